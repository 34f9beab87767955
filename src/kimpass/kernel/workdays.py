"""Working days in North Rhine-Westphalia."""

from datetime import date, timedelta

import holidays

SATURDAY = 5
_NRW = holidays.country_holidays("DE", subdiv="NW", language="de")
_ONE_DAY = timedelta(days=1)


def holiday_on(day: date) -> str:
    """Return the name of the public holiday, empty where there is none."""
    return str(_NRW.get(day, ""))


def is_working_day(day: date) -> bool:
    """Test whether offices work on a day."""
    return day.weekday() < SATURDAY and not holiday_on(day)


def working_day_until(day: date) -> date:
    """Return the day itself, else the last working day before it."""
    while not is_working_day(day):
        day -= _ONE_DAY
    return day


def working_day_from(day: date) -> date:
    """Return the day itself, else the next working day after it."""
    while not is_working_day(day):
        day += _ONE_DAY
    return day
