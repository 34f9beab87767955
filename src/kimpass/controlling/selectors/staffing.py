"""The chapters on posts: what was reported, and what the register of posts says on a day."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.figures import (
    FTE,
    SHARE,
    Bar,
    Figure,
    ProofRow,
    Row,
    Section,
    Table,
    german,
    ratio,
    total,
)
from kimpass.organisation.models import PostFunction, StaffingFigure
from kimpass.organisation.selectors.words import COMMON, Words, words_at

COLUMNS = ("approved", "filled", "vacant", "remainder")


def column_labels() -> dict[str, str]:
    """Return the words of the four columns."""
    return {
        "approved": _("bewilligt"),
        "filled": _("besetzt"),
        "vacant": _("noch nicht besetzt"),
        "remainder": _("nicht erklärt"),
    }


def _definitions() -> dict[str, str]:
    return {
        "approved": _("Bewilligte Stellen in Vollzeitäquivalenten, wie gemeldet"),
        "filled": _("Besetzte Stellen in Vollzeitäquivalenten, wie gemeldet"),
        "vacant": _("Noch nicht besetzte Stellen, wie gemeldet: eine eigene Angabe, keine Rechnung"),
        "remainder": _("bewilligt minus besetzt minus noch nicht besetzt"),
    }


@dataclass(frozen=True, slots=True)
class Line:
    """One reported row with its remainder."""

    key: str
    label: str
    common: str
    block: str
    function: str
    values: dict[str, Decimal | None]
    reason: str
    note: str
    source: str
    reference: str


def _line(row: StaffingFigure, words: Words) -> Line:
    function = PostFunction(row.function)
    label, common = words.called(function), str(function.label)
    key = row.function
    if row.unit is not None:
        key, label, common = f"{key}.{row.unit.key}", f"{label}, {row.unit.name}", f"{common}, {row.unit.name}"
    approved, filled, vacant = row.fte_approved, row.fte_filled, row.fte_vacant
    rest = None if approved is None or filled is None or vacant is None else approved - filled - vacant
    values = {"approved": approved, "filled": filled, "vacant": vacant, "remainder": rest}
    return Line(
        key,
        label,
        common,
        row.building_block,
        row.function,
        values,
        row.remainder_reason,
        row.note,
        row.source,
        row.reference_label or f"{row.reference_date:%d.%m.%Y}",
    )


def reported_lines(
    tenant_id: int, as_of: date, known_at: datetime | None = None, words: Words | None = None
) -> list[Line]:
    """Return the newest reported table that is not younger than the day, as known at an instant."""
    rows = StaffingFigure.objects.asked_for().known(known_at).filter(tenant_id=tenant_id, reference_date__lte=as_of)
    newest = rows.order_by("-reference_date").values_list("reference_date", flat=True).first()
    if newest is None:
        return []
    words = words or words_at(tenant_id)
    found = rows.filter(reference_date=newest).select_related("unit").order_by("sort", "pk")
    return [_line(row, words) for row in found]


def _remarks(line: Line, column: str) -> tuple[str, ...]:
    rest = line.values["remainder"]
    remarks = [line.note] if line.note and column == "filled" else []
    if column == "remainder" and rest:
        reason = line.reason or _("Die Quelle nennt keinen Grund. Bitte prüfen.")
        remarks.append(
            _("%(label)s: %(rest)s VZÄ sind weder besetzt noch als unbesetzt gemeldet. %(reason)s")
            % {"label": line.label, "rest": german(rest), "reason": reason}
        )
    if line.values[column] is None:
        remarks.append(_("%(label)s: Die Quelle nennt keine Zahl. Unbekannt ist nicht null.") % {"label": line.label})
    return tuple(remarks)


def _cell(line: Line, column: str, scope: str, as_of: date) -> Figure:
    value = line.values[column]
    text = f"{line.label}, {column_labels()[column]}"
    proof = (
        tuple(ProofRow(column_labels()[part], line.values[part], None, line.source) for part in COLUMNS[:3])
        if column == "remainder"
        else (ProofRow(f"{line.label} ({line.reference})", value, None, line.source),)
    )
    return Figure(
        f"staffing.{line.key}.{column}",
        text,
        value,
        FTE,
        _definitions()[column],
        scope,
        as_of,
        proof,
        _remarks(line, column),
        common=f"{line.common}, {column_labels()[column]}",
    )


def _sum(lines: list[Line], key: str, label: str, column: str, scope: str, as_of: date) -> Figure:
    values = [line.values[column] for line in lines]
    proof = tuple(ProofRow(line.label, line.values[column], None, line.source) for line in lines)
    remarks = [remark for line in lines if column == "remainder" for remark in _remarks(line, column)]
    known = [value for value in values if value is not None]
    if values and len(known) < len(values):
        told = _("%(count)s Zeilen ohne Angabe; bekannt sind %(known)s VZÄ.") % {
            "count": len(values) - len(known),
            "known": german(sum(known, Decimal(0))),
        }
        remarks = [told]
    definition = _("Summe der Zeilen: %(what)s") % {"what": _definitions()[column]}
    return Figure(
        f"staffing.{key}.{column}",
        f"{label}, {column_labels()[column]}",
        total(values),
        FTE,
        definition,
        scope,
        as_of,
        proof,
        tuple(remarks),
    )


def staffing_section(tenant_id: int, scope: str, as_of: date, known_at: datetime | None = None) -> Section:
    """Return the chapter of reported staffing with remainder and occupancy (ORG-05, ORG-06)."""
    words, labels = words_at(tenant_id), column_labels()
    lines = reported_lines(tenant_id, as_of, known_at, words)
    rows = [
        Row(
            line.label,
            tuple(_cell(line, column, scope, as_of) for column in COLUMNS),
            is_flagged=bool(line.values["remainder"]),
        )
        for line in lines
    ]
    sums = {column: _sum(lines, "total", _("Summe"), column, scope, as_of) for column in COLUMNS}
    if lines:
        rows.append(Row(_("Summe"), tuple(sums.values()), is_total=True))
    blocks = [
        replace(
            _sum(
                [line for line in lines if line.block == block],
                f"block_{block}",
                words.block(block),
                column,
                scope,
                as_of,
            ),
            common=f"{COMMON.block(block)}, {labels[column]}",
        )
        for block in sorted({line.block for line in lines})
        for column in COLUMNS
    ]
    occupancy = Figure(
        "staffing.occupancy",
        _("Besetzungsgrad"),
        ratio(sums["filled"].value, sums["approved"].value, factor=100),
        SHARE,
        _("besetzte durch bewilligte VZÄ"),
        scope,
        as_of,
        (
            ProofRow(_("besetzt"), sums["filled"].value),
            ProofRow(_("bewilligt"), sums["approved"].value),
        ),
    )
    texts = [] if lines else [_("Zu diesem Stichtag sind keine Stellen gemeldet.")]
    return Section(
        "staffing",
        _("Stellen in VZÄ"),
        _("Stand der Quelle: %(reference)s") % {"reference": lines[0].reference} if lines else "",
        (Table(_("Stellen in Vollzeitäquivalenten"), (_("Bereich"), *labels.values()), tuple(rows)),) if lines else (),
        (occupancy, *blocks) if lines else (),
        tuple(texts),
        tuple(_bar(line) for line in lines if line.values["approved"] is not None),
    )


def _bar(line: Line) -> Bar:
    labels = column_labels()
    parts = tuple((labels[c], line.values[c] or Decimal(0)) for c in ("filled", "vacant", "remainder"))
    told = _("%(filled)s von %(approved)s") % {
        "filled": german(line.values["filled"]),
        "approved": german(line.values["approved"]),
    }
    return Bar(line.label, parts, told)


def case_management_filled(tenant_id: int, as_of: date, known_at: datetime | None = None) -> Figure | None:
    """Return how many full-time equivalents of case management are filled, as reported."""
    for line in reported_lines(tenant_id, as_of, known_at):
        if line.function == PostFunction.CASE_MANAGEMENT:
            return _cell(line, "filled", "", as_of)
    return None
