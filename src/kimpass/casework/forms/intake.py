"""Forms of the intake: what is known now, the rest later."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.intake import DirectAccess, Signature
from kimpass.casework.forms.access import KeyedChoiceField
from kimpass.casework.models import AccessRequest, CaseMember
from kimpass.casework.selectors import choices
from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.models import YesNo
from kimpass.people.actions.households import PersonData
from kimpass.people.models import HouseholdMember
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, read_date

YEAR = re.compile(r"(?:ca\.?|etwa|um|\*)?\s*([0-9]{4})", re.IGNORECASE | re.ASCII)
UNKNOWN = frozenset({"unbekannt", "unbekannt.", "?", "-"})


@dataclass(frozen=True, slots=True)
class Birth:
    """A day of birth, a year alone, or neither."""

    day: date | None = None
    year: int | None = None


def read_birth(text: str) -> Birth:
    """
    Return what "14.03.1990", "1990", "ca. 1990" or "unbekannt" says.

    :raises ValidationError: none of these, or there is no such day.
    """
    if text.casefold() in UNKNOWN:
        return Birth()
    if found := YEAR.fullmatch(text):
        return Birth(year=int(found.group(1)))
    try:
        day = read_date(text)
    except ValueError as error:
        raise ValidationError(
            _("Diesen Tag gibt es nicht. Schreiben Sie 14.03.1990, nur das Jahr 1990 oder „unbekannt“."), code="birth"
        ) from error
    return Birth(day=day, year=day.year)


class BirthField(CleanCharField):
    """A date of birth as far as it is known; a year alone never gets an invented day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, widget=forms.TextInput(attrs={"autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> Any:
        """Return a `Birth`."""
        text = super().clean(value)
        return read_birth(text) if text else Birth()


class PersonForm(forms.Form):
    """What is known about somebody in the first talk."""

    family_name = CleanCharField(
        label=_("Familienname"),
        help_text=_("Wie im Ausweis"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    given_names = CleanCharField(
        label=_("Vorname"),
        help_text=_("Wie im Ausweis"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    original_name = CleanCharField(
        label=_("Name in eigener Schrift"),
        help_text=_("Hilft bei der Suche"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    birth = BirthField(
        label=_("Geburtsdatum"), help_text=_("Oder nur das Jahr, oder „unbekannt“. Beispiel: 14.03.1990")
    )
    language = forms.ChoiceField(label=_("Sprache für Gespräche"), required=False)
    needs_interpreter = ChipsField(
        label=_("Dolmetschen nötig?"), choices=YesNo.choices, initial=YesNo.NOT_ASKED, required=False
    )
    phone = CleanCharField(
        label=_("Telefon"),
        help_text=_("So erreichen wir die Person"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        field.choices = [("", _("noch nicht bekannt")), *choices.languages(actor)]  # type: ignore[attr-defined]
        if "on" in self.fields:
            self.fields["on"].initial = actor.today

    def person(self) -> PersonData:
        """Return what the action takes."""
        data = self.cleaned_data
        birth: Birth = data["birth"]
        return PersonData(
            family_name=data["family_name"],
            given_names=data["given_names"],
            original_name=data["original_name"],
            birth_date=birth.day,
            birth_year=birth.year,
            languages=(data["language"],) if data["language"] else (),
            needs_interpreter=data["needs_interpreter"] or YesNo.NOT_ASKED,
            phone=data["phone"],
        )


class BeginIntakeForm(PersonForm):
    """The one page of the intake: eight compulsory entries at most."""

    field_order = ("level", "channel")  # complaints are listed in the order of the page

    level = ChipsField(label=_("Ebene"), choices=AccessRequest.Level.choices, initial=AccessRequest.Level.LEVEL_1)
    channel = ChipsField(label=_("Weg"), choices=AccessRequest.Channel.choices)
    unit = KeyedChoiceField(label=_("Kommune"), help_text=_("Wohnort, auch vorläufig"))
    on = GermanDateField(label=_("Tag des Gesprächs"))
    household_kind = KeyedChoiceField(label=_("Haushalt"), required=False)
    consent = ChipsField(
        label=_("Einverständnis zur Datenverarbeitung"),
        choices=[("signed", _("jetzt unterschrieben")), ("later", _("folgt, Vordruck mitgegeben"))],
        initial="later",
    )
    consent_text = KeyedChoiceField(label=_("Sprache des Vordrucks"), required=False)
    summary = CleanTextField(
        label=_("Anliegen in einem Satz"),
        help_text=_("Ohne Namen; es wird mit dem Zugang gezählt."),
        max_length=2000,
        rows=2,
        required=False,
    )

    def __init__(self, *args: Any, actor: Actor, announced: AccessRequest | None = None, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.announced = announced
        self._keyed("unit").offer(choices.units(actor, Permission.CASE_WORK))
        self._keyed("household_kind").offer(choices.household_kinds(actor), blank=_("später"))
        self._keyed("consent_text").offer(choices.consent_texts(actor), blank=_("Bitte wählen"))
        if announced is not None:
            # How somebody came was recorded with the request; it is shown, not asked again.
            for name in ("level", "channel", "summary"):
                del self.fields[name]

    def _keyed(self, name: str) -> KeyedChoiceField:
        field = self.fields[name]
        assert isinstance(field, KeyedChoiceField)  # noqa: S101 - tells the type checker what stands above
        return field

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("consent") == "signed" and not data.get("consent_text") and "consent_text" not in self.errors:
            self.add_error("consent_text", _("In welcher Sprache wurde der Vordruck unterschrieben?"))
        return data

    def values(self) -> dict[str, Any]:
        """Return what the action takes."""
        data = self.cleaned_data
        values = {
            "unit_id": data["unit"],
            "on": data["on"],
            "person": self.person(),
            "household_kind_id": data["household_kind"],
            "signature": Signature(data["consent_text"]) if data["consent"] == "signed" else None,
        }
        if self.announced is not None:
            return values | {"access_request_id": self.announced.pk}
        return values | {"level": data["level"], "direct": DirectAccess(data["channel"], data["summary"])}


class AddCaseMemberForm(PersonForm):
    """Somebody else of the household."""

    relation = ChipsField(
        label=_("Beziehung zur Bezugsperson"),
        choices=[choice for choice in HouseholdMember.Relation.choices if choice[0] != "reference"],
    )
    kind = ChipsField(label=_("Zählt als"), choices=CaseMember.Kind.choices, initial=CaseMember.Kind.ADVISED)
    on = GermanDateField(label=_("Ab"))
