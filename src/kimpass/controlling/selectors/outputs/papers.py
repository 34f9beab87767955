"""A report on paper: as accessible PDF for the archive (PDF/UA-1, PDF/A-2a), and as a Word file to work on."""

from io import BytesIO
from typing import Any

import docx
from django.utils import timezone
from django.utils.translation import gettext as _
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from kimpass.controlling.selectors.documents import Document, Written
from kimpass.controlling.selectors.figures import Figure, Section, Table
from kimpass.controlling.selectors.outputs.charts import chart, described
from kimpass.controlling.selectors.outputs.layout import lines, numeric
from kimpass.controlling.selectors.outputs.vectors import add_picture
from kimpass.ui import office, pdf

# More columns than these read better across the page.
UPRIGHT = 6


def is_wide(document: Document) -> bool:
    """Test whether a table of the report needs the page across."""
    return any(len(table.columns) > UPRIGHT for section in document.report.sections for table in section.tables)


def footer(document: Document) -> str:
    """Return what stands at the foot of every page: version and checksum, or that it is a draft."""
    if document.checksum:
        return _("Fassung %(number)s · Prüfsumme %(start)s…") % {
            "number": document.number,
            "start": document.checksum[:16],
        }
    return _("Entwurf, nicht freigegeben") if document.is_draft else _("gezogen aus KIMpass")


def _notice(document: Document) -> str:
    if document.is_draft:
        return _("Entwurf: Diese Fassung ist nicht freigegeben. Zahlen und Texte können sich ändern.")
    if document.reason:
        told = {"number": document.number, "reason": document.reason}
        return _("Korrigierte Fassung %(number)s. Grund: %(reason)s") % told
    return ""


def _part(part: Written) -> dict[str, Any]:
    return {"title": part.label, "paragraphs": part.paragraphs}


def caption_of(table: Table, section: Section) -> str | None:
    """Return what stands above a table; a heading that says the same already is not said twice."""
    return None if table.title == section.title else table.title


def _table(table: Table, section: Section) -> dict[str, Any]:
    return {
        "title": caption_of(table, section),
        "head": list(table.columns),
        "rows": lines(table),
        "numeric": numeric(table),
        "totals": [row.is_total for row in table.rows],
        "flags": [row.is_flagged for row in table.rows],
        "remarks": list(table.remarks),
    }


def _chapter(document: Document, section: Section, number: int) -> dict[str, Any]:
    return {
        "title": section.title,
        "meta": section.meta,
        "written": [_part(part) for part in document.written_for(section)],
        "texts": list(section.texts),
        "tables": [_table(table, section) for table in section.tables],
        "chart": chart(section, id=f"bild-{number}"),
        "alt": described(section),
        "figures": [[figure.label, figure.shown_with_unit] for figure in section.figures],
        "remarks": [told.words for told in document.remarks_in(section)],
    }


def _definitions(document: Document) -> list[list[str]]:
    """Return each definition once with the figures it is of."""
    found: dict[str, list[str]] = {}
    for figure in document.report.figures():
        found.setdefault(_definition(figure), []).append(f"{figure.label}: {figure.shown_with_unit}")
    return [[definition, "; ".join(figures)] for definition, figures in found.items()]


def _definition(figure: Figure) -> str:
    sources = dict.fromkeys(row.source for row in figure.proof if row.source)
    origin = _("; Quelle: %(sources)s") % {"sources": ", ".join(sources)} if sources else ""
    return f"{figure.definition}{origin}"


