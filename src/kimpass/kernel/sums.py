"""Sums that do not hide what is unknown, and amounts in cents."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypeVar

CENT = Decimal("0.01")
Number = TypeVar("Number", int, Decimal)


def total(values: Iterable[Number | None]) -> Number | None:
    """Add up; one unknown makes the sum unknown, and so does nothing to add."""
    found = list(values)
    known = [value for value in found if value is not None]
    return sum(known[1:], known[0]) if known and len(known) == len(found) else None


def to_cents(value: Fraction | Decimal) -> Decimal:
    """Return an exact amount in cents, half a cent up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value
    return exact.quantize(CENT, ROUND_HALF_UP)
