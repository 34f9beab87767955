"""What people type about a person."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import YesNo
from kimpass.people.actions.households import UNKNOWN_LANGUAGE, PersonData
from kimpass.people.models import HouseholdMember, Person, PersonLanguage
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, MultipleChipsField

NATIONALITIES = ("nationality", "nationality_2", "nationality_3")
YES_NO = [(value, label) for value, label in YesNo.choices if value != YesNo.UNKNOWN]
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value as it is stored and as it was typed."""

    label: str
    stored: str
    typed: str


class PersonForm(forms.Form):
    """Everything the person page says of a person, in one form."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    family_name = CleanCharField(label=_("Familienname"), max_length=120, help_text=_("Wie im Ausweis"))
    given_names = CleanCharField(label=_("Vornamen"), max_length=120, required=False, help_text=_("Wie im Ausweis"))
    original_name = CleanCharField(
        label=_("Name in eigener Schrift"), max_length=200, required=False, help_text=_("Hilft bei der Suche")
    )
    birth_date = GermanDateField(label=_("Geburtsdatum"), required=False, help_text=_("Beispiel: 14.03.1990"))
    birth_year = forms.IntegerField(
        label=_("oder nur das Geburtsjahr"),
        required=False,
        min_value=1850,
        max_value=2200,
        help_text=_("Auch geschätzt. Ein Tag wird nie erfunden."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4, "autocomplete": "off"}),
    )
    sex = ChipsField(label=_("Geschlecht"), choices=Person.Sex.choices, required=False)
    nationality = forms.ChoiceField(label=_("Staatsangehörigkeit"), required=False)
    nationality_2 = forms.ChoiceField(label=_("zweite Staatsangehörigkeit"), required=False)
    nationality_3 = forms.ChoiceField(label=_("dritte Staatsangehörigkeit"), required=False)
    arrived_on = GermanDateField(label=_("Einreise nach Deutschland"), required=False)
    languages = MultipleChipsField(label=_("Sprachen"), choices=(), required=False)
    needs_interpreter = ChipsField(label=_("Dolmetschen nötig?"), choices=YES_NO, required=False)
    phone = CleanCharField(label=_("Telefon"), max_length=200, required=False)

    def __init__(self, *args: Any, languages: Choices, countries: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NATIONALITIES:
            self.fields[name].choices = [("", _("bitte wählen")), *countries]  # type: ignore[attr-defined]
        self.fields["languages"].choices = languages  # type: ignore[attr-defined]

    def person(self) -> PersonData:
        """Return what was typed as the actions take it."""
        values = self.cleaned_data
        return PersonData(
            family_name=values["family_name"],
            given_names=values["given_names"],
            original_name=values["original_name"],
            birth_date=values["birth_date"],
            birth_year=values["birth_year"],
            sex=values["sex"] or Person.Sex.NOT_STATED,
            languages=tuple(values["languages"]),
            nationalities=tuple(values[name] for name in NATIONALITIES if values[name]),
            needs_interpreter=values["needs_interpreter"] or YesNo.NOT_ASKED,
            phone=values["phone"],
            arrived_on=values["arrived_on"],
        )

    def in_words(self, name: str, value: Any) -> str:
        """Return a value of a field as a reader sees it."""
        field = self.fields[name]
        if isinstance(value, list | tuple):
            return ", ".join(self.in_words(name, part) for part in value)
        if isinstance(field, forms.ChoiceField):
            return str({str(code): label for code, label in self._flat(field)}.get(str(value), value or "")) or "–"
        shown = field.widget.format_value(value) if field.widget is not None else value
        return str(shown or "–")

    @staticmethod
    def _flat(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
        return [(code, label) for code, label in field.choices if code != ""]  # type: ignore[misc, union-attr]

    def differences(self, stored: dict[str, Any]) -> list[Difference]:
        """Return the values that were typed otherwise than they are stored now."""
        found = []
        for name in self.fields:
            if name == "version":
                continue
            before, now = self.in_words(name, stored.get(name)), self.in_words(name, self.cleaned_data.get(name))
            if before != now:
                found.append(Difference(str(self.fields[name].label), before, now))
        return found


class NewPersonForm(PersonForm):
    """A person who joins a household."""

    relation = ChipsField(
        label=_("Beziehung zur Bezugsperson"),
        choices=[choice for choice in HouseholdMember.Relation.choices if choice[0] != "reference"],
    )
    since = GermanDateField(label=_("Im Haushalt seit"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]


def stored_values(
    person: Person, nationalities: list[str], languages: list[PersonLanguage], phone: str
) -> dict[str, Any]:
    """Return what is stored of a person under the names of the form's fields."""
    spoken = [row.language for row in languages]
    return {
        "version": person.version,
        "family_name": person.family_name,
        "given_names": person.given_names,
        "original_name": person.original_name,
        "birth_date": person.birth_date,
        "birth_year": None if person.birth_date else person.birth_year,
        "sex": person.sex,
        "arrived_on": person.arrived_on,
        "languages": [code for code in spoken if code != UNKNOWN_LANGUAGE],
        "needs_interpreter": languages[0].needs_interpreter if languages else YesNo.NOT_ASKED,
        "phone": phone,
        **dict(zip(NATIONALITIES, nationalities, strict=False)),
    }
