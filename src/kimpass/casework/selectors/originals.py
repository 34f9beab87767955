"""Strings of the people in a case that must stand in nothing that leaves it, not even as part of a word (R16)."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from kimpass.casework.models import Case, CaseMember
from kimpass.casework.selectors import deidentify
from kimpass.casework.selectors.deidentify import Hit, Severity
from kimpass.casework.selectors.wording import dates_in, folds, words_of
from kimpass.organisation.models import Tenant
from kimpass.people.models import Address, ContactPoint, HouseholdMember, Person

SHORTEST = 4
_HOUSE = re.compile(r"\s*\d+\s*[a-zA-Z]?\s*$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def _people(case: Case) -> list[Person]:
    household = HouseholdMember.objects.asked_for().filter(tenant_id=case.tenant_id, household_id=case.household_id)
    ids = household.values("person").union(CaseMember.objects.of(case).values("person"))
    return list(Person.objects.asked_for().filter(pk__in=ids, tenant_id=case.tenant_id))


def _names(people: Iterable[Person]) -> set[str]:
    told = (name for one in people for name in (one.family_name, one.given_names, one.original_name))
    return {form for name in told for word in words_of(name) for form in ({word.casefold()} | folds(word))}


def originals_of(case: Case) -> frozenset[str]:
    """Return names, streets, contact data and file numbers of everybody who ever was in the case, in small letters."""
    people = _people(case)
    mine: dict[str, Any] = {"tenant_id": case.tenant_id, "person_id__in": [one.pk for one in people]}
    streets = Address.objects.asked_for().filter(**mine).values_list("street", flat=True)
    points = ContactPoint.objects.asked_for().filter(**mine).values_list("value", flat=True)
    found = _names(people) | {_HOUSE.sub("", street).casefold().strip() for street in streets}
    found |= {value.casefold().strip() for value in points} | {case.number.casefold()}
    return frozenset(text for text in found if len(text) >= SHORTEST)


def check_copy(case: Case, *texts: str) -> list[Hit]:
    """Return what in the texts of a copy may lead to the people of a case; certain hits first."""
    text = "\n".join(texts)
    flat = text.casefold()
    why = _("Angabe aus dem Fall, auch als Teil eines Wortes")
    hits = [Hit(each, why, Severity.CERTAIN) for each in sorted(originals_of(case)) if each in flat]
    hits += [Hit(written, _("Tag; die Spanne genügt"), Severity.CERTAIN) for written, _day in dates_in(text)]
    hits += [Hit(year, _("Jahr; die Spanne genügt"), Severity.POSSIBLE) for year in dict.fromkeys(_YEAR.findall(text))]
    known = {hit.words.casefold() for hit in hits if hit.severity == Severity.CERTAIN}
    hits += [hit for hit in deidentify.check(case, text) if hit.words.casefold() not in known]
    return sorted(hits, key=lambda hit: hit.severity != Severity.CERTAIN)


def names_the_unit(case: Case) -> bool:
    """Test whether enough cases run in the municipality for its name to lead to none of them."""
    here = Case.objects.asked_for().open().filter(tenant_id=case.tenant_id, unit_id=case.unit_id).count()
    smallest: int = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=case.tenant_id)
    return here >= smallest
