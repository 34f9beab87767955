"""How long things take in casework, and what a filled post bears: medians and quotients, never a row (CM-32)."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.functional import Promise

from kimpass.casework.models import AccessRequest, CasePhase, Phase
from kimpass.casework.selectors.programme_flow import within
from kimpass.casework.selectors.programme_stock import has_cases
from kimpass.casework.selectors.statistics import running_cases
from kimpass.casework.selectors.told_counts import Days, Units, middle, smallest_of
from kimpass.casework.selectors.workload import FEWEST_PEOPLE, Workload
from kimpass.kernel.period import Period
from kimpass.organisation.models import PostFunction, Staffing


def phase_durations(tenant_id: int, period: Period, *, units: Units = None) -> tuple[Days, ...]:
    """Return the median stay in each phase, of the stays that ended in the period (CM-04)."""
    smallest, recorded = smallest_of(tenant_id), has_cases(tenant_id, period.last_day or date.max)
    rows = within(CasePhase.objects.asked_for().filter(tenant_id=tenant_id), "left_on", period)
    rows = rows if units is None else rows.filter(case__unit_id__in=units)
    stays: dict[str, list[int]] = defaultdict(list)
    for phase, entered, left in rows.values_list("phase", "entered_on", "left_on"):
        stays[phase].append((left - entered).days)
    return tuple(
        middle(str(phase), str(phase.label), stays[phase], smallest, is_recorded=recorded)
        for phase in Phase
        if phase != Phase.CLOSED
    )


def waiting_time(tenant_id: int, period: Period, *, units: Units = None) -> Days:
    """Return the median days from a notification to the decision on it, of those decided in the period (ACC-06)."""
    everything = AccessRequest.objects.asked_for().filter(tenant_id=tenant_id, level=AccessRequest.Level.LEVEL_2)
    rows = within(everything, "decided_on", period)
    rows = rows if units is None else rows.filter(unit_id__in=units)
    days = [(decided - received).days for received, decided in rows.values_list("received_on", "decided_on")]
    return middle("waiting", "", days, smallest_of(tenant_id), is_recorded=everything.exists())


def cases_per_post(tenant_id: int, on: date, *, known_at: datetime | None = None) -> Workload | None:
    """
    Return the cases for each filled full-time equivalent of the whole tenant; None where nothing is recorded.

    Fewer than three people behind a figure would make it one about each of them (promise of no surveillance).
    """
    if not has_cases(tenant_id, on):
        return None
    filled = Staffing.objects.asked_for().on(on, known_at).filter(tenant_id=tenant_id)
    filled = filled.filter(post__function=PostFunction.CASE_MANAGEMENT)
    # Who fills a post may not be known: then each filling is somebody else.
    rows: list[Any] = list(filled.values_list("staff_member_id", "pk", "fte"))
    people = {(member, 0) if member is not None else (0, pk) for member, pk, _fte in rows}
    if not people:
        return None
    if len(people) < FEWEST_PEOPLE:
        return Workload(None, None)
    fte = sum((share for _member, _pk, share in rows), Decimal(0))
    cases = running_cases(tenant_id, on).count()
    if 0 < cases < smallest_of(tenant_id):
        return Workload(fte, None)
    return Workload(fte, (cases / fte).quantize(Decimal("0.1"), ROUND_HALF_UP))


def last_day_of(period: Period, as_of: date) -> date:
    """Return the day on which the stock of a period is counted: its last one, or the day asked for before it ends."""
    last = period.last_day
    return as_of if last is None else min(last, as_of)


def year_of(day: date) -> Period:
    """Return the days of a year up to and with a day."""
    return Period(date(day.year, 1, 1), day + timedelta(days=1))


def phase_labels() -> dict[str, str | Promise]:
    """Return the phases a case can stay in, with their words."""
    return {str(phase): Phase(phase).label for phase in Phase if phase != Phase.CLOSED}
