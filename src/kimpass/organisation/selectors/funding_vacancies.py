"""Which posts stand vacant on a day, and of which nobody can say it: from the register of posts over time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kimpass.kernel.period import Period
from kimpass.organisation.models import Post, PostTerms, Recruitment, Staffing

ZERO = Decimal(0)
# In these states nobody works on a post, whatever the register of staff says or does not say.
NOT_FILLED = frozenset(Recruitment.State.values) - {Recruitment.State.FILLED}


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which something of a post holds."""

    period: Period
    fte: Decimal | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class PostLife:
    """A post over time: its approved size, who fills how much of it, how far its filling has come."""

    number: str
    terms: tuple[Span, ...] = ()
    staffings: tuple[Span, ...] = ()
    recruitments: tuple[Span, ...] = ()

    def edges(self) -> set[date]:
        """Return the days on which something changes."""
        spans = (*self.terms, *self.staffings, *self.recruitments)
        ends = {span.period.end for span in spans if span.period.end is not None}
        return {span.period.start for span in spans} | ends


@dataclass(frozen=True, slots=True)
class Vacancy:
    """The posts of a Baustein on one day: approved, surely vacant, of unknown staffing; in full-time equivalents."""

    approved: Decimal = ZERO
    vacant: Decimal = ZERO
    unknown: Decimal = ZERO
    is_unbounded: bool = False


def vacancy_on(posts: Iterable[PostLife], day: date) -> Vacancy:
    """
    Return how the posts stand on a day.

    A post lent to another programme is taken as used. One nobody ever recorded a holder for is unknown, unless its
    recruitment says that it is not filled; so is one whose approved size is unknown.
    """
    approved = vacant = unknown = ZERO
    unbounded = False
    for post in posts:
        terms = [span for span in post.terms if day in span.period]
        if not terms:
            continue
        size = terms[0].fte
        if size is None:
            unbounded = True
            continue
        approved += size
        if terms[0].word:
            continue
        filled = [span.fte or ZERO for span in post.staffings if day in span.period]
        states = [span.word for span in post.recruitments if day in span.period]
        if filled:
            vacant += max(ZERO, size - sum(filled, ZERO))
        elif any(state in NOT_FILLED for state in states) or (post.staffings and not states):
            vacant += size
        else:
            unknown += size
    return Vacancy(approved, vacant, unknown, unbounded)


def _spans(rows: Iterable[tuple[int, date, date | None, Decimal | None, str]]) -> dict[int, tuple[Span, ...]]:
    found: dict[int, tuple[Span, ...]] = {}
    for post_id, start, end, fte, word in rows:
        found[post_id] = (*found.get(post_id, ()), Span(Period(start, end), fte, word))
    return found


def lives_of_posts(tenant_id: int, known_at: datetime | None = None) -> dict[str, list[PostLife]]:
    """Return the posts of a tenant over time by Baustein, as known at an instant, in four statements."""
    own = {"tenant_id": tenant_id}
    days = ("post_id", "valid_from", "valid_until")
    terms = PostTerms.objects.asked_for().known(known_at).filter(**own).order_by("valid_from", "pk")
    staffings = Staffing.objects.asked_for().known(known_at).filter(**own).order_by("valid_from", "pk")
    states = Recruitment.objects.asked_for().known(known_at).filter(**own).order_by("valid_from", "pk")
    sizes = _spans(terms.values_list(*days, "fte_approved", "diverted_to"))
    filled = _spans((*row, "") for row in staffings.values_list(*days, "fte"))
    ways = _spans((*row[:3], None, row[3]) for row in states.values_list(*days, "state"))
    found: dict[str, list[PostLife]] = {}
    for post in Post.objects.asked_for().filter(pk__in=sizes, **own).order_by("number"):
        life = PostLife(post.number, sizes[post.pk], filled.get(post.pk, ()), ways.get(post.pk, ()))
        found.setdefault(post.building_block, []).append(life)
    return found
