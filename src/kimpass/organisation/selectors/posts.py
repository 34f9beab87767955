"""The register of posts as it stands on a day, as it was known on a day, and the life of one post."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.organisation.models import (
    Post,
    PostArea,
    PostFunction,
    PostTerms,
    Recruitment,
    Staffing,
    StaffMember,
    history,
)
from kimpass.organisation.selectors.words import words_of

RELATIONS = ("employing_body", "workplace", "professional_supervision", "line_management", "grant_recipient")
ZERO = Decimal("0.00")
EMPTY = frozenset({Recruitment.State.REPORTED, Recruitment.State.ADVERTISED, Recruitment.State.IN_PROCEDURE})
"""States that say that nobody is there yet; the others leave open whether somebody is."""


@dataclass(frozen=True, slots=True)
class Area:
    """A unit a post serves, and the Kommune it counts in; `share` None is unknown."""

    unit_id: int
    place_id: int
    name: str
    share: Decimal | None

    @property
    def percent(self) -> Decimal | None:
        """Return the share in hundredths."""
        return None if self.share is None else self.share * 100

    @classmethod
    def of(cls, row: PostArea) -> "Area":
        """Return what a row says; its unit is read with its parent."""
        return cls(row.unit_id, row.unit.place.pk, row.unit.full_name, row.share)


def separator(names: Iterable[str]) -> str:
    """Return what parts names in one line: a semicolon where one of them holds a comma itself."""
    return "; " if any("," in name for name in names) else ", "


@dataclass(frozen=True, slots=True)
class PostLine:
    """One post on a day; `filled` None says that nobody recorded whether it is filled."""

    post: Post
    terms: PostTerms | None
    areas: tuple[Area, ...]
    state: str
    state_label: str
    filled: Decimal | None
    vacant_since: date | None

    @property
    def approved(self) -> Decimal | None:
        """Return the approved full-time equivalents, None when unknown or the post is no more."""
        return self.terms.fte_approved if self.terms else None

    @property
    def vacant(self) -> Decimal | None:
        """Return what is approved and not filled, counted from this post; None when one of both is unknown."""
        return None if self.approved is None or self.filled is None else max(self.approved - self.filled, ZERO)

    @property
    def diverted_to(self) -> str:
        """Return the other programme the post is lent to."""
        return self.terms.diverted_to if self.terms else ""

    @property
    def place_ids(self) -> frozenset[int]:
        """Return the Kommunen and units it counts in: one of whose social areas it serves is served itself."""
        return frozenset(area.place_id for area in self.areas)

    @property
    def separator(self) -> str:
        """Return what parts the areas in one line."""
        return separator([area.name for area in self.areas])

    @property
    def is_gone(self) -> bool:
        """Test whether the post has been given back, or divided altogether."""
        return self.terms is None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which posts to list; empty is every one."""

    block: str = ""
    function: str = ""
    unit_id: int | None = None
    state: str = ""
    gone: bool = False

    def takes(self, line: PostLine) -> bool:
        """Test whether a post is asked for."""
        return (
            line.is_gone == self.gone
            and self.block in {"", line.post.building_block}
            and self.function in {"", line.post.function}
            and self.state in {"", line.state}
            and (self.unit_id is None or self.unit_id in {*line.place_ids, *(area.unit_id for area in line.areas)})
        )


def _by_post(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.post_id].append(row)
    return found


def holding(rows: Iterable[Any], day: date) -> list[Any]:
    """Keep the rows that hold on a day."""
    return [row for row in rows if day in history.span_of(row)]


def filled_on(rows: Iterable[Staffing], day: date) -> Decimal:
    """Return the filled full-time equivalents of a day."""
    return sum((row.fte for row in holding(rows, day)), ZERO)


def vacant_since(terms: list[PostTerms], staffings: list[Staffing], day: date) -> date | None:
    """Return since when, without a break, less is filled than approved; None when it is not so on the day."""
    turns = {moment for row in (*terms, *staffings) for moment in (row.valid_from, row.valid_until) if moment}
    since = None
    for turn in sorted({moment for moment in turns if moment <= day} | {day}, reverse=True):
        held = holding(terms, turn)
        approved = held[0].fte_approved if held else None
        if approved is None or filled_on(staffings, turn) >= approved:
            return since
        since = turn
    return since


def _known(model: Any, actor: Actor, known_at: datetime | None) -> Any:
    return model.objects.for_tenant(actor).known(known_at).order_by("valid_from", "pk")


