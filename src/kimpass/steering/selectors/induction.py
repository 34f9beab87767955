"""The checklist, and how far somebody's induction has come."""

from dataclasses import dataclass
from typing import Any

from kimpass.kernel.access import Actor
from kimpass.organisation.models import StaffMember
from kimpass.organisation.roles import ROLES
from kimpass.steering.models import InductionItem, InductionStep


@dataclass(frozen=True, slots=True)
class Induction:
    """A colleague with the points of the induction."""

    staff: StaffMember
    steps: tuple[InductionStep, ...]

    @property
    def done(self) -> int:
        """Return how many points are done."""
        return sum(step.done_on is not None for step in self.steps)


def checklist(actor: Actor) -> list[tuple[InductionItem, str]]:
    """Return the points with the words for their role, those in use first."""
    rows = InductionItem.objects.visible_to(actor)
    ordered = sorted(rows, key=lambda row: (row.ended_on is not None, row.sort, row.pk))
    return [(row, str(ROLES[row.for_role].label) if row.for_role in ROLES else "") for row in ordered]


def inductions(actor: Actor) -> list[Induction]:
    """Return the inductions the actor may see, open ones first, then by name."""
    rows = InductionStep.objects.visible_to(actor).select_related("item", "staff_member", "done_by")
    by_person: dict[int, list[InductionStep]] = {}
    for step in rows.order_by("item__sort", "item__pk"):
        by_person.setdefault(step.staff_member_id, []).append(step)
    found = [Induction(steps[0].staff_member, tuple(steps)) for steps in by_person.values()]
    return sorted(found, key=lambda one: (one.done == len(one.steps), one.staff.name.casefold(), one.staff.pk))


def open_steps(actor: Actor) -> Any:
    """Return the actor's own open points, the most urgent first."""
    rows = InductionStep.objects.for_tenant(actor).filter(staff_member_id=actor.staff_id, done_on__isnull=True)
    return rows.select_related("item").order_by("due_on", "item__sort", "pk")


def late_steps(actor: Actor) -> Any:
    """Return the open points of others whose day has passed, for whoever introduces them."""
    rows = InductionStep.objects.visible_to(actor).filter(due_on__lt=actor.today, done_on__isnull=True)
    rows = rows.filter(staff_member__is_active=True).exclude(staff_member_id=actor.staff_id)
    return rows.select_related("item", "staff_member").order_by("due_on", "pk")
