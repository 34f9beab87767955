"""Spans of days: half-open inside, inclusive "bis" only at the edges of the program."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` up to, not including, `end`; `end` None is open."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError("a period holds at least one day")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Test whether at least one day lies in both."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)

    @property
    def last_day(self) -> date | None:
        """Return the inclusive end as people write it, None when open."""
        return None if self.end is None else self.end - timedelta(days=1)

    @classmethod
    def inclusive(cls, start: date, last_day: date | None) -> "Period":
        """Build a period from "von" and an inclusive "bis"."""
        return cls(start, None if last_day is None else last_day + timedelta(days=1))


def school_year(label: str) -> Period:
    """
    Return the days of a school year written "2022/23": 1 August to 31 July (GOAL-04).

    :raises ValueError: the label is not two consecutive years.
    """
    first, slash, second = label.partition("/")
    if slash and first.isdigit() and len(first) == 4 and second.isdigit() and len(second) == 2:
        year = int(first)
        if (year + 1) % 100 == int(second):
            return Period(date(year, 8, 1), date(year + 1, 8, 1))
    raise ValueError(label)
