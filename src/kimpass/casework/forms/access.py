"""Forms of enquiries and notifications."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.access import IdentityEntry
from kimpass.casework.models import AccessRequest
from kimpass.casework.selectors import choices
from kimpass.casework.selectors.choices import Choice
from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, MultipleChipsField


class KeyedChoiceField(forms.ChoiceField):
    """A select that sends an address and gives the action the row it stands for."""

    default_error_messages = {"invalid_choice": _("Bitte wählen Sie einen Eintrag aus der Liste.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rows: dict[str, int] = {}

    def clean(self, value: Any) -> int | None:
        """Return the row the chosen address stands for, None when nothing was chosen."""
        return self.rows.get(super().clean(value))

    def offer(self, entries: Iterable[Choice], *, blank: Any = None) -> None:
        """Fill the list; `blank` is the word for having chosen nothing."""
        found = list(entries)
        self.rows = {entry.key: entry.id for entry in found}
        # A list of one is no question.
        head = [] if len(found) == 1 and self.required else [("", blank or _("Bitte wählen"))]
        self.choices = [*head, *((entry.key, entry.label) for entry in found)]


IDENTITY = ("name", "reachable_by", "consent_obtained_by", "consent_obtained_on")


class RecordAccessRequestForm(forms.Form):
    """Level, way, place and day; reasons and identity only where they belong."""

    level = ChipsField(label=_("Ebene"), choices=AccessRequest.Level.choices, initial=AccessRequest.Level.LEVEL_1)
    channel = ChipsField(label=_("Weg"), choices=AccessRequest.Channel.choices)
    unit = KeyedChoiceField(label=_("Kommune"))
    received_on = GermanDateField(label=_("Eingegangen am"))
    reasons = MultipleChipsField(
        label=_("Gründe der Meldung"),
        help_text=_("Nur bei Ebene 2; mehrere sind möglich."),
        choices=AccessRequest.Reason.choices,
        required=False,
    )
    reporter_agency = KeyedChoiceField(label=_("Meldende Stelle"), required=False)
    directly_to_coordination = forms.BooleanField(
        label=_("Geht direkt an die Koordinierende Stelle"),
        help_text=_("Nur für Ämter und nur bei Ebene 2. Andere Stellen melden an das Case Management."),
        required=False,
    )
    is_same_day = forms.BooleanField(
        label=_("Noch heute: die Person wird gleich herübergebracht"),
        help_text=_("Die Anfrage steht dann ganz oben, in der Liste und auf „Heute“."),
        required=False,
    )
    summary = CleanTextField(
        label=_("Worum geht es?"),
        help_text=_("Ohne Namen und ohne Angaben, an denen man jemanden erkennt."),
        max_length=2000,
        rows=3,
        required=False,
    )
    name = CleanCharField(
        label=_("Name"),
        help_text=_("Nur mit Einverständnis der Person. Sonst bleibt das Feld leer."),
        max_length=160,
        required=False,
    )
    reachable_by = CleanCharField(label=_("Erreichbar über"), max_length=160, required=False)
    consent_obtained_by = CleanCharField(label=_("Einverständnis eingeholt von"), max_length=160, required=False)
    consent_obtained_on = GermanDateField(label=_("Einverständnis vom"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The coordinating office takes down what is reported to it directly, and never a name.
        self.is_coordination = not actor.may_somewhere(Permission.ACCESS_RECORD)
        if self.is_coordination:
            self._for_coordination()
        right = Permission.ACCESS_COORDINATE if self.is_coordination else Permission.ACCESS_RECORD
        self.fields["unit"].label = words_of(actor).place
        self.unit_field.offer(choices.units(actor, right))
        self.agency_field.offer(choices.agencies(actor), blank=_("keine oder unbekannt"))
        self.fields["received_on"].initial = actor.today

    @property
    def unit_field(self) -> KeyedChoiceField:
        field = self.fields["unit"]
        assert isinstance(field, KeyedChoiceField)  # noqa: S101 - tells the type checker what stands above
        return field

    @property
    def agency_field(self) -> KeyedChoiceField:
        field = self.fields["reporter_agency"]
        assert isinstance(field, KeyedChoiceField)  # noqa: S101 - tells the type checker what stands above
        return field

    def _for_coordination(self) -> None:
        for name in (*IDENTITY, "is_same_day", "level", "directly_to_coordination"):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        told = any(data.get(key) for key in ("reachable_by", "consent_obtained_by", "consent_obtained_on"))
        if data.get("name"):
            for key in ("consent_obtained_by", "consent_obtained_on"):
                if not data.get(key) and key not in self.errors:
                    self.add_error(key, _("Ein Name braucht das Einverständnis: von wem und wann eingeholt?"))
        elif told and "name" not in self.errors:
            self.add_error("name", _("Bitte nennen Sie den Namen, oder leeren Sie die Angaben zum Einverständnis."))
        return data

    def values(self) -> dict[str, Any]:
        """Return what the action takes."""
        data = dict(self.cleaned_data)
        parts = {key: data.pop(key, "") for key in IDENTITY}
        data["unit_id"], data["reporter_agency_id"] = data.pop("unit"), data.pop("reporter_agency")
        if self.is_coordination:
            data |= {"level": AccessRequest.Level.LEVEL_2, "directly_to_coordination": True}
        return data | {"identity": IdentityEntry(**parts) if parts["name"] else None}


class ReturnAccessRequestForm(forms.Form):
    """Why a request goes back."""

    reason = CleanTextField(
        label=_("Grund der Rückgabe"),
        help_text=_("Die meldende Stelle erfährt diesen Grund. Bitte ohne Namen."),
        max_length=300,
        rows=3,
    )
