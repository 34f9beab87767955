"""What "Heute" shows of appointments, tasks, re-assessments and questions after closing: one statement together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import CharField, DateField, DateTimeField, F, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from kimpass.casework.models import Appointment, Assessment, Case, CaseTask, FollowUp, Phase
from kimpass.casework.selectors.clock import BERLIN, local
from kimpass.kernel.access import Actor
from kimpass.people.models import HouseholdMember

APPOINTMENT, TASK, REASSESSMENT, AFTER_CLOSING = "appointment", "task", "reassessment", "after_closing"
AHEAD = timedelta(days=7)
# A question after closing waits so long and then leaves the list: the closed case itself cannot be ticked off.
ASKED_FOR = timedelta(days=28)
SETTLED = (Phase.INTAKE, Phase.REASSESSMENT, Phase.CLOSURE, Phase.CLOSED)


@dataclass(frozen=True, slots=True)
class WorkItem:
    """Something to be done or attended; `starts_at` is an instant and belongs to appointments alone."""

    kind: str
    id: int
    public_id: str
    case_id: int
    case_public_id: str
    number: str
    family_name: str
    text: str
    due_on: date
    starts_at: datetime | None
    is_overdue: bool

    def __getitem__(self, name: str) -> Any:
        """Return a field as templates ask for it first; a refusal costs them more than the answer."""
        return getattr(self, name)


@dataclass(frozen=True, slots=True)
class WorkToday:
    """What waits, each kind in the order of its days."""

    appointments: tuple[WorkItem, ...] = ()
    tasks: tuple[WorkItem, ...] = ()
    reassessments: tuple[WorkItem, ...] = ()
    after_closing: tuple[WorkItem, ...] = ()

    @property
    def case_ids(self) -> frozenset[int]:
        """Return the cases that are shown, for the read log."""
        items = self.appointments + self.tasks + self.reassessments + self.after_closing
        return frozenset(item.case_id for item in items)


def _family(household: str) -> Subquery:
    rows = (
        HouseholdMember.objects.asked_for()
        .current()
        .filter(household=OuterRef(household), is_reference=True)
        .order_by("-valid_from", "-pk")
    )
    return Subquery(rows.values("person__family_name")[:1], output_field=CharField())


def _of_case(rows: QuerySet[Any], kind: str, text: Any, due: Any, starts: Any = None) -> QuerySet[Any, Any]:
    no_instant = Cast(Value(None), DateTimeField())
    found = rows.annotate(
        kind=Value(kind, output_field=CharField()),
        family=_family("case__household"),
        words=Cast(text, CharField()),
        day=due,
        instant=no_instant if starts is None else starts,
    )
    return found.values_list(  # type: ignore[no-any-return]
        "kind", "pk", "public_id", "case_id", "case__public_id", "case__number", "family", "words", "day", "instant"
    )


def _reassessed(actor: Actor) -> QuerySet[Any, Any]:
    last = (
        Assessment.objects.asked_for()
        .filter(case=OuterRef("pk"), tenant_id=actor.tenant_id)
        .values("case")
        .annotate(last=Max("assessed_on"))
        .values("last")
    )
    return (
        Case.objects.visible_to(actor)
        .open()
        .exclude(phase__in=SETTLED)
        .annotate(
            kind=Value(REASSESSMENT, output_field=CharField()),
            family=_family("household"),
            words=Cast(F("tenant__reassessment_after_days"), CharField()),
            day=Subquery(last, output_field=DateField()),
            instant=Cast(Value(None), DateTimeField()),
            own=F("pk"),
            address=F("public_id"),
        )
        .filter(day__isnull=False)
        .values_list("kind", "pk", "public_id", "own", "address", "number", "family", "words", "day", "instant")
    )


def _rows(actor: Actor) -> Iterable[tuple[Any, ...]]:
    until = datetime.combine(actor.today + AHEAD + timedelta(days=1), time.min, tzinfo=BERLIN)
    tasks = CaseTask.objects.visible_to(actor).filter(
        done_on__isnull=True,
        due_on__lte=actor.today + AHEAD,
        case__closed_on__isnull=True,
        assignee_id__in=actor.acts_for,
    )
    appointments = Appointment.objects.visible_to(actor).filter(
        state=Appointment.State.PLANNED,
        starts_at__lt=until,
        case__closed_on__isnull=True,
        staff_member_id__in=actor.acts_for,
    )
    asked = FollowUp.objects.visible_to(actor).filter(
        after_closing=True,
        done_on__isnull=True,
        case__closed_on__isnull=False,
        due_on__lte=actor.today,
        due_on__gt=actor.today - ASKED_FOR,
    )
    no_day = Cast(Value(None), DateField())
    return _of_case(tasks, TASK, F("text"), F("due_on")).union(
        _of_case(appointments, APPOINTMENT, F("place_kind"), no_day, F("starts_at")),
        _of_case(asked, AFTER_CLOSING, F("text"), F("due_on")),
        _reassessed(actor),
        all=True,
    )


def _item(actor: Actor, row: tuple[Any, ...]) -> WorkItem:
    kind, pk, public_id, case_id, case_address, number, family, words, day, instant = row
    if kind == APPOINTMENT:
        day, words = local(instant).date(), dict(Appointment.PlaceKind.choices)[words]
    elif kind == REASSESSMENT:
        day += timedelta(days=int(words))
    late = day < actor.today
    return WorkItem(kind, pk, public_id, case_id, case_address, number, family or "", str(words), day, instant, late)


def work_today(actor: Actor) -> WorkToday:
    """Return the appointments and tasks of the next seven days, and what has become due."""
    items = sorted((_item(actor, row) for row in _rows(actor)), key=lambda item: (item.due_on, item.id))
    moments = [(item.starts_at, item) for item in items if item.starts_at is not None]
    return WorkToday(
        appointments=tuple(item for _moment, item in sorted(moments, key=lambda each: (each[0], each[1].id))),
        tasks=tuple(item for item in items if item.kind == TASK),
        reassessments=tuple(item for item in items if item.kind == REASSESSMENT and item.due_on <= actor.today),
        after_closing=tuple(item for item in items if item.kind == AFTER_CLOSING),
    )
