"""Stock, inflow, outflow, ages and forecast, held against naive recounts."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kimpass.residence.presenters import forecast_words
from kimpass.residence.selectors import backlog_sums as sums
from kimpass.residence.selectors.backlog_sums import Course, Forecast, Month, Pace

OCTOBER = date(2026, 10, 1)
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@given(DAYS, st.integers(-60, 60))
def test_months_are_added_and_counted_alike(day, months):
    later = sums.add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    if months >= 0:
        assert sums.full_months(day, later) == months
        assert sums.full_months(day, later - timedelta(days=1)) == months - 1


@given(DAYS, st.integers(1, 14))
def test_complete_months_are_over_and_without_gap(day, number):
    months = sums.complete_months(day, number)
    assert len(months) == number
    assert all(sums.add_months(one, 1) == other for one, other in pairwise(months))
    assert sums.month_end(months[-1]) <= day < sums.month_end(sums.add_months(months[-1], 1))


@st.composite
def courses(draw):
    received = draw(DAYS)
    applied = draw(st.none() | st.dates(received, date(2033, 12, 31)))
    begun = applied or received
    ended = draw(st.none() | st.dates(begun, date(2034, 12, 31)))
    state = draw(st.sampled_from(["granted", "refused", "withdrawn"])) if ended else "received"
    return Course(received, applied, ended, state)


@given(st.lists(courses(), max_size=12), DAYS)
def test_a_register_counts_as_a_naive_recount_does(register_of, day):
    months = sums.complete_months(day, 12)
    for month in sums.derive(register_of, months):
        end = sums.month_end(month.month)

        def inside(some, first=month.month, last=end):
            return some is not None and first <= some <= last

        applied = [one for one in register_of if one.applied_on]
        assert month.received == sum(inside(one.applied_on) for one in applied)
        assert month.outflow == sum(inside(one.ended_on) for one in applied)
        assert month.granted == sum(inside(one.ended_on) and one.state == "granted" for one in applied)
        open_ones = [one for one in applied if one.applied_on <= end and not (one.ended_on and one.ended_on <= end)]
        assert month.stock == len(open_ones)


@given(st.lists(courses(), max_size=12), DAYS)
def test_a_register_leaves_nothing_unexplained(register_of, day):
    months = sums.derive(register_of, sums.complete_months(day, 12))
    for before, month in pairwise(months):
        assert sums.unexplained(before.stock, month) == 0


@given(st.lists(st.dates(date(2020, 1, 1), date(2026, 1, 1)), max_size=30))
def test_every_open_application_has_one_age(applied):
    day = date(2026, 1, 1)
    counts = sums.ages(applied, day)
    assert sum(counts) == len(applied)
    old = [since for since in applied if sums.add_months(since, 24) <= day]
    assert counts[-1] == len(old)


def recount(stock, inflow, outflow, days, limit=4000):
    """Work a stock off day by day, in parts of an application, and return how many days it takes."""
    left = stock * days
    for number in range(limit):
        if left <= 0:
            return number
        left -= outflow - inflow
    return None


@given(st.integers(1, 60), st.integers(0, 40), st.integers(0, 80), st.integers(89, 184), DAYS)
def test_the_forecast_agrees_with_a_recount_day_by_day(stock, inflow, outflow, days, day):
    told = sums.forecast(stock, Pace(inflow, outflow, days, 6), day)
    if inflow >= outflow:
        assert told == Forecast("never")
        return
    naive = recount(stock, inflow, outflow, days)
    if told.kind == "day" and naive is not None:
        assert told.day == day + timedelta(days=naive)
    more = sums.forecast(stock + 1, Pace(inflow, outflow, days, 6), day)
    assert more.kind == "never" or more.day >= told.day


def test_the_forecast_says_what_it_does_not_know():
    day, pace = date(2026, 11, 23), Pace(10, 20, 184, 6)
    assert sums.forecast(None, pace, day).kind == "unknown"
    assert sums.forecast(5, None, day).kind == "unknown"
    assert sums.forecast(0, None, day) == Forecast("cleared", day)
    assert sums.forecast(10**5, Pace(10, 11, 184, 6), day).kind == "never"
    assert forecast_words(sums.forecast(5, Pace(20, 20, 184, 6), day)) == "nicht absehbar"
    assert forecast_words(sums.forecast(10, pace, day)) == "26.05.2027"


FIGURE = st.none() | st.integers(0, 50)
MONTH = st.builds(Month, st.just(OCTOBER), FIGURE, FIGURE, FIGURE, FIGURE, FIGURE, FIGURE)


@given(MONTH, MONTH)
def test_reported_goes_before_derived_and_unknown_is_never_nought(reported, derived):
    used = sums.preferred(reported, derived, OCTOBER)
    for name in sums.FIGURES:
        told, counted = getattr(reported, name), getattr(derived, name)
        assert getattr(used, name) == (counted if told is None else told)
    both = sums.added([[reported], [derived]], [OCTOBER])[0]
    for name in sums.FIGURES:
        parts = (getattr(reported, name), getattr(derived, name))
        assert getattr(both, name) == (None if None in parts else sum(parts))
    assert (reported.outflow is None) == (None in (reported.granted, reported.refused, reported.otherwise_done))


def test_a_gap_in_the_months_ends_the_pace():
    month = lambda number, **more: Month(date(2026, number, 1), **more)  # noqa: E731
    full = {"received": 2, "granted": 1, "refused": 1, "otherwise_done": 1}
    months = [month(1, **full), month(2), *(month(number, **full) for number in (3, 4, 5))]
    assert sums.pace(months) == Pace(6, 9, 92, 3)
    assert sums.pace(months[:4]) is None
