"""Draft of the Verwendungsnachweis: granted, used, returned and left for each line of a year (FUN-13)."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.checks import checked
from kimpass.controlling.selectors.figures import EURO, Figure, ProofRow, Report, Row, Section, Table, german, total
from kimpass.controlling.selectors.indicators.base import day_of, span_of
from kimpass.controlling.selectors.kind import About, Kind, TextPart
from kimpass.controlling.selectors.staffing import staffing_section
from kimpass.organisation.selectors.funding_forecast import forecast
from kimpass.organisation.selectors.statements_of_use import Use, proof_of, uses_of_year
from kimpass.organisation.selectors.words import COMMON

COLUMNS = ("amount", "used", "returned", "left")


def _labels() -> dict[str, str]:
    return {"amount": _t("Betrag"), "used": _t("verwendet"), "returned": _t("zurückgezahlt"), "left": _t("offen")}


def _values(use: Use) -> dict[str, Decimal | None]:
    return {"amount": use.granted, "used": use.used, "returned": use.returned, "left": use.remainder}


def _remarks(use: Use, column: str, value: Decimal | None) -> Iterable[str]:
    words = {"label": use.label}
    if value is None:
        yield _t("%(label)s: noch nicht angegeben. Unbekannt ist nicht null.") % words
    elif column == "left" and value < 0:
        yield _t("%(label)s: Verwendung und Rückzahlung übersteigen den Betrag.") % words
    if column == "amount" and not use.line.in_total:
        yield _t("%(label)s: nicht in der Jahressumme.") % words
    if column == "amount" and not use.is_granted:
        yield _t("%(label)s: Ob der Betrag bewilligt ist, ist nicht erfasst.") % words


def _proof(use: Use, column: str, known_at: datetime | None) -> list[ProofRow]:
    if column == "amount":
        return [ProofRow(row.text, row.amount, row.on, row.source) for row in proof_of(use, known_at)]
    values = _values(use)
    parts = ("amount", "used", "returned") if column == "left" else (column,)
    return [ProofRow(f"{use.label}, {_labels()[part]}", values[part], None, use.line.source) for part in parts]


def _figure(asked: Asked, key: str, label: str, value: Decimal | None, proof: list[ProofRow], *remarks: str) -> Figure:
    definitions = {
        "amount": _t("bewilligter Betrag, sonst der Betrag der Quelle"),
        "used": _t("im Verwendungsnachweis als verwendet angegeben"),
        "returned": _t("im Verwendungsnachweis als zurückgezahlt angegeben"),
        "left": _t("Betrag minus verwendet minus zurückgezahlt"),
    }
    definition = definitions[key.rpartition(".")[2]]
    return Figure(key, label, value, EURO, definition, asked.scope, day_of(asked), tuple(proof), tuple(remarks))


def _table(asked: Asked) -> Section:
    year, labels = span_of(asked).start.year, _labels()
    uses = uses_of_year(asked.tenant.pk, year, asked.known_at)
    title = _t("Verwendung %(year)s") % {"year": year}
    if not uses:
        none = _t("Für %(year)s sind keine Förderbeträge erfasst. Unbekannt ist nicht null.")
        return Section("use", title, texts=(none % {"year": year},))
    lines = []
    for number, use in enumerate(uses, 1):
        cells = []
        for column, value in _values(use).items():
            remarks = tuple(_remarks(use, column, value))
            text = f"{use.label}, {labels[column]}"
            proof = _proof(use, column, asked.known_at)
            cells.append(_figure(asked, f"use.line_{number}.{column}", text, value, proof, *remarks))
        lines.append(
            Row(use.label, (asked.words.block(use.line.building_block) if use.line.building_block else "", *cells))
        )
    sums = [
        _figure(
            asked,
            f"use.total.{column}",
            f"{_t('Summe')}, {labels[column]}",
            total([_values(use)[column] for use in uses]),
            [ProofRow(use.label, _values(use)[column], None, use.line.source) for use in uses],
        )
        for column in COLUMNS
    ]
    lines.append(Row(_t("Summe mit Posten außerhalb der Jahressumme"), ("", *sums), is_total=True))
    table = checked(Table(title, (_t("Zweck"), asked.words.word("block_word"), *labels.values()), tuple(lines)))
    return Section("use", title, _t("Beträge in Euro"), (table,))


def _forecast(asked: Asked) -> Section:
    """Return what personnel money will probably be left because posts are vacant (FUN-12)."""
    title = _t("Voraussichtlich nicht verbraucht")
    figures = []
    for block in forecast(asked.tenant.pk, span_of(asked).start.year, asked.known_at):
        unknown = _t("Bis zu %(most)s Euro, weil die Besetzung nicht für alle Stellen erfasst ist.")
        remarks = () if block.is_known else (unknown % {"most": german(block.most)},)
        proof = tuple(ProofRow(f"{month.month:%m/%Y}", month.certain) for month in block.months)
        figures.append(
            Figure(
                f"use.forecast.block_{block.block}",
                f"{asked.words.block(block.block)}, {title}",
                block.certain,
                EURO,
                _t("Personalmittel der Tage, an denen geförderte Stellen nicht besetzt sind"),
                asked.scope,
                day_of(asked),
                proof or (ProofRow(_t("bewilligt"), block.granted),),
                remarks,
                common=f"{COMMON.block(block.block)}, {title}",
            )
        )
    texts = () if figures else (_t("Ohne Personalmittel oder Stellenregister lässt sich nichts vorhersagen."),)
    return Section("forecast", title, _t("Beträge in Euro"), (), tuple(figures), texts)


def draw(asked: Asked) -> Report:
    """Draw the draft of the statement of use of a year, with the posts it paid for."""
    posts = staffing_section(asked.tenant.pk, asked.scope, day_of(asked), asked.known_at)
    title = _t("Verwendungsnachweis %(period)s, Entwurf") % {"period": asked.period_label}
    return Report(
        KIND.key, title, asked.tenant.name, asked.as_of, (_table(asked), _forecast(asked), posts), asked.period_label
    )


KIND = Kind(
    "statement-of-use",
    _("Verwendungsnachweis"),
    _("Entwurf: Beträge eines Jahres, was davon verwendet, zurückgezahlt und noch offen ist."),
    draw,
    About.PERIOD,
    (
        TextPart("report", _("Sachbericht"), _("Wofür die Mittel verwendet wurden.")),
        TextPart("deviations", _("Abweichungen"), _("Warum Mittel nicht oder anders verwendet wurden.")),
    ),
)
