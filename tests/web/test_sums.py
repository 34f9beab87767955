"""Sums that do not hide what is unknown, and amounts in cents."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.kernel.sums import to_cents, total

amounts = st.decimals(min_value=0, max_value=10**9, places=2)
heads = st.integers(min_value=0, max_value=10**6)


@given(st.lists(st.one_of(st.none(), amounts), max_size=8))
def test_a_sum_is_unknown_as_soon_as_one_part_is(values):
    if not values or None in values:
        assert total(values) is None
    else:
        assert total(values) == sum(values, Decimal(0))


@given(st.lists(st.one_of(st.none(), heads), max_size=8))
def test_counts_add_up_to_a_count(values):
    added = total(iter(values))
    assert added == (None if not values or None in values else sum(values))
    assert added is None or type(added) is int


@pytest.mark.parametrize(
    ("exact", "cents"),
    [
        (Fraction(1, 3), "0.33"), (Fraction(2, 3), "0.67"), (Fraction(1, 200), "0.01"), (Fraction(-1, 200), "-0.01"),
        (Decimal("0.005"), "0.01"), (Decimal("0.015"), "0.02"), (Decimal("17.4949"), "17.49"), (Decimal(7), "7.00"),
    ],
)  # fmt: skip
def test_half_a_cent_goes_up(exact, cents):
    assert str(to_cents(exact)) == cents
