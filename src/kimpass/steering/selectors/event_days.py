"""Days of events as exact as they were told, and whether the weekday said with them is the day's (QUA-03)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kimpass.kernel.period import school_year
from kimpass.organisation.models import Precision
from kimpass.steering.models import Event

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})[./](\d{4})", re.ASCII)
_NAMED_MONTH = re.compile(r"([A-Za-zÄä]{3,9})\.?\s+(\d{4})")
_QUARTER = re.compile(r"(?:Q\s?([1-4])|([1-4])\.\s?Quartal)[\s/]*(\d{4})", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_ABOUT = re.compile(r"(?:ca\.?|etwa|um|ungefähr)\s+(.+)", re.IGNORECASE)
EARLIEST, LATEST = 1990, 2099


@dataclass(frozen=True, slots=True)
class Told:
    """The first day a telling may mean, and how exactly it is known."""

    day: date
    precision: str


def _vague(text: str) -> Told | None:
    if found := _MONTH.fullmatch(text):
        return Told(date(int(found[2]), int(found[1]), 1), Precision.MONTH)
    if found := _QUARTER.fullmatch(text):
        return Told(date(int(found[3]), 3 * int(found[1] or found[2]) - 2, 1), Precision.QUARTER)
    if found := _NAMED_MONTH.fullmatch(text):
        start = found[1].lower()[:3]
        if start in MONTHS:
            return Told(date(int(found[2]), MONTHS.index(start) + 1, 1), Precision.MONTH)
    if _YEAR.fullmatch(text):
        return Told(date(int(text), 1, 1), Precision.YEAR)
    if "/" in text:
        return Told(school_year(text).start, Precision.SCHOOL_YEAR)
    return None


def read_told(text: str) -> Told | None:
    """
    Read "14.05.2026", "05.2026", "Mai 2026", "2. Quartal 2026", "2025/26", "2026" or "etwa 14.05.2026".

    :raises ValueError: it is none of them, or there is no such day.
    """
    text = " ".join(text.split())
    if not text:
        return None
    if about := _ABOUT.fullmatch(text):
        inner = read_told(about[1])
        return None if inner is None else Told(inner.day, Precision.ESTIMATED)
    if found := _DAY.fullmatch(text):
        told: Told | None = Told(date(int(found[3]), int(found[2]), int(found[1])), Precision.DAY)
    else:
        told = _vague(text)
    if told is None or not EARLIEST <= told.day.year <= LATEST:
        raise ValueError(text)
    return told


def write_told(day: date | None, precision: str) -> str:
    """Return what `read_told` reads as the same."""
    if day is None:
        return ""
    match precision:
        case Precision.MONTH:
            return f"{day:%m.%Y}"
        case Precision.QUARTER:
            return f"{(day.month + 2) // 3}. Quartal {day.year}"
        case Precision.YEAR:
            return str(day.year)
        case Precision.SCHOOL_YEAR:
            return f"{day.year}/{(day.year + 1) % 100:02}"
        case Precision.ESTIMATED:
            return f"etwa {day:%d.%m.%Y}"
    return f"{day:%d.%m.%Y}"


def in_words(event: Event) -> str:
    """Return when an event is, for people; never a day nobody told."""
    day, last = event.first_day, event.last_day
    if day is None:
        return _("Tag noch offen")
    match event.precision:
        case Precision.MONTH:
            return date_format(day, "F Y")
        case Precision.QUARTER:
            return _("%(number)s. Quartal %(year)s") % {"number": (day.month + 2) // 3, "year": day.year}
        case Precision.YEAR:
            return str(day.year)
        case Precision.SCHOOL_YEAR:
            return _("Schuljahr %(label)s") % {"label": write_told(day, Precision.SCHOOL_YEAR)}
        case Precision.ESTIMATED:
            return _("etwa %(day)s") % {"day": f"{day:%d.%m.%Y}"}
    if last is None or last == day:
        return f"{date_format(day, 'D')}, {day:%d.%m.%Y}"
    return _("%(first)s bis %(last)s") % {"first": f"{day:%d.%m.%Y}", "last": f"{last:%d.%m.%Y}"}


def weekday_warning(event: Event) -> str:
    """Return a hint where the weekday that was said is not the day's, empty otherwise; a hint, never an error."""
    if not event.weekday_said or event.first_day is None or event.precision != Precision.DAY:
        return ""
    real = WEEKDAYS[event.first_day.weekday()]
    if event.weekday_said.strip().rstrip(".").casefold() in {real.casefold(), real[:2].casefold()}:
        return ""
    return _("Genannt ist %(said)s, der %(day)s ist aber ein %(real)s. Bitte prüfen Sie Tag oder Datum.") % {
        "said": event.weekday_said,
        "day": f"{event.first_day:%d.%m.%Y}",
        "real": date_format(event.first_day, "l"),
    }


def starts_reaching(since: date) -> dict[str, date]:
    """Return for each kind of vagueness the earliest first day that may still mean `since` or later."""
    school = since.year if since.month >= 8 else since.year - 1
    return {
        Precision.DAY: since,
        Precision.ESTIMATED: since - timedelta(days=31),
        Precision.MONTH: since.replace(day=1),
        Precision.QUARTER: date(since.year, since.month - (since.month - 1) % 3, 1),
        Precision.YEAR: date(since.year, 1, 1),
        Precision.SCHOOL_YEAR: date(school, 8, 1),
    }
