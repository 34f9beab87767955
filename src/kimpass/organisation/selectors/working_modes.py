"""How case management is met, for the district and, of what was released for it, for the public (ORG-20)."""

from dataclasses import dataclass
from datetime import date

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Unit, WorkingMode


@dataclass(frozen=True, slots=True)
class Place:
    """A unit with the ways it is met today and those that are to come."""

    unit: Unit
    modes: list[WorkingMode]


def units_with_modes(actor: Actor, day: date) -> list[Place]:
    """Return the units with what holds on the day or later, in two statements."""
    rows = WorkingMode.objects.for_tenant(actor).current().order_by("mode", "place", "valid_from")
    found: dict[int, list[WorkingMode]] = {}
    for row in rows:
        if row.valid_until is None or row.valid_until > day:
            found.setdefault(row.unit_id, []).append(row)
    units = Unit.objects.for_tenant(actor).exclude(kind=Unit.Kind.DISTRICT_OFFICE).order_by("kind", "name")
    return [Place(unit, found.get(unit.pk, [])) for unit in units]


def public_modes(tenant_id: int, day: date) -> list[WorkingMode]:
    """Return what anybody may read on a day: released ways only."""
    rows = WorkingMode.objects.asked_for().on(day).filter(tenant_id=tenant_id, is_public=True)
    return list(rows.select_related("unit").order_by("unit__name", "mode", "place"))
