"""How people come to case management, counted for reports: by channel and month, small numbers hidden (ACC-01, -02)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.db.models import Count, Min, Q

from kimpass.casework.models import AccessReason, AccessRequest
from kimpass.casework.selectors.office_hours import months_until
from kimpass.casework.selectors.small_numbers import Shown, Table, covered
from kimpass.casework.selectors.statistics import suppressed
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in the whole district, and how long notifications wait for a decision, in days; None: too few."""

    case_management: Shown
    coordination: Shown
    oldest_days: int | None
    median_days: int | None
    answers_owed: Shown


@dataclass(frozen=True, slots=True)
class AccessFigures:
    """Twelve months of access."""

    months: tuple[date, ...]
    channels: tuple[str, ...]
    by_month: Table
    states: tuple[str, ...]
    levels: tuple[str, ...]
    by_state: Table
    reasons: tuple[tuple[str, Shown], ...]
    waiting: Waiting
    smallest: int


def _by_month(actor: Actor, months: list[date]) -> Counter[tuple[str, date]]:
    counted = (
        AccessRequest.objects.for_tenant(actor)
        .filter(received_on__gte=months[0], received_on__lte=actor.today)
        .values_list("channel", "received_on__year", "received_on__month")
        .annotate(requests=Count("pk"))
        .order_by()
    )
    return Counter({(channel, date(year, month, 1)): number for channel, year, month, number in counted})


def _by_state(actor: Actor, since: date) -> Counter[tuple[str, str]]:
    rows = AccessRequest.objects.for_tenant(actor).filter(received_on__gte=since, received_on__lte=actor.today)
    counted = rows.values_list("level", "triage").annotate(requests=Count("pk")).order_by()
    return Counter({(level, triage): number for level, triage, number in counted})


def _reasons(actor: Actor, since: date, smallest: int) -> tuple[tuple[str, Shown], ...]:
    rows = AccessReason.objects.for_tenant(actor).filter(access_request__received_on__gte=since)
    counted = dict(rows.values_list("reason").annotate(requests=Count("pk")).order_by())
    shown = suppressed([counted.get(reason, 0) for reason in AccessRequest.Reason.values], smallest)
    return tuple(zip((str(label) for label in AccessRequest.Reason.labels), shown, strict=True))


def _hidden(number: int, smallest: int) -> Shown:
    return None if 0 < number < smallest else number


def _waiting(actor: Actor, since: date, owed_before: date, smallest: int) -> Waiting:
    rows = AccessRequest.objects.for_tenant(actor)
    open_rows = rows.waiting()
    counted: dict[str, Any] = open_rows.aggregate(
        all=Count("pk"),
        passed=Count("pk", filter=~Q(triage=AccessRequest.Triage.NEW)),
        direct=Count(
            "pk",
            filter=Q(triage=AccessRequest.Triage.NEW, directly_to_coordination=True, assigned_on__isnull=True),
        ),
        oldest=Min("received_on"),
    )
    there = counted["passed"] + counted["direct"]
    # Whoever comes without being announced is taken in at once; only notifications wait for a decision.
    notified = rows.filter(level=AccessRequest.Level.LEVEL_2, decided_on__isnull=False, received_on__gte=since)
    decided: Iterable[Any] = notified.values_list("received_on", "decided_on")
    days = [(decided_on - received_on).days for received_on, decided_on in decided]
    total_shown = counted["all"] >= smallest
    return Waiting(
        case_management=_hidden(counted["all"] - there, smallest),
        coordination=_hidden(there, smallest),
        oldest_days=(actor.today - counted["oldest"]).days if counted["oldest"] and total_shown else None,
        median_days=round(median(days)) if len(days) >= smallest else None,
        answers_owed=_hidden(rows.owed_an_answer(owed_before).count(), smallest),
    )


def access_figures(actor: Actor, owed_before: date) -> AccessFigures:
    """Return twelve months of access of the whole district; `owed_before`: decided by then, answers are overdue."""
    smallest = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id)
    months = list(reversed(months_until(actor.today)))
    counted = _by_month(actor, months)
    channels = [channel for channel in AccessRequest.Channel if any(key == channel for key, _month in counted)]
    by_state = _by_state(actor, months[0])
    states, levels = list(AccessRequest.Triage), list(AccessRequest.Level)
    return AccessFigures(
        months=tuple(months),
        channels=tuple(str(channel.label) for channel in channels),
        by_month=covered([[counted[channel, month] for month in months] for channel in channels], smallest),
        states=tuple(str(state.label) for state in states),
        levels=tuple(str(level.label) for level in levels),
        by_state=covered([[by_state[level, state] for state in states] for level in levels], smallest),
        reasons=_reasons(actor, months[0], smallest),
        waiting=_waiting(actor, months[0], owed_before, smallest),
        smallest=smallest,
    )
