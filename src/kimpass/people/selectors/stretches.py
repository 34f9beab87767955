"""What the periods of a person leave open, and where they lie upon each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from kimpass.kernel.access import Actor
from kimpass.kernel.period import Period
from kimpass.organisation.models import CatalogueEntry
from kimpass.people.models import LegalDomainPeriod, Person


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two things that held at once, and when."""

    first: str
    second: str
    days: Period


def gaps(periods: Sequence[Period]) -> list[Period]:
    """Return the days between the first beginning and the last end that no period covers."""
    found: list[Period] = []
    reached: date | None = None
    for period in sorted(periods, key=lambda each: each.start):
        if reached is not None and period.start > reached:
            found.append(Period(reached, period.start))
        if period.end is None:
            return found
        reached = period.end if reached is None else max(reached, period.end)
    return found


def overlaps(named: Sequence[tuple[str, Period]]) -> list[Overlap]:
    """Return every pair that holds at once; that is allowed for legal domains, and worth a look."""
    found = []
    ordered = sorted(named, key=lambda each: (each[1].start, each[0]))
    for place, (first, one) in enumerate(ordered):
        for second, other in ordered[place + 1 :]:
            start = max(one.start, other.start)
            ends = [end for end in (one.end, other.end) if end is not None]
            end = min(ends) if ends else None
            if end is None or start < end:
                found.append(Overlap(first, second, Period(start, end)))
    return found


def domains_with_people(actor: Actor) -> list[tuple[CatalogueEntry, int]]:
    """Return the legal domains in which people the actor keeps stand today, with their number."""
    rows: QuerySet[Any, Any] = LegalDomainPeriod.objects.visible_to(actor).current().filter(valid_until__isnull=True)
    counted = dict(
        rows.values_list("domain").annotate(people=Count("person", distinct=True)).values_list("domain", "people")
    )
    entries = CatalogueEntry.objects.for_tenant(actor).filter(pk__in=counted).order_by("sort", "label_de")
    return [(entry, counted[entry.pk]) for entry in entries]


def people_in(actor: Actor, domain: CatalogueEntry) -> list[Person]:
    """Return who of the people the actor keeps stands in a legal domain with no end, by name."""
    rows = (
        LegalDomainPeriod.objects.asked_for()
        .current()
        .filter(tenant_id=actor.tenant_id, domain=domain, valid_until__isnull=True)
    )
    found: QuerySet[Any, Any] = Person.objects.visible_to(actor).filter(pk__in=rows.values("person"))
    return list(found.order_by("family_name", "given_names", "pk"))
