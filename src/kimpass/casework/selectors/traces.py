"""What is known of the people in a case, gathered to be looked for in a text that is to leave it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from babel import Locale
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from kimpass.casework.models import Assessment, Case, CaseMember, Contact
from kimpass.casework.selectors.wording import digits_of, folds, words_of
from kimpass.organisation.models import Tenant
from kimpass.people.models import (
    Address,
    ContactPoint,
    HouseholdMember,
    LegalDomainPeriod,
    Person,
    PersonNationality,
    ResidenceStatus,
)
from kimpass.people.selectors.sounds import skeletons
from kimpass.people.selectors.words import PARTICLES

KINDS = {
    "email": _("E-Mail-Adresse"),
    "phone": _("Telefonnummer"),
    "street": _("Straße mit Hausnummer"),
    "number": _("Fallnummer"),
}
INFLECTIONS = ("schen", "sches", "scher", "sche", "ens", "es", "en", "er", "s", "n", "e")
SHORTEST_STEM = 3
SHORTEST_PREFIX = 5
LIKENESS = 62
# Country names lose their ending, so that "Syrien" is found in "Syrer" and "syrisch".
_ENDINGS = ("istan", "land", "ien", "ei", "ea", "ia", "a", "e", "o")


class NameSet:
    """The names of the people in a case, in plain letters."""

    def __init__(self, names: Iterable[str]) -> None:
        parts = [word for name in names for word in words_of(name)]
        telling = [part for part in parts if part.casefold() not in PARTICLES and len(part) > 1]
        self.folded = {fold for part in telling for fold in folds(part) if len(fold) > 1}

    @cached_property
    def _keys(self) -> list[tuple[str, frozenset[str]]]:
        return [(name, frozenset(k for k in skeletons(name) if len(k) >= SHORTEST_STEM)) for name in self.folded]

    def _is_name(self, fold: str) -> bool:
        if fold in self.folded:
            return True
        stems = (fold.removesuffix(ending) for ending in INFLECTIONS if fold.endswith(ending))
        return any(len(stem) >= SHORTEST_STEM and stem in self.folded for stem in stems)

    def says(self, word: str) -> bool:
        """Test whether the word is a name, inflected or not; written small or very short it may be another word."""
        if word[:1].islower() or len(word) < SHORTEST_STEM:
            return False
        return any(self._is_name(fold) for fold in folds(word))

    def resembles(self, word: str) -> bool:
        """Test whether the word may be a name: written small, as part of a longer word, or spelt another way."""
        forms = folds(word)
        if any(self._is_name(fold) for fold in forms):
            return True
        if any(fold.startswith(name) for fold in forms for name in self.folded if len(name) >= SHORTEST_PREFIX):
            return True
        return word[:1].isupper() and any(self._sounds_alike(fold) for fold in forms)

    def _sounds_alike(self, fold: str) -> bool:
        for form in {fold, fold.removesuffix("s")}:
            keys = skeletons(form) if len(form) > SHORTEST_STEM else frozenset()
            for name, theirs in self._keys:
                if keys & theirs and fuzz.ratio(form, name) >= LIKENESS:
                    return True
        return False

    def joined_in(self, text: str) -> Iterator[str]:
        """Yield names taken apart: over the end of a line, or letter by letter."""
        words = words_of(text)
        for first, second in pairwise(words):
            if any(len(fold) >= SHORTEST_PREFIX and self._is_name(fold) for fold in folds(first + second)):
                yield f"{first} {second}"
        run: list[str] = []
        for word in [*words, "end"]:
            if len(word) == 1:
                run.append(word)
                continue
            if len(run) >= SHORTEST_STEM and any(self._is_name(fold) for fold in folds("".join(run))):
                yield " ".join(run)
            run = []


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that would lead back to the people of one case."""

    names: NameSet
    birth_dates: frozenset[date] = frozenset()
    other_dates: frozenset[date] = frozenset()
    numbers: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    case_number: str = ""
    case_number_shown: str = ""
    rare_nationality_stems: tuple[str, ...] = field(default_factory=tuple)


def country_stem(code: str) -> str:
    """Return the beginning that a country's German name shares with its adjective, empty for an unknown code."""
    name = str(Locale("de").territories.get(code.upper(), "")).casefold()
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= SHORTEST_STEM:
            return name.removesuffix(ending)
    return name


def _rare_nationalities(case: Case, persons: list[int]) -> tuple[str, ...]:
    mine = PersonNationality.objects.asked_for().filter(tenant_id=case.tenant_id, person_id__in=persons)
    countries = set(mine.values_list("country", flat=True))
    if not countries:
        return ()
    advised = CaseMember.objects.asked_for().filter(
        tenant_id=case.tenant_id, case__unit_id=case.unit_id, case__closed_on__isnull=True
    )
    counted = (
        PersonNationality.objects.asked_for()
        .filter(tenant_id=case.tenant_id, country__in=countries, person__in=advised.values("person"))
        .values("country")
        .annotate(people=Count("person", distinct=True))
        .values_list("country", "people")
    )
    smallest = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=case.tenant_id)
    common = {country for country, people in counted if people >= smallest}
    return tuple(sorted(stem for country in countries - common if (stem := country_stem(country))))


def _days(rows: QuerySet[Any], *columns: str) -> set[date]:
    return {day for row in rows.values_list(*columns) for day in row if day is not None}


def _other_dates(case: Case, persons: list[int], arrivals: Iterable[date | None]) -> frozenset[date]:
    found = {case.opened_on, *(day for day in arrivals if day is not None)}
    found |= _days(Contact.objects.of(case), "happened_on")
    found |= _days(Assessment.objects.of(case), "assessed_on")
    for model in (ResidenceStatus, LegalDomainPeriod):
        rows = model.objects.asked_for().filter(tenant_id=case.tenant_id, person_id__in=persons)
        found |= _days(rows, "valid_from", "valid_until")
    return frozenset(found)


def _streets(case: Case, persons: list[int]) -> frozenset[str]:
    rows = Address.objects.asked_for().filter(tenant_id=case.tenant_id, person_id__in=persons)
    names = ("".join(words_of(street)) for street in rows.values_list("street", flat=True))
    return frozenset(fold for name in names for fold in folds(name) if len(fold) > SHORTEST_PREFIX)


def traces_of(case: Case) -> Trace:
    """Return what leads to the people of a case: all who ever were in it or in its household."""
    household = HouseholdMember.objects.asked_for().filter(tenant_id=case.tenant_id, household_id=case.household_id)
    persons = list(
        Person.objects.asked_for().filter(
            pk__in=household.values("person").union(CaseMember.objects.of(case).values("person"))
        )
    )
    ids = [person.pk for person in persons]
    points = ContactPoint.objects.asked_for().filter(tenant_id=case.tenant_id, person_id__in=ids)
    numbers = {digits_of(value) for value in points.values_list("value", flat=True)}
    births = {person.birth_date for person in persons if person.birth_date is not None}
    return Trace(
        names=NameSet(
            name for person in persons for name in (person.family_name, person.given_names, person.original_name)
        ),
        birth_dates=frozenset(births),
        other_dates=_other_dates(case, ids, [person.arrived_on for person in persons]) - births,
        numbers=frozenset(number for number in numbers if len(number) > SHORTEST_PREFIX),
        streets=_streets(case, ids),
        case_number="".join(letter for letter in case.number.casefold() if letter.isalnum()),
        case_number_shown=case.number,
        rare_nationality_stems=_rare_nationalities(case, ids),
    )
