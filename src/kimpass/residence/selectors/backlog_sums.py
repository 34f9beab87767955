"""Stock, inflow, outflow, ages and the day a backlog is cleared: pure sums, unknown stays unknown (B3-03)."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Literal

from kimpass.kernel.sums import total

WINDOW, LEAST = 6, 3
# What lies further ahead is no forecast.
FARTHEST = timedelta(days=365 * 30)
BANDS = (3, 6, 12, 24)


def add_months(day: date, months: int) -> date:
    """Return the day so many months later or earlier; the last of a month where there is no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(month: date) -> date:
    """Return the last day of a month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def full_months(since: date, day: date) -> int:
    """Return how many whole months lie between two days."""
    months = (day.year - since.year) * 12 + day.month - since.month
    return months if add_months(since, months) <= day else months - 1


def complete_months(day: date, number: int) -> list[date]:
    """Return the firsts of the months that are over on a day, the last day of a month counted as over; oldest first."""
    last = day.replace(day=1) if day == month_end(day) else add_months(day.replace(day=1), -1)
    return [add_months(last, -back) for back in reversed(range(number))]


@dataclass(frozen=True, slots=True)
class Month:
    """The figures of a month; None is not known."""

    month: date
    enquiries: int | None = None
    received: int | None = None
    granted: int | None = None
    refused: int | None = None
    otherwise_done: int | None = None
    stock: int | None = None

    @property
    def outflow(self) -> int | None:
        """Return what was done in the month, unknown when a part of it is."""
        return total((self.granted, self.refused, self.otherwise_done))


FIGURES = tuple(field.name for field in fields(Month) if field.name != "month")


def preferred(reported: Month | None, derived: Month | None, month: date) -> Month:
    """Return what was reported, figure by figure, and what the register says where nothing was."""
    rows = [row for row in (reported, derived) if row is not None]
    found = {name: next((v for row in rows if (v := getattr(row, name)) is not None), None) for name in FIGURES}
    return Month(month, **found)


def added(series: Sequence[Sequence[Month]], months: Sequence[date]) -> list[Month]:
    """Add several series month by month; what one of them does not know, the sum does not know."""
    return [
        Month(month, **{name: total(getattr(one[place], name) for one in series) for name in FIGURES})
        for place, month in enumerate(months)
    ]


def unexplained(before: int | None, month: Month) -> int | None:
    """Return by how much the stock differs from what inflow and outflow explain; None when one of them is unknown."""
    parts = (before, month.received, month.outflow, month.stock)
    if None in parts:
        return None
    return (month.stock or 0) - (before or 0) - (month.received or 0) + (month.outflow or 0)


@dataclass(frozen=True, slots=True)
class Course:
    """The days of one proceeding: asked or applied, applied, ended and how."""

    received_on: date
    applied_on: date | None
    ended_on: date | None
    state: str


def derive(courses: Iterable[Course], months: Sequence[date]) -> list[Month]:
    """Count a register into months: enquiries, applications, decisions, and the stock at the end of each month."""
    counted: dict[str, Counter[date]] = {name: Counter() for name in FIGURES}
    names = {"granted": "granted", "refused": "refused", "withdrawn": "otherwise_done"}
    change: Counter[date] = Counter()
    for one in courses:
        if one.applied_on is None or one.applied_on > one.received_on:
            counted["enquiries"][one.received_on.replace(day=1)] += 1
        if one.applied_on is None:
            continue
        counted["received"][one.applied_on.replace(day=1)] += 1
        change[one.applied_on.replace(day=1)] += 1
        if one.ended_on is not None:
            counted[names[one.state]][one.ended_on.replace(day=1)] += 1
            change[one.ended_on.replace(day=1)] -= 1
    found = []
    for month in months:
        stock = sum(number for first, number in change.items() if first <= month)
        values = {name: counted[name][month] for name in FIGURES if name != "stock"}
        found.append(Month(month, **values, stock=stock))
    return found


def ages(applied: Iterable[date], day: date) -> list[int]:
    """Count open applications by age: one number for each band of `BANDS`, the last for all that are older."""
    counts = [0] * (len(BANDS) + 1)
    for since in applied:
        months = full_months(since, day)
        counts[next((place for place, limit in enumerate(BANDS) if months < limit), len(BANDS))] += 1
    return counts


@dataclass(frozen=True, slots=True)
class Pace:
    """How much came in and was done in some whole months."""

    inflow: int
    outflow: int
    days: int
    months: int


def pace(months: Sequence[Month]) -> Pace | None:
    """Return inflow and outflow of the last months that are known without a gap, None when they are too few."""
    known: list[Month] = []
    for month in reversed(months):
        if month.received is None or month.outflow is None:
            break
        known.append(month)
    known = known[:WINDOW]
    if len(known) < LEAST:
        return None
    days = (month_end(known[0].month) - known[-1].month).days + 1
    return Pace(sum(m.received or 0 for m in known), sum(m.outflow or 0 for m in known), days, len(known))


@dataclass(frozen=True, slots=True)
class Forecast:
    """When a stock is worked off: `cleared` already, on a `day`, not foreseeable (`never`), or `unknown`."""

    kind: Literal["cleared", "day", "never", "unknown"]
    day: date | None = None


def forecast(stock: int | None, pace: Pace | None, day: date) -> Forecast:
    """Return the day on which the stock of a day is nought if the pace stays as it was."""
    if stock == 0:
        return Forecast("cleared", day)
    if stock is None or pace is None:
        return Forecast("unknown")
    surplus = pace.outflow - pace.inflow
    if surplus <= 0:
        return Forecast("never")
    # Rounded up: on the day before, something would be left.
    wait = -(-stock * pace.days // surplus)
    return Forecast("never") if wait > FARTHEST.days else Forecast("day", day + timedelta(days=wait))
