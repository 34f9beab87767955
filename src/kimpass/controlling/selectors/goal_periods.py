"""The periods of goals: a school year 2022/23, a year 2025, a half-year 2025/1, or days of its own (GOAL-04)."""

import re
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from kimpass.controlling.models import GoalPeriod, PeriodKind, ProgrammeGoal
from kimpass.kernel.period import Period, school_year

YEAR, HALF, SCHOOL = (
    re.compile(text, re.ASCII) for text in (r"[1-9]\d{3}", r"([1-9]\d{3})/([12])", r"[1-9]\d{3}/\d{2}")
)


def kind_of(label: str) -> PeriodKind:
    """Return the kind a label is written in: the four forms never look alike, so a label alone names its period."""
    forms = ((SCHOOL, PeriodKind.SCHOOL_YEAR), (HALF, PeriodKind.HALF_YEAR), (YEAR, PeriodKind.CALENDAR_YEAR))
    return next((kind for form, kind in forms if form.fullmatch(label)), PeriodKind.FREE)


def half_year(year: int, half: int) -> Period:
    """Return the days of a half-year: January to June, or July to December."""
    return Period(date(year, 1, 1), date(year, 7, 1)) if half == 1 else Period(date(year, 7, 1), date(year + 1, 1, 1))


def period_of(label: str) -> Period:
    """
    Return the days of a school year, a half-year or a calendar year.

    :raises ValueError: the label is none of them, or lies beyond the calendar.
    """
    kind = kind_of(label)
    if kind == PeriodKind.SCHOOL_YEAR:
        return school_year(label)
    if kind == PeriodKind.HALF_YEAR:
        return half_year(int(label[:4]), int(label[5:]))
    if kind == PeriodKind.CALENDAR_YEAR:
        return Period(date(int(label), 1, 1), date(int(label) + 1, 1, 1))
    raise ValueError(label)


def _own_days(row: GoalPeriod) -> Period | None:
    return Period(row.valid_from, row.valid_until) if row.valid_from is not None else None


def days_of(tenant_id: int, label: str) -> Period:
    """
    Return the days of a period, a free one's too.

    :raises ValueError: there is no such period.
    """
    if kind_of(label) != PeriodKind.FREE:
        return period_of(label)
    row = GoalPeriod.objects.asked_for().filter(tenant_id=tenant_id, period_label=label).first()
    found = _own_days(row) if row is not None else None
    if found is None:
        raise ValueError(label)
    return found


def _periods(tenant_id: int) -> dict[str, Period]:
    rows = {row.period_label: row for row in GoalPeriod.objects.asked_for().filter(tenant_id=tenant_id)}
    goals = ProgrammeGoal.objects.asked_for().filter(tenant_id=tenant_id)
    labels = set(goals.values_list("period_label", flat=True)) | rows.keys()
    found: dict[str, Period] = {}
    for label in labels:
        try:
            days = period_of(label) if kind_of(label) != PeriodKind.FREE else _own_days(rows[label])
        except (ValueError, KeyError):
            continue  # a label from elsewhere that names no days cannot be counted
        if days is not None:
            found[label] = days
    return found


def _newest_first(periods: dict[str, Period]) -> list[str]:
    return sorted(periods, key=lambda label: (periods[label].start, label), reverse=True)


def periods_with_goals(tenant_id: int) -> list[str]:
    """Return the periods for which goals stand or are being written, newest first."""
    return _newest_first(_periods(tenant_id))


def newest_finished_period(tenant_id: int, today: date) -> str | None:
    """Return the newest period that has ended, else the newest."""
    periods = _periods(tenant_id)
    labels = _newest_first(periods)
    finished = [label for label in labels if (end := periods[label].end) is not None and end <= today]
    return next(iter(finished or labels), None)


def following(label: str) -> str:
    """Return the label of the period after this one, empty after a free one (GOAL-05)."""
    kind = kind_of(label)
    if kind == PeriodKind.FREE:
        return ""
    year = int(label[:4])
    if kind == PeriodKind.SCHOOL_YEAR:
        return f"{year + 1}/{(year + 2) % 100:02}"
    if kind == PeriodKind.CALENDAR_YEAR:
        return str(year + 1)
    return f"{year}/2" if label.endswith("1") else f"{year + 1}/1"


def current_label(kind: str, today: date) -> str:
    """Return the label of the period a day lies in; a free period has none."""
    if kind == PeriodKind.SCHOOL_YEAR:
        first = today.year if today.month >= 8 else today.year - 1
        return f"{first}/{(first + 1) % 100:02}"
    if kind == PeriodKind.HALF_YEAR:
        return f"{today.year}/{1 if today.month < 7 else 2}"
    return str(today.year) if kind == PeriodKind.CALENDAR_YEAR else ""


def label_obstacles(kind: str, label: str) -> list[str]:
    """Return what stands against a label of a kind."""
    told = {
        PeriodKind.SCHOOL_YEAR: _("Ein Schuljahr schreiben Sie wie 2026/27."),
        PeriodKind.CALENDAR_YEAR: _("Ein Kalenderjahr schreiben Sie wie 2026."),
        PeriodKind.HALF_YEAR: _("Ein Halbjahr schreiben Sie wie 2026/1 oder 2026/2."),
        PeriodKind.FREE: _("Ein freier Zeitraum braucht einen Namen, der nicht wie ein Jahr geschrieben ist."),
    }
    wrong = kind_of(label) != kind or not label.strip()
    if not wrong and kind != PeriodKind.FREE:
        try:
            period_of(label)
        except ValueError:
            wrong = True
    return [told.get(PeriodKind(kind), "")] if wrong and kind in PeriodKind.values else []


def spoken(label: str) -> str:
    """Return a period in words: "Schuljahr 2022/23", "1. Halbjahr 2025"."""
    kind = kind_of(label)
    if kind == PeriodKind.HALF_YEAR:
        return _("%(half)s. Halbjahr %(year)s") % {"half": label[5:], "year": label[:4]}
    if kind == PeriodKind.SCHOOL_YEAR:
        return _("Schuljahr %(label)s") % {"label": label}
    return label


def halves_of(first_year: int, last_year: int) -> list[tuple[int, int]]:
    """Return the half-years from a year to a year, both included."""
    return [(year, half) for year in range(first_year, last_year + 1) for half in (1, 2)]


def described(labels: Iterable[str]) -> list[tuple[str, str]]:
    """Return labels with their words, for lists to choose from."""
    return [(label, spoken(label)) for label in labels]
