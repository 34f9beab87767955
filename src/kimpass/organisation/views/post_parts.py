"""Turn the register into a picture, and the history of a post into lines people read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from kimpass.kernel.period import Period
from kimpass.organisation.models import PostArea, PostFunction, PostTerms, Recruitment, Staffing, history
from kimpass.organisation.selectors.post_keys import row_key
from kimpass.organisation.selectors.posts import RELATIONS, Life, PostLine, Total
from kimpass.organisation.selectors.words import Words
from kimpass.ui.charts.bars import Bar, Bars, Series
from kimpass.ui.components.values import de_decimal, fte, percent
from kimpass.ui.tables import Cell

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Span:
    """One span of a post in words; `key` is empty where nothing can be corrected."""

    kind: str
    words: str
    period: Period
    key: str = ""
    details: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PostPage:
    """The history of a post, section by section, and what was believed before corrections."""

    terms: list[Span]
    areas: list[Span]
    states: list[Span]
    staffings: list[Span]
    earlier: list[Span]


def relation_labels() -> dict[str, str]:
    """Return the words of the five relations."""
    return {
        "employing_body": _("Anstellungsträger"),
        "workplace": _("Arbeitsort"),
        "professional_supervision": _("Fachaufsicht"),
        "line_management": _("Dienstaufsicht"),
        "grant_recipient": _("Zuwendungsempfänger"),
    }


def _terms(row: PostTerms) -> tuple[str, tuple[tuple[str, str], ...]]:
    labels = relation_labels()
    named = ((labels[name], getattr(row, name)) for name in RELATIONS)
    details = tuple((label, agency.name) for label, agency in named if agency is not None)
    lent = ((_("In anderem Programm"), row.diverted_to),) if row.diverted_to else ()
    return (_("VZÄ unbekannt") if row.fte_approved is None else fte(row.fte_approved)), (*details, *lent)


def _holder(row: Staffing, *, names: bool) -> str:
    if row.staff_member is None:
        return _("Person unbekannt")
    return row.staff_member.name if names else _("eine Person")


def _words(row: Any, *, names: bool) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    if isinstance(row, PostTerms):
        return (_("Bedingungen"), *_terms(row))
    if isinstance(row, PostArea):
        share = _("Anteil unbekannt") if row.share is None else percent(row.share * 100, 0)
        return _("Einsatzgebiet"), f"{row.unit.full_name}: {share}", ()
    if isinstance(row, Recruitment):
        return _("Besetzungsverfahren"), str(row.get_state_display()), ()
    return _("Besetzung"), f"{fte(row.fte)}, {_holder(row, names=names)}", ()


def _span(row: Any, *, names: bool, key: bool) -> Span:
    kind, words, details = _words(row, names=names)
    return Span(
        kind,
        words,
        history.span_of(row),
        row_key(row) if key else "",
        details,
        row.reason_of_correction,
        row.superseded_at,
    )


def post_page(life: Life, *, names: bool, may_correct: bool) -> PostPage:
    """Return the history of a post in words; names only for whoever may read them."""

    def spans(rows: Sequence[Any], *, key: bool = may_correct) -> list[Span]:
        return [_span(row, names=names, key=key) for row in rows]

    return PostPage(
        spans(life.terms),
        spans(life.areas),
        spans(life.states),
        spans(life.staffings),
        spans(life.superseded[:MOST_SHOWN], key=False),
    )


def register_chart(sums: list[Total]) -> Bars | None:
    """Draw how much of each function is filled and free, counted from the posts."""
    each = [total for total in sums if not total.is_sum]
    if not each:
        return None
    bars = [
        Bar(
            total.label,
            [total.filled, total.vacant, max(total.approved - total.filled - total.vacant, Decimal(0))],
            _("%(filled)s von %(approved)s besetzt")
            % {"filled": de_decimal(total.filled, 2), "approved": de_decimal(total.approved, 2)},
        )
        for total in each
    ]
    series = [Series(_("besetzt")), Series(_("frei")), Series(_("nicht erfasst"), hatched=True)]
    return Bars("bild-register", _("Stellen nach Funktion, in VZÄ"), series, bars, _("Funktion"), places=2)


def register_head(words: Words) -> list[str]:
    """Return the columns of the register as a file."""
    return [
        _("Stichtag"),
        _("Nummer"),
        words.word("block_word"),
        _("Funktion"),
        _("Zuständig für"),
        _("Anstellungsträger"),
        _("bewilligt"),
        _("besetzt"),
        _("frei"),
        _("frei seit"),
        _("Besetzungsverfahren"),
        _("In anderem Programm"),
    ]


def register_rows(words: Words, lines: Sequence[PostLine], as_of: date) -> list[list[Cell]]:
    """Return the register row by row; an empty cell is unknown, and no person is named."""
    return [
        [
            as_of,
            line.post.number,
            line.post.building_block,
            words.called(PostFunction(line.post.function)),
            line.separator.join(area.name for area in line.areas),
            line.terms.employing_body.name if line.terms and line.terms.employing_body else "",
            line.approved,
            line.filled,
            line.vacant,
            line.vacant_since,
            line.state_label,
            line.diverted_to,
        ]
        for line in lines
    ]
