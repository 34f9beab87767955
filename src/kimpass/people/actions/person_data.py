"""What is known about a person, checked and written; the use cases around it stand in `households`."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.organisation.models import Precision, YesNo
from kimpass.people.models import (
    ContactPoint,
    NameKey,
    Person,
    PersonLanguage,
    PersonNationality,
    Schooling,
)
from kimpass.people.selectors.births import TOO_LONG_AGO
from kimpass.people.selectors.words import name_keys

# ISO 639: somebody needs an interpreter, and nobody knows yet for which language.
UNKNOWN_LANGUAGE = "und"
EXACT = frozenset({Precision.DAY, Precision.MONTH})
LOOSE = frozenset({Precision.YEAR, Precision.ESTIMATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonData:
    """
    What a form knows about a person; everything but a name may be missing.

    `languages` and `phone` are None where a form does not ask for them: then they stay as they are.
    A month is the first of that month with `birth_precision` month; a year alone, or estimated, has no date.
    """

    family_name: str
    given_names: str = ""
    original_name: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    birth_precision: str = ""
    sex: str = Person.Sex.NOT_STATED
    languages: tuple[str, ...] | None = ()
    nationalities: tuple[str, ...] = ()
    needs_interpreter: str = YesNo.NOT_ASKED
    phone: str | None = ""
    arrived_on: date | None = None
    lone_parent: str = YesNo.NOT_ASKED
    unaccompanied_minor: str = YesNo.NOT_ASKED
    schooling: str = Schooling.NOT_ASKED

    def obstacles(self, on: date) -> list[str]:
        """Return, in words, what cannot be."""
        found = [*self._name_obstacles(), *self._date_obstacles(on)]
        chosen = (
            self.sex in Person.Sex.values,
            self.needs_interpreter in YesNo.values,
            self.lone_parent in YesNo.values,
            self.unaccompanied_minor in YesNo.values,
            self.schooling in Schooling.values,
            self.precision in EXACT or self.birth_date is None,
            self.precision in EXACT | LOOSE,
        )
        if not all(chosen):
            found.append(_("Bitte wählen Sie einen Wert aus der Liste."))
        spoken = self.languages or ()
        if any(len(code) != 2 for code in self.nationalities) or any(not 1 < len(c) <= 12 for c in spoken):
            found.append(_("Sprache oder Staatsangehörigkeit ist nicht bekannt."))
        return found

    def _name_obstacles(self) -> list[str]:
        found = []
        if not self.family_name.strip():
            found.append(_("Bitte geben Sie einen Familiennamen an; ein Rufname oder „unbekannt“ genügt."))
        if max(len(self.family_name), len(self.given_names)) > 120 or max(map(len, self.long_values)) > 200:
            found.append(_("Ein Name darf höchstens 120 Zeichen haben, Originalname und Telefon höchstens 200."))
        return found

    @property
    def long_values(self) -> tuple[str, str]:
        """Return the values that may have 200 characters."""
        return self.original_name, self.phone or ""

    def _date_obstacles(self, on: date) -> list[str]:
        found = []
        year = self.known_birth_year
        if year is not None and not on.year - 130 <= year <= on.year:
            found.append(str(TOO_LONG_AGO))
        elif self.birth_date is not None and self.birth_date > on:
            found.append(_("Das Geburtsdatum liegt in der Zukunft."))
        if self.arrived_on is not None and self.arrived_on > on:
            found.append(_("Das Einreisedatum liegt in der Zukunft."))
        if self.arrived_on is not None and year is not None and self.arrived_on.year < year:
            found.append(_("Die Einreise liegt vor der Geburt."))
        return found

    @property
    def known_birth_year(self) -> int | None:
        """Return the year of birth from the date, else as given."""
        return self.birth_year if self.birth_date is None else self.birth_date.year

    @property
    def precision(self) -> str:
        """Return how exactly the birth is known."""
        return self.birth_precision or (Precision.DAY if self.birth_date else Precision.YEAR)

    def write_values(self, person: Person) -> None:
        """Take over the columns of the person's own row, without saving it."""
        person.family_name, person.given_names = self.family_name.strip(), self.given_names.strip()
        person.original_name, person.sex = self.original_name.strip(), self.sex
        person.birth_date, person.birth_year = self.birth_date, self.known_birth_year
        person.birth_precision = self.precision
        person.arrived_on = self.arrived_on
        person.lone_parent, person.unaccompanied_minor = self.lone_parent, self.unaccompanied_minor
        person.schooling = self.schooling

    def write_parts(self, person: Person, on: date) -> None:
        """Write nationalities, keys of the names, and what else the form asked for."""
        for model in (PersonNationality, NameKey):
            model.objects.of(person).delete()
        owner = {"tenant_id": person.tenant_id, "person": person}
        codes = dict.fromkeys(code.upper() for code in self.nationalities)
        PersonNationality.objects.bulk_create(PersonNationality(country=code, **owner) for code in codes)
        keys = name_keys(person.family_name, person.given_names, person.original_name)
        NameKey.objects.bulk_create(NameKey(key=key, birth_year=person.birth_year, **owner) for key in sorted(keys))
        if self.languages is not None:
            _write_languages(person, self.languages, self.needs_interpreter)
        if self.phone is not None:
            _write_phone(person, self.phone.strip(), on)


def _write_languages(person: Person, codes: tuple[str, ...], needs_interpreter: str) -> None:
    languages = dict.fromkeys(codes)
    if not languages and needs_interpreter == YesNo.YES:
        languages = {UNKNOWN_LANGUAGE: None}
    PersonLanguage.objects.of(person).delete()
    PersonLanguage.objects.bulk_create(
        PersonLanguage(tenant_id=person.tenant_id, person=person, language=code, needs_interpreter=needs_interpreter)
        for code in languages
    )


def _write_phone(person: Person, phone: str, on: date) -> None:
    current = list(ContactPoint.objects.of(person).current().filter(kind="phone", valid_until__isnull=True))
    if [point.value for point in current] == ([phone] if phone else []):
        return
    for point in current:
        if point.valid_from >= on:
            point.superseded_at = timezone.now()  # entered and corrected on one day: it never held
        else:
            point.valid_until = on
        point.save(update_fields=["superseded_at", "valid_until"])
    if phone:
        ContactPoint.objects.create(
            tenant_id=person.tenant_id, person=person, kind=ContactPoint.Kind.PHONE, value=phone, valid_from=on
        )
