"""Appointments and tasks of a case, and what is overdue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from kimpass.casework.models import Appointment, Case, CaseTask, StandardTask
from kimpass.casework.selectors.clock import local
from kimpass.kernel.access import Actor


@dataclass(frozen=True, slots=True)
class Shown:
    """An appointment with its day on the wall; `waits` says that nobody wrote down whether it took place."""

    appointment: Appointment
    day: date
    waits: bool


def shown(rows: Iterable[Appointment], today: date) -> list[Shown]:
    """Return appointments as a page shows them."""
    planned = Appointment.State.PLANNED
    return [Shown(row, day := local(row.starts_at).date(), row.state == planned and day < today) for row in rows]


def appointments(case: Case) -> list[Appointment]:
    """Return the appointments of a case, the latest first."""
    rows: QuerySet[Any] = Appointment.objects.of(case).select_related("staff_member")
    return list(rows.order_by("-starts_at", "-pk"))


def tasks(case: Case) -> list[CaseTask]:
    """Return the tasks of a case: open ones first, the most urgent at the top, then those done last."""
    rows: QuerySet[Any] = CaseTask.objects.of(case).select_related("assignee", "standard")
    return list(rows.order_by(F("done_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"))


def open_tasks(actor: Actor, *, overdue: bool = False) -> QuerySet[CaseTask]:
    """Return the open tasks of the actor, and of those he deputises for, in cases he sees; the most urgent first."""
    rows: QuerySet[Any] = CaseTask.objects.visible_to(actor).select_related("case", "assignee", "standard")
    rows = rows.filter(done_on__isnull=True, case__closed_on__isnull=True, assignee_id__in=actor.acts_for)
    if overdue:
        rows = rows.filter(due_on__lt=actor.today)
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def standard_tasks(actor: Actor) -> list[StandardTask]:
    """Return the standard tasks of the district, those that hold first."""
    rows = StandardTask.objects.for_tenant(actor)
    return list(rows.order_by(F("ended_on").desc(nulls_first=True), "phase", "due_after_days", "pk"))
