"""Access requests: the list, formatted before the template loops, and what one of them says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q, QuerySet

from kimpass.casework.models import AccessIdentity, AccessReason, AccessRequest, Case, CaseMember
from kimpass.casework.selectors.deidentify import Hit, check_against
from kimpass.casework.selectors.traces import NameSet, Trace
from kimpass.casework.selectors.wording import digits_of
from kimpass.kernel.access import Actor

PAGE_SIZE = 50
# Whoever reported hears of the outcome after four weeks at the latest; two weeks without decision are long (ACC-06).
ANSWER_OWED_AFTER, LONG_WAIT = timedelta(days=28), timedelta(days=14)
WAITING, OWED, ALL = "", "rueckmeldung", "alle"


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One line of the list, ready to print; it carries no identity."""

    id: int
    public_id: str
    received: str
    level: str
    channel: str
    unit: str
    triage: str
    is_new: bool
    is_same_day: bool
    days_waiting: int


@dataclass(frozen=True, slots=True)
class AccessPage:
    """One page of the list and where it stands among the others."""

    rows: tuple[AccessRow, ...]
    page: Page[AccessRequest]

    @property
    def total(self) -> int:
        """Return how many requests there are on all pages; counted once."""
        return self.page.paginator.count


@dataclass(frozen=True, slots=True)
class Queue:
    """How long people wait for a decision, in days."""

    waiting: int
    long_waiting: int
    same_day: int
    oldest_days: int | None


def _chosen(actor: Actor, show: str) -> QuerySet[AccessRequest]:
    if show == WAITING:
        found: QuerySet[AccessRequest] = AccessRequest.objects.waiting_for(actor)
        return found.order_by("-is_same_day", "received_on", "pk")
    if show == OWED:
        found = AccessRequest.objects.owed_by(actor, actor.today)
        return found.order_by("decided_on", "pk")
    every: QuerySet[AccessRequest] = AccessRequest.objects.visible_to(actor)
    return every.order_by("-received_on", "-pk")


def access_requests(actor: Actor, *, show: str = WAITING, page: int | str = 1) -> AccessPage:
    """Return a page of the requests that wait for the actor, oldest first, whose reporter waits, or of all."""
    found = _chosen(actor, show)
    paginator = Paginator(found, PAGE_SIZE)
    shown = paginator.get_page(page)
    start = (shown.number - 1) * PAGE_SIZE
    levels, channels = dict(AccessRequest.Level.choices), dict(AccessRequest.Channel.choices)
    states = dict(AccessRequest.Triage.choices)
    columns = ("pk", "public_id", "received_on", "level", "channel", "unit__name", "triage", "is_same_day")
    rows = tuple(
        AccessRow(
            id=pk,
            public_id=public_id,
            received=f"{day:%d.%m.%Y}",
            level=str(levels[level]),
            channel=str(channels[channel]),
            unit=unit,
            triage=str(states[triage]),
            is_new=triage == AccessRequest.Triage.NEW,
            is_same_day=same_day,
            days_waiting=(actor.today - day).days,
        )
        for pk, public_id, day, level, channel, unit, triage, same_day in found.values_list(*columns)[
            start : start + PAGE_SIZE
        ]
    )
    return AccessPage(rows, shown)


def queue(actor: Actor) -> Queue:
    """Return how many requests wait for the actor and how long, in one statement."""
    limit = actor.today - LONG_WAIT
    counted: dict[str, Any] = AccessRequest.objects.waiting_for(actor).aggregate(
        waiting=Count("pk"),
        long_waiting=Count("pk", filter=Q(received_on__lte=limit)),
        same_day=Count("pk", filter=Q(is_same_day=True)),
        oldest=Min("received_on"),
    )
    oldest: date | None = counted.pop("oldest")
    return Queue(**counted, oldest_days=None if oldest is None else (actor.today - oldest).days)


def reasons_of(access_request: AccessRequest) -> list[AccessReason]:
    """Return why a case was reported."""
    rows = AccessReason.objects.asked_for().filter(tenant_id=access_request.tenant_id, access_request=access_request)
    return list(rows.order_by("pk"))


def identity_of(access_request: AccessRequest) -> AccessIdentity | None:
    """Return whom the request is about, when the client agreed to say so; the caller asks who may see it."""
    rows = AccessIdentity.objects.asked_for().filter(tenant_id=access_request.tenant_id, access_request=access_request)
    identity: AccessIdentity | None = rows.first()
    return identity


def case_of(actor: Actor, access_request: AccessRequest) -> Case | None:
    """Return the case that came of the request or that it joined, if the actor may see it."""
    led_to = Q(access_request=access_request) | Q(pk=access_request.joined_case_id)
    case: Case | None = Case.objects.visible_to(actor).filter(led_to).order_by("pk").first()
    return case


def cases_with(actor: Actor, person_ids: Sequence[int]) -> frozenset[int]:
    """Return the cases the actor keeps in which one of the persons is advised."""
    members = CaseMember.objects.visible_to(actor).current().filter(person_id__in=person_ids)
    return frozenset(members.values_list("case_id", flat=True))


def hits(access_request: AccessRequest, *texts: str) -> list[Hit]:
    """Return what in the texts may lead to the person a request names."""
    identity = identity_of(access_request)
    names = [] if identity is None else [identity.name]
    number = "" if identity is None else digits_of(identity.reachable_by)
    trace = Trace(names=NameSet(names), numbers=frozenset({number} if len(number) >= 6 else ()))
    return check_against(trace, "\n".join(texts))
