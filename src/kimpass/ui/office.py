"""Word files as offices expect them: page, face, language, headings, and tables whose head is one."""

from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FACE, INK = "Arial", RGBColor(0x17, 0x1A, 0x2B)
STYLES = ("Normal", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "Caption")


def set_up(document: Any, *, title: str, sender: str, footer: str, wide: bool) -> None:
    """Give an empty Word file the page, letterhead, face and language of everything printed."""
    section = document.sections[0]
    if wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
    section.left_margin, section.right_margin, section.top_margin = Cm(2.2), Cm(1.8), Cm(2.3)
    section.header.paragraphs[0].text = f"{sender} · Kommunales Integrationsmanagement"
    section.footer.paragraphs[0].text = footer
    document.core_properties.title = title
    document.core_properties.author = sender
    document.core_properties.language = "de-DE"
    for name in STYLES:
        style = document.styles[name]
        style.font.name = FACE
        style.font.color.rgb = INK
        properties = style.element.get_or_add_rPr()
        # Without this Word keeps its own face for headings, whatever the style says.
        properties.rFonts.set(qn("w:ascii"), FACE)
        properties.rFonts.set(qn("w:hAnsi"), FACE)
        for theme in ("w:asciiTheme", "w:hAnsiTheme"):
            properties.rFonts.attrib.pop(qn(theme), None)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "de-DE")
        properties.append(language)
    document.styles["Normal"].font.size = Pt(10.5)


def repeat(row: Any) -> None:
    """Mark a row as the head of its table: read aloud as such, and printed on every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def write(cell: Any, text: str, *, bold: bool = False, right: bool = False) -> None:
    """Write words into a cell; numbers stand at its right side."""
    cell.paragraphs[0].add_run(text).bold = bold
    if right:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def add_table(document: Any, head: Sequence[str]) -> Any:
    """Begin a table with its head, and return it."""
    table = document.add_table(rows=1, cols=len(head))
    table.style = "Table Grid"
    for cell, word in zip(table.rows[0].cells, head, strict=True):
        write(cell, word, bold=True)
    repeat(table.rows[0])
    return table


def set_widths(table: Any, weights: Sequence[float], *, wide: bool) -> None:
    """Give the columns of a finished table their shares of the page."""
    room = 25.7 if wide else 17.0
    table.autofit = False
    for column, weight in zip(table.columns, weights, strict=True):
        width = Cm(room * weight / sum(weights))
        column.width = width
        for cell in column.cells:
            cell.width = width
