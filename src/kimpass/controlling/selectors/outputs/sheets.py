"""A report as tables: one sheet for each table, then texts, remarks, definitions and the rows behind every figure."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.documents import Document
from kimpass.controlling.selectors.figures import Figure
from kimpass.ui.tables import Cell, Sheet, as_csv, as_workbook


def _cell(cell: Figure | str) -> Cell:
    """Return a number as a number; an unknown one is said in words and never left empty."""
    if isinstance(cell, Figure):
        return cell.shown if cell.value is None else cell.value
    return cell


def _tables(document: Document) -> Iterator[Sheet]:
    for section in document.report.sections:
        for table in section.tables:
            rows = [[row.label, *(_cell(cell) for cell in row.cells)] for row in table.rows]
            yield Sheet(table.title, table.columns, rows, (36,))
        if section.figures:
            rows = [[figure.label, _cell(figure), figure.unit] for figure in section.figures]
            title = _("%(section)s, weitere") % {"section": section.title} if section.tables else section.title
            yield Sheet(title, (_("Zahl"), _("Wert"), _("Einheit")), rows, (46, 16, 12))


def _first(document: Document) -> Sheet:
    rows = [[_("Bericht"), document.title], *map(list, document.origin())]
    rows += [[part.label, part.text] for part in document.front]
    if document.is_draft:
        rows.append([_("Stand"), _("Entwurf, nicht freigegeben")])
    return Sheet(_("Angaben"), (_("Angabe"), _("Inhalt")), rows, (26, 90))


def _texts(document: Document) -> Sheet | None:
    rows = [[part.label, part.text] for part in document.texts]
    for section in document.report.sections:
        rows += [[section.title, text] for text in section.texts]
    return Sheet(_("Texte"), (_("Abschnitt"), _("Text")), rows, (30, 100)) if rows else None


def _remarks(document: Document) -> Sheet | None:
    rows = [[told.about or told.figure.label, told.text, told.explanation] for told in document.remarks()]
    tables = [table for section in document.report.sections for table in section.tables]
    rows += [[table.title, text, ""] for table in tables for text in table.remarks]
    head = (_("Zahl"), _("Anmerkung"), _("Erläuterung"))
    return Sheet(_("Anmerkungen"), head, rows, (40, 80, 60)) if rows else None


def _definitions(document: Document) -> Sheet:
    head = (_("Kennung"), _("Zahl"), _("Wert"), _("Einheit"), _("Definition"), _("Bereich"), _("Stichtag"))
    rows = [
        [each.key, each.label, _cell(each), each.unit, each.definition, each.scope, each.as_of]
        for each in document.report.figures()
    ]
    return Sheet(_("Definitionen"), head, rows, (34, 40, 14, 10, 70, 24, 12))


def _proofs(document: Document) -> Sheet:
    head = (_("Kennung"), _("Zahl"), _("Zeile dahinter"), _("Wert"), _("Datum"), _("Quelle"))
    rows = [
        [each.key, each.label, row.text, row.instead if row.value is None else row.value, row.on, row.source]
        for each in document.report.figures()
        for row in each.proof
    ]
    return Sheet(_("Belege"), head, rows, (34, 40, 50, 14, 12, 40))


def workbook(document: Document) -> bytes:
    """Return the document as an Excel file: numbers as numbers, nothing as a formula."""
    written = (_texts(document), _remarks(document))
    sheets = [_first(document), *_tables(document), *(sheet for sheet in written if sheet)]
    return as_workbook([*sheets, _definitions(document), _proofs(document)])


def figures_csv(document: Document) -> bytes:
    """Return the figures of the document, one in a line with its definition, scope, day and remarks."""
    head = (
        _("Kennung"),
        _("Abschnitt"),
        _("Zahl"),
        _("Wert"),
        _("Einheit"),
        _("Definition"),
        _("Bereich"),
        _("Stichtag"),
        _("Anmerkungen"),
        _("Erläuterung"),
    )
    chapter: dict[str, str] = {}
    for section in document.report.sections:
        cells = [cell for table in section.tables for row in table.rows for cell in row.cells]
        for each in (*cells, *section.figures):
            if isinstance(each, Figure):
                chapter.setdefault(each.key, section.title)
    rows = [
        [
            each.key,
            chapter.get(each.key, ""),
            each.label,
            _cell(each),
            each.unit,
            each.definition,
            each.scope,
            each.as_of,
            " ".join(each.remarks),
            document.explanations.get(each.key, ""),
        ]
        for each in document.report.figures()
    ]
    return as_csv(head, rows)
