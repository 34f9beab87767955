"""The one page a deputy needs from the first minute: the absent colleague's cases and what they ask for (CM-21)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kimpass.casework.models import (
    Appointment,
    Case,
    CaseHandover,
    CaseTask,
    DeputyNote,
    FollowUp,
    Goal,
    Phase,
    Referral,
    Responsibility,
)
from kimpass.kernel.access import Actor
from kimpass.kernel.period import Period
from kimpass.organisation.models import Delegation, StaffMember
from kimpass.people.models import HouseholdMember

AHEAD = timedelta(days=14)
BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True, slots=True)
class Due:
    """Something a case asks for, with the day that matters."""

    words: str
    on: date | None
    late: bool = False


@dataclass(slots=True)
class Sheet:
    """One case on the page: who it is, what is due, who comes when, what to know."""

    case: Case
    family: str
    phase: str
    is_protected: bool = False
    due: list[Due] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    waiting: list[Due] = field(default_factory=list)
    agreements: list[str] = field(default_factory=list)
    do_not: list[str] = field(default_factory=list)
    risks: list[str] = field(default_factory=list)

    @property
    def urgency(self) -> tuple[bool, date, str]:
        """Return by what the cases are ordered: who waits longest comes first."""
        days = [each.on for each in self.due if each.on is not None]
        days += [each.starts_at.astimezone(BERLIN).date() for each in self.appointments]
        return (not days, min(days, default=date.max), self.case.number)


@dataclass(frozen=True, slots=True)
class DeputySheet:
    """The whole page."""

    member: StaffMember
    cases: tuple[Sheet, ...]
    last_day: date | None
    on: date

    @property
    def case_ids(self) -> list[int]:
        """Return the cases that are shown, for the read log."""
        return [each.case.pk for each in self.cases]


def _cases(actor: Actor, member: StaffMember) -> list[Case]:
    held = (
        Responsibility.objects.asked_for()
        .on(actor.today)
        .filter(tenant_id=actor.tenant_id, staff_member=member, kind=Responsibility.Kind.PRIMARY_CONTACT)
    )
    rows: QuerySet[Any] = Case.objects.visible_to(actor).open().filter(pk__in=held.values("case"))
    return list(rows.select_related("unit"))


def _families(actor: Actor, cases: list[Case]) -> dict[int, tuple[str, bool]]:
    members = (
        HouseholdMember.objects.asked_for()
        .on(actor.today)
        .filter(tenant_id=actor.tenant_id, household_id__in=[case.household_id for case in cases])
    )
    found: dict[int, tuple[str, bool]] = {}
    for row in members.select_related("person").order_by("is_reference", "pk"):
        _name, was_protected = found.get(row.household_id, ("", False))
        found[row.household_id] = (row.person.display_name, was_protected or row.person.is_protected)
    return found


def _of(model: Any, actor: Actor, cases: Iterable[int]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.asked_for().filter(tenant_id=actor.tenant_id, case_id__in=list(cases))
    return rows


def _add_due(actor: Actor, sheets: dict[int, Sheet]) -> None:
    until = actor.today + AHEAD
    follow_ups = _of(FollowUp, actor, sheets).filter(done_on__isnull=True, due_on__lte=until)
    tasks = _of(CaseTask, actor, sheets).filter(Q(due_on__isnull=True) | Q(due_on__lte=until), done_on__isnull=True)
    for row in [*follow_ups, *tasks]:
        sheets[row.case_id].due.append(
            Due(row.text, row.due_on, late=row.due_on is not None and row.due_on < actor.today)
        )
    for goal in _of(Goal, actor, sheets).filter(settled_on__isnull=True).order_by("due_on", "pk"):
        sheet = sheets[goal.case_id]
        if goal.due_on is not None and goal.due_on <= until:
            words = _("Ziel: %(goal)s") % {"goal": goal.title}
            sheet.due.append(Due(words, goal.due_on, late=goal.due_on < actor.today))
        else:
            sheet.agreements.append(goal.title)


def _add_appointments(actor: Actor, sheets: dict[int, Sheet]) -> None:
    morning = datetime.combine(actor.today, time(), tzinfo=BERLIN)
    rows = _of(Appointment, actor, sheets).filter(state=Appointment.State.PLANNED, starts_at__gte=morning)
    for row in rows.order_by("starts_at", "pk"):
        sheets[row.case_id].appointments.append(row)


def _add_waiting(actor: Actor, sheets: dict[int, Sheet]) -> None:
    open_states = (Referral.State.OPEN, Referral.State.NO_ANSWER)
    for row in _of(Referral, actor, sheets).filter(state__in=open_states).select_related("to_agency"):
        words = _("Verweis an %(body)s: %(purpose)s") % {"body": row.to_agency.name, "purpose": row.purpose}
        sheets[row.case_id].waiting.append(Due(words, row.referred_on))
    running = (CaseHandover.State.PREPARED, CaseHandover.State.SENT, CaseHandover.State.CONFIRMED)
    for row in _of(CaseHandover, actor, sheets).filter(state__in=running).select_related("to_agency"):
        words = _("Übergabe an %(body)s: %(state)s") % {
            "body": row.to_agency.name,
            "state": row.get_state_display(),
        }
        sheets[row.case_id].waiting.append(Due(words, row.sent_on or row.started_on))


def _add_notes(actor: Actor, sheets: dict[int, Sheet]) -> None:
    for note in _of(DeputyNote, actor, sheets).filter(ended_on__isnull=True).order_by("pk"):
        sheet = sheets[note.case_id]
        lists = {
            DeputyNote.Kind.AGREEMENT: sheet.agreements,
            DeputyNote.Kind.DO_NOT: sheet.do_not,
            DeputyNote.Kind.RISK: sheet.risks,
        }
        lists[DeputyNote.Kind(note.kind)].append(note.text)


def _last_day(actor: Actor, member: StaffMember) -> date | None:
    rows = Delegation.objects.for_tenant(actor).on(actor.today).filter(from_staff=member, to_staff_id=actor.staff_id)
    ends = [Period(row.valid_from, row.valid_until).last_day for row in rows]
    return max((day for day in ends if day is not None), default=None)


def deputy_sheet(actor: Actor, member: StaffMember) -> DeputySheet:
    """Return the page about whom the actor stands in for today, or about himself; the most urgent case first."""
    cases = _cases(actor, member)
    families = _families(actor, cases)
    sheets: dict[int, Sheet] = {}
    for case in cases:
        family, is_protected = families.get(case.household_id, ("", False))
        sheets[case.pk] = Sheet(case, family, str(Phase(case.phase).label), is_protected)
    if sheets:
        _add_due(actor, sheets)
        _add_appointments(actor, sheets)
        _add_waiting(actor, sheets)
        _add_notes(actor, sheets)
    for sheet in sheets.values():
        sheet.due.sort(key=lambda each: (each.on is None, each.on or date.max))
        if sheet.is_protected:
            sheet.risks.insert(0, _("Geschützte Person: Anschrift und Erreichbarkeit niemandem nennen."))
    ordered = tuple(sorted(sheets.values(), key=lambda sheet: sheet.urgency))
    return DeputySheet(member, ordered, _last_day(actor, member), actor.today)


def notes_of(case: Case) -> list[DeputyNote]:
    """Return what stands on the sheet about a case."""
    rows: QuerySet[Any] = DeputyNote.objects.of(case).filter(ended_on__isnull=True).select_related("noted_by")
    return list(rows.order_by("kind", "pk"))
