"""What the Land pays for a post, and whether an amount fits: a deviation is a warning and never an error (FUN-05)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum, auto
from fractions import Fraction

from django.utils.translation import gettext as _

from kimpass.kernel.sums import to_cents
from kimpass.organisation.models import FundingLine, FundingRate

HALF = Decimal("0.5")
HALF_POST, WORKPLACE = "assistance_half_post", "workplace_per_fte"


class Verdict(StrEnum):
    """What the check found."""

    NOT_ASKED = auto()
    NO_RATE = auto()
    FITS = auto()
    ABOVE = auto()
    BELOW = auto()


@dataclass(frozen=True, slots=True)
class RatePart:
    """One product of the check: what for, how many, at which rate."""

    function: str
    number: Decimal
    rate: Decimal
    cap: Decimal | None
    amount: Decimal

    @property
    def label(self) -> str:
        """Return what the rate is for."""
        return function_label(self.function)


@dataclass(frozen=True, slots=True)
class RateCheck:
    """An amount beside what the rates give; `per_fte` stands there even where no rate is known."""

    verdict: Verdict
    per_fte: Decimal | None = None
    expected: Decimal | None = None
    gap: Decimal | None = None
    parts: tuple[RatePart, ...] = ()
    share: Fraction = Fraction(1)
    changes_on: date | None = None

    @property
    def warns(self) -> bool:
        """Test whether somebody should look: the amount is not what the rates give."""
        return self.verdict in {Verdict.ABOVE, Verdict.BELOW}

    @property
    def is_capped(self) -> bool:
        """Test whether a rate is a maximum, so that less than it may be right."""
        return any(part.cap is not None for part in self.parts)


def function_label(function: str) -> str:
    """Return what a rate is for, in words."""
    words = {
        "coordinator_per_fte": _("Koordination, je VZÄ"),
        HALF_POST: _("Assistenz, halbe Stelle"),
        WORKPLACE: _("Arbeitsplatz, je VZÄ"),
    }
    return words.get(function, function.replace("_", " "))


def all_rates() -> list[FundingRate]:
    """Return every rate there is, newest first."""
    return list(FundingRate.objects.order_by("-valid_from", "building_block", "function"))


def rates_on(rates: Iterable[FundingRate], block: str, day: date) -> list[FundingRate]:
    """Return the rates of a Baustein that hold on a day."""
    return [
        rate
        for rate in rates
        if rate.building_block == block
        and rate.valid_from <= day
        and (rate.valid_until is None or day < rate.valid_until)
    ]


def share_of_year(start: date, end: date) -> Fraction:
    """Return how much of a year of twelve equal months the days are; a month counts by its own days."""
    share, day = Fraction(0), start
    while day < end:
        after = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        length = (after - day.replace(day=1)).days
        share += Fraction((min(after, end) - day).days, length)
        day = after
    return share / 12


def _parts(fte: Decimal, rates: Sequence[FundingRate], share: Fraction) -> tuple[RatePart, ...]:
    has_half = any(rate.function == HALF_POST for rate in rates) and fte >= HALF
    found = []
    # Coordinators first, as the rates are told.
    for rate in sorted(rates, key=lambda each: (each.function == WORKPLACE, each.function == HALF_POST)):
        if rate.function == HALF_POST:
            number, times = HALF, Fraction(int(has_half))
        elif rate.function == WORKPLACE:
            number, times = fte, Fraction(fte)
        else:
            number = fte - HALF if has_half else fte
            times = Fraction(number)
        if times:
            amount = to_cents(Fraction(rate.amount) * times * share)
            found.append(RatePart(rate.function, number, rate.amount, rate.cap, amount))
    return tuple(found)


def check(line: FundingLine, rates: Sequence[FundingRate]) -> RateCheck:
    """
    Compare a line for posts with the rates that hold on its first day.

    In Baustein 1 half an assistance post is taken for granted, the rest are coordinators, and each full post has a
    workplace. Rates are for a year; a line for a part of it is measured by its months.
    """
    if line.kind != FundingLine.Kind.PERSONNEL or not line.fte_funded:
        return RateCheck(Verdict.NOT_ASKED)
    per_fte = to_cents(line.amount / line.fte_funded)
    live = rates_on(rates, line.building_block, line.valid_from)
    if not live:
        return RateCheck(Verdict.NO_RATE, per_fte)
    share = share_of_year(line.valid_from, line.valid_until)
    parts = _parts(line.fte_funded, live, share)
    expected = sum((part.amount for part in parts), Decimal(0))
    gap = line.amount - expected
    verdict = Verdict.FITS if not gap else Verdict.ABOVE if gap > 0 else Verdict.BELOW
    later = [
        rate.valid_from
        for rate in rates
        if rate.building_block == line.building_block and line.valid_from < rate.valid_from < line.valid_until
    ]
    return RateCheck(verdict, per_fte, expected, gap, parts, share, min(later, default=None))
