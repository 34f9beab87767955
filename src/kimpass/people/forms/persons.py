"""What people type about a person."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import YesNo
from kimpass.people.actions.person_data import PersonData
from kimpass.people.models import HouseholdMember, Person, Schooling
from kimpass.people.selectors.births import Birth, birth_of, read_birth
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, MultipleChipsField, ReadField

NATIONALITIES = ("nationality", "nationality_2", "nationality_3")
YES_NO = [(value, label) for value, label in YesNo.choices if value != YesNo.UNKNOWN]
Choices = list[tuple[str, str]]


class PersonForm(forms.Form):
    """Everything the person page says of a person, in one form."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    family_name = CleanCharField(label=_("Familienname"), max_length=120, help_text=_("Wie im Ausweis"))
    given_names = CleanCharField(label=_("Vornamen"), max_length=120, required=False, help_text=_("Wie im Ausweis"))
    original_name = CleanCharField(
        label=_("Name in eigener Schrift"), max_length=200, required=False, help_text=_("Hilft bei der Suche")
    )
    birth = ReadField(
        read=read_birth,
        label=_("Geburtsdatum"),
        required=False,
        help_text=_("14.03.1990, nur 03.1990 oder 1990, geschätzt „ca. 1990“, oder leer. Ein Tag wird nie erfunden."),
        error_messages={
            "unread": _(
                "Diesen Tag gibt es nicht. Schreiben Sie 14.03.1990, 03.1990, nur das Jahr 1990 oder „unbekannt“."
            )
        },
    )
    sex = ChipsField(label=_("Geschlecht"), choices=Person.Sex.choices, required=False)
    nationality = forms.ChoiceField(label=_("Staatsangehörigkeit"), required=False)
    nationality_2 = forms.ChoiceField(label=_("zweite Staatsangehörigkeit"), required=False)
    nationality_3 = forms.ChoiceField(label=_("dritte Staatsangehörigkeit"), required=False)
    arrived_on = GermanDateField(label=_("Einreise nach Deutschland"), required=False)
    lone_parent = ChipsField(label=_("Alleinerziehend?"), choices=YES_NO, required=False)
    unaccompanied_minor = ChipsField(label=_("Unbegleitet minderjährig eingereist?"), choices=YES_NO, required=False)
    schooling = ChipsField(label=_("Kita, Schule, Ausbildung"), choices=Schooling.choices, required=False)

    def __init__(self, *args: Any, countries: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NATIONALITIES:
            self.fields[name].choices = [("", _("bitte wählen")), *countries]  # type: ignore[attr-defined]

    def person(self) -> PersonData:
        """Return what was typed as the actions take it."""
        values = self.cleaned_data
        birth: Birth = values["birth"]
        return PersonData(
            family_name=values["family_name"],
            given_names=values["given_names"],
            original_name=values["original_name"],
            birth_date=birth.day,
            birth_year=birth.year,
            birth_precision=birth.precision,
            sex=values["sex"] or Person.Sex.NOT_STATED,
            languages=None,
            nationalities=tuple(values[name] for name in NATIONALITIES if values[name]),
            phone=None,
            arrived_on=values["arrived_on"],
            lone_parent=values["lone_parent"] or YesNo.NOT_ASKED,
            unaccompanied_minor=values["unaccompanied_minor"] or YesNo.NOT_ASKED,
            schooling=values["schooling"] or Schooling.NOT_ASKED,
        )


class NewPersonForm(PersonForm):
    """A person who joins a household."""

    relation = ChipsField(
        label=_("Beziehung zur Bezugsperson"),
        choices=[choice for choice in HouseholdMember.Relation.choices if choice[0] != "reference"],
    )
    since = GermanDateField(label=_("Im Haushalt seit"))
    languages = MultipleChipsField(label=_("Sprachen"), choices=(), required=False)
    needs_interpreter = ChipsField(label=_("Dolmetschen nötig?"), choices=YES_NO, required=False)
    phone = CleanCharField(label=_("Telefon"), max_length=200, required=False)

    def __init__(self, *args: Any, languages: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        self.fields["languages"].choices = languages  # type: ignore[attr-defined]

    def person(self) -> PersonData:
        """Return what was typed as the actions take it, with languages and telephone."""
        values = self.cleaned_data
        return replace(
            super().person(),
            languages=tuple(values["languages"]),
            needs_interpreter=values["needs_interpreter"] or YesNo.NOT_ASKED,
            phone=values["phone"],
        )


def stored_values(person: Person, nationalities: list[str]) -> dict[str, Any]:
    """Return what is stored of a person under the names of the form's fields."""
    return {
        "version": person.version,
        "family_name": person.family_name,
        "given_names": person.given_names,
        "original_name": person.original_name,
        "birth": birth_of(person),
        "sex": person.sex,
        "arrived_on": person.arrived_on,
        "lone_parent": person.lone_parent,
        "unaccompanied_minor": person.unaccompanied_minor,
        "schooling": person.schooling,
        **dict(zip(NATIONALITIES, nationalities, strict=False)),
    }
