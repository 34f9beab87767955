"""Tables that leave the program: CSV as German offices open it, and Excel files; no cell is ever a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

Cell = str | int | Decimal | date | None
# A spreadsheet takes what begins so for a formula, and runs it on somebody's machine.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
GUARD = "'"
LONGEST = 32_000
"""Letters in a cell; Excel takes 32,767."""
LONGEST_TITLE = 31


def _looks_guarded(text: str) -> bool:
    return text.startswith(GUARD) and text[1:].startswith((*FORMULA, GUARD))


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula; what looks guarded already is guarded once more."""
    return GUARD + text if text.startswith(FORMULA) or _looks_guarded(text) else text


def unguarded(text: str) -> str:
    """Return what stood in a cell before it was guarded."""
    return text[1:] if _looks_guarded(text) else text


def _plain(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def _text(value: Cell) -> str:
    # Numbers and days are ours and begin with a digit, or with the minus of a number.
    return guarded(value)[:LONGEST] if isinstance(value, str) else _plain(value)


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as Excel in German opens it by a double click: BOM, semicolons, CRLF, decimal comma."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(name) for name in head])
    writer.writerows([_text(value) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of an Excel file; widths are in letters, from the first column on."""

    title: str
    head: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()


def as_xlsx(head: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str) -> bytes:
    """Return a table as an Excel file, written row by row; text stays text whatever it begins with."""
    return as_workbook([Sheet(title, head, rows)])


def as_workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return sheets as one Excel file; two of the same name are told apart by a number."""
    content = BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(content, options)
    writer = _Writer(book)
    for sheet in sheets:
        writer.add(sheet)
    book.close()
    return content.getvalue()


class _Writer:
    """Writes cells by what they are: days as days, numbers as numbers with their places, words as words."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "dd.mm.yyyy"})
        self.quoted = book.add_format({"quote_prefix": True})
        self.numbers: dict[int, Any] = {}
        self.titles: set[str] = set()

    def _title(self, wanted: str) -> str:
        plain = re.sub(r"[\[\]:*?/\\]", " ", wanted).strip("' ") or "Tabelle"
        title, number = plain[:LONGEST_TITLE].strip("' "), 1
        while title.casefold() in self.titles:
            number += 1
            title = f"{plain[: LONGEST_TITLE - 4]} {number}"
        self.titles.add(title.casefold())
        return title

    def add(self, told: Sheet) -> None:
        """Write one sheet, row by row."""
        sheet = self.book.add_worksheet(self._title(told.title))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(len(told.head) - 1, 0), 18)
        for column, wide in enumerate(told.widths):
            sheet.set_column(column, column, wide)
        for column, name in enumerate(told.head):
            sheet.write_string(0, column, name, self.bold)
        number = 0
        for number, row in enumerate(told.rows, 1):
            for column, value in enumerate(row):
                self._write(sheet, number, column, value)
        if told.head:
            sheet.autofilter(0, 0, number, len(told.head) - 1)

    def _places(self, value: Decimal) -> Any:
        exponent = value.as_tuple().exponent
        places = min(-exponent, 6) if isinstance(exponent, int) and exponent < 0 else 0
        if places not in self.numbers:
            shown = "#,##0" + ("." + "0" * places if places else "")
            self.numbers[places] = self.book.add_format({"num_format": shown})
        return self.numbers[places]

    def _write(self, sheet: Any, row: int, column: int, value: Cell) -> None:
        if value is None or value == "":
            return
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, self.day)
        elif isinstance(value, Decimal):
            sheet.write_number(row, column, float(value), self._places(value))
        elif isinstance(value, int):
            sheet.write_number(row, column, value)
        else:
            # Marked as text as well: whoever saves the sheet as CSV gets no formula either.
            sheet.write_string(row, column, value[:LONGEST], self.quoted if value.startswith(FORMULA) else None)
