"""The milestone plan in numbers: how many rows and cells, and how many of them nobody knows (MIL-03, G-PB-17)."""

from collections import Counter
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.models import MilestoneCell, MilestonePlan, MilestoneRow
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow, Row, Section, Table
from kimpass.controlling.selectors.indicators.base import day_of

Planned, Progress = MilestoneCell.Planned, MilestoneCell.Progress


def _figure(asked: Asked, key: str, label: str, value: int | None, proof: list[ProofRow], *remarks: str) -> Figure:
    number = None if value is None else Decimal(value)
    definition = _("aus der geltenden Fassung des Meilensteinplans")
    told = tuple(remark for remark in remarks if remark)
    return Figure(f"milestones.{key}", label, number, COUNT, definition, asked.scope, day_of(asked), tuple(proof), told)


def newest_plan(asked: Asked) -> MilestonePlan | None:
    """Return the newest edition of the plan that is not superseded."""
    rows = MilestonePlan.objects.asked_for().filter(tenant_id=asked.tenant.pk)
    plan: MilestonePlan | None = rows.exclude(state=MilestonePlan.State.SUPERSEDED).order_by("-edition", "-pk").first()
    return plan


def milestones_section(asked: Asked) -> Section:
    """Return the chapter on milestones: planned, done, and what a source has lost is unknown and never no (F-11)."""
    plan = newest_plan(asked)
    if plan is None:
        none = (_("Ein Meilensteinplan ist nicht erfasst."),)
        figure = _figure(asked, "rows", _("Zeilen des Meilensteinplans"), None, [])
        return Section("milestones", _("Meilensteine"), figures=(figure,), texts=none)
    rows = list(MilestoneRow.objects.asked_for().filter(tenant_id=asked.tenant.pk, plan=plan).order_by("sort", "pk"))
    cells = list(
        MilestoneCell.objects.asked_for()
        .filter(tenant_id=asked.tenant.pk, row__plan=plan)
        .values_list("row_id", "year", "half", "planned", "progress")
    )
    planned = Counter(cell[3] for cell in cells)
    done = sum(cell[4] == Progress.DONE for cell in cells)
    lines = [ProofRow(str(label), Decimal(planned[value])) for value, label in Planned.choices]
    halves = sorted({(year, half) for _row, year, half, _planned, _progress in cells})
    lost = _("Bei %(count)s Zellen sagt die Quelle nicht, was geplant ist. Unbekannt ist nicht nein.")
    remark = lost % {"count": planned[Planned.UNKNOWN]} if planned[Planned.UNKNOWN] else ""
    figures = (
        _figure(asked, "rows", _("Zeilen"), len(rows), [ProofRow(row.text) for row in rows]),
        _figure(
            asked, "halves", _("Halbjahre"), len(halves), [ProofRow(f"{half}. HJ {year}") for year, half in halves]
        ),
        _figure(asked, "cells", _("Zellen"), len(cells), lines),
        _figure(asked, "unknown", _("davon ohne Angabe"), planned[Planned.UNKNOWN], lines, remark),
        _figure(asked, "done", _("davon erledigt"), done, []),
    )
    at = {(row, year, half): value for row, year, half, value, _progress in cells}
    words = {str(value): str(label) for value, label in Planned.choices}
    body = tuple(
        Row(
            row.text,
            tuple(words[at[row.pk, year, half]] if (row.pk, year, half) in at else "" for year, half in halves),
        )
        for row in rows
    )
    columns = (_("Meilenstein"), *(f"{half}. HJ {year}" for year, half in halves))
    return Section("milestones", _("Meilensteine"), plan.title, (Table(plan.title, columns, body),), figures)
