"""The Kommunen of a district: who takes part, since when, and whether counts agree with the list (ORG-13, F-05)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.models import ReportedFigure
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.caseload import reported
from kimpass.controlling.selectors.checks import checked, count_against_list
from kimpass.controlling.selectors.figures import COUNT, FTE, YEAR, Figure, ProofRow, Row, Section, Table
from kimpass.controlling.selectors.indicators.base import day_of
from kimpass.controlling.selectors.municipalities import active_figure, municipality_names
from kimpass.kernel.period import Period
from kimpass.organisation.models import Participation, RegionMembership, Unit
from kimpass.organisation.selectors.words import COMMON


def year_period(year: int) -> Period:
    """Return the days of a calendar year."""
    return Period(date(year, 1, 1), date(year + 1, 1, 1))


def _joined(asked: Asked) -> list[Participation]:
    rows = (
        Participation.objects.asked_for()
        .known(asked.known_at)
        .filter(tenant_id=asked.tenant.pk, unit__kind__in=Unit.PLACES, valid_from__lte=day_of(asked))
    )
    first: dict[int, Participation] = {}
    for row in rows.select_related("unit").order_by("valid_from", "pk"):
        first.setdefault(row.unit_id, row)
    return list(first.values())


def _figure(asked: Asked, key: str, label: str, definition: str, proof: list[ProofRow], *remarks: str) -> Figure:
    value = Decimal(len(proof))
    told = tuple(remark for remark in remarks if remark)
    scope, day = asked.scope, day_of(asked)
    words = asked.words
    return Figure(
        key,
        words.fill(label),
        value,
        COUNT,
        words.fill(definition),
        scope,
        day,
        tuple(proof),
        told,
        counts=words.places,
        common=COMMON.fill(label),
    )


def joined_figures(asked: Asked) -> list[Figure]:
    """Return how many Kommunen came in each year, and how many were active in it."""
    rows = _joined(asked)
    figures = []
    for year in sorted({row.valid_from.year for row in rows}):
        new = [ProofRow(row.unit.name, None, row.first_working_day, row.label) for row in rows]
        new = [line for line, row in zip(new, rows, strict=True) if row.valid_from.year == year]
        label = _("hinzugekommen %(year)s") % {"year": year}
        definition = _("%(places)s, in denen das Case Management in diesem Jahr begann: mit dem ersten Arbeitstag")
        figures.append(_figure(asked, f"communes.joined.{year}", label, definition, new))
        place = (asked.tenant.pk, year_period(year), asked.scope, day_of(asked), asked.known_at)
        active = active_figure(f"communes.active.{year}", *place)
        # Who was missing in a year gone by is no remark on today; the list of the day says who is missing now.
        own, common = (_("aktive %(places)s %(year)s") % {**w.all(), "year": year} for w in (asked.words, COMMON))
        figures.append(replace(active, label=own, common=common, remarks=()))
    return figures


def all_figure(asked: Asked) -> Figure:
    """Return how many Kommunen the district has."""
    names = [ProofRow(name) for name in municipality_names(asked.tenant.pk)]
    return _figure(
        asked,
        "communes.all",
        "%(places)s",
        asked.words.either(_("alle kreisangehörigen Kommunen"), _("alle Stadtbezirke der kreisfreien Stadt")),
        names,
    )


def now_figure(asked: Asked) -> Figure:
    """Return how many Kommunen take part on the day: filled at a Stichtag is another question (F-05)."""
    rows = (
        Participation.objects.asked_for()
        .on(day_of(asked), asked.known_at)
        .filter(tenant_id=asked.tenant.pk, unit__kind__in=Unit.PLACES)
    )
    proof = [
        ProofRow(row.unit.name, None, row.first_working_day, row.label)
        for row in rows.select_related("unit").order_by("unit__name")
    ]
    active = {row.text for row in proof}
    missing = [name for name in municipality_names(asked.tenant.pk) if name not in active]
    remark = _("Ohne Case Management: %(names)s.") % {"names": ", ".join(missing)} if missing and proof else ""
    definition = _(
        "%(places)s, deren Teilnahme am Stichtag gilt; ob die Stelle an diesem Tag besetzt ist, sagt das nicht"
    )
    return _figure(asked, "communes.on_day", _("teilnehmende %(places)s am Stichtag"), definition, proof, remark)


def _told(asked: Asked, row: ReportedFigure, unit: str = COUNT) -> Figure:
    label = row.label or row.metric
    proof = (ProofRow(f"{label} ({row.reference})", row.value, None, row.source),)
    definition = _("Angabe der Quelle; nicht hier gezählt")
    remarks = (_("Unbekannt ist weder ja noch nein."),) if row.value is None else ()
    key = f"programme.{row.metric}"
    return Figure(
        key, label, row.value, unit, definition, asked.scope, day_of(asked), proof, remarks, counts=row.counting_unit
    )


def told_figures(asked: Asked) -> list[Figure]:
    """Return what the sources say about start, parts and offers of the programme here (F-16, F-17, G-GT-06)."""
    rows = reported(asked.tenant.pk, day_of(asked), asked.known_at)
    units = {"programme_start": YEAR, "building_block_3": COUNT, "offer_fte_per_commune": FTE}
    return [_told(asked, rows[metric], unit) for metric, unit in units.items() if metric in rows]


def _start_remark(asked: Asked) -> str:
    rows, joined = reported(asked.tenant.pk, day_of(asked), asked.known_at), _joined(asked)
    start = rows.get("programme_start")
    if start is None or start.value is None or not joined:
        return ""
    first = min(row.valid_from.year for row in joined)
    if first == start.value:
        return ""
    words = {"start": f"{start.value:.0f}", "first": first}
    told = asked.words.either(
        _("Programmstart laut Quelle %(start)s, erste Kommune %(first)s: zwei verschiedene Angaben."),
        _("Programmstart laut Quelle %(start)s, erster Stadtbezirk %(first)s: zwei verschiedene Angaben."),
    )
    return told % words


def _list_remark(asked: Asked) -> str:
    row = reported(asked.tenant.pk, day_of(asked), asked.known_at).get("communes_in_cooperation")
    if row is None:
        return ""
    return count_against_list(row.value, len(_joined(asked)), row.label)


def region_word(asked: Asked) -> str:
    """Return the district's own word for a region (TEN-04)."""
    return asked.words.word("region")


def places_section(asked: Asked) -> Section:
    """Return the chapter on the Kommunen: the list, the years, and checks of told counts against the list."""
    regions = dict(
        RegionMembership.objects.asked_for()
        .on(day_of(asked), asked.known_at)
        .filter(tenant_id=asked.tenant.pk)
        .values_list("unit__name", "region__name")
    )
    joined = {row.unit.name: row for row in _joined(asked)}
    rows = []
    for name in municipality_names(asked.tenant.pk):
        row = joined.get(name)
        model = _("Modellkommune") if row is not None and row.is_model_municipality else ""
        since = (row.label or f"{row.valid_from:%d.%m.%Y}") if row else _("nicht erfasst")
        rows.append(Row(name, (regions.get(name, ""), since, model)))
    columns = (asked.words.place, region_word(asked), asked.words.fill(_("%(case_management)s seit")), "")
    table = checked(Table(asked.words.places, columns, tuple(rows)), _start_remark(asked), _list_remark(asked))
    figures = (all_figure(asked), now_figure(asked), *joined_figures(asked), *told_figures(asked))
    texts = () if joined else (asked.words.fill(_("Ob und seit wann %(places)s teilnehmen, ist nicht erfasst.")),)
    return Section("communes", asked.words.places, "", (table,), figures, texts)
