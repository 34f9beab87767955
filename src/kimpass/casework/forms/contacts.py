from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import WorkForm, picks
from kimpass.casework.models import Contact, TaskArea
from kimpass.organisation.models import CatalogueEntry, ExtraField
from kimpass.organisation.presenters import PREFIX, extra_inputs, extra_said
from kimpass.people.models import Person
from kimpass.ui.fields import ChipsField, CleanTextField, GermanDateField, MultipleChipsField, SelectField

MINUTES = (10, 20, 30, 45, 60, 90, 120)
ABOUT = "about_"


def speaks_of_people(sent: Mapping[str, str]) -> bool:
    """Test whether what was sent names members of the household."""
    return any(value for name, value in sent.items() if name in {"person_ids", "only_member_id"} or ABOUT in name)


class ContactForm(WorkForm):
    """A note needs its text only; whatever else is known is a tap away."""

    text = CleanTextField(label=_("Notiz"), max_length=8000, rows=5)
    kind = ChipsField(label=_("Art"), choices=Contact.Kind.choices, initial=Contact.Kind.TALK)
    topic_ids = MultipleChipsField(label=_("Themen"), choices=[], required=False)
    minutes = ChipsField(
        label=_("Dauer in Minuten"),
        choices=[(number, str(number)) for number in MINUTES],
        coerce=int,
        empty_value=None,
        required=False,
    )
    with_interpreter = forms.BooleanField(label=_("mit Dolmetscherin oder Dolmetscher"), required=False)
    happened_on = GermanDateField(label=_("Datum"))
    person_ids = MultipleChipsField(label=_("Wer war dabei?"), choices=[], required=False)
    is_complex = forms.BooleanField(label=_("Komplexer Kontakt"), required=False)
    task_area = ChipsField(
        label=_("Aufgabenbereich"), choices=TaskArea.choices, initial=TaskArea.SUPPORT, required=False
    )
    concerns_third_person = forms.BooleanField(
        label=_("Betrifft Dritte"),
        help_text=_("Die Notiz bleibt in der Fallakte: nicht in Übergaben, Schreiben und Ausgaben."),
        required=False,
    )
    only_member_id = SelectField(
        label=_("Nur für ein Haushaltsmitglied"),
        help_text=_("Verdeckt in der Fallakte, nie in Übergaben, Druck und Ausgaben."),
        choices=[],
        required=False,
        empty_value=None,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        fields: Sequence[CatalogueEntry],
        people: Sequence[Person],
        today: date,
        extra: Sequence[ExtraField] = (),
        required: Sequence[str] = (),
    ) -> None:
        super().__init__(data, initial={"happened_on": today, "kind": Contact.Kind.TALK, "task_area": TaskArea.SUPPORT})
        choices, self._topics = picks(fields, "code", lambda field: field.label_de)
        topics: Any = self.fields["topic_ids"]
        topics.choices, topics.coerce = choices, self._topics.__getitem__
        self.people = list(people)
        named, persons = picks(people, "public_id", lambda person: person.given_names or person.family_name)
        for name in ("person_ids", "only_member_id"):
            self._offer(name, named, persons)
        self._topic_names: list[str] = []
        if len(people) > 1:
            for code, label in choices:
                self._ask_about(code, label, named, persons)
        self.extra = list(extra)
        self.fields |= extra_inputs(self.extra, {}, required)

    def extra_rows(self) -> list[forms.BoundField]:
        """Return the bound fields the district gave itself."""
        return [self[PREFIX + field.key] for field in self.extra]

    def _offer(self, name: str, named: list[tuple[str, str]], persons: dict[str, int]) -> None:
        field: Any = self.fields[name]
        field.choices = named if name == "person_ids" else [("", _("den ganzen Haushalt")), *named]
        field.coerce = persons.__getitem__

    def _ask_about(self, code: str, label: str, named: list[tuple[str, str]], persons: dict[str, int]) -> None:
        name = f"{ABOUT}{code}"
        self.fields[name] = SelectField(label=label, choices=[], required=False, empty_value=None)
        self._offer(name, named, persons)
        self._topic_names.append(name)

    @property
    def topic_fields(self) -> list[forms.BoundField]:
        """Return the fields that say whom alone a topic is about."""
        return [self[name] for name in self._topic_names]

    @property
    def has_more(self) -> bool:
        """Test whether something behind the fold was filled in, so that it opens by itself."""
        behind = ("is_complex", "concerns_third_person", "only_member_id", *self._topic_names)
        return any(self.data.get(name) for name in behind) or any(name in self.errors for name in behind)

    def values(self) -> dict[str, Any]:
        """Return what was typed as the action takes it."""
        values = {name: value for name, value in self.cleaned_data.items() if not name.startswith(PREFIX)}
        values["extra"] = extra_said(self.extra, self.cleaned_data) if self.extra else None
        about = {name: values.pop(name, None) for name in self._topic_names}
        values["topic_persons"] = {
            self._topics[name.removeprefix(ABOUT)]: person for name, person in about.items() if person is not None
        }
        values["task_area"] = values["task_area"] or TaskArea.SUPPORT
        return values
