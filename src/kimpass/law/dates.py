"""Counting as the law counts: §§ 186 to 188 BGB, one convention for the whole program."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS_OF_A_YEAR = 12


def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later; where that day is missing, the first of the month after."""
    year, month = _month(day, months)
    if day.day <= monthrange(year, month)[1]:
        return date(year, month, day.day)
    return date(year, month, monthrange(year, month)[1]) + timedelta(days=1)


def last_day_after(day: date, months: int) -> date:
    """Return the last day of a term that began with an event (§ 188 Abs. 2 and 3 BGB)."""
    year, month = _month(day, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_years(day: date, years: int) -> date:
    """Return the same day `years` later; 29 February becomes 1 March."""
    return add_months(day, years * MONTHS_OF_A_YEAR)


def span(first: date, end: date) -> tuple[int, int]:
    """Return whole months and remaining days from `first` up to, not including, `end`."""
    months = (end.year - first.year) * MONTHS_OF_A_YEAR + end.month - first.month
    while months > 0 and add_months(first, months) > end:
        months -= 1
    return months, (end - add_months(first, months)).days


def german(day: date) -> str:
    """Write a day as people read it."""
    return day.strftime("%d.%m.%Y")


def _month(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, MONTHS_OF_A_YEAR)
    return day.year + years, month + 1
