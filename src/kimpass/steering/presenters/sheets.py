"""Office papers of the bodies as Word file and as accessible PDF, both from one description."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.shared import Pt

from kimpass.ui import office, pdf

DOCX, PDF = "docx", "pdf"
TYPES = {
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PDF: "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands below it; `level` 3 is a point of an agenda."""

    title: str
    paragraphs: Sequence[str] = ()
    points: Sequence[str] = ()
    grid: Grid | None = None
    level: int = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper: letterhead, what it is, facts, parts."""

    title: str
    sender: str
    facts: Sequence[tuple[str, str]]
    parts: Sequence[Part] = field(default_factory=tuple)
    # Said above everything: a draft, an older edition.
    notice: str = ""
    footer: str = ""
    # Across the page: tables with many columns.
    wide: bool = False


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text typed into a field."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def as_pdf(sheet: Sheet) -> bytes:
    """Return the paper as PDF/UA."""
    return pdf.compile("steering/sheet.typ", asdict(sheet))


def _write_grid(document: Any, grid: Grid) -> None:
    table = office.add_table(document, grid.head)
    for row in grid.rows:
        for cell, word in zip(table.add_row().cells, row, strict=True):
            office.write(cell, word)


def _write_part(document: Any, part: Part) -> None:
    document.add_heading(part.title, level=part.level)
    for text in part.paragraphs:
        document.add_paragraph(text)
    for text in part.points:
        document.add_paragraph(text, style="List Bullet")
    if part.grid is not None and part.grid.rows:
        _write_grid(document, part.grid)


def as_docx(sheet: Sheet) -> bytes:
    """Return the paper as a Word file with real headings and tables, to be worked on."""
    document = Document()
    office.set_up(document, title=sheet.title, sender=sheet.sender, footer=sheet.footer, wide=sheet.wide)
    document.add_heading(sheet.title, level=1)
    if sheet.notice:
        document.add_paragraph().add_run(sheet.notice).bold = True
    for label, value in sheet.facts:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{label}: ").bold = True
        line.add_run(value)
    for part in sheet.parts:
        _write_part(document, part)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def made(sheet: Sheet, file_format: str) -> bytes:
    """Return the paper in the format asked for."""
    return as_docx(sheet) if file_format == DOCX else as_pdf(sheet)


def unknown(value: str) -> str:
    """Return a value, or that nobody has said it."""
    return value or _("ohne Angabe")
