"""Dates as exact as their source: a day, a month, a year or a school year, never more."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kimpass.kernel.period import Period, school_year
from kimpass.organisation.models import Precision

MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
YEAR = re.compile(r"\d{4}\Z")


@dataclass(frozen=True, slots=True)
class RoughDate:
    """A date with its precision; `period` are all the days it may mean."""

    text: str
    precision: str
    period: Period

    @property
    def first(self) -> date:
        """Return the first day it may mean: the day stored beside the precision."""
        return self.period.start

    @property
    def words(self) -> str:
        """Return the date as people write it, without an invented day."""
        if self.precision == Precision.DAY:
            return f"{self.first:%d.%m.%Y}"
        if self.precision == Precision.MONTH:
            return f"{self.first:%m/%Y}"
        return self.text


def parse(text: str) -> RoughDate:
    """
    Read a day, a month, a year or a school year.

    :raises ValueError: the text is none of them, or names a day that does not exist.
    """
    if "/" in text:
        return RoughDate(text, Precision.SCHOOL_YEAR, school_year(text))
    if YEAR.match(text):
        return RoughDate(text, Precision.YEAR, Period(date(int(text), 1, 1), date(int(text) + 1, 1, 1)))
    if found := MONTH.match(text):
        year, month = int(found[1]), int(found[2])
        following = date(year + month // 12, month % 12 + 1, 1)
        return RoughDate(text, Precision.MONTH, Period(date(year, month, 1), following))
    day = date.fromisoformat(text)
    return RoughDate(text, Precision.DAY, Period(day, day + timedelta(days=1)))


def after(last_day: str | None) -> date | None:
    """Return the half-open end of an inclusive last day; None stays open."""
    return None if last_day is None else date.fromisoformat(last_day) + timedelta(days=1)