def as_pdf(document: Document) -> bytes:
    """Return the document as PDF/UA-1 and PDF/A-2a (REP-12), its charts as vectors."""
    dated = timezone.localdate(document.known_at) if document.known_at else document.report.as_of
    values = {
        "dated": [dated.year, dated.month, dated.day],
        "title": document.title,
        "sender": document.report.district,
        "subject": document.subject,
        "footer": footer(document),
        "notice": _notice(document),
        "wide": is_wide(document),
        "front": [[part.label, part.text] for part in document.front],
        "opening": [_part(part) for part in document.opening()],
        "chapters": [_chapter(document, section, number) for number, section in enumerate(document.report.sections, 1)],
        "closing": [_part(part) for part in document.closing()],
        "origin": [list(line) for line in document.origin()],
        "definitions": _definitions(document),
        "words": {
            "remarks": _("Anmerkungen"),
            "definitions": _("Definitionen und Herkunft der Zahlen"),
            "origin": _("Herkunft"),
            "head": [_("Definition und Quelle"), _("Zahlen")],
        },
    }
    return pdf.compile("controlling/report.typ", values, standards=pdf.ARCHIVED)


def _write_table(word: Any, table: Table, caption: str | None, *, wide: bool) -> None:
    if caption is not None:
        word.add_paragraph(caption, style="Caption").paragraph_format.keep_with_next = True
    made = office.add_table(word, table.columns)
    right = numeric(table)
    for cell, is_number in zip(made.rows[0].cells, right, strict=True):
        cell.paragraphs[0].alignment = 2 if is_number else None
    for row, told in zip(table.rows, lines(table), strict=True):
        for cell, text, is_number in zip(made.add_row().cells, told, right, strict=True):
            office.write(cell, text, bold=row.is_total, right=is_number)
            if row.is_total:
                cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="F1F2F7"/>'))
    office.set_widths(made, _shares(right), wide=wide)
    for text in table.remarks:
        word.add_paragraph(text, style="List Bullet")
    word.add_paragraph().paragraph_format.space_after = Pt(2)


def _shares(numbers: list[bool]) -> list[float]:
    return [2.0 if place == 0 else 1.0 if is_number else 1.4 for place, is_number in enumerate(numbers)]


def _write_facts(word: Any, rows: list[tuple[str, str]]) -> None:
    for label, value in rows:
        line = word.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{label}: ").bold = True
        line.add_run(value)


def _write_parts(word: Any, parts: list[Written], level: int = 2) -> None:
    for part in parts:
        word.add_heading(part.label, level=level)
        for text in part.paragraphs:
            word.add_paragraph(text)


def _write_chapter(word: Any, document: Document, section: Section, number: int) -> None:
    word.add_heading(section.title, level=2)
    if section.meta:
        word.add_paragraph().add_run(section.meta).italic = True
    _write_parts(word, document.written_for(section), level=3)
    for text in section.texts:
        word.add_paragraph(text)
    for table in section.tables:
        _write_table(word, table, caption_of(table, section), wide=is_wide(document))
    if section.bars:
        add_picture(word, chart(section, id=f"bild-{number}"), described=described(section), wide=Cm(16))
    _write_facts(word, [(figure.label, figure.shown_with_unit) for figure in section.figures])
    remarks = document.remarks_in(section)
    if remarks:
        word.add_heading(_("Anmerkungen"), level=3)
        for told in remarks:
            word.add_paragraph(told.words, style="List Bullet")


def as_docx(document: Document) -> bytes:
    """Return the document as a Word file with real headings, captions and tables."""
    word = docx.Document()
    sender = document.report.district
    office.set_up(word, title=document.title, sender=sender, footer=footer(document), wide=is_wide(document))
    word.add_heading(document.title, level=1)
    word.add_paragraph(f"{sender} · {document.subject}")
    if notice := _notice(document):
        word.add_paragraph().add_run(notice).bold = True
    _write_facts(word, [(part.label, part.text) for part in document.front])
    _write_parts(word, document.opening())
    for number, section in enumerate(document.report.sections, 1):
        _write_chapter(word, document, section, number)
    _write_parts(word, document.closing())
    word.add_heading(_("Definitionen und Herkunft der Zahlen"), level=2)
    table = office.add_table(word, (_("Definition und Quelle"), _("Zahlen")))
    for row in _definitions(document):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            office.write(cell, text)
    office.set_widths(table, (1, 1.2), wide=is_wide(document))
    word.add_heading(_("Herkunft"), level=2)
    _write_facts(word, document.origin())
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()
