"""The empty sheet to fill in: heads, one example line, and what each column holds."""

from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from kimpass.casework.importer.columns import COLUMNS


def template() -> bytes:
    """Return the sheet as an Excel file; every cell is text, so that nothing is turned into a date or a number."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "bg_color": "#DCE6F1", "text_wrap": True, "valign": "top"})
    words = book.add_format({"num_format": "@"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Fälle")
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(COLUMNS) - 1, 18, words)
    told = book.add_worksheet("Erklärung")
    told.set_column(0, 0, 30, wrapped)
    told.set_column(1, 2, 60, wrapped)
    for place, head in enumerate(("Spalte", "Inhalt", "Auch erkannt als")):
        told.write_string(0, place, head, bold)
    for place, column in enumerate(COLUMNS):
        sheet.write_string(0, place, column.head, bold)
        if column.example:
            sheet.write_string(1, place, column.example, words)
        head = f"{column.head} ({_('Pflicht')})" if column.is_required else column.head
        told.write_string(place + 1, 0, head, wrapped)
        told.write_string(place + 1, 1, str(column.explained), wrapped)
        told.write_string(place + 1, 2, ", ".join(column.synonyms), wrapped)
    book.close()
    return content.getvalue()
