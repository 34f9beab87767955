"""The track for young refugees: whether the district has it, what a case has on it, and how many there are."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q

from kimpass.casework.models import Case, UmaFocus, UmaTrack
from kimpass.casework.selectors.small_numbers import Shown
from kimpass.casework.selectors.statistics import suppressed
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant, TenantModule, Unit


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def has_track(actor: Actor) -> bool:
    """Test whether the district carries the track out and has a unit for it: then all its case managers have it."""
    if not actor.works_with(TenantModule.Part.UMA):
        return False
    units = Unit.objects.for_tenant(actor).filter(kind=Unit.Kind.TARGET_GROUP_UNIT)
    return bool(units.exists())


def track_of(case: Case) -> UmaTrack | None:
    """Return what a case the actor has been shown has on the track, with its focuses."""
    focuses = Prefetch("focuses", UmaFocus.objects.of(case).order_by("pk"))
    rows: Any = UmaTrack.objects.of(case)
    found: UmaTrack | None = rows.select_related("coordination_with").prefetch_related(focuses).first()
    return found


@dataclass(frozen=True, slots=True)
class UmaFigures:
    """The track on a day; None stands for a number too small to tell."""

    cases: Shown
    eligibilities: tuple[tuple[str, Shown], ...]
    focuses: tuple[tuple[str, Shown], ...]
    in_first_months: Shown
    reviews_due: Shown


def _named(choices: Any, counted: dict[str, int], smallest: int) -> tuple[tuple[str, Shown], ...]:
    shown = suppressed([counted.get(value, 0) for value in choices.values], smallest)
    return tuple(zip((str(label) for label in choices.labels), shown, strict=True))


def uma_figures(actor: Actor, on: date, smallest: int | None = None) -> UmaFigures:
    """Return how many cases run on the track on a day, by ground and focus (UMA-04, UMA-07)."""
    if smallest is None:
        smallest = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id)
    running = (
        Case.objects.for_tenant(actor)
        .filter(track=Case.Track.UMA, opened_on__lte=on)
        .filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))
    )
    tracks = UmaTrack.objects.for_tenant(actor).filter(case__in=running.values("pk"), coordination_talk_on__lte=on)
    focuses = UmaFocus.objects.for_tenant(actor).filter(track__in=tracks.values("pk"))
    unreviewed = Q(reviewed_on__isnull=True) | Q(reviewed_on__gt=on)
    months = tracks.aggregate(
        running=Count("pk", filter=Q(work_started_on__lte=on, review_on__gt=on) & unreviewed),
        due=Count("pk", filter=Q(review_on__lte=on) & unreviewed),
    )
    cases, running_now, due = (
        None if 0 < number < smallest else number for number in (running.count(), months["running"], months["due"])
    )
    grounds = dict(tracks.values_list("eligibility").annotate(cases=Count("pk")).order_by())
    counted = dict(focuses.values_list("focus").annotate(cases=Count("pk")).order_by())
    return UmaFigures(
        cases=cases,
        eligibilities=_named(UmaTrack.Eligibility, grounds, smallest),
        focuses=_named(UmaFocus.Focus, counted, smallest),
        in_first_months=running_now,
        reviews_due=due,
    )
