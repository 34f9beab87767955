"""The ladder of escalation: which steps there are, and how they are called here."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed
from kimpass.steering import policy
from kimpass.steering.actions import ladder
from kimpass.steering.forms.ladder import LadderStepForm
from kimpass.steering.selectors.ladder import all_steps
from kimpass.steering.views.frame import sections, work
from kimpass.vault.once import once


@allowed(policy.view_ladder)
def ladder_page(request: Request) -> HttpResponse:
    context = {
        "tabs": sections(request, "themes"),
        "steps": all_steps(request.actor),
        "may_change": policy.change_ladder_step(request.actor),
    }
    return render(request, "steering/ladder/ladder.html", context)


@allowed(policy.change_ladder_step)
@once
def change_ladder_step(request: Request, step_key: str) -> HttpResponse:
    step = next((row for row in all_steps(request.actor) if row.key == step_key), None)
    if step is None:
        raise Http404
    stored = {"label": step.label, "is_used": step.ended_on is None}
    form = LadderStepForm(request.POST if request.method == "POST" else None, initial=stored)

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
    )
