"""A report as one page that needs nothing else: no script, no file beside it, ready for print."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from kimpass.controlling.selectors.documents import Document
from kimpass.controlling.selectors.outputs.charts import chart


def as_html(document: Document) -> bytes:
    """Return the document as a page of its own."""
    chapters = [
        {
            "section": section,
            "texts": document.written_for(section),
            # Every word in it is escaped where the picture is drawn.
            "chart": SafeString(chart(section, id=f"bild-{number}")),
            "remarks": document.remarks_in(section),
        }
        for number, section in enumerate(document.report.sections, 1)
    ]
    return render_to_string("controlling/reports/file.html", {"document": document, "chapters": chapters}).encode()
