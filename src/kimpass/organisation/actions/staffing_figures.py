"""Staffing as it is reported: approved, filled, not yet filled, three figures that need not add up (ORG-06)."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation import policy
from kimpass.organisation.models import BuildingBlock, PostFunction, StaffingFigure, Unit
from kimpass.organisation.selectors.post_rows import wrong_fte


class FigureRefused(RuleViolation):
    """The figure cannot be reported or corrected like this."""


@dataclass(frozen=True, slots=True)
class FigureData:
    """What a source tells about posts on a day; each of the three figures may be unknown."""

    building_block: str
    function: str
    reference_date: date
    source: str
    unit_id: int | None = None
    reference_label: str = ""
    fte_approved: Decimal | None = None
    fte_filled: Decimal | None = None
    fte_vacant: Decimal | None = None
    remainder_reason: str = ""
    note: str = ""


def _check(actor: Actor, data: FigureData, but: int | None = None) -> None:
    figures = (data.fte_approved, data.fte_filled, data.fte_vacant)
    key: dict[str, Any] = {
        "building_block": data.building_block,
        "function": data.function,
        "unit_id": data.unit_id,
        "reference_date": data.reference_date,
    }
    same = StaffingFigure.objects.for_tenant(actor).current().filter(**key).exclude(pk=but or 0)
    no_unit = data.unit_id is not None and not Unit.objects.for_tenant(actor).filter(pk=data.unit_id).exists()
    checks = (
        (not data.source.strip(), _("Bitte nennen Sie die Quelle.")),
        (data.building_block not in BuildingBlock.values, _("Diesen Baustein gibt es nicht.")),
        (data.function not in PostFunction.values, _("Diese Funktion gibt es nicht.")),
        (no_unit, _("Diese Kommune gibt es nicht.")),
        (all(figure is None for figure in figures), _("Bitte geben Sie mindestens eine der drei Zahlen an.")),
        (same.exists(), _("Für diesen Stichtag ist das schon gemeldet. Bitte berichtigen Sie die vorhandene Zeile.")),
    )
    wrong = [words for figure in figures for words in wrong_fte(figure)]
    if reasons := [*dict.fromkeys(wrong), *(words for bad, words in checks if bad)]:
        raise FigureRefused(*reasons)


def _write(actor: Actor, data: FigureData, sort: int, at: datetime, reason: str = "") -> StaffingFigure:
    row: StaffingFigure = StaffingFigure.objects.create(
        tenant_id=actor.tenant_id, sort=sort, recorded_at=at, reason_of_correction=reason, **asdict(data)
    )
    return row


def _current(actor: Actor, figure_id: int) -> StaffingFigure:
    rows = StaffingFigure.objects.visible_to(actor).select_for_update(of=("self",))
    row: StaffingFigure = rows.get(pk=figure_id)
    if row.superseded_at is not None:
        raise FigureRefused(_("Diese Zeile ist inzwischen berichtigt. Bitte sehen Sie sich die neue Fassung an."))
    return row


def _replace(actor: Actor, row: StaffingFigure, data: FigureData, reason: str) -> StaffingFigure:
    at = timezone.now()
    row.superseded_at = at
    row.save(update_fields=["superseded_at"])
    return _write(actor, data, row.sort, at, reason)


def _data_of(row: StaffingFigure) -> FigureData:
    return FigureData(**{name: getattr(row, name) for name in FigureData.__dataclass_fields__})


@transaction.atomic
def report_staffing_figure(*, actor: Actor, data: FigureData) -> StaffingFigure:
    """
    Enter what a source tells; nothing is computed, nothing is forced to add up (ORG-06).

    :raises PermissionDenied: the policy refuses this actor.
    :raises FigureRefused: no figure, no source, or reported already for this day.
    """
    require(policy.report_staffing_figure(actor))
    _check(actor, data)
    sort = StaffingFigure.objects.for_tenant(actor).filter(reference_date=data.reference_date).count()
    row = _write(actor, data, sort, timezone.now())
    log.record(actor, "staffing_figure.reported", row, block=row.building_block, function=row.function)
    return row


@transaction.atomic
def correct_staffing_figure(*, actor: Actor, figure_id: int, data: FigureData, reason: str) -> StaffingFigure:
    """
    Put a new row in the place of a wrong one and say why; reports of earlier days of knowledge keep the old one.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FigureRefused: no reason, no figure, or somebody was quicker.
    """
    row = _current(actor, figure_id)
    require(policy.correct_staffing_figure(actor, row))
    if not reason.strip():
        raise FigureRefused(_("Bitte sagen Sie, warum berichtigt wird."))
    _check(actor, data, but=row.pk)
    written = _replace(actor, row, data, reason.strip())
    log.record(actor, "staffing_figure.corrected", written, replaces=row.pk)
    return written


@transaction.atomic
def explain_remainder(*, actor: Actor, figure_id: int, reason: str) -> StaffingFigure:
    """
    Say why approved, filled and not yet filled do not add up; the figures stay as reported.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FigureRefused: no reason, or somebody was quicker.
    """
    row = _current(actor, figure_id)
    require(policy.explain_remainder(actor, row))
    if not reason.strip():
        raise FigureRefused(_("Bitte nennen Sie den Grund."))
    data = replace(_data_of(row), remainder_reason=reason.strip())
    written = _replace(actor, row, data, _("Grund des Rests nachgetragen"))
    log.record(actor, "staffing_figure.explained", written, replaces=row.pk)
    return written
