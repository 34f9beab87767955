"""Dates as exact as they were told, and how long lay between them: never an invented day (CM-08)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimpass.casework.selectors.wording import MONTH_NUMBERS
from kimpass.kernel.period import Period, school_year
from kimpass.organisation.models import Precision

DAYS_A_MONTH = 365.2425 / 12
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})[./](\d{4})", re.ASCII)
_NAMED_MONTH = re.compile(r"([A-Za-zä]{3,9})\.?\s+(\d{4})", re.ASCII | re.IGNORECASE)
_QUARTER = re.compile(r"(?:Q\s?([1-4])|([1-4])\.\s?Quartal)[\s/]*(\d{4})", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_ABOUT = re.compile(r"(?:ca\.?|etwa|um|ungefähr|circa|rund|anfang|mitte|ende)\s+(.+)", re.IGNORECASE)
EARLIEST, LATEST = 1900, 2100
# From exact to vague: what two dates have in common is the vaguer of both.
ORDER = (
    Precision.DAY,
    Precision.MONTH,
    Precision.QUARTER,
    Precision.SCHOOL_YEAR,
    Precision.YEAR,
    Precision.ESTIMATED,
)


@dataclass(frozen=True, slots=True)
class Rough:
    """All days a date may mean, and how exactly it is known."""

    period: Period
    precision: Precision

    @property
    def first(self) -> date:
        """Return the first day it may mean."""
        return self.period.start

    @property
    def after(self) -> date:
        """Return the day after the last it may mean: the half-open end of what lasted until then."""
        return self.period.end or self.period.start + timedelta(days=1)


def _months(year: int, month: int, number: int) -> Period:
    end = month - 1 + number
    return Period(date(year, month, 1), date(year + end // 12, end % 12 + 1, 1))


def _exact(text: str) -> Rough | None:
    if found := _DAY.fullmatch(text):
        day = date(int(found[3]), int(found[2]), int(found[1]))
    elif found := _ISO.fullmatch(text):
        day = date(int(found[1]), int(found[2]), int(found[3]))
    else:
        return None
    return Rough(Period(day, day + timedelta(days=1)), Precision.DAY)


def _vague(text: str) -> Rough | None:
    if found := _MONTH.fullmatch(text):
        return Rough(_months(int(found[2]), int(found[1]), 1), Precision.MONTH)
    if found := _QUARTER.fullmatch(text):
        return Rough(_months(int(found[3]), 3 * int(found[1] or found[2]) - 2, 3), Precision.QUARTER)
    if (found := _NAMED_MONTH.fullmatch(text)) and found[1].lower() in MONTH_NUMBERS:
        return Rough(_months(int(found[2]), MONTH_NUMBERS[found[1].lower()], 1), Precision.MONTH)
    if _YEAR.fullmatch(text):
        return Rough(_months(int(text), 1, 12), Precision.YEAR)
    return None


def parse(text: str) -> Rough:
    """
    Read "12.03.2019", "03.2019", "März 2019", "2. Quartal 2019", "2019/20", "2019" or "etwa 2019".

    :raises ValueError: it is none of them, or there is no such day.
    """
    text = " ".join(text.split())
    if about := _ABOUT.fullmatch(text):
        return Rough(parse(about[1]).period, Precision.ESTIMATED)
    found = _exact(text) or _vague(text)
    if found is None and "/" in text:
        found = Rough(school_year(text), Precision.SCHOOL_YEAR)
    if found is None or not EARLIEST <= found.first.year < LATEST:
        raise ValueError(text)
    return found


def vaguer(first: str, second: str) -> str:
    """Return the less exact of two precisions."""
    return max(first, second, key=lambda each: ORDER.index(Precision(each)))


_SLACK = {
    Precision.DAY: 1,
    Precision.MONTH: 31,
    Precision.QUARTER: 92,
    Precision.SCHOOL_YEAR: 366,
    Precision.YEAR: 366,
    Precision.ESTIMATED: 366,
}


@dataclass(frozen=True, slots=True)
class Length:
    """How long something lasted, in days: at least, at most, and what to expect between."""

    least: int
    most: int

    @property
    def days(self) -> int:
        """Return the middle of what is possible."""
        return (self.least + self.most) // 2

    @property
    def months(self) -> int:
        """Return the middle in whole months."""
        return round(self.days / DAYS_A_MONTH)

    @property
    def words(self) -> str:
        """Return the length as one says it; an inexact one names its bounds in months."""
        if self.most == self.least and self.days < 2 * DAYS_A_MONTH:
            return ngettext("%(count)s Tag", "%(count)s Tage", self.days) % {"count": self.days}
        about = ngettext("%(count)s Monat", "%(count)s Monate", self.months) % {"count": self.months}
        low, high = round(self.least / DAYS_A_MONTH), round(self.most / DAYS_A_MONTH)
        if low == high:
            return _("rund %(about)s") % {"about": about}
        return _("rund %(about)s (%(low)s bis %(high)s)") % {"about": about, "low": low, "high": high}


def length(start: date | None, end: date | None, precision: str, today: date) -> Length | None:
    """
    Return how long a stretch lasted, from its first day up to, not including, its end; None when nobody knows.

    `end` None lasts until today. A vague date may mean any of its days, so the length has bounds.
    """
    if start is None:
        return None
    slack = _SLACK[Precision(precision)] - 1
    most = ((end or max(today, start)) - start).days
    least = max(most - (2 if end else 1) * slack, 0)
    return Length(min(least, most), most) if most >= 0 else None


def between(start: Rough, end: Rough | None, today: date) -> Length | None:
    """Return how long something lasted between two dates, each as exact as it was told; `end` None is today."""
    until = end.after if end else today
    most = (until - start.first).days
    if most < 0:
        return None
    least = ((end.first if end else today - timedelta(days=1)) - start.after).days + 2
    return Length(max(min(least, most), 0), most)


BANDS = ((1, "m0"), (3, "m1"), (6, "m3"), (12, "m6"), (24, "m12"), (60, "m24"))
LAST_BAND, UNKNOWN = "m60", "unknown"


def band(found: Length | None) -> str:
    """Return the band of months a length falls into: all that is told of it outside the case."""
    if found is None:
        return UNKNOWN
    months = found.days / DAYS_A_MONTH
    return next((key for upper, key in BANDS if months < upper), LAST_BAND)
