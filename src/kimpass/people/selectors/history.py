"""Who lived in a household, from when to when (HH-01)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kimpass.kernel.access import Actor
from kimpass.kernel.period import Period
from kimpass.people.models import Household, HouseholdMember, Person


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay; `person` is None where somebody else keeps her now: the name is then not the reader's to know."""

    person: Person | None
    relation: str
    days: Period
    is_over: bool


def stays(actor: Actor, household: Household) -> list[Stay]:
    """Return every stay in a household the actor has been shown, the newest first, in two statements."""
    rows: QuerySet[Any, Any] = HouseholdMember.objects.of(household).current().order_by("-valid_from", "-pk")
    found = list(rows)
    seen = {
        person.pk: person for person in Person.objects.visible_to(actor).filter(pk__in=[r.person_id for r in found])
    }
    return [
        Stay(
            person=seen.get(row.person_id),
            relation=str(HouseholdMember.Relation(row.relation).label),
            days=Period(row.valid_from, row.valid_until),
            is_over=row.valid_until is not None and row.valid_until <= actor.today,
        )
        for row in found
    ]


def has_changed(rows: list[Stay], day: date) -> bool:
    """Test whether the history tells more than who lives there on this day."""
    return any(row.is_over or row.days.start > day for row in rows)
