"""Milestone plans: editions begun, adopted and continued (MIL-01, MIL-05)."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import MilestoneCell, MilestoneEvidence, MilestonePlan, MilestoneRow
from kimpass.controlling.selectors.milestones import LONGEST_PLAN, missing_cells
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.ids import new_public_id
from kimpass.steering.selectors.office_text import person_in

State, Planned = MilestonePlan.State, MilestoneCell.Planned


class MilestoneRefused(RuleViolation):
    """The plan cannot be changed like that."""


def _plan(actor: Actor, plan_id: int) -> MilestonePlan:
    plan: MilestonePlan = MilestonePlan.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=plan_id)
    return plan


def _refuse_settled(plan: MilestonePlan) -> None:
    if plan.state == State.SUPERSEDED:
        raise MilestoneRefused(_("Dieser Plan ist fortgeschrieben und bleibt, wie er ist."))
    if plan.state == State.ADOPTED:
        raise MilestoneRefused(_("Dieser Plan ist beschlossen. Zeilen und Jahre ändern Sie mit einer Fortschreibung."))


def _year_obstacles(first_year: int, last_year: int) -> list[str]:
    if not 2000 <= first_year <= last_year <= 2100:
        return [_("Das letzte Jahr liegt vor dem ersten, oder ein Jahr liegt nicht zwischen 2000 und 2100.")]
    if last_year - first_year >= LONGEST_PLAN:
        return [_("Ein Plan reicht über höchstens %(most)s Jahre.") % {"most": LONGEST_PLAN}]
    return []


def _plan_obstacles(title: str, first_year: int, last_year: int) -> list[str]:
    reasons = [] if title.strip() else [_("Bitte geben Sie dem Plan einen Titel.")]
    return [*reasons, *_year_obstacles(first_year, last_year), *person_in(title)]


@transaction.atomic
def start_milestone_plan(*, actor: Actor, title: str, first_year: int, last_year: int) -> MilestonePlan:
    """
    Begin a plan as a draft.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MilestoneRefused: years or title do not fit.
    """
    require(policy.start_milestone_plan(actor))
    if reasons := _plan_obstacles(title, first_year, last_year):
        raise MilestoneRefused.because(reasons)
    plan: MilestonePlan = MilestonePlan.objects.create(
        tenant_id=actor.tenant_id, title=title.strip(), first_year=first_year, last_year=last_year
    )
    log.record(actor, "milestone_plan.started", plan, first_year=first_year, last_year=last_year)
    return plan


@transaction.atomic
def change_milestone_plan(
    *, actor: Actor, plan_id: int, version: int, title: str, first_year: int, last_year: int
) -> MilestonePlan:
    """
    Change title and years of a draft; a year with entries stays.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MilestoneRefused: the plan is settled, somebody was quicker, or years with entries would be lost.
    """
    plan = _plan(actor, plan_id)
    require(policy.change_milestone_plan(actor, plan))
    _refuse_settled(plan)
    if plan.version != version:
        raise MilestoneRefused(_("Der Plan wurde inzwischen geändert. Beide Fassungen stehen unten."))
    reasons = _plan_obstacles(title, first_year, last_year)
    cells = MilestoneCell.objects.for_tenant(actor).filter(row__plan=plan)
    outside = cells.exclude(year__range=(first_year, last_year))
    said = ~Q(planned=Planned.UNKNOWN, when_label="", note="", progress=MilestoneCell.Progress.OPEN)
    if outside.filter(said | Q(evidence__isnull=False)).exists():
        reasons.append(_("In einem Jahr, das wegfiele, stehen schon Einträge."))
    if reasons:
        raise MilestoneRefused.because(reasons)
    plan.title, plan.first_year, plan.last_year = title.strip(), first_year, last_year
    plan.version += 1
    plan.save(update_fields=["title", "first_year", "last_year", "version"])
    outside.delete()
    MilestoneCell.objects.bulk_create(missing_cells(actor, plan))
    log.record(actor, "milestone_plan.changed", plan, first_year=first_year, last_year=last_year)
    return plan


@transaction.atomic
def adopt_milestone_plan(*, actor: Actor, plan_id: int, on: date) -> MilestonePlan:
    """
    Note that an edition was adopted: from then on its rows and plans stand; the edition before is superseded.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MilestoneRefused: it is settled already, empty, or the day lies ahead.
    """
    plan = _plan(actor, plan_id)
    require(policy.adopt_milestone_plan(actor, plan))
    _refuse_settled(plan)
    if on > actor.today:
        raise MilestoneRefused(_("Der Tag des Beschlusses liegt in der Zukunft."))
    if not plan.rows.for_tenant(actor).exists():
        raise MilestoneRefused(_("Ein Plan ohne Zeilen kann nicht beschlossen werden."))
    plan.state, plan.adopted_on = State.ADOPTED, on
    plan.version += 1
    plan.save(update_fields=["state", "adopted_on", "version"])
    if plan.continues_id is not None:
        before = MilestonePlan.objects.for_tenant(actor).filter(pk=plan.continues_id)
        before.update(state=State.SUPERSEDED)
    log.record(actor, "milestone_plan.adopted", plan, edition=plan.edition)
    return plan


def _copy_rows(actor: Actor, old: MilestonePlan, new: MilestonePlan) -> None:
    rows = list(MilestoneRow.objects.for_tenant(actor).filter(plan=old).order_by("sort", "pk"))
    places: dict[int, MilestoneRow] = {}
    for row in rows:
        values = {"building_block": row.building_block, "heading": row.heading, "text": row.text, "sort": row.sort}
        places[row.pk] = MilestoneRow(tenant_id=actor.tenant_id, public_id=new_public_id(), plan=new, **values)
    MilestoneRow.objects.bulk_create(places.values())
    kept = MilestoneCell.objects.for_tenant(actor).filter(row__plan=old)
    for cell in kept.filter(year__range=(new.first_year, new.last_year)):
        evidence = list(cell.evidence.asked_for())
        cell.pk, cell.row = None, places[cell.row_id]
        cell._state.adding = True
        cell.save()
        for each in evidence:
            each.pk, each.cell = None, cell
            each._state.adding = True
        MilestoneEvidence.objects.bulk_create(evidence)
    MilestoneCell.objects.bulk_create(missing_cells(actor, new))


@transaction.atomic
def continue_milestone_plan(*, actor: Actor, plan_id: int, first_year: int, last_year: int) -> MilestonePlan:
    """
    Begin the next edition: the rows are copied, years both have keep their entries, new years are unknown (MIL-05).

    :raises PermissionDenied: the policy refuses this actor.
    :raises MilestoneRefused: it is a draft itself, continued already, or the years go back.
    """
    old = _plan(actor, plan_id)
    require(policy.continue_milestone_plan(actor, old))
    reasons = _year_obstacles(first_year, last_year)
    if old.state == State.DRAFT:
        reasons.append(_("Ein Entwurf wird geändert, nicht fortgeschrieben."))
    if MilestonePlan.objects.for_tenant(actor).filter(continues=old).exists():
        reasons.append(_("Dieser Plan ist schon fortgeschrieben."))
    if first_year < old.first_year:
        reasons.append(_("Eine Fortschreibung beginnt nicht vor dem Plan, den sie fortschreibt."))
    if reasons:
        raise MilestoneRefused.because(reasons)
    new: MilestonePlan = MilestonePlan.objects.create(
        tenant_id=actor.tenant_id,
        title=old.title,
        edition=old.edition + 1,
        first_year=first_year,
        last_year=last_year,
        continues=old,
    )
    _copy_rows(actor, old, new)
    log.record(actor, "milestone_plan.continued", new, edition=new.edition)
    return new
