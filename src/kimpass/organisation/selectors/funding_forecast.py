"""Personnel money that will be left because posts are not filled, by month and Baustein (FUN-12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from kimpass.kernel.period import Period
from kimpass.kernel.sums import to_cents, total
from kimpass.organisation.models import FundingLine
from kimpass.organisation.selectors.funding import NOT_SAID, granted_of, lines_of_year, standings
from kimpass.organisation.selectors.funding_vacancies import PostLife, Vacancy, lives_of_posts, vacancy_on

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Grant:
    """Money for posts: every day of its period is worth the same; how many posts it is for may be unknown."""

    period: Period
    amount: Decimal
    fte: Decimal | None

    @property
    def per_day(self) -> Fraction:
        """Return what one day is worth, exact."""
        end = self.period.end or self.period.start + timedelta(days=1)
        return Fraction(self.amount) / (end - self.period.start).days


@dataclass(frozen=True, slots=True)
class Left:
    """Money left for certain, and what more may be left because something is unknown; exact."""

    certain: Fraction = Fraction(0)
    open: Fraction = Fraction(0)

    def __add__(self, other: "Left") -> "Left":
        return Left(self.certain + other.certain, self.open + other.open)


def left_per_day(grants: Sequence[Grant], vacancy: Vacancy, *, has_posts: bool) -> Left:
    """
    Return what is left of one day's money: the vacant share of it.

    More posts than the money is for leave no more than the money. Posts the money is for and the register does not
    know, posts of unknown staffing and money for an unknown number of posts are open: nobody can say.
    """
    money = sum((grant.per_day for grant in grants), Fraction(0))
    if not has_posts or any(grant.fte is None for grant in grants) or not grants:
        return Left(Fraction(0), money)
    funded = sum((Fraction(grant.fte or 0) for grant in grants), Fraction(0))
    if not funded:
        return Left(Fraction(0), money)
    certain = min(Fraction(vacancy.vacant), funded)
    gap = max(Fraction(0), funded - Fraction(vacancy.approved))
    most = funded if vacancy.is_unbounded else min(certain + Fraction(vacancy.unknown) + gap, funded)
    per_fte = money / funded
    return Left(certain * per_fte, (most - certain) * per_fte)


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _pieces(grants: Sequence[Grant], posts: Sequence[PostLife]) -> list[Period]:
    """Cut the days of the grants into pieces in which nothing changes and no month ends."""
    if not grants:
        return []
    first = min(grant.period.start for grant in grants)
    last = max(grant.period.end for grant in grants if grant.period.end is not None)
    edges = {first, last} | {grant.period.start for grant in grants}
    edges |= {grant.period.end for grant in grants if grant.period.end is not None}
    for post in posts:
        edges |= post.edges()
    month = _month_after(first)
    while month < last:
        edges.add(month)
        month = _month_after(month)
    days = sorted(day for day in edges if first <= day <= last)
    return [Period(start, end) for start, end in pairwise(days)]


def left_by_month(grants: Sequence[Grant], posts: Sequence[PostLife]) -> dict[date, Left]:
    """Return the money left in each month, exact: the sum over its days."""
    found: dict[date, Left] = {}
    for piece in _pieces(grants, posts):
        running = [grant for grant in grants if piece.start in grant.period]
        if not running or piece.end is None:
            continue
        day = left_per_day(running, vacancy_on(posts, piece.start), has_posts=bool(posts))
        length = (piece.end - piece.start).days
        month = piece.start.replace(day=1)
        found[month] = found.get(month, Left()) + Left(day.certain * length, day.open * length)
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class MonthLeft:
    """A month in cents: left for certain, and what more may be left."""

    month: date
    certain: Decimal
    open: Decimal

    @property
    def most(self) -> Decimal:
        """Return the most that may be left."""
        return self.certain + self.open

    @property
    def is_known(self) -> bool:
        """Test whether nothing about the month is unknown."""
        return not self.open


def in_cents(months: dict[date, Left]) -> tuple[MonthLeft, ...]:
    """Return months in cents that add up to the rounded sum: each is the difference of two rounded running sums."""
    found: list[MonthLeft] = []
    running, certain, open_ = Left(), ZERO, ZERO
    for month, left in months.items():
        running = running + left
        upto, may = to_cents(running.certain), to_cents(running.open)
        found.append(MonthLeft(month, upto - certain, may - open_))
        certain, open_ = upto, may
    return tuple(found)


@dataclass(frozen=True, slots=True)
class BlockForecast:
    """What will be left of the money for the posts of one Baustein."""

    block: str
    granted: Decimal
    fte_funded: Decimal | None
    approved: Decimal
    posts: int
    months: tuple[MonthLeft, ...]
    # Posts that are of unknown staffing on some day of the period, by their numbers.
    unknown_posts: tuple[str, ...] = ()

    @property
    def certain(self) -> Decimal:
        """Return what is left for certain."""
        return sum((month.certain for month in self.months), ZERO)

    @property
    def open(self) -> Decimal:
        """Return what more may be left because something is unknown."""
        return sum((month.open for month in self.months), ZERO)

    @property
    def most(self) -> Decimal:
        """Return the most that may be left."""
        return self.certain + self.open

    @property
    def is_known(self) -> bool:
        """Test whether nothing is unknown."""
        return not self.open

    @property
    def gap(self) -> Decimal | None:
        """Return how many funded posts the register does not know; unknown when the money does not say how many."""
        return None if self.fte_funded is None else max(ZERO, self.fte_funded - self.approved)


def _unknown_posts(posts: Sequence[PostLife], grants: Sequence[Grant]) -> tuple[str, ...]:
    pieces = _pieces(grants, posts)

    def is_unknown(post: PostLife) -> bool:
        stands = (vacancy_on([post], piece.start) for piece in pieces)
        return any(stand.unknown or stand.is_unbounded for stand in stands)

    return tuple(post.number for post in posts if is_unknown(post))


def forecast(tenant_id: int, year: int, known_at: datetime | None = None) -> list[BlockForecast]:
    """
    Return what will be left of a year's personnel money for each Baustein.

    What is granted counts, where a state tells it; else the amount of the line. Who is recorded as a holder without an
    end goes on to hold the post, who ends leaves it, and a post nobody holds stays vacant until somebody is entered.
    """
    lines = [
        line
        for line in lines_of_year(tenant_id, year, known_at)
        if line.kind == FundingLine.Kind.PERSONNEL and line.building_block
    ]
    told = standings(tenant_id, lines, known_at)
    lives = lives_of_posts(tenant_id, known_at) if lines else {}
    found = []
    for block in sorted({line.building_block for line in lines}):
        own = [line for line in lines if line.building_block == block]
        grants = [
            Grant(
                Period(line.valid_from, line.valid_until),
                granted_of(line, told.get(line.pk, NOT_SAID)),
                line.fte_funded,
            )
            for line in own
        ]
        posts = lives.get(block, [])
        found.append(
            BlockForecast(
                block,
                sum((grant.amount for grant in grants), ZERO),
                total(line.fte_funded for line in own),
                max((vacancy_on(posts, piece.start).approved for piece in _pieces(grants, posts)), default=ZERO),
                len(posts),
                in_cents(left_by_month(grants, posts)),
                _unknown_posts(posts, grants),
            )
        )
    return found
