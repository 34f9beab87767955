"""Forms of the intake: what is known now, the rest later."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.intake import DirectAccess, FirstTalk, Signature
from kimpass.casework.forms.access import KeyedChoiceField
from kimpass.casework.forms.work import picks
from kimpass.casework.models import AccessRequest, CaseMember
from kimpass.casework.selectors import choices, offered
from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.models import YesNo
from kimpass.organisation.selectors.words import words_of
from kimpass.people.actions.person_data import PersonData
from kimpass.people.models import HouseholdMember
from kimpass.people.selectors.births import Birth, read_birth
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, MultipleChipsField, ReadField


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
    birth = ReadField(
        read=read_birth,
        label=_("Geburtsdatum"),
        help_text=_("14.03.1990, nur 03.1990 oder 1990, „ca. 1990“ oder „unbekannt“"),
        error_messages={
            "unread": _(
                "Diesen Tag gibt es nicht. Schreiben Sie 14.03.1990, 03.1990, nur das Jahr 1990 oder „unbekannt“."
            )
        },
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
            birth_precision=birth.precision,
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

    topic_ids = MultipleChipsField(
        label=_("Themen"), help_text=_("Sie stehen dann in der ersten Kontaktnotiz."), choices=[], required=False
    )

    def __init__(self, *args: Any, actor: Actor, announced: AccessRequest | None = None, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.announced = announced
        topics: Any = self.fields["topic_ids"]
        topics.choices, ids = picks(offered.fields_of_action(actor), "code", lambda field: field.label_de)
        topics.coerce = ids.__getitem__
        self.fields["unit"].label = words_of(actor).place
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

    def values(self, at: datetime) -> dict[str, Any]:
        """Return what the action takes; `at` is the instant the first note is recorded."""
        data = self.cleaned_data
        said = data.get("summary") or (self.announced.summary if self.announced else "")
        values = {
            "talk": FirstTalk(at, data["topic_ids"], said),
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
