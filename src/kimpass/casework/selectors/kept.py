"""Who keeps how many cases where on a day, and to whom they may pass (CM-21)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from kimpass.casework.models import Case, CaseloadMove, Responsibility, UnitChange
from kimpass.casework.selectors.statistics import unit_then
from kimpass.kernel.access import Actor
from kimpass.organisation.models import RoleAssignment, StaffMember, Unit
from kimpass.organisation.roles import CASE_ROLES

PRIMARY = Responsibility.Kind.PRIMARY_CONTACT


def colleagues(actor: Actor, on: date) -> list[StaffMember]:
    """Return who may keep cases on a day: an open account and a role in case management."""
    role = (
        RoleAssignment.objects.asked_for()
        .on(on)
        .filter(tenant_id=actor.tenant_id, staff_member=OuterRef("pk"), role_key__in=CASE_ROLES)
    )
    rows = StaffMember.objects.for_tenant(actor).filter(Exists(role), is_active=True, user__isnull=False)
    return list(rows.select_related("agency", "unit").order_by("name", "pk"))


def units(actor: Actor) -> list[Unit]:
    """Return the municipalities and target-group units of the district."""
    rows = Unit.objects.for_tenant(actor).exclude(kind=Unit.Kind.DISTRICT_OFFICE)
    return list(rows.order_by("name", "pk"))


def holders(actor: Actor) -> list[StaffMember]:
    """Return everybody who keeps cases today or may: also who has left and still keeps some."""
    held = (
        Responsibility.objects.asked_for()
        .on(actor.today)
        .filter(tenant_id=actor.tenant_id, staff_member=OuterRef("pk"), kind=PRIMARY)
    )
    rows = StaffMember.objects.for_tenant(actor).filter(Exists(held)).select_related("agency", "unit")
    known = {member.pk: member for member in [*rows, *colleagues(actor, actor.today)]}
    return sorted(known.values(), key=lambda member: (member.name, member.pk))


def open_rows(actor: Actor, member: StaffMember, on: date) -> QuerySet[Any]:
    """Return the responsibilities that could pass on this day: begun by then, and not passed on already."""
    rows: QuerySet[Any] = (
        Responsibility.objects.for_tenant(actor)
        .current()
        .filter(staff_member=member, kind=PRIMARY, valid_until__isnull=True, valid_from__lte=on)
    )
    return rows


@dataclass(frozen=True, slots=True)
class Holding:
    """How many cases of a post holder lie in one unit: numbers only."""

    unit_name: str
    open: int
    closed: int


def holdings(actor: Actor, member: StaffMember) -> list[Holding]:
    """Return a post holder's cases by unit, as numbers: whoever answers for posts sees no identity."""
    rows = open_rows(actor, member, actor.today).values_list("case__unit__name", "case__closed_on")
    counted: dict[str, list[int]] = {}
    for unit_name, closed_on in rows:
        counted.setdefault(unit_name, [0, 0])[closed_on is not None] += 1
    return [Holding(name, *numbers) for name, numbers in sorted(counted.items())]


def own_cases(actor: Actor) -> list[Case]:
    """Return the cases the actor himself keeps and could pass on, open ones first."""
    held = open_rows(actor, StaffMember(pk=actor.staff_id, tenant_id=actor.tenant_id), actor.today)
    rows: QuerySet[Any] = Case.objects.visible_to(actor).filter(pk__in=held.values("case"))
    return sorted(rows.select_related("unit"), key=lambda case: (case.closed_on is not None, case.number))


def kept_on(tenant_id: int, on: date) -> dict[tuple[int, int], int]:
    """Return how many cases each post holder kept in each unit on a day: staff and unit to number."""
    running = Responsibility.objects.asked_for().on(on).filter(tenant_id=tenant_id, kind=PRIMARY)
    there = running.filter(case__opened_on__lte=on).annotate(then=unit_then(on, case="case_id", unit="case__unit_id"))
    rows = there.order_by().values_list("staff_member", "then").annotate(cases=Count("case", distinct=True))
    return {(staff_id, unit_id): cases for staff_id, unit_id, cases in rows}


def moves(actor: Actor, *, everybody: bool) -> list[CaseloadMove]:
    """Return the moves of caseloads, the newest first; without the right for all only one's own, given or taken."""
    rows: QuerySet[Any] = CaseloadMove.objects.for_tenant(actor)
    if not everybody:
        rows = rows.filter(from_staff_id=actor.staff_id) | rows.filter(to_staff_id=actor.staff_id)
    return list(rows.select_related("from_staff", "to_staff", "moved_by").order_by("-moved_on", "-pk")[:100])


def due_moves(tenant_id: int, today: date) -> list[CaseloadMove]:
    """Return the moves whose day has come and whose tasks have not followed yet."""
    rows: QuerySet[Any] = CaseloadMove.objects.asked_for().filter(
        tenant_id=tenant_id, moved_on__lte=today, carried_on__isnull=True
    )
    return list(rows.order_by("moved_on", "pk"))


def keepers_of(case: Case) -> Sequence[Responsibility]:
    """Return who kept the case from when to when, the first one first; also who passed it on the day it came."""
    rows: QuerySet[Any] = Responsibility.objects.asked_for().filter(tenant_id=case.tenant_id, case=case)
    return list(rows.select_related("staff_member").order_by("valid_from", "pk"))


def contact_on(case: Case, on: date) -> str:
    """Return the name of whoever keeps the case on a day: letters and sheets name nobody who did before."""
    rows: QuerySet[Any] = Responsibility.objects.asked_for().on(on).filter(tenant_id=case.tenant_id, case=case)
    held = rows.filter(kind=PRIMARY).order_by("-valid_from", "-pk")
    return held.values_list("staff_member__name", flat=True).first() or ""


def unit_changes_of(case: Case) -> list[UnitChange]:
    """Return where the case lay before, the first change first."""
    rows: QuerySet[Any] = UnitChange.objects.of(case).select_related("from_unit", "to_unit")
    return list(rows.order_by("changed_on", "pk"))
