"""The letters every district has from the first day; its own letter of the same name takes their place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from docx import Document
from docx.shared import Cm, Pt


@dataclass(frozen=True, slots=True)
class StandardLetter:
    """A letter that comes with the program."""

    key: str
    name: str
    explained: str | Promise
    build: Callable[[], bytes]
    is_agreement: bool = False


def _page() -> Any:
    page = Document()
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    normal = page.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    page.core_properties.author = page.core_properties.title = ""
    section.footer.paragraphs[0].text = "{{ fall.nummer }}"
    return page


def _letter(subject: str, *paragraphs: str) -> bytes:
    page = _page()
    page.add_paragraph("{{ fachkraft.stelle }} · {{ kreis.name }}")
    page.add_paragraph("{{ person.name }}\n{{ person.anschrift }}")
    page.add_paragraph("{{ heute }}").alignment = 2
    head = page.add_paragraph()
    head.add_run(subject).bold = True
    page.add_paragraph("Guten Tag {{ person.name }},")
    for words in paragraphs:
        page.add_paragraph(words)
    page.add_paragraph("Freundliche Grüße")
    page.add_paragraph()
    page.add_paragraph("{{ fachkraft.unterschrift }}\n{{ fachkraft.funktion }}")
    return _saved(page)


def _saved(page: Any) -> bytes:
    content = BytesIO()
    page.save(content)
    return content.getvalue()


@cache
def _invitation() -> bytes:
    return _letter(
        "Einladung zum Gespräch",
        "ich lade Sie herzlich zu einem Gespräch ein:",
        "{{ termin.datum }}, {{ termin.uhrzeit }} Uhr\n{{ termin.ort }}",
        "Bitte geben Sie mir Bescheid, wenn Sie nicht kommen können oder wenn jemand für Sie dolmetschen soll.",
    )


@cache
def _confirmation() -> bytes:
    return _letter(
        "Bestätigung der Begleitung",
        "hiermit bestätige ich, dass Sie seit {{ fall.eroeffnet_am }} im Kommunalen Integrationsmanagement "
        "in {{ fall.kommune }} begleitet werden. Die Teilnahme ist freiwillig.",
        "Ihre feste Ansprechperson ist {{ fachkraft.name }}.",
    )


@cache
def _cover_letter() -> bytes:
    page = _page()
    page.add_paragraph("{{ fachkraft.stelle }} · {{ kreis.name }}")
    page.add_paragraph("{{ verweis.stelle }}")
    page.add_paragraph("{{ heute }}").alignment = 2
    page.add_paragraph().add_run("Verweis vom {{ verweis.datum }}: {{ person.name }}").bold = True
    page.add_paragraph("Sehr geehrte Damen und Herren,")
    page.add_paragraph(
        "mit Einverständnis der genannten Person und nach ihrer Schweigepflichtentbindung verweise ich an Sie: "
        "{{ verweis.zweck }}."
    )
    page.add_paragraph("Bitte teilen Sie mir mit, ob und wann Sie die Beratung aufnehmen. Vielen Dank.")
    page.add_paragraph("Freundliche Grüße")
    page.add_paragraph()
    page.add_paragraph("{{ fachkraft.unterschrift }}\n{{ fachkraft.funktion }}")
    return _saved(page)


@cache
def _goal_agreement() -> bytes:
    page = _page()
    page.add_paragraph("{{ fachkraft.stelle }} · {{ kreis.name }}")
    table = page.add_table(rows=4, cols=2)
    table.style = "Table Grid"
    head = table.rows[0].cells
    head[0].paragraphs[0].add_run("Zielvereinbarung").bold = True
    head[1].paragraphs[0].add_run("{{ woerter.titel }}").bold = True
    for cell in head:
        cell.add_paragraph("{{ person.name }}")
        cell.add_paragraph("{{ heute }}")
    table.rows[1].cells[0].text = "{%tr for ziel in ziele %}"
    for cell, goal, steps, who, until in (
        (table.rows[2].cells[0], "Ziel", "Schritte", "wer", "bis"),
        (
            table.rows[2].cells[1],
            "{{ woerter.ziel }}",
            "{{ woerter.schritte }}",
            "{{ woerter.wer }}",
            "{{ woerter.bis }}",
        ),
    ):
        cell.paragraphs[0].add_run(f"{goal} {{{{ ziel.nummer }}}}").bold = True
        cell.add_paragraph("{{ ziel.titel }}")
        cell.add_paragraph(f"{until}: {{{{ ziel.bis }}}}")
        cell.add_paragraph(f"{steps}:")
        cell.add_paragraph("{%p for schritt in ziel.schritte %}")
        cell.add_paragraph(f"– {{{{ schritt.text }}}} ({who}: {{{{ schritt.wer }}}}, {until}: {{{{ schritt.bis }}}})")
        cell.add_paragraph("{%p endfor %}")
    table.rows[3].cells[0].text = "{%tr endfor %}"
    _signatures(page)
    return _saved(page)


def _signatures(page: Any) -> None:
    page.add_paragraph()
    table = page.add_table(rows=1, cols=2)
    sides = (
        (
            "Diese Ziele haben wir gemeinsam vereinbart.",
            "Klientin oder Klient",
            "Fachkraft",
            "Ort, Datum, Unterschrift",
        ),
        ("{{ woerter.vereinbart }}", "{{ woerter.klient }}", "{{ woerter.fachkraft }}", "{{ woerter.ort }}"),
    )
    for cell, (agreed, client, staff, place) in zip(table.rows[0].cells, sides, strict=True):
        cell.text = agreed
        for who in (client, f"{staff}: {{{{ fachkraft.unterschrift }}}}"):
            cell.add_paragraph()
            cell.add_paragraph("_" * 30)
            cell.add_paragraph(f"{place} – {who}")


STANDARD: dict[str, StandardLetter] = {
    letter.key: letter
    for letter in (
        StandardLetter("einladung", "Einladung zum Termin", _("mit dem nächsten Termin des Falls"), _invitation),
        StandardLetter(
            "zielvereinbarung",
            "Zielvereinbarung",
            _("deutsch und daneben in der Sprache der Person; auch als PDF"),
            _goal_agreement,
            is_agreement=True,
        ),
        StandardLetter("bestaetigung", "Bestätigung der Begleitung", _("seit wann begleitet wird"), _confirmation),
        StandardLetter(
            "anschreiben", "Anschreiben zum Verweis", _("an die Stelle des letzten Verweises"), _cover_letter
        ),
    )
}
