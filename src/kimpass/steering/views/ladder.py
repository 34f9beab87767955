"""The ladder of escalation: which steps there are, how they are called here, in what order, and who decides."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed
from kimpass.organisation.selectors import edits
from kimpass.steering import policy
from kimpass.steering.actions import ladder
from kimpass.steering.forms.ladder import AddStepForm, LadderStepForm
from kimpass.steering.selectors.ladder import all_steps, ladder_rows
from kimpass.steering.views.frame import sections, upwards, work
from kimpass.ui.pressing import posted, press
from kimpass.vault.once import once


@allowed(policy.view_ladder)
def ladder_page(request: Request) -> HttpResponse:
    context = {
        "tabs": sections(request, "themes"),
        "rows": ladder_rows(request.actor),
        "may_change": policy.change_ladder_step(request.actor),
    }
    return render(request, "steering/ladder/ladder.html", context)


@allowed(policy.add_ladder_step)
@once
def add_ladder_step(request: Request) -> HttpResponse:
    form = AddStepForm(all_steps(request.actor), posted(request))

    def act(values: dict[str, Any]) -> str:
        ladder.add_ladder_step(actor=request.actor, **values)
        return reverse("steering:ladder")

    return work(
        request,
        form,
        act,
        title=_("Stufe hinzufügen"),
        button=_("Hinzufügen"),
        back=reverse("steering:ladder"),
        success=_("Die Stufe ist angelegt."),
    )


@allowed(policy.change_ladder_step)
@once
def change_ladder_step(request: Request, step_key: str) -> HttpResponse:
    step = next((row for row in all_steps(request.actor) if row.key == step_key), None)
    if step is None:
        raise Http404
    if request.method == "POST":
        step = edits.held(request.actor, step)
    stored = {
        "label": step.label,
        "is_used": step.ended_on is None,
        "is_end": step.is_end,
        "body_kind": step.body_kind,
        "decides": step.decides,
    }
    form = LadderStepForm(posted(request), initial=stored)

    clash = edits.refuse_stale(request, form, step)

    def act(values: dict[str, Any]) -> str:
        ladder.change_ladder_step(actor=request.actor, step_key=step_key, on=request.actor.today, **values)
        return reverse("steering:ladder")

    return work(
        request,
        form,
        act,
        title=_("Stufe ändern"),
        button=_("Speichern"),
        back=reverse("steering:ladder"),
        success=_("Die Stufe ist geändert."),
        clash=clash,
        guard_values=True,
    )


@allowed(policy.reorder_ladder)
@once
def reorder_ladder(request: Request, step_key: str) -> HttpResponse:
    up = upwards(request)
    return press(
        request,
        lambda: ladder.reorder_ladder(actor=request.actor, step_key=step_key, upwards=up),
        back=reverse("steering:ladder"),
        success=_("Die Reihenfolge ist geändert."),
    )
