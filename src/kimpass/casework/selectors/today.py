"""What "Heute" shows of casework: six statements, whatever the caseload."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, cast

from django.db.models import BooleanField, CharField, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from kimpass.casework.models import AccessRequest, FollowUp, Goal
from kimpass.casework.selectors.access import ANSWER_OWED_AFTER
from kimpass.casework.selectors.today_work import WorkToday, work_today
from kimpass.casework.selectors.unanswered import Unanswered, unanswered
from kimpass.casework.selectors.unsigned import MissingPapers, Untold, missing_papers, untold
from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.prepared import prepared
from kimpass.people.models import HouseholdMember

AHEAD = timedelta(days=7)
LIMIT, GOAL_LIMIT = 25, 5
DECIDED = (AccessRequest.Triage.ACCEPTED, AccessRequest.Triage.JOINED, AccessRequest.Triage.RETURNED)


@dataclass(frozen=True, slots=True)
class DueItem:
    """A reminder, a goal or a referral of a case that waits; the page notes reads of `case_id`."""

    id: int
    public_id: str
    case_id: int
    case_public_id: str
    number: str
    family_name: str
    text: str
    due_on: date
    is_overdue: bool

    def __getitem__(self, name: str) -> Any:
        """Return a field as templates ask for it first; a refusal costs them more than the answer."""
        return getattr(self, name)


@dataclass(frozen=True, slots=True)
class NewAccess:
    """An access request nobody has decided on; it carries no identity."""

    id: int
    public_id: str
    level: str
    channel: str
    unit: str
    received_on: date
    days_waiting: int
    is_same_day: bool = False
    is_owed_an_answer: bool = False


@dataclass(frozen=True, slots=True)
class CaseworkToday:
    """Everything casework has for the day."""

    follow_ups: tuple[DueItem, ...]
    access_requests: tuple[NewAccess, ...]
    answers_owed: tuple[NewAccess, ...]
    referrals: tuple[Unanswered, ...]
    missing_papers: tuple[MissingPapers, ...]
    untold: tuple[Untold, ...]
    goals: tuple[DueItem, ...]
    more_goals: int = 0
    work: WorkToday = field(default_factory=WorkToday)

    @property
    def case_ids(self) -> frozenset[int]:
        """Return the cases that are shown, for the read log."""
        due: tuple[DueItem, ...] = self.follow_ups + self.goals
        others = {item.case_id for item in self.referrals} | {paper.case_id for paper in self.missing_papers}
        return frozenset(item.case_id for item in due) | others | self.work.case_ids

    @property
    def person_ids(self) -> frozenset[int]:
        """Return the persons that are shown without a case, for the read log."""
        return frozenset(notice.person_id for notice in self.untold)

    @property
    def access_request_ids(self) -> frozenset[int]:
        """Return the access requests that are shown, for the read log."""
        return frozenset(item.id for item in self.access_requests + self.answers_owed)


def _reference(household: str) -> QuerySet[HouseholdMember]:
    members: QuerySet[HouseholdMember] = (
        HouseholdMember.objects.asked_for()
        .current()
        .filter(household=OuterRef(household), is_reference=True)
        .order_by("-valid_from", "-pk")
    )
    return members


def _with_case(rows: QuerySet[Any], text: str, due: str) -> QuerySet[Any, Any]:
    """Take with rows of open cases what the page needs of their case."""
    name = Subquery(_reference("case__household").values("person__family_name")[:1], output_field=CharField())
    columns = ("pk", "public_id", "case_id", "case__public_id", "case__number", "name", text, due)
    return rows.annotate(name=name).order_by(due, "pk").values_list(*columns)[:LIMIT]  # type: ignore[no-any-return]


@prepared
def _follow_ups(actor: Actor) -> QuerySet[Any, Any]:
    rows = FollowUp.objects.visible_to(actor).due(actor.today).filter(case__closed_on__isnull=True)
    return _with_case(rows, "text", "due_on")


@prepared
def _goals(actor: Actor, until: date) -> QuerySet[Any, Any]:
    rows = Goal.objects.visible_to(actor).open().filter(due_on__lte=until, case__closed_on__isnull=True)
    return _with_case(rows, "title", "due_on")


def _items(actor: Actor, found: list[Any]) -> tuple[DueItem, ...]:
    return tuple(
        DueItem(pk, public_id, case_id, case_public_id, number, family or "", words, day, day < actor.today)
        for pk, public_id, case_id, case_public_id, number, family, words, day in found
    )


@prepared
def _waiting(actor: Actor, owed_before: date) -> QuerySet[Any, Any]:
    """Return what waits for a decision, a warm hand-over first, and behind it what owes the reporter an answer."""
    columns = ("pk", "public_id", "level", "channel", "unit__name", "received_on", "is_same_day", "is_waiting")
    rows: Any = AccessRequest.objects.waiting_for(actor) | AccessRequest.objects.owed_by(actor, owed_before)
    undecided = Q(outcome="") & ~Q(triage__in=DECIDED)
    rows = rows.annotate(is_waiting=ExpressionWrapper(undecided, output_field=BooleanField()))
    found = rows.order_by("-is_waiting", "-is_same_day", "received_on", "pk").values_list(*columns)
    return cast("QuerySet[Any, Any]", found[: 2 * LIMIT])


def access_today(actor: Actor) -> tuple[NewAccess, ...]:
    """Return the requests that wait for the actor, and behind them those whose reporter waits, in one statement."""
    if not (actor.may_somewhere(Permission.ACCESS_VIEW) or actor.may_somewhere(Permission.ACCESS_COORDINATE)):
        return ()
    levels, channels = dict(AccessRequest.Level.choices), dict(AccessRequest.Channel.choices)
    return tuple(
        NewAccess(
            pk,
            public_id,
            str(levels[level]),
            str(channels[channel]),
            unit,
            day,
            (actor.today - day).days,
            is_same_day=same_day,
            is_owed_an_answer=not is_waiting,
        )
        for pk, public_id, level, channel, unit, day, same_day, is_waiting in _waiting(
            actor, actor.today - ANSWER_OWED_AFTER
        )
    )


def casework_today(actor: Actor, *, all_goals: bool = False) -> CaseworkToday:
    """Return what waits for the actor and those he deputises for today; of the goals the most urgent, or all."""
    due = _items(actor, _goals(actor, actor.today + AHEAD))
    shown = due if all_goals else due[:GOAL_LIMIT]
    access = access_today(actor)
    return CaseworkToday(
        follow_ups=_items(actor, _follow_ups(actor)),
        access_requests=tuple(item for item in access if not item.is_owed_an_answer),
        answers_owed=tuple(item for item in access if item.is_owed_an_answer),
        referrals=unanswered(actor),
        missing_papers=missing_papers(actor),
        untold=untold(actor),
        goals=shown,
        more_goals=len(due) - len(shown),
        work=work_today(actor),
    )
