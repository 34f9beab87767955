"""The open office hour: today's list, and the month by unit and topic (ACC-10)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet

from kimpass.casework.models import OfficeHourContact, OfficeHourTopic
from kimpass.casework.selectors.small_numbers import Shown, Table, covered
from kimpass.casework.selectors.statistics import suppressed
from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.models import StaffMember, Tenant

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """What came in a month: mentions by unit and topic, and contacts, persons and minutes for each unit."""

    first: date
    units: tuple[str, ...]
    topics: tuple[str, ...]
    mentions: Table
    contacts: tuple[Shown, ...]
    persons: tuple[Shown, ...]
    smallest: int

    @property
    def lines(self) -> list[tuple[str, Shown, Shown, tuple[Shown, ...]]]:
        """Return each unit with contacts, persons and its mentions."""
        return list(zip(self.units, self.contacts, self.persons, self.mentions.rows, strict=True))


def own_unit_id(actor: Actor) -> int | None:
    """Return the unit the actor works in, None for somebody of the whole district."""
    unit_id: int | None = StaffMember.objects.for_tenant(actor).values_list("unit_id", flat=True).get(pk=actor.staff_id)
    return unit_id


def counted_today(actor: Actor) -> list[OfficeHourContact]:
    """Return what the actor counted today, newest first, with its topics."""
    topics = Prefetch("topics", OfficeHourTopic.objects.for_tenant(actor).select_related("field").order_by("pk"))
    rows: QuerySet[Any] = (
        OfficeHourContact.objects.visible_to(actor)
        .filter(held_on=actor.today, recorded_by_id=actor.staff_id)
        .select_related("unit")
        .prefetch_related(topics)
    )
    return list(rows.order_by("-pk"))


def months_until(today: date, count: int = MONTHS) -> list[date]:
    """Return the first days of the last months, newest first."""
    found = [today.replace(day=1)]
    while len(found) < count:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found


def after(first: date) -> date:
    """Return the first day of the next month."""
    return (first + timedelta(days=32)).replace(day=1)


def month_of(actor: Actor, first: date) -> Month:
    """Return a month of the office hour: the whole district with small numbers hidden, or the actor's own units."""
    everywhere = actor.may(Permission.CASE_FIGURES)
    rows = OfficeHourContact.objects.for_tenant(actor) if everywhere else OfficeHourContact.objects.visible_to(actor)
    rows = rows.filter(held_on__gte=first, held_on__lt=after(first))
    smallest = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id) if everywhere else 1
    people: Counter[str] = Counter()
    contacts: Counter[str] = Counter()
    for unit, persons in rows.values_list("unit__name", "persons"):
        people[unit] += persons
        contacts[unit] += 1
    mentioned = OfficeHourTopic.objects.for_tenant(actor).filter(contact__in=rows.values("pk"))
    mentions = Counter(mentioned.values_list("contact__unit__name", "field__label_de"))
    units = sorted(contacts)
    topics = sorted({topic for _unit, topic in mentions})
    return Month(
        first=first,
        units=tuple(units),
        topics=tuple(topics),
        mentions=covered([[mentions[unit, topic] for topic in topics] for unit in units], smallest),
        contacts=tuple(suppressed([contacts[unit] for unit in units], smallest)),
        persons=tuple(suppressed([people[unit] for unit in units], smallest)),
        smallest=smallest,
    )