def post_lines(actor: Actor, as_of: date, known_at: datetime | None = None) -> list[PostLine]:
    """Return every post that began by the day, also those that are no more, in a fixed number of statements."""
    terms = _by_post(_known(PostTerms, actor, known_at).select_related("employing_body"))
    areas = _by_post(_known(PostArea, actor, known_at).select_related("unit__parent"))
    states = _by_post(_known(Recruitment, actor, known_at))
    staffings = _by_post(_known(Staffing, actor, known_at))
    posts = Post.objects.for_tenant(actor).order_by("building_block", "function", "number")
    return [
        _line(post, terms[post.pk], areas[post.pk], states[post.pk], staffings[post.pk], as_of)
        for post in posts
        if any(row.valid_from <= as_of for row in terms[post.pk])
    ]


def _line(
    post: Post,
    terms: list[PostTerms],
    areas: list[PostArea],
    states: list[Recruitment],
    staffings: list[Staffing],
    day: date,
) -> PostLine:
    held, state = holding(terms, day), holding(states, day)
    # Without a staffing, and without a state that says so, nobody said that the post is empty: unknown is not zero.
    is_told = bool(staffings) or (bool(state) and state[0].state in EMPTY)
    since = vacant_since(terms, staffings, day) if is_told else None
    return PostLine(
        post=post,
        terms=held[0] if held else None,
        areas=tuple(Area.of(row) for row in holding(areas, day)),
        state=state[0].state if state else "",
        state_label=str(state[0].get_state_display()) if state else "",
        filled=filled_on(staffings, day) if is_told else None,
        vacant_since=since,
    )


@dataclass(frozen=True, slots=True)
class Total:
    """Sums of one function, or of all; unknown ones are counted beside the sum and not as nothing."""

    label: str
    posts: int
    approved: Decimal
    filled: Decimal
    vacant: Decimal
    diverted: Decimal
    unknown: int
    is_sum: bool = False


def _total(label: str, lines: list[PostLine], *, is_sum: bool = False) -> Total:
    def add(values: Iterable[Decimal | None]) -> Decimal:
        return sum((value for value in values if value is not None), ZERO)

    return Total(
        label,
        len(lines),
        add(line.approved for line in lines),
        add(line.filled for line in lines),
        add(line.vacant for line in lines),
        add(line.approved for line in lines if line.diverted_to),
        sum(line.approved is None or line.filled is None for line in lines),
        is_sum,
    )


def totals(lines: list[PostLine]) -> list[Total]:
    """Return the sums per function and overall (ORG-05)."""
    functions = [function for function in PostFunction if any(line.post.function == function for line in lines)]
    each = [_total(str(f.label), [line for line in lines if line.post.function == f]) for f in functions]
    return [*each, _total(_("Summe"), lines, is_sum=True)] if each else []


@dataclass(frozen=True, slots=True)
class Life:
    """All spans of one post as they were known: what holds, and what was believed before a correction."""

    terms: list[PostTerms]
    areas: list[PostArea]
    states: list[Recruitment]
    staffings: list[Staffing]
    superseded: list[Any]


def post_life(actor: Actor, post: Post, known_at: datetime | None = None) -> Life:
    """Return the history of a post; the newest first."""

    def of(model: Any, *joined: str) -> list[Any]:
        rows = model.objects.for_tenant(actor).known(known_at).filter(post=post).select_related(*joined)
        return list(rows.order_by("-valid_from", "-pk"))

    def earlier(model: Any, *joined: str) -> list[Any]:
        rows = model.objects.for_tenant(actor).filter(post=post, superseded_at__isnull=False)
        return list(rows.select_related(*joined))

    old = [
        *earlier(PostTerms, *RELATIONS),
        *earlier(PostArea, "unit__parent"),
        *earlier(Recruitment),
        *earlier(Staffing, "staff_member"),
    ]
    return Life(
        of(PostTerms, *RELATIONS),
        of(PostArea, "unit__parent"),
        of(Recruitment),
        of(Staffing, "staff_member"),
        sorted(old, key=lambda row: (row.superseded_at, row.pk), reverse=True),
    )


def supervision_word(actor: Actor) -> str:
    """Return the district's own word for professional supervision (ORG-16)."""
    return words_of(actor).word("professional_supervision")


def region_word(actor: Actor) -> str:
    """Return the district's own word for a region."""
    return words_of(actor).word("region")


def staff_to_choose(actor: Actor) -> list[StaffMember]:
    """Return who may hold a post."""
    return list(StaffMember.objects.for_tenant(actor).filter(is_active=True).order_by("name", "pk"))
