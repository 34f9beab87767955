"""Cross-checks beside a table: sums, shares, weekdays, counts against lists (REP-08)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.controlling.selectors.checks import checked, count_against_list, shares, weekday_of, weekday_remark
from kimpass.controlling.selectors.figures import COUNT, Figure, Row, Table, ratio
from kimpass.controlling.tests.golden import told

DAY = date(2022, 11, 21)


def figure(key, value, **more):
    number = None if value is None else Decimal(value)
    return Figure(key, key, number, COUNT, "gezählt", "Kreis", DAY, **more)


def table(values, total):
    rows = [Row(f"Zeile {at}", (figure(f"row_{at}", value),)) for at, value in enumerate(values)]
    return Table("Stellen", ("Bereich", "besetzt"), (*rows, Row("Summe", (figure("total", total),), is_total=True)))


def test_a_wrong_sum_is_remarked_and_names_the_column():
    assert checked(table([1, 2], 4)).remarks == ("Spalte „besetzt“: Die Zeilen ergeben 3,00, angegeben ist 4.",)
    assert checked(table([1, 2], 3)).remarks == ()


@given(st.lists(st.integers(0, 99), min_size=1, max_size=6), st.integers(-3, 3))
def test_only_a_wrong_sum_is_remarked(values, gap):
    total = sum(values) + gap
    assert bool(checked(table(values, total)).remarks) == (gap != 0)


def test_what_is_unknown_or_hidden_is_not_checked():
    assert checked(table([1, None], 4)).remarks == ()
    assert checked(table([1, 2], None)).remarks == ()


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=9))
def test_rounded_shares_of_one_whole_are_never_remarked(amounts):
    whole = Decimal(sum(amounts))
    assert shares([ratio(Decimal(amount), whole, factor=100) for amount in amounts], "Förderung") == ""


def test_shares_that_miss_a_hundred_are():
    assert shares([Decimal("50.0"), Decimal("40.0")], "Förderung") == "Förderung: Die Anteile ergeben 90,0 %."
    assert shares([None], "Förderung") == ""


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_weekend_is_remarked_and_no_other_day(day):
    assert bool(weekday_remark(day)) == (weekday_of(day) in {"Samstag", "Sonntag"})
    assert weekday_remark(day, exact=False) == ""
    assert weekday_of(day) == weekday_of(day + timedelta(days=7))


@pytest.mark.parametrize(("count", "listed", "is_told"), [(10, 10, False), (10, 8, True), (None, 8, False)])
def test_a_told_count_is_held_against_its_list(count, listed, is_told):
    remark = count_against_list(None if count is None else Decimal(count), listed, "Kommunen")
    assert bool(remark) == is_told


@pytest.mark.django_db
def test_a_body_that_met_less_often_than_meant_is_remarked():
    found = told("paderborn", "experience", date(2023, 7, 31), "2021/22")
    remarks = found.section("bodies")["tables"][0]["remarks"]
    assert "Lenkungsgruppe KIM, Sitzungen im Jahr: genannt sind 2, aufgeführt sind 1." in remarks
    complete = told("paderborn", "experience", date(2023, 8, 31), "2022/23")
    assert not any("Sitzungen im Jahr" in remark for remark in complete.content["remarks"])
