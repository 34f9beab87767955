"""Milestone plans: the matrix, its editions, and what is done to a plan as a whole."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import milestones
from kimpass.controlling.forms.milestones import AdoptForm, ContinueForm, PlanForm
from kimpass.controlling.models import MilestonePlan
from kimpass.controlling.selectors.milestones import SIGNS, current_plan, difference, matrix, plans
from kimpass.controlling.views.frame import work
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once


def page_of(plan: MilestonePlan) -> str:
    return reverse("controlling:milestone_plan", args=[plan.public_id])


def _page(request: Request, plan: MilestonePlan) -> HttpResponse:
    actor, editions = request.actor, plans(request.actor)
    drawn = matrix(actor, plan)
    is_open, is_draft = plan.state != MilestonePlan.State.SUPERSEDED, plan.state == MilestonePlan.State.DRAFT
    works = bool(policy.change_milestone_plan(actor, plan))
    is_continued = any(edition.continues_id == plan.pk for edition in editions)
    context = {
        "plan": plan,
        "matrix": drawn,
        "counts": drawn.counts(),
        "columns": 1 + len(drawn.halves),
        "editions": editions,
        "signs": [(kind.value, sign, kind.label) for kind, sign in SIGNS.items()],
        "can": {
            "start": policy.start_milestone_plan(actor),
            "draft": works and is_draft,
            "fill": works and is_open,
            "continue": works and not is_draft and not is_continued,
        },
    }
    return render(request, "controlling/milestones/milestone_plan.html", context)


@allowed(policy.see_milestones)
def milestone_list(request: Request) -> HttpResponse:
    plan = current_plan(request.actor)
    if plan is not None:
        return _page(request, plan)
    context = {"can": {"start": policy.start_milestone_plan(request.actor)}}
    return render(request, "controlling/milestones/no_milestones.html", context)


@guarded(MilestonePlan, policy.see_milestone_plan)
def milestone_plan(request: Request, plan: MilestonePlan) -> HttpResponse:
    return _page(request, plan)


@guarded(MilestonePlan, policy.see_milestone_plan)
def milestone_difference(request: Request, plan: MilestonePlan) -> HttpResponse:
    rows = MilestonePlan.objects.for_tenant(request.actor)
    before = rows.filter(pk=plan.continues_id).first() if plan.continues_id is not None else None
    found = difference(matrix(request.actor, before), matrix(request.actor, plan)) if before else None
    context = {"plan": plan, "before": before, "difference": found}
    return render(request, "controlling/milestones/milestone_difference.html", context)


@allowed(policy.start_milestone_plan)
@once
def start_milestone_plan(request: Request) -> HttpResponse:
    form = PlanForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        return page_of(milestones.start_milestone_plan(actor=request.actor, **values))

    return work(
        request,
        form,
        act,
        title=_("Meilensteinplan anlegen"),
        button=_("Anlegen"),
        back=reverse("controlling:milestones"),
        success=_("Der Plan ist angelegt."),
    )


@guarded(MilestonePlan, policy.change_milestone_plan)
@once
def change_milestone_plan(request: Request, plan: MilestonePlan) -> HttpResponse:
    form, version = PlanForm(request.actor, posted(request), plan=plan), posted_version(request)

    def act(values: dict[str, Any]) -> str:
        milestones.change_milestone_plan(actor=request.actor, plan_id=plan.pk, version=version, **values)
        return page_of(plan)

    return work(
        request,
        form,
        act,
        title=_("Meilensteinplan ändern"),
        button=_("Speichern"),
        back=page_of(plan),
        success=_("Der Plan ist geändert."),
        row=plan,
    )


@guarded(MilestonePlan, policy.adopt_milestone_plan)
@once
def adopt_milestone_plan(request: Request, plan: MilestonePlan) -> HttpResponse:
    form = AdoptForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        return page_of(milestones.adopt_milestone_plan(actor=request.actor, plan_id=plan.pk, **values))

    return work(
        request,
        form,
        act,
        title=_("Beschluss festhalten"),
        button=_("Festhalten"),
        back=page_of(plan),
        success=_("Der Plan ist beschlossen."),
        hint=_("Danach stehen Zeilen und Planung fest. Stand und Nachweise pflegen Sie weiter."),
    )


@guarded(MilestonePlan, policy.continue_milestone_plan)
@once
def continue_milestone_plan(request: Request, plan: MilestonePlan) -> HttpResponse:
    form = ContinueForm(posted(request), plan=plan)

    def act(values: dict[str, Any]) -> str:
        return page_of(milestones.continue_milestone_plan(actor=request.actor, plan_id=plan.pk, **values))

    return work(
        request,
        form,
        act,
        title=_("Plan fortschreiben"),
        button=_("Fortschreiben"),
        back=page_of(plan),
        success=_("Die neue Fassung ist angelegt."),
        hint=_("Die Zeilen werden übernommen. Gemeinsame Jahre behalten ihre Einträge, neue sind noch unbekannt."),
    )
