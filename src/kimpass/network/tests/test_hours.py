"""Hours of a week: written, read back, and refused where they cannot be."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.network.models.hours import Hours, Unreadable, impossible, read_hours, written

CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))
NOTES = st.sampled_from(["", "nur mit Termin", "1. und 3. Woche", "Raum 12, Eingang B"])


@st.composite
def weeks(draw):
    """Hours that can be: on one day one after the other."""
    found = []
    for day in draw(st.sets(st.integers(1, 7), max_size=7)):
        cuts = sorted(draw(st.sets(CLOCKS, min_size=2, max_size=6)))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        found += [Hours(day, opens, closes, draw(NOTES)) for opens, closes in pairs]
    return sorted(found)


@given(weeks())
def test_what_is_written_is_read_back(hours):
    assert read_hours(written(hours)) == hours
    assert impossible(hours) == []


@given(weeks().filter(bool), st.data())
def test_one_more_that_overlaps_is_found(hours, data):
    one = data.draw(st.sampled_from(hours))
    assert any("überschneiden" in words for words in impossible([*hours, one]))


@given(st.integers(1, 7), CLOCKS, CLOCKS)
def test_closing_before_opening_is_refused(day, first, second):
    words = impossible([Hours(day, max(first, second), min(first, second))])
    assert len(words) == 1
    assert "Ende" in words[0]


@pytest.mark.parametrize("day", [0, 8, 99, -1])
def test_a_week_has_seven_days(day):
    assert "Wochentag" in impossible([Hours(day, time(9), time(12))])[0]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mo–Do 9–12 Uhr", [1, 2, 3, 4]),
        ("Mo bis Mi: 8.30 bis 11 Uhr", [1, 2, 3]),
        ("Dienstag und Freitag 14:00-17:30 nach Vereinbarung", [2, 5]),
        ("Sa 10-24 Uhr", [6]),
    ],
)
def test_people_write_hours_in_many_ways(text, days):
    assert [row.weekday for row in read_hours(text)] == days


@pytest.mark.parametrize(
    "text",
    ["Mo", "Mo 25–26", "Xy 9–12", "9–12", "Fr–Mo 9–12", "Mo 9:70–12", "Mo " * 200 + "9-12", "Mo ٩–١٢"],
)
def test_what_is_no_hour_is_named(text):
    with pytest.raises(Unreadable):
        read_hours(text)
