"""Days on which offices in North Rhine-Westphalia work."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.kernel.workdays import holiday_on, is_working_day, working_day_from, working_day_until

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 12, 25), "Erster Weihnachtstag"),
        (date(2026, 6, 4), "Fronleichnam"),
        (date(2026, 11, 1), "Allerheiligen"),
    ],
)
def test_holidays_of_the_land_have_a_name(day, name):
    assert holiday_on(day) == name
    assert not is_working_day(day)


def test_a_day_that_is_a_holiday_elsewhere_is_a_working_day_here():
    assert is_working_day(date(2026, 1, 6))


@given(DAYS)
def test_the_nearest_working_day_is_one_and_skips_none(day):
    before, after = working_day_until(day), working_day_from(day)
    assert before <= day <= after
    assert is_working_day(before)
    assert is_working_day(after)
    between = (before + timedelta(days=n) for n in range(1, (after - before).days))
    assert not any(is_working_day(each) for each in between if each != day)
    assert (before == day) == (after == day) == is_working_day(day)
