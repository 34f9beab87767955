"""Demand and supply as a heat map whose every cell opens its proof; requests for interpreters as bars."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.network.selectors.interpreter_budget import Requests
from kimpass.network.selectors.needs import Needs, Shown, shown
from kimpass.organisation.selectors.words import Words
from kimpass.ui.charts.bars import Bar, Bars, Series
from kimpass.ui.charts.heat import Cell, Heat, HeatRow, level

STEPS = (1, 3, 5, 8)
VIEWS = ("fehlt", "gesucht", "angebote")


def _cell(found: Shown, href: str) -> Cell:
    if found.kind == "small":
        return Cell(found.text, 1, href, _("weniger als die Mindestzahl"))
    if found.kind == "hidden":
        return Cell(found.text, 0, href, _("zum Schutz kleiner Zahlen nicht gezeigt"))
    return Cell(found.text, level(found.number, STEPS), href)


def needs_chart(words: Words, needs: Needs, view: str) -> Heat:
    """Draw what was not found, what was sought, or which offers there are, by municipality and field."""
    captions = {
        "fehlt": _("Kein passendes Angebot oder abgelehnt, nach %(place)s und Handlungsfeld"),
        "gesucht": _("Gesuchte Angebote nach %(place)s und Handlungsfeld"),
        "angebote": _("Laufende Angebote nach %(place)s und Handlungsfeld"),
    }
    base = reverse("network:needs_proof")
    demand = None if view == "angebote" else needs.table(needs.missing if view == "fehlt" else needs.sought)
    rows = []
    for at, unit in enumerate(needs.units):
        cells = []
        for column, entry in enumerate(needs.fields):
            href = f"{base}?{urlencode({'kommune': unit.key, 'feld': entry.code})}"
            if demand is None:
                number = needs.offers_at(unit.pk, entry.pk)
                cells.append(_cell(Shown(str(number), "number", number), href))
            else:
                cells.append(_cell(shown(demand, at, column), href))
        total = None if demand is None else _cell(shown(demand, at, len(needs.fields)), "")
        rows.append(HeatRow(unit.name, cells, total, f"{reverse('network:directory')}?kommune={unit.key}"))
    totals = (
        [_cell(shown(demand, len(needs.units), column), "") for column in range(len(needs.fields))] if demand else []
    )
    return Heat(
        id="bedarf-matrix",
        caption=words.fill(captions[view]),
        corner=words.place,
        columns=[entry.label_de for entry in needs.fields],
        rows=rows,
        total_word=_("Summe") if demand else "",
        totals=[*totals, _cell(shown(demand, len(needs.units), len(needs.fields)), "")] if demand else (),
        totals_label=_("Summe"),
        scale=["0", "1–2", "3–4", "5–7", _("ab 8")],
        scale_word=_("Anzahl"),
    )


def requests_chart(months: Sequence[Requests]) -> Bars:
    """Draw which requests for an interpreter were met, by month."""
    bars = [
        Bar(f"{row.month:%m.%Y}", (row.met, row.unmet, row.waiting), str(row.met + row.unmet + row.waiting))
        for row in months
    ]
    series = (Series(_("erfüllt")), Series(_("nicht erfüllt"), hatched=True), Series(_("offen")))
    return Bars(
        id="dolmetsch-anfragen",
        title=_("Anfragen nach Monat"),
        series=series,
        bars=bars,
        area_word=_("Monat"),
        wide=600,
    )
