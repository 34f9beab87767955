"""
Time that counts: papers in a row, and the day on which a term is reached.

Gaps are never bridged silently. A chain is walked back from the reference day; it is measured once with what counts for
certain, and once with what may count, so that a rule can tell "not yet" from "open".
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from kimpass.law.dates import add_months, span
from kimpass.law.facts import Stay

ONE_DAY = timedelta(days=1)
HALF = 2


class Count(Enum):
    """What the time of a paper is worth under one norm."""

    FULL = "voll"
    HALF = "zur Hälfte"
    PAUSE = "zählt nicht, unterbricht nicht"
    MAYBE = "zu prüfen"
    BREAK = "unterbricht"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of one worth in a row; `end` is exclusive, None for the stretch that still runs."""

    first: date
    end: date | None
    count: Count
    codes: tuple[str, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Test whether no paper covers these days."""
        return not self.codes


@dataclass(frozen=True, slots=True)
class Reach:
    """When a term is reached: for certain, and at the earliest if everything that may count does count."""

    sure: date | None
    possible: date | None
    since: date | None = None


def paper_on(stays: Sequence[Stay], day: date) -> Stay | None:
    """Return the paper that covers a day."""
    return next((s for s in stays if s.first <= day and (s.last is None or day <= s.last)), None)


def before(stays: Sequence[Stay], stay: Stay) -> Stay | None:
    """Return the paper that ends on the day before this one begins."""
    return next((s for s in stays if s.last is not None and s.last + ONE_DAY == stay.first), None)


def timeline(
    stays: Sequence[Stay], day: date, worth: Callable[[Stay], Count], gap: Count = Count.BREAK
) -> list[Stretch]:
    """
    Return what the days up to the reference day are worth, oldest first, neighbours of one worth joined.

    Whatever is in force on the reference day is taken to go on, so that a later day can be named.
    """
    stretches: list[Stretch] = []
    cursor: date | None = None
    for stay in stays:
        if stay.first > day:
            break
        if cursor is not None and stay.first > cursor:
            stretches.append(Stretch(cursor, stay.first, gap))
        running = stay.last is None or stay.last >= day
        cursor = None if stay.last is None else stay.last + ONE_DAY
        stretches.append(Stretch(stay.first, None if running else cursor, worth(stay), (stay.code,)))
    if cursor is not None and cursor <= day:
        stretches.append(Stretch(cursor, None, gap))
    return joined(stretches)


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Join neighbours of one worth, so that months are counted over the whole of them."""
    found: list[Stretch] = []
    for stretch in stretches:
        if found and found[-1].count is stretch.count and found[-1].is_gap == stretch.is_gap:
            last = found.pop()
            stretch = Stretch(last.first, stretch.end, stretch.count, (*last.codes, *stretch.codes))
        found.append(stretch)
    return found


def chain(stretches: Sequence[Stretch], *, maybe: bool) -> list[Stretch]:
    """Return the last stretches that nothing breaks, what may count as full time or as a break."""
    found: list[Stretch] = []
    for stretch in reversed(stretches):
        count = stretch.count
        if count is Count.MAYBE:
            count = Count.FULL if maybe else Count.BREAK
        if count is Count.BREAK:
            break
        found.insert(0, Stretch(stretch.first, stretch.end, count, stretch.codes or ("",)))
    return joined(found)


def reached(stretches: Sequence[Stretch], months: int) -> date | None:
    """Return the first day on which a chain has lasted so many months, None while nothing that counts is running."""
    needed, days = months, 0
    for stretch in stretches:
        weight = {Count.FULL: 1, Count.HALF: HALF}.get(stretch.count)
        if weight is None:
            continue
        target = max(add_months(stretch.first, needed * weight) - timedelta(days=days * weight), stretch.first)
        if stretch.end is None or target <= stretch.end:
            return target
        gained_months, gained_days = span(stretch.first, stretch.end)
        half_month = 15 if weight == HALF and gained_months % HALF else 0
        needed -= gained_months // weight
        days += (gained_days + half_month * weight) // weight
    return None


def reach(stretches: Sequence[Stretch], months: int) -> Reach:
    """Measure a term for certain and at the earliest."""
    certain, lenient = chain(stretches, maybe=False), chain(stretches, maybe=True)
    since = next((s.first for s in certain if s.count in (Count.FULL, Count.HALF)), None)
    return Reach(reached(certain, months), reached(lenient, months), since)
