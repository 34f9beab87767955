"""Amounts beside the rates of the Land: a deviation is a warning and never an error (FUN-05)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.organisation.data.reference import rows
from kimpass.organisation.models import FundingLine, FundingRate
from kimpass.organisation.selectors.funding_rates import Verdict, check, share_of_year

SHIPPED = [
    FundingRate(
        building_block=row["building_block"],
        function=row["function"],
        amount=Decimal(row["amount"]),
        cap=Decimal(row["cap"]) if row["cap"] else None,
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
    )
    for row in rows("funding_rates")
]


def line(amount, fte, block="1", **values):
    year = values.pop("year", 2022)
    period = {"valid_from": date(year, 1, 1), "valid_until": date(year + 1, 1, 1)}
    return FundingLine(
        year=year, kind=values.pop("kind", "personnel"), building_block=block, amount=Decimal(amount),
        fte_funded=None if fte is None else Decimal(fte), **{**period, **values},
    )  # fmt: skip


def test_the_shipped_rates_give_warendorfs_amount():
    found = check(line(253_800, "4.0"), SHIPPED)
    assert (found.verdict, found.expected, found.gap) == (Verdict.FITS, Decimal("253800.00"), Decimal(0))
    assert [(part.number, part.amount) for part in found.parts] == [
        (Decimal("3.5"), Decimal("192500.00")),
        (Decimal("0.5"), Decimal("22500.00")),
        (Decimal("4.0"), Decimal("38800.00")),
    ]
    assert found.is_capped
    assert not found.warns


@pytest.mark.parametrize(
    ("amount", "fte", "block", "per_fte"),
    [(770_000, "14.0", "2", "55000.00"), (150_000, "3.0", "3", "50000.00")],
)
def test_where_no_rate_is_known_the_amount_per_post_stands_alone(amount, fte, block, per_fte):
    found = check(line(amount, fte, block), SHIPPED)
    assert (found.verdict, found.per_fte, found.expected) == (Verdict.NO_RATE, Decimal(per_fte), None)
    assert not found.warns


def test_a_deviation_warns_up_and_down_and_never_refuses():
    assert check(line(253_801, "4.0"), SHIPPED).verdict == Verdict.ABOVE
    low = check(line("253799.99", "4.0"), SHIPPED)
    assert (low.verdict, low.gap, low.warns) == (Verdict.BELOW, Decimal("-0.01"), True)


def test_the_rate_of_the_year_counts():
    found = check(line(244_800, "4.0", year=2024), SHIPPED)
    assert (found.verdict, found.expected) == (Verdict.FITS, Decimal("244800.00"))


def test_a_line_for_half_a_year_is_measured_by_half_the_rate():
    found = check(line(126_900, "4.0", valid_from=date(2022, 7, 1)), SHIPPED)
    assert (found.verdict, found.share) == (Verdict.FITS, Fraction(1, 2))


def test_a_rate_that_changes_inside_the_period_is_told():
    found = check(line(253_800, "4.0", valid_from=date(2022, 7, 1), valid_until=date(2023, 7, 1)), SHIPPED)
    assert (found.share, found.changes_on) == (Fraction(1), date(2023, 1, 1))


@pytest.mark.parametrize("values", [{"kind": "event_formats"}, {"fte": None}, {"fte": 0}])
def test_without_posts_nothing_is_checked(values):
    asked = {"amount": 100, "fte": 1, **values}
    assert check(line(**asked), SHIPPED).verdict == Verdict.NOT_ASKED


def test_less_than_half_a_post_has_no_assistance_in_it():
    (coordinator, workplace) = check(line(1, "0.4"), SHIPPED).parts
    assert (coordinator.number, workplace.number) == (Decimal("0.4"), Decimal("0.4"))


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(st.lists(DAYS, min_size=3, max_size=3, unique=True).map(sorted))
def test_shares_of_a_year_add_up(days):
    first, middle, last = days
    assert share_of_year(first, middle) + share_of_year(middle, last) == share_of_year(first, last)
    assert share_of_year(date(2022, 1, 1), date(2023, 1, 1)) == 1


@given(
    fte=st.integers(1, 5_000).map(lambda n: Decimal(n) / 100),
    amount=st.integers(1, 10**8).map(lambda n: Decimal(n) / 100),
    block=st.sampled_from(["1", "2", "3", ""]),
)
def test_the_parts_make_the_expected_amount_and_the_gap_is_exact(fte, amount, block):
    found = check(line(amount, fte, block), SHIPPED)
    assert found.per_fte == (amount / fte).quantize(Decimal("0.01"), "ROUND_HALF_UP")
    if found.expected is not None:
        assert sum(part.amount for part in found.parts) == found.expected
        assert found.expected + found.gap == amount
        assert found.warns == (found.gap != 0)
