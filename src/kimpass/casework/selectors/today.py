"""What "Heute" shows of casework: five statements, whatever the caseload."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery

from kimpass.casework.models import AccessRequest, Case, FollowUp, Goal, Phase, Referral
from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.prepared import prepared
from kimpass.people.models import ConfidentialityRelease, DataProcessingConsent, HouseholdMember

AHEAD = timedelta(days=7)
LIMIT, GOAL_LIMIT = 25, 5


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


@dataclass(frozen=True, slots=True)
class MissingPapers:
    """An open case whose reference person has not signed all there is to sign."""

    case_id: int
    case_public_id: str
    number: str
    family_name: str
    person_id: int
    person_public_id: str
    lacks_consent: bool
    lacks_release: bool
    opened_on: date


@dataclass(frozen=True, slots=True)
class CaseworkToday:
    """Everything casework has for the day."""

    follow_ups: tuple[DueItem, ...]
    access_requests: tuple[NewAccess, ...]
    referrals: tuple[DueItem, ...]
    missing_papers: tuple[MissingPapers, ...]
    goals: tuple[DueItem, ...]
    more_goals: int = 0

    @property
    def case_ids(self) -> frozenset[int]:
        """Return the cases that are shown, for the read log."""
        items: tuple[DueItem, ...] = self.follow_ups + self.referrals + self.goals
        return frozenset(item.case_id for item in items) | {paper.case_id for paper in self.missing_papers}

    @property
    def access_request_ids(self) -> frozenset[int]:
        """Return the access requests that are shown, for the read log."""
        return frozenset(item.id for item in self.access_requests)


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


@prepared
def _referrals(actor: Actor) -> QuerySet[Any, Any]:
    return _with_case(Referral.objects.visible_to(actor).unanswered(), "to_agency__name", "referred_on")


def _items(actor: Actor, found: list[Any]) -> tuple[DueItem, ...]:
    return tuple(
        DueItem(pk, public_id, case_id, case_public_id, number, family or "", words, day, day < actor.today)
        for pk, public_id, case_id, case_public_id, number, family, words, day in found
    )


@prepared
def _waiting(actor: Actor) -> QuerySet[Any, Any]:
    columns = ("pk", "public_id", "level", "channel", "unit__name", "received_on")
    waiting = AccessRequest.objects.visible_to(actor).waiting()
    return waiting.order_by("received_on", "pk").values_list(*columns)[:LIMIT]


def _new_access(actor: Actor) -> tuple[NewAccess, ...]:
    if not actor.may_somewhere(Permission.ACCESS_VIEW):
        return ()
    levels, channels = dict(AccessRequest.Level.choices), dict(AccessRequest.Channel.choices)
    return tuple(
        NewAccess(pk, public_id, str(levels[level]), str(channels[channel]), unit, day, (actor.today - day).days)
        for pk, public_id, level, channel, unit, day in _waiting(actor)
    )


@prepared
def _unsigned(actor: Actor) -> QuerySet[Any, Any]:
    signed = {"person": OuterRef("person"), "tenant_id": actor.tenant_id}
    consent = Exists(DataProcessingConsent.objects.asked_for().in_force(actor.today).filter(**signed))
    release = Exists(ConfidentialityRelease.objects.asked_for().in_force(actor.today).filter(**signed))
    person = Subquery(_reference("household").values("person_id")[:1])
    family = Subquery(_reference("household").values("person__family_name")[:1])
    address = Subquery(_reference("household").values("person__public_id")[:1])
    columns = (
        "pk",
        "public_id",
        "number",
        "family",
        "person",
        "address",
        "consent",
        "release",
        "opened_on",
    )
    return (
        Case.objects.visible_to(actor)
        .open()
        .annotate(person=person, family=family, address=address)
        .annotate(consent=consent, release=release)
        .exclude(consent=True, release=True)
        .exclude(phase=Phase.CLOSURE)
        .order_by("opened_on", "pk")
        .values_list(*columns)[:LIMIT]
    )


def _missing(actor: Actor) -> tuple[MissingPapers, ...]:
    return tuple(
        MissingPapers(
            pk, pid, number, name or "", person_id, person_pid or "", not has_consent, not has_release, opened
        )
        for pk, pid, number, name, person_id, person_pid, has_consent, has_release, opened in _unsigned(actor)
    )


def casework_today(actor: Actor, *, all_goals: bool = False) -> CaseworkToday:
    """Return what waits for the actor and those he deputises for today; of the goals the most urgent, or all."""
    due = _items(actor, _goals(actor, actor.today + AHEAD))
    shown = due if all_goals else due[:GOAL_LIMIT]
    return CaseworkToday(
        follow_ups=_items(actor, _follow_ups(actor)),
        access_requests=_new_access(actor),
        referrals=_items(actor, _referrals(actor)),
        missing_papers=_missing(actor),
        goals=shown,
        more_goals=len(due) - len(shown),
    )
