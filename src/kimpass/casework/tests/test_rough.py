from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimpass.casework.models import ReconstructionStation
from kimpass.casework.selectors import rough
from kimpass.casework.selectors.rough import Length
from kimpass.organisation.models import Precision
from kimpass.steering.selectors.reconstruction import BANDS, KINDS

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "after", "precision"),
    [
        ("12.03.2019", date(2019, 3, 12), date(2019, 3, 13), "day"),
        ("2019-03-12", date(2019, 3, 12), date(2019, 3, 13), "day"),
        ("03.2019", date(2019, 3, 1), date(2019, 4, 1), "month"),
        ("12/2019", date(2019, 12, 1), date(2020, 1, 1), "month"),
        ("März 2019", date(2019, 3, 1), date(2019, 4, 1), "month"),
        ("Dez. 2019", date(2019, 12, 1), date(2020, 1, 1), "month"),
        ("4. Quartal 2019", date(2019, 10, 1), date(2020, 1, 1), "quarter"),
        ("Q1 2019", date(2019, 1, 1), date(2019, 4, 1), "quarter"),
        ("2019/20", date(2019, 8, 1), date(2020, 8, 1), "school_year"),
        ("2019", date(2019, 1, 1), date(2020, 1, 1), "year"),
        ("etwa  2019", date(2019, 1, 1), date(2020, 1, 1), "estimated"),
        ("ca. 03.2019", date(2019, 3, 1), date(2019, 4, 1), "estimated"),
    ],
)
def test_parse_reads_what_people_say(text, first, after, precision):
    found = rough.parse(text)
    assert (found.first, found.after, found.precision) == (first, after, precision)


@pytest.mark.parametrize(
    "text", ["", "neulich", "31.02.2019", "13.2019", "2019/21", "1899", "9999", "Mai", "5. Quartal 2019"]
)
def test_parse_guesses_nothing(text):
    with pytest.raises(ValueError):  # noqa: PT011 - any of them
        rough.parse(text)


@given(DAYS)
@settings(max_examples=100, deadline=None)
def test_parse_takes_back_every_day(day):
    assert rough.parse(f"{day:%d.%m.%Y}").first == day


@given(DAYS, st.integers(0, 20_000), st.sampled_from(Precision.values))
@settings(max_examples=200, deadline=None)
def test_length_keeps_its_bounds(start, days, precision):
    end = start + timedelta(days=days)
    found = rough.length(start, end, precision, end)
    assert 0 <= found.least <= found.days <= found.most == days
    if precision == "day":
        assert found.least == days
    assert found.words


def test_length_of_a_wait_between_two_years_is_open_to_both_sides():
    found = rough.length(date(2018, 1, 1), date(2020, 1, 1), "year", date(2026, 1, 1))
    assert (found.least, found.most) == (0, 730)
    assert found.words == "rund 12 Monate (0 bis 24)"


def test_length_is_unknown_without_a_beginning_and_lasts_until_today_without_an_end():
    assert rough.length(None, date(2020, 1, 1), "day", date(2026, 1, 1)) is None
    assert rough.length(date(2025, 12, 31), None, "day", date(2026, 1, 1)).words == "1 Tag"


def test_vaguer_takes_the_less_exact():
    assert rough.vaguer("day", "year") == rough.vaguer("year", "month") == "year"


@given(st.integers(0, 20_000), st.integers(0, 20_000))
@settings(max_examples=100, deadline=None)
def test_band_grows_with_the_length(first, second):
    order = [key for _upper, key in rough.BANDS] + [rough.LAST_BAND]
    shorter, longer = sorted((first, second))
    assert order.index(rough.band(Length(shorter, shorter))) <= order.index(rough.band(Length(longer, longer)))


def test_band_of_nothing_known_is_unknown():
    assert rough.band(None) == "unknown"


@pytest.mark.parametrize(
    ("start", "end", "least", "most"),
    [
        ("12.03.2019", "12.03.2019", 1, 1),
        ("01.01.2020", "31.12.2020", 366, 366),
        ("2021", "06.2022", 153, 546),
        ("2018", "2019", 2, 730),
        ("etwa 2019", "2019", 0, 365),
    ],
)
def test_between_knows_each_end_as_exactly_as_it_was_told(start, end, least, most):
    found = rough.between(rough.parse(start), rough.parse(end), date(2026, 1, 1))
    assert (found.least, found.most) == (least, most)


def test_between_lasts_until_today_and_knows_nothing_of_what_lies_ahead():
    assert rough.between(rough.parse("31.12.2025"), None, date(2026, 1, 1)).words == "1 Tag"
    assert rough.between(rough.parse("2027"), None, date(2026, 1, 1)) is None


def test_the_strategic_level_has_words_for_every_kind_and_band_there_is():
    assert {kind: str(label) for kind, label in KINDS.items()} == dict(ReconstructionStation.Kind.choices)
    assert set(BANDS) == {key for _upper, key in rough.BANDS} | {rough.LAST_BAND, rough.UNKNOWN}
