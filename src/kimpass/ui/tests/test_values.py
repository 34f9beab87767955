from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.kernel.period import Period
from kimpass.ui.components import values


def test_dates():
    assert values.de_date(date(2026, 3, 2)) == "02.03.2026"
    assert values.de_day(date(2026, 11, 27)) == "Fr 27.11."
    assert values.de_date(None) == ""


def test_an_instant_is_shown_in_the_zone_of_the_office():
    late = datetime(2026, 7, 31, 22, 30, tzinfo=UTC)
    assert values.de_date(late) == "01.08.2026"
    assert values.de_datetime(late) == "01.08.2026, 00:30 Uhr"


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [
        (Decimal("1222800"), 0, "1.222.800"),
        (Decimal("13.87"), 2, "13,87"),
        (Decimal("13.875"), 2, "13,88"),
        (Decimal("-0.5"), 2, "−0,50"),
        (1234, None, "1.234"),
        (0, None, "0"),
        (None, 2, ""),
    ],
)
def test_decimals(number, places, shown):
    assert values.de_decimal(number, places) == shown


def test_money_and_posts():
    assert values.de_money(Decimal("1222800")) == "1.222.800 Euro"
    assert values.de_money(Decimal("770000.50")) == "770.000,50 Euro"
    assert values.fte(Decimal("14")) == "14,00 VZÄ"
    assert values.percent(Decimal("29.29")) == "29,3\u202f%"


def test_periods_name_their_last_day():
    assert values.period(Period(date(2022, 8, 1), date(2023, 8, 1))) == "01.08.2022 bis 31.07.2023"
    assert values.period(Period(date(2022, 8, 1))) == "ab 01.08.2022"
    assert values.period(Period(date(2022, 8, 1), date(2022, 8, 2))) == "01.08.2022"


@pytest.mark.parametrize("name", ["de_date", "de_day", "de_time", "de_datetime", "de_decimal", "de_money", "period"])
def test_what_a_template_does_not_know_shows_nothing(draw, name):
    assert draw(f"{{{{ unknown|{name} }}}}") == ""


@pytest.mark.parametrize(("name", "shown"), [("Jana Wiethoff", "JW"), ("Ada de la Cruz", "AC"), ("Ida", "I"), ("", "")])
def test_initials(name, shown):
    assert values.initials(name) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**10), max_value=10**10))
def test_a_number_can_be_read_back(number):
    shown = values.de_decimal(number, 2)
    assert Decimal(shown.replace(".", "").replace(",", ".").replace("−", "-")) == number


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 1, 1)), st.integers(1, 4000))
def test_a_period_ends_the_day_before_the_next_begins(start, days):
    shown = values.period(Period(start, start + timedelta(days=days)))
    assert shown.endswith(values.de_date(start + timedelta(days=days - 1)))


@pytest.mark.parametrize(
    ("word", "soft"),
    [
        ("Lebensunterhalt und Sozialleistungen", "Lebens-unterhalt und Sozial-leistungen"),
        ("Leistungssteuerung", "Leistungs-steuerung"),
        ("Bildung und Schule", "Bildung und Schule"),
        ("<b>", "<b>"),
    ],
)
def test_long_words_break_where_their_parts_meet(word, soft):
    assert values.soften(word).replace("\u00ad", "-") == soft
