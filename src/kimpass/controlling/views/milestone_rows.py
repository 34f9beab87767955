"""Lines of a milestone plan: worded, moved, and filled in half-year by half-year."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import milestone_rows
from kimpass.controlling.forms.milestones import CellsForm, RowForm
from kimpass.controlling.models import MilestonePlan, MilestoneRow
from kimpass.controlling.selectors.goal_periods import halves_of
from kimpass.controlling.selectors.milestones import lines_of
from kimpass.controlling.views.frame import work
from kimpass.kernel.http import Request, guarded
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once


def plan_of(request: Request, row: MilestoneRow) -> MilestonePlan:
    """Return the plan of a line, read for whoever asks."""
    plan: MilestonePlan = MilestonePlan.objects.for_tenant(request.actor).get(pk=row.plan_id)
    return plan


def page_of(plan: MilestonePlan) -> str:
    return reverse("controlling:milestone_plan", args=[plan.public_id])


@guarded(MilestonePlan, policy.add_milestone_row)
@once
def add_milestone_row(request: Request, plan: MilestonePlan) -> HttpResponse:
    form = RowForm(request.actor, posted(request))

    def act(_values: dict[str, Any]) -> str:
        milestone_rows.add_milestone_row(actor=request.actor, plan_id=plan.pk, row=form.row())
        return page_of(plan)

    return work(
        request,
        form,
        act,
        title=_("Zeile aufnehmen"),
        button=_("Aufnehmen"),
        back=page_of(plan),
        success=_("Die Zeile ist aufgenommen."),
    )


@guarded(MilestoneRow, policy.change_milestone_row)
@once
def change_milestone_row(request: Request, row: MilestoneRow) -> HttpResponse:
    plan, form, version = (
        plan_of(request, row),
        RowForm(request.actor, posted(request), row=row),
        posted_version(request),
    )

    def act(_values: dict[str, Any]) -> str:
        milestone_rows.change_milestone_row(actor=request.actor, row_id=row.pk, version=version, row=form.row())
        return page_of(plan)

    return work(
        request,
        form,
        act,
        title=_("Zeile ändern"),
        button=_("Speichern"),
        back=page_of(plan),
        success=_("Die Zeile ist geändert."),
        row=row,
    )


@guarded(MilestoneRow, policy.move_milestone_row)
@once
def move_milestone_row(request: Request, row: MilestoneRow) -> HttpResponse:
    said = request.POST.get("richtung", "")
    if request.method == "POST" and said not in {"hoch", "runter"}:
        raise BadRequest
    return press(
        request,
        lambda: milestone_rows.move_milestone_row(actor=request.actor, row_id=row.pk, up=said == "hoch"),
        back=page_of(plan_of(request, row)),
        success=_("Die Zeile ist verschoben."),
    )


@guarded(MilestoneRow, policy.remove_milestone_row)
@once
def remove_milestone_row(request: Request, row: MilestoneRow) -> HttpResponse:
    return press(
        request,
        lambda: milestone_rows.remove_milestone_row(actor=request.actor, row_id=row.pk),
        back=page_of(plan_of(request, row)),
        success=_("Die Zeile ist gestrichen."),
    )


@guarded(MilestoneRow, policy.plan_milestone)
@once
def plan_milestone(request: Request, row: MilestoneRow) -> HttpResponse:
    plan = plan_of(request, row)
    (line,) = lines_of(request.actor, [row], halves_of(plan.first_year, plan.last_year))
    form, version = CellsForm(line, posted(request)), posted_version(request)

    def act(_values: dict[str, Any]) -> str:
        milestone_rows.plan_milestone(actor=request.actor, row_id=row.pk, version=version, cells=form.cells())
        return page_of(plan)

    return work(
        request,
        form,
        act,
        title=_("Halbjahre ausfüllen"),
        button=_("Speichern"),
        back=page_of(plan),
        success=_("Die Zeile ist ausgefüllt."),
        template="controlling/milestones/plan_milestone.html",
        row=row,
        milestone=row,
        is_draft=plan.state == MilestonePlan.State.DRAFT,
    )
