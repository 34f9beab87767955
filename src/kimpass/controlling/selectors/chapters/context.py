"""Figures about the district from elsewhere, each with its own date and source, and what follows from two of them."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.models import ReportedFigure
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.caseload import reported
from kimpass.controlling.selectors.checks import checked
from kimpass.controlling.selectors.figures import COUNT, SHARE, Figure, ProofRow, Row, Section, Table, german, ratio
from kimpass.controlling.selectors.indicators.base import day_of
from kimpass.organisation.selectors.operator import operator
from kimpass.organisation.selectors.target_groups import code_labels, groups_on, rule_words

SHOWN = (
    "population",
    "migration_background_share",
    "migration_background_persons",
    "newcomers_since_2015",
    "naturalisations",
    "protection_seekers",
    "refugee_initiatives",
    "accommodation_facilities",
    "actors_in_concept",
    "model_project_districts",
    "model_project_cities",
    "model_project_municipalities",
)
MODEL_PROJECT = SHOWN[-3:]
YEARS = re.compile(r"(\d{4}) bis (\d{4})")
Rows = dict[str, ReportedFigure]


def _told(asked: Asked, row: ReportedFigure) -> Figure:
    label = row.label or row.metric
    proof = (ProofRow(f"{label} ({row.reference})", row.value, None, row.source),)
    unit = SHARE if row.counting_unit == "Prozent" else COUNT
    definition = _("Angabe von anderer Stelle, Stand %(reference)s") % {"reference": row.reference}
    place = (asked.scope, day_of(asked), proof)
    return Figure(f"context.{row.metric}", label, row.value, unit, definition, *place, counts=row.counting_unit)


def _proof(rows: Rows, *metrics: str) -> tuple[ProofRow, ...]:
    found = [rows[metric] for metric in metrics]
    return tuple(ProofRow(f"{row.label or row.metric} ({row.reference})", row.value, None, row.source) for row in found)


def _dates(rows: Rows, *metrics: str) -> str:
    """Say where figures that are set against each other are of different days (F-22)."""
    days = list(dict.fromkeys(rows[metric].reference for metric in metrics))
    told = _("Die Angaben sind von verschiedenen Stichtagen: %(days)s.")
    return told % {"days": ", ".join(days)} if len(days) > 1 else ""


def _derived(
    asked: Asked,
    rows: Rows,
    key: str,
    label: str,
    value: Decimal | None,
    definition: str,
    *metrics: str,
    unit: str = COUNT,
    remark: str = "",
) -> Figure:
    remarks = tuple(told for told in (remark, _dates(rows, *metrics)) if told)
    scope, day = asked.scope, day_of(asked)
    return Figure(f"context.{key}", label, value, unit, definition, scope, day, _proof(rows, *metrics), remarks)


def _per_year(asked: Asked, rows: Rows) -> list[Figure]:
    row = rows.get("naturalisations")
    span = YEARS.search(row.label) if row else None
    if row is None or span is None:
        return []
    years = int(span[2]) - int(span[1]) + 1
    definition = _("Einbürgerungen geteilt durch %(years)s Jahre") % {"years": years}
    label = _("Einbürgerungen je Jahr, im Mittel")
    value = ratio(row.value, Decimal(years))
    return [_derived(asked, rows, "naturalisations_per_year", label, value, definition, "naturalisations")]


def _share(asked: Asked, rows: Rows) -> list[Figure]:
    names = ("protection_seekers", "population")
    if not all(name in rows for name in names):
        return []
    value = ratio(rows[names[0]].value, rows[names[1]].value, factor=100)
    label, definition = _("Schutzsuchende an der Bevölkerung"), _("Schutzsuchende durch Bevölkerung")
    return [_derived(asked, rows, "protection_seekers_share", label, value, definition, *names, unit=SHARE)]


def _background(asked: Asked, rows: Rows) -> list[Figure]:
    names = ("population", "migration_background_share")
    if not all(name in rows and rows[name].value is not None for name in names):
        return []
    population, share = (rows[name].value or Decimal(0) for name in names)
    value = (population * share / Decimal(100)).quantize(Decimal(1))
    told = rows.get("migration_background_persons")
    remark = ""
    if told is not None and told.value is not None:
        words = {"told": german(told.value, 0), "sum": german(value, 0)}
        remark = _("Die Quelle nennt rund %(told)s; gerechnet sind es %(sum)s.") % words
    label = _("mit Einwanderungsgeschichte, gerechnet")
    definition = _("Bevölkerung mal Anteil; beide Angaben sind gerundet")
    return [_derived(asked, rows, "migration_background_computed", label, value, definition, *names, remark=remark)]


def _newcomers(asked: Asked, rows: Rows) -> list[Figure]:
    """Say that two figures which stand side by side are of different years (F-22)."""
    names = ("newcomers_since_2015", "migration_background_persons")
    if not all(name in rows for name in names):
        return []
    value = ratio(rows[names[0]].value, rows[names[1]].value, factor=100)
    label, definition = (
        _("Neuzugewanderte je hundert mit Einwanderungsgeschichte"),
        _("die eine Angabe durch die andere"),
    )
    return [_derived(asked, rows, "newcomers_share", label, value, definition, *names, unit=SHARE)]


def _model_project(asked: Asked, rows: Rows) -> list[Figure]:
    if not all(name in rows and rows[name].value is not None for name in MODEL_PROJECT):
        return []
    value = sum((rows[name].value or Decimal(0) for name in MODEL_PROJECT), Decimal(0))
    label, definition = (
        _("Modellkommunen des Projekts Einwanderung gestalten"),
        _("Kreise, Städte und Kommunen zusammen"),
    )
    return [_derived(asked, rows, "model_project", label, value, definition, *MODEL_PROJECT)]


def context_section(asked: Asked) -> Section:
    """Return the chapter of figures from elsewhere: each with its own date and source, never merged (F-22)."""
    rows = reported(asked.tenant.pk, day_of(asked), asked.known_at)
    told = [_told(asked, rows[metric]) for metric in SHOWN if metric in rows]
    if not told:
        return Section("context", _("Rahmendaten"), texts=(_("Rahmendaten sind nicht erfasst."),))
    lines = []
    for figure in told:
        row = rows[figure.key.removeprefix("context.")]
        lines.append(Row(figure.label, (figure, row.reference, row.source)))
    parts = (_per_year, _share, _background, _newcomers, _model_project)
    derived = tuple(figure for part in parts for figure in part(asked, rows))
    columns = (_("Angabe"), _("Wert"), _("Stand"), _("Quelle"))
    table = checked(Table(_("Rahmendaten"), columns, tuple(lines)))
    return Section("context", _("Rahmendaten"), "", (table,), derived)


def target_groups_section(asked: Asked) -> Section:
    """Return the chapter on whom the programme is for here, with the rule of each group (ACC-08, UMA-02, F-12)."""
    reader = operator(tenant_id=asked.tenant.pk, today=asked.today)
    labels = code_labels(reader)
    lines = tuple(
        Row(group.label, ("; ".join(rule_words(group.rule, labels)), group.unit_name, f"{group.valid_from:%d.%m.%Y}"))
        for group in groups_on(reader, day_of(asked))
    )
    if not lines:
        none = _("Zielgruppen sind nicht erfasst.")
        return Section("target_groups", _("Zielgruppen"), texts=(none,))
    columns = (_("Zielgruppe"), _("Wer dazugehört"), _("Einheit"), _("seit"))
    return Section("target_groups", _("Zielgruppen"), "", (Table(_("Zielgruppen"), columns, lines),))
