"""Read a sheet: Excel or CSV, cell by cell, with the row numbers people see; formulas are never worked out."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from kimpass.kernel.access import RuleViolation
from kimpass.ui.tables import unguarded
from kimpass.vault.kinds import CSV, TABLES, examine

MOST_ROWS, MOST_COLUMNS, LONGEST = 5000, 80, 8000
DELIMITERS = ";\t,"


class SheetRefused(RuleViolation):
    """The file as a whole cannot be read."""


class Formula(str):
    """A cell that would be worked out; its result is nobody's word."""

    __slots__ = ()


Value = str | date | Formula


@dataclass(frozen=True, slots=True)
class Sheet:
    """The head and the rows below it, each with the number a spreadsheet shows."""

    head: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Value, ...]], ...]


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetRefused(_("Die Zeichen der Datei sind nicht lesbar. Bitte speichern Sie sie in Excel als „CSV UTF-8“."))


def _csv_rows(content: bytes) -> Iterator[tuple[Value, ...]]:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield tuple(_written(value) for value in row)
    except csv.Error as error:
        raise SheetRefused(
            _("Die CSV-Datei ist beschädigt: Ein Anführungszeichen bleibt offen. Bitte in Excel neu speichern.")
        ) from error


def _written(value: str) -> Value:
    text = unguarded(value.strip())
    # Exports guard such cells; what still begins so would be worked out by the next spreadsheet.
    return Formula(text) if value.strip().startswith(("=", "@")) else text


def _excel_rows(content: bytes) -> Iterator[tuple[Value, ...]]:
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet: Any = book.worksheets[0]
        for cells in sheet.iter_rows(max_col=MOST_COLUMNS + 1):
            yield tuple(_cell(cell) for cell in cells)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, IndexError, OSError) as error:
        raise SheetRefused(
            _("Die Excel-Datei ist beschädigt. Bitte öffnen Sie sie und speichern Sie sie neu.")
        ) from error


def _cell(cell: Any) -> Value:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Formula(str(value))
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    return unguarded(str(value).strip())


def _is_empty(row: Iterable[Value]) -> bool:
    return all(value == "" for value in row)


def _without_empty_end(row: tuple[Value, ...]) -> tuple[Value, ...]:
    last = max((place for place, value in enumerate(row) if value != ""), default=-1)
    return row[: last + 1]


def read_sheet(content: bytes, name: str) -> Sheet:
    """
    Return what stands in the first sheet of an Excel file, or in a CSV file of Excel, UTF-8 or Windows.

    :raises UnacceptableFile: it is neither, too large, damaged or dangerous.
    :raises SheetRefused: it cannot be read, is empty, or holds too much.
    """
    kind = examine(content, name=name, accept=TABLES)
    rows = _csv_rows(content) if kind.extension == CSV else _excel_rows(content)
    head: tuple[str, ...] = ()
    found: list[tuple[int, tuple[Value, ...]]] = []
    for number, row in enumerate(rows, 1):
        if _is_empty(row):
            continue
        if not head:
            head = tuple(str(value) for value in _without_empty_end(row))
            if len(head) > MOST_COLUMNS:
                raise SheetRefused(_("Die Tabelle hat mehr als %(most)s Spalten.") % {"most": MOST_COLUMNS})
            continue
        found.append((number, row))
        if len(found) > MOST_ROWS:
            raise SheetRefused(
                _("Die Tabelle hat mehr als %(most)s Zeilen. Bitte teilen Sie sie auf.") % {"most": MOST_ROWS}
            )
    if not head or not found:
        raise SheetRefused(_("Die Tabelle ist leer: In der ersten Zeile stehen die Überschriften, darunter die Fälle."))
    return Sheet(head, tuple(found))
