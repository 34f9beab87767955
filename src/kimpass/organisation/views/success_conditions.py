"""The checklist of conditions of success."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import success_conditions as actions
from kimpass.organisation.forms.success_conditions import AssessForm, ConditionForm
from kimpass.organisation.models import SuccessCondition
from kimpass.organisation.selectors.success_conditions import conditions
from kimpass.organisation.views.post_frame import sections, work
from kimpass.ui.pressing import press
from kimpass.vault.once import once


def _list() -> str:
    return reverse("posts:success_conditions")


@allowed(policy.see_posts)
def success_conditions(request: Request) -> HttpResponse:
    context = {
        "tabs": sections("success_conditions"),
        "rows": conditions(request.actor),
        "may_work": policy.work_on_posts(request.actor),
    }
    return render(request, "organisation/success_conditions/success_conditions.html", context)


@allowed(policy.add_success_condition)
@once
def add_success_condition(request: Request) -> HttpResponse:
    form = ConditionForm(request.POST or None)
    return work(
        request,
        form,
        lambda: actions.add_success_condition(actor=request.actor, text=form.cleaned_data["text"]),
        title=_("Gelingensbedingung aufnehmen"),
        button=_("Aufnehmen"),
        back=_list(),
        success=_("Die Bedingung steht auf der Liste."),
    )


@allowed(policy.suggest_success_conditions)
@once
def suggest_success_conditions(request: Request) -> HttpResponse:
    return press(
        request,
        lambda: actions.suggest_success_conditions(actor=request.actor),
        back=_list(),
        success=_("Die Bedingungen aus den Konzepten stehen auf der Liste."),
    )


@guarded(SuccessCondition, policy.assess_success_condition)
@once
def assess_success_condition(request: Request, row: SuccessCondition) -> HttpResponse:
    form = AssessForm(row, request.POST or None)
    return work(
        request,
        form,
        lambda: actions.assess_success_condition(actor=request.actor, condition_id=row.pk, **form.cleaned_data),
        title=_("Stand festhalten"),
        button=_("Festhalten"),
        back=_list(),
        success=_("Der Stand ist festgehalten."),
        about=row.text,
        replaces=row,
    )


@guarded(SuccessCondition, policy.remove_success_condition)
@once
def remove_success_condition(request: Request, row: SuccessCondition) -> HttpResponse:
    return press(
        request,
        lambda: actions.remove_success_condition(actor=request.actor, condition_id=row.pk),
        back=_list(),
        success=_("Die Bedingung ist von der Liste genommen."),
    )
