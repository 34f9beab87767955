"""What a report is made of: figures that carry their own proof."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _

# Chapters take it from here, beside the figures it adds up.
from kimpass.kernel.sums import total as total

FTE, EURO, SHARE, COUNT, YEAR = "VZÄ", "Euro", "%", "Anzahl", "Jahr"
NUMBER = re.compile(r"-?\d[\d.]*(,\d+)?")
PLACES = {FTE: "0.01", EURO: "0.01", SHARE: "0.1", COUNT: "1"}


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One row behind a figure, in words that need no other table."""

    text: str
    value: Decimal | None = None
    on: date | None = None
    source: str = ""
    # What stands in place of a value that is not told.
    instead: str = ""


def _places(value: Decimal, *, exact: bool) -> int:
    return 2 if exact or value != value.to_integral_value() else 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its definition, scope, day and the rows behind it; value None is unknown and never 0."""

    key: str
    label: str
    value: Decimal | None
    unit: str
    definition: str
    scope: str
    as_of: date
    proof: tuple[ProofRow, ...] = ()
    remarks: tuple[str, ...] = ()
    # Known and not told, because too few stand behind it; `instead` are the words shown in its place.
    hidden: bool = False
    instead: str = ""
    # What one of the count is: families, cases, sessions.
    counts: str = ""
    # What it is called in the words of the programme, where the district has others: the Land compares by these.
    common: str = ""

    @property
    def shown(self) -> str:
        """Return the value as people write it; unknown is a word and never 0."""
        if self.value is None:
            return self.instead or (_("nicht ausgewiesen") if self.hidden else _("unbekannt"))
        if self.unit == YEAR:
            return f"{self.value:.0f}"
        whole = self.value == self.value.to_integral_value()
        places = {FTE: 2, SHARE: 1}.get(self.unit, 0 if whole else 2 if self.unit == EURO else 1)
        share = "\u00a0%" if self.unit == SHARE else ""
        return f"{german(self.value, places)}{share}"

    @property
    def shown_with_unit(self) -> str:
        """Return the value with its unit; plain counts carry none."""
        return (
            self.shown if self.value is None or self.unit in {COUNT, SHARE, YEAR} else f"{self.shown}\u00a0{self.unit}"
        )

    def lines(self) -> list[tuple[ProofRow, str]]:
        """Return the rows behind the figure with their values as people write them."""
        exact = self.unit in {FTE, EURO}
        return [
            (row, row.instead if row.value is None else german(row.value, _places(row.value, exact=exact)))
            for row in self.proof
        ]

    def as_json(self) -> dict[str, Any]:
        """Return the figure for programs: the value as text, so that no digit is lost."""
        return {
            "key": self.key,
            "label": self.label,
            "value": None if self.value is None else str(self.value),
            "unit": self.unit,
            "definition": self.definition,
            "scope": self.scope,
            "as_of": self.as_of.isoformat(),
            "proof": [
                {
                    "text": row.text,
                    "value": None if row.value is None else str(row.value),
                    "on": None if row.on is None else row.on.isoformat(),
                    "source": row.source,
                    "instead": row.instead,
                }
                for row in self.proof
            ],
            "remarks": list(self.remarks),
            "hidden": self.hidden,
            "shown": self.shown,
            "counts": self.counts,
            **({"common": self.common} if self.common not in {"", self.label} else {}),
        }


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a heading, then words or figures."""

    label: str
    cells: tuple[Figure | str, ...]
    is_total: bool = False
    is_flagged: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    # What cross-checks say about the table as a whole (REP-08).
    remarks: tuple[str, ...] = ()

    def _is_numeric(self, place: int) -> bool:
        cells = [row.cells[place] for row in self.rows if place < len(row.cells)]
        return any(isinstance(cell, Figure) or NUMBER.fullmatch(cell) is not None for cell in cells)

    def heads(self) -> list[tuple[str, bool]]:
        """Return the columns, and whether numbers stand in them."""
        first, *others = self.columns
        return [(first, False), *((title, self._is_numeric(place)) for place, title in enumerate(others))]

    def body(self) -> list[tuple[Row, list[tuple[Figure | str, bool]]]]:
        """Return each row with its cells, and whether a cell stands in a column of numbers."""
        numeric = [is_numeric for _title, is_numeric in self.heads()[1:]]
        return [(row, list(zip(row.cells, numeric, strict=False))) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: a label, its parts as (name, figure) and what the bar is measured against."""

    label: str
    parts: tuple[tuple[str, Decimal], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of a report."""

    key: str
    title: str
    meta: str = ""
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    texts: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report drawn from rows for a day or a period; drawing it again gives the same."""

    kind: str
    title: str
    district: str
    as_of: date
    sections: tuple[Section, ...]
    period: str = ""
    outcome: tuple[tuple[str, str], ...] = ()

    def figures(self) -> Iterator[Figure]:
        """Yield every figure once, in reading order."""
        seen: set[str] = set()
        for section in self.sections:
            cells = [cell for table in section.tables for row in table.rows for cell in row.cells]
            for found in (*cells, *section.figures):
                if isinstance(found, Figure) and found.key not in seen:
                    seen.add(found.key)
                    yield found

    def figure(self, key: str) -> Figure | None:
        """Return one figure by its key."""
        return next((figure for figure in self.figures() if figure.key == key), None)

    def remarks(self) -> list[str]:
        """Return all remarks, of figures and of tables, each once."""
        told = [remark for figure in self.figures() for remark in figure.remarks]
        return list(dict.fromkeys([*told, *self._table_remarks()]))

    def _table_remarks(self) -> list[str]:
        return [remark for section in self.sections for table in section.tables for remark in table.remarks]

    def notices(self) -> list[str]:
        """Return what a reader must know at once: remarks on known figures; the unknown say it at their own place."""
        told = [remark for figure in self.figures() if figure.value is not None for remark in figure.remarks]
        return list(dict.fromkeys([*told, *self._table_remarks()]))

    def as_json(self) -> dict[str, Any]:
        """Return the report for programs."""
        return {
            "kind": self.kind,
            "title": self.title,
            "district": self.district,
            "as_of": self.as_of.isoformat(),
            "period": self.period or None,
            "outcome": dict(self.outcome),
            "figures": {figure.key: figure.as_json() for figure in self.figures()},
            "sections": [
                {
                    "key": section.key,
                    "title": section.title,
                    "meta": section.meta,
                    "texts": list(section.texts),
                    "tables": [_table_json(table) for table in section.tables],
                    "figures": [figure.key for figure in section.figures],
                    "bars": [_bar_json(bar) for bar in section.bars],
                }
                for section in self.sections
            ],
            "remarks": self.remarks(),
        }


def _table_json(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "columns": list(table.columns),
        "rows": [
            {
                "label": row.label,
                "cells": [cell.key if isinstance(cell, Figure) else cell for cell in row.cells],
                # Which cells are keys of figures: a word may happen to read like one.
                "numbers": [place for place, cell in enumerate(row.cells) if isinstance(cell, Figure)],
                "is_total": row.is_total,
                "is_flagged": row.is_flagged,
            }
            for row in table.rows
        ],
        "remarks": list(table.remarks),
    }


def _bar_json(bar: Bar) -> dict[str, Any]:
    return {"label": bar.label, "parts": [[name, str(value)] for name, value in bar.parts], "note": bar.note}


def ratio(part: Decimal | None, whole: Decimal | None, *, places: str = "0.1", factor: int = 1) -> Decimal | None:
    """Divide and round half up; unknown where a side is unknown or the whole is nothing."""
    if part is None or not whole:
        return None
    return (part * factor / whole).quantize(Decimal(places), rounding=ROUND_HALF_UP)


def rounded(value: Decimal | None, unit: str) -> Decimal | None:
    """Return the value with the decimals its unit is written with; a count that is none keeps its decimals."""
    if value is None or (unit == COUNT and value != value.to_integral_value()):
        return value
    return value.quantize(Decimal(PLACES.get(unit, "0.01")), rounding=ROUND_HALF_UP)


def german(value: Decimal | None, places: int = 2) -> str:
    """Return a number as people write it inside a sentence."""
    if value is None:
        return _("unbekannt")
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))
