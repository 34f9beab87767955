"""What the gallery shows: invented people, invented numbers."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.period import Period
from kimpass.ui.charts.bars import Bar, Bars, Columns, Part, Series, Stack
from kimpass.ui.charts.heat import Cell, Heat, HeatRow
from kimpass.ui.charts.ladder import Ladder, Rung
from kimpass.ui.charts.timeline import Lane, Span, Station, Timeline
from kimpass.ui.fields import (
    ChipsField,
    CleanCharField,
    CleanTextField,
    GermanDateField,
    GermanDecimalField,
    MultipleChipsField,
    SelectField,
)
from kimpass.ui.parts import Hit, Step, Tab

TODAY = date(2026, 11, 23)
TOPICS = [("wohnen", _("Wohnen")), ("arbeit", _("Arbeit")), ("sprache", _("Sprache")), ("schule", _("Schule, Kita"))]
LEVELS = [("1", _("Ebene 1: Ankunft")), ("2", _("Ebene 2: gemeldeter komplexer Fall"))]


class SampleForm(forms.Form):
    """One field of each kind."""

    family = CleanCharField(label=_("Familienname"), help_text=_("Wie im Ausweis"))
    original = CleanCharField(label=_("Name in eigener Schrift"), required=False, help_text=_("Hilft bei der Suche"))
    born_on = GermanDateField(label=_("Geburtsdatum"), help_text=_("Beispiel: 14.03.1990"))
    municipality = SelectField(label=_("Kommune"), choices=[("", "—"), ("d", "Delbrück"), ("p", "Paderborn")])
    share = GermanDecimalField(label=_("Stellenanteil in VZÄ"), required=False)
    level = ChipsField(label=_("Ebene"), choices=LEVELS)
    topics = MultipleChipsField(label=_("Themen"), choices=TOPICS, required=False, help_text=_("Antippen genügt"))
    note = CleanTextField(label=_("Anliegen"), required=False)
    informed = forms.BooleanField(label=_("Über den Datenschutz informiert"), required=False)


class SampleFilter(forms.Form):
    """A filter line."""

    mark_optional = False
    phase = forms.ChoiceField(label=_("Phase"), required=False, choices=[("", _("Alle Phasen"))])
    place = forms.ChoiceField(label=_("Kommune"), required=False, choices=[("", _("Alle Kommunen"))])


def steps() -> list[Step]:
    """Return a case in its second round."""
    return [
        Step(_("Zugang"), date(2025, 10, 14), "done"),
        Step(_("Intake"), date(2025, 10, 21), "done"),
        Step(_("Assessment"), date(2025, 11, 11), "done"),
        Step(_("Zielvereinbarung"), date(2026, 11, 16), "done", _("2. Runde")),
        Step(_("Leistungssteuerung"), date(2026, 11, 16), "now", _("2. Runde")),
        Step(_("Monitoring"), date(2026, 5, 4), "was", _("1. Runde")),
        Step(_("Re-Assessment"), date(2026, 11, 9), "was", _("1. Runde")),
        Step(_("Abschluss")),
    ]


def hits() -> list[Hit]:
    """Return two people who may be shown and one who may not."""
    return [
        Hit("Al-Ahmad, Mohammed", "#", "الأحمد محمد", "ar", "rtl", "2026-0031 · Delbrück", _("klingt gleich")),
        Hit("Schewtschenko, Olena", "#", "Шевченко Олена", "uk", "", "2026-0112 · Paderborn", _("andere Schreibung")),
        Hit(_("Ein Treffer bei einer anderen Stelle"), reason=_("ohne Inhalt")),
    ]


def timeline() -> Timeline:
    """Return a life with stations close together, an overlap, a gap and something ahead."""
    return Timeline(
        "weg",
        _("Stationen, Aufenthalt und Rechtskreise 2022 bis 2027"),
        TODAY,
        stations=[
            Station(date(2022, 2, 9), "Ankunft"),
            Station(date(2023, 8, 4), "Anerkennung"),
            Station(date(2024, 9, 17), "Familie kommt nach"),
            Station(date(2025, 2, 28), "Deutsch B1"),
            Station(date(2025, 10, 14), "Zugang KIM"),
            Station(date(2025, 11, 11), "Assessment"),
            Station(date(2026, 2, 2), "Beginn der Arbeit"),
        ],
        lanes=[
            Lane(
                _("Aufenthalt"),
                [
                    Span(Period(date(2022, 3, 12), date(2023, 8, 4)), "Gestattung"),
                    Span(Period(date(2023, 8, 4), date(2029, 8, 4)), "Aufenthaltserlaubnis § 25 Abs. 2 Satz 1"),
                ],
                strong=True,
            ),
            Lane(_("Rechtskreise")),
            Lane("AsylbLG", [Span(Period(date(2022, 3, 12), date(2023, 9, 1)), "Sozialamt")]),
            Lane("SGB II", [Span(Period(date(2023, 9, 1)), "Jobcenter · seit 02/2026 ergänzend")]),
            Lane("SGB VIII", [Span(Period(date(2025, 8, 1)), "Jugendamt, Kita")]),
            Lane(
                "SchulG",
                [
                    Span(Period(date(2024, 9, 17), date(2024, 11, 25)), "10 Wochen ohne Schulplatz", "gap"),
                    Span(Period(date(2024, 11, 25)), "Schulamt, Grundschule"),
                ],
            ),
        ],
        outlook=[Station(date(2027, 3, 12), "Niederlassung frühestens 12.03.2027")],
    )


def ladder() -> Ladder:
    """Return an assessment with progress, setback, and one area not assessed."""
    return Ladder(
        "leiter",
        _("Einschätzung je Lebenslage"),
        [
            Rung(_("Aufenthalt"), 4, 4, 5, "Niederlassung vorbereiten", "Sicher bleiben."),
            Rung(_("Sprache"), 4, 2, 5, "Beruflicher Sprachkurs B2", "Deutsch wie die Kollegen."),
            Rung(_("Finanzen"), 2, 3, None, "Rückforderung klären", "ደብዳበታት ምርዳእ", "ti"),
            Rung(_("Gesundheit"), 3),
            Rung(_("Wohnen"), None),
        ],
    )


def bars() -> Bars:
    """Return posts by area, with a rest nobody explained."""
    return Bars(
        "stellen",
        _("Stellen nach Bereich in VZÄ"),
        [Series(_("besetzt")), Series(_("noch nicht besetzt")), Series(_("nicht erklärt"), hatched=True)],
        [
            Bar("Koordination", [Decimal("3.50"), 0, 0], "3,50 von 3,50"),
            Bar("Case Management", [Decimal("7.62"), Decimal("2.88"), Decimal("3.50")], "7,62 von 14,00", "#stellen"),
            Bar("Ausländerbehörde", [Decimal("0.75"), 0, Decimal("0.25")], "0,75 von 1,00"),
        ],
        _("Bereich"),
        places=2,
    )


def stack() -> Stack:
    """Return a sum in parts, the last too small for its number."""
    parts = [
        Part("Baustein 1", 253800, "253.800", "#foerderung"),
        Part("Baustein 2", 770000, "770.000", "#foerderung"),
        Part("Baustein 3", 150000, "150.000"),
        Part("Maßnahmen", 30000, "30.000"),
        Part("Veranstaltungen", 10000, "10.000"),
    ]
    return Stack("foerderung", _("Anteile am Fördervolumen 2022 in Euro"), parts, "1.213.800")


def columns() -> Columns:
    """Return new cases by month."""
    months = [("Jun", 31), ("Jul", 42), ("Aug", 38), ("Sep", 55), ("Okt", 49), ("Nov", 61)]
    months_shown = [Bar(month, [number], str(number)) for month, number in months]
    return Columns("monate", _("Neue Fälle je Monat"), months_shown, _("Monat"), _("Fälle"), wide=400)


def heat() -> Heat:
    """Return findings by municipality and field, with small numbers withheld and a place without a post."""
    small = Cell("< 3", 1, words=_("unter 3 Hinweise"))
    none = Cell("–", words=_("keine Stelle vor Ort"))
    return Heat(
        "haeufung",
        _("Hinweise nach Kommune und Handlungsfeld"),
        _("Kommune"),
        ["Aufenthalt", "Sprache", "Kita", "Wohnen"],
        [
            HeatRow("Delbrück", [small, Cell("6", 3, "#haeufung"), Cell("5", 3), Cell("4", 2)], Cell("15")),
            HeatRow("Paderborn", [Cell("11", 4, "#haeufung"), Cell("9", 4), Cell("6", 3), Cell("12", 4)], Cell("40")),
            HeatRow("Bad Wünnenberg", [none, none, none, none], Cell("–")),
            HeatRow("Lichtenau", [small, Cell("0"), Cell("0"), Cell("3", 2)], Cell("5")),
        ],
        _("Summe, gerundet"),
        [Cell("15"), Cell("15"), Cell("10"), Cell("20"), Cell("60")],
        _("Kreis"),
        ["0", _("unter 3"), _("3 bis 4"), _("5 bis 7"), _("ab 8")],
        _("Zahl der Hinweise"),
    )


def samples() -> dict[str, Any]:
    """Return everything the gallery shows."""
    return {
        "steps": steps(),
        "tabs": [
            Tab(_("Überblick"), "#", current=True),
            Tab(_("Lage"), "#lage"),
            Tab(_("Kontakte"), "#kontakte", count=31),
        ],
        "hits": hits(),
        "page": Paginator(range(400), 34).page(2),
        "form": SampleForm(initial={"family": "Schewtschenko", "topics": ["wohnen"], "share": Decimal("0.50")}),
        "wrong": SampleForm({"wrong-family": "", "wrong-born_on": "31.02.1990", "wrong-level": "2"}, prefix="wrong"),
        "filter": SampleFilter(prefix="filter"),
        "timeline": timeline(),
        "ladder": ladder(),
        "bars": bars(),
        "stack": stack(),
        "columns": columns(),
        "heat": heat(),
        "day": TODAY,
        "amount": Decimal("1222800"),
        "posts": Decimal("14"),
        "span": Period(date(2022, 8, 1), date(2023, 8, 1)),
    }
