"""Lines of a milestone plan and what their half-years say (MIL-01 to MIL-04)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import MilestoneCell, MilestoneEvidence, MilestonePlan, MilestoneRow
from kimpass.controlling.selectors.goal_periods import halves_of
from kimpass.controlling.selectors.milestones import half_words, lies_in, missing_cells
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import BuildingBlock
from kimpass.steering.selectors.office_text import person_in

State, Planned = MilestonePlan.State, MilestoneCell.Planned


class MilestoneRowRefused(RuleViolation):
    """The line cannot be changed like that."""


@dataclass(frozen=True, slots=True)
class RowData:
    """A line of a plan: what is to happen, under which Baustein and heading."""

    text: str
    building_block: str = ""
    heading: str = ""

    def obstacles(self) -> list[str]:
        """Return what stands against the line."""
        reasons = [] if self.text.strip() else [_("Bitte schreiben Sie, was erreicht werden soll.")]
        if self.building_block not in {"", *BuildingBlock.values}:
            reasons.append(_("Diesen Baustein gibt es nicht."))
        return [*reasons, *person_in(self.text, self.heading)]


@dataclass(frozen=True, slots=True)
class CellData:
    """What is planned for a half-year of a line, and what became of it."""

    year: int
    half: int
    planned: str = Planned.UNKNOWN
    when_label: str = ""
    progress: str = MilestoneCell.Progress.OPEN
    note: str = ""


def _row(actor: Actor, row_id: int) -> MilestoneRow:
    """Return a line whose plan is locked: whoever changes a line changes its plan."""
    rows = MilestoneRow.objects.visible_to(actor).select_related("plan").select_for_update(of=("self", "plan"))
    row: MilestoneRow = rows.get(pk=row_id)
    return row


def _refuse_settled(plan: MilestonePlan) -> None:
    if plan.state == State.SUPERSEDED:
        raise MilestoneRowRefused(_("Dieser Plan ist fortgeschrieben und bleibt, wie er ist."))
    if plan.state == State.ADOPTED:
        raise MilestoneRowRefused(_("Dieser Plan ist beschlossen. Seine Zeilen ändern Sie mit einer Fortschreibung."))


def _refuse_stale(row: MilestoneRow, version: int) -> None:
    if row.version != version:
        raise MilestoneRowRefused(_("Die Zeile wurde inzwischen geändert. Beide Fassungen stehen unten."))


@transaction.atomic
def add_milestone_row(*, actor: Actor, plan_id: int, row: RowData) -> MilestoneRow:
    """
    Add a line at the end of its heading.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MilestoneRowRefused: the plan is settled, or the line says nothing or names a person.
    """
    plan: MilestonePlan = MilestonePlan.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=plan_id)
    require(policy.add_milestone_row(actor, plan))
    _refuse_settled(plan)
    if reasons := row.obstacles():
        raise MilestoneRowRefused.because(reasons)
    heading, block = row.heading.strip(), row.building_block
    beside = MilestoneRow.objects.for_tenant(actor).filter(plan=plan)
    # A line joins its heading wherever that stands; the lines below make room.
    same = beside.filter(building_block=block, heading=heading)
    last = (same if same.exists() else beside).aggregate(last=Max("sort"))["last"]
    place = 0 if last is None else last + 1
    beside.filter(sort__gte=place).update(sort=F("sort") + 1)
    made: MilestoneRow = MilestoneRow.objects.create(
        tenant_id=actor.tenant_id, plan=plan, building_block=block, heading=heading, text=row.text.strip(), sort=place
    )
    MilestoneCell.objects.bulk_create(missing_cells(actor, plan))
    log.record(actor, "milestone_row.added", made, building_block=block)
    return made


@transaction.atomic
def change_milestone_row(*, actor: Actor, row_id: int, version: int, row: RowData) -> MilestoneRow:
    """
    Reword a line of a draft, or put it under another heading.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MilestoneRowRefused: the plan is settled, somebody was quicker, or the line says nothing or names a person.
    """
    found = _row(actor, row_id)
    require(policy.change_milestone_row(actor, found))
    _refuse_settled(found.plan)
    _refuse_stale(found, version)
    if reasons := row.obstacles():
        raise MilestoneRowRefused.because(reasons)
    found.text, found.heading, found.building_block = row.text.strip(), row.heading.strip(), row.building_block
    found.version += 1
    found.save(update_fields=["text", "heading", "building_block", "version"])
    log.record(actor, "milestone_row.changed", found, building_block=found.building_block)
    return found


@transaction.atomic
def move_milestone_row(*, actor: Actor, row_id: int, up: bool) -> MilestoneRow:
    """
    Let a line change places with the one before or after it in its Baustein.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MilestoneRowRefused: the plan is settled, or there is no line on that side.
    """
    row = _row(actor, row_id)
    require(policy.move_milestone_row(actor, row))
    _refuse_settled(row.plan)
    beside = MilestoneRow.objects.for_tenant(actor).filter(plan=row.plan, building_block=row.building_block)
    order = list(beside.order_by("sort", "pk"))
    place = next(place for place, each in enumerate(order) if each.pk == row.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        raise MilestoneRowRefused(_("Die Zeile steht schon am Rand ihres Bausteins."))
    order[place], order[other] = order[other], order[place]
    for sort, each in enumerate(order):
        each.sort = sort
    MilestoneRow.objects.for_tenant(actor).bulk_update(order, ["sort"])
    log.record(actor, "milestone_row.moved", row, up=up)
    return row


@transaction.atomic
def remove_milestone_row(*, actor: Actor, row_id: int) -> None:
    """
    Take a line out of a draft, with what its half-years say.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MilestoneRowRefused: the plan is settled.
    """
    row = _row(actor, row_id)
    require(policy.remove_milestone_row(actor, row))
    _refuse_settled(row.plan)
    log.record(actor, "milestone_row.removed", row, building_block=row.building_block)
    MilestoneEvidence.objects.for_tenant(actor).filter(cell__row=row).delete()
    MilestoneCell.objects.for_tenant(actor).filter(row=row).delete()
    row.delete()


def _cell_obstacles(data: CellData, before: MilestoneCell | None, plan: MilestonePlan) -> list[str]:
    where = half_words(data.year, data.half)
    reasons = []
    if data.planned not in Planned.values or data.progress not in MilestoneCell.Progress.values:
        reasons.append(_("%(half)s: Bitte wählen Sie Planung und Stand aus der Liste.") % {"half": where})
    if not lies_in(data.when_label, data.year, data.half):
        told = _("%(half)s: „%(when)s“ liegt nicht in diesem Halbjahr.")
        reasons.append(told % {"half": where, "when": data.when_label})
    was = before.planned if before else Planned.UNKNOWN
    if plan.state == State.ADOPTED and was != Planned.UNKNOWN and data.planned != was:
        # A mark the source lost may be filled in later; one that was decided stays.
        told = _("%(half)s: Der Plan ist beschlossen. „%(planned)s“ ändern Sie mit einer Fortschreibung.")
        reasons.append(told % {"half": where, "planned": Planned(was).label})
    return [*reasons, *person_in(data.when_label, data.note)]


@transaction.atomic
def plan_milestone(*, actor: Actor, row_id: int, version: int, cells: Sequence[CellData]) -> MilestoneRow:
    """
    Fill in half-years of a line: what is planned, and what became of it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MilestoneRowRefused: the plan is continued or decided otherwise, a half-year is not in it, or somebody
        was quicker.
    """
    row = _row(actor, row_id)
    require(policy.plan_milestone(actor, row))
    if row.plan.state == State.SUPERSEDED:
        _refuse_settled(row.plan)
    _refuse_stale(row, version)
    halves = set(halves_of(row.plan.first_year, row.plan.last_year))
    if any((data.year, data.half) not in halves for data in cells):
        raise MilestoneRowRefused(_("Dieses Halbjahr steht nicht im Plan."))
    stored = {(cell.year, cell.half): cell for cell in MilestoneCell.objects.for_tenant(actor).filter(row=row)}
    pairs = [(data, stored.get((data.year, data.half))) for data in cells]
    if reasons := [reason for data, before in pairs for reason in _cell_obstacles(data, before, row.plan)]:
        raise MilestoneRowRefused.because(reasons)
    for data, before in pairs:
        cell = before or MilestoneCell(tenant_id=actor.tenant_id, row=row)
        for name, value in asdict(data).items():
            setattr(cell, name, value.strip() if isinstance(value, str) else value)
        cell.save()
    row.version += 1
    row.save(update_fields=["version"])
    log.record(actor, "milestone.planned", row, halves=len(cells))
    return row
