"""The formats in which a report leaves, each made from the same document."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from kimpass.controlling.selectors.documents import Document
from kimpass.controlling.selectors.outputs.pages import as_html
from kimpass.controlling.selectors.outputs.papers import as_docx, as_pdf
from kimpass.controlling.selectors.outputs.sheets import figures_csv, workbook

__all__ = ["BINARY", "FORMATS", "KEPT", "Format", "file_name", "made", "named"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is called, what the browser is told, and how it is made."""

    key: str
    label: str
    content_type: str
    make: Callable[[Document], bytes]


def as_json(document: Document) -> bytes:
    """Return the document for programs."""
    return (json.dumps(document.as_json(), ensure_ascii=False, indent=2) + "\n").encode()


OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS = {
    made.key: made
    for made in (
        Format("html", "HTML", "text/html; charset=utf-8", as_html),
        Format("pdf", "PDF", "application/pdf", as_pdf),
        Format("docx", "Word", f"{OFFICE}wordprocessingml.document", as_docx),
        Format("xlsx", "Excel", f"{OFFICE}spreadsheetml.sheet", workbook),
        Format("csv", "CSV", "text/csv; charset=utf-8", figures_csv),
        Format("json", "JSON", "application/json; charset=utf-8", as_json),
    )
}
# Not for a terminal.
BINARY = frozenset({"pdf", "docx", "xlsx"})
# Made in the background and kept; the others are written in a moment.
KEPT = ("pdf", "docx", "xlsx", "csv")


def made(document: Document, file_format: str) -> bytes:
    """
    Return a document in a format.

    :raises KeyError: there is no such format.
    """
    return FORMATS[file_format].make(document)


def file_name(document: Document, file_format: str) -> str:
    """Return the name of the file: kind, day or period, version; nothing in it names a person."""
    about = document.report.period or document.report.as_of.isoformat()
    return named(document.report.kind, about, document.number, file_format)


def named(kind: str, about: str, number: int, file_format: str) -> str:
    """Return a file name of plain letters."""
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-_") else "-" for letter in about)
    return f"{kind}-{plain}{f'-fassung-{number}' if number else ''}.{file_format}"
