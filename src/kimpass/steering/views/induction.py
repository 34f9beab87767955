"""Induction: the checklist, who is being introduced, and the points to tick off."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import induction
from kimpass.steering.forms.induction import InductionItemForm, StartInductionForm
from kimpass.steering.models import InductionItem, InductionStep
from kimpass.steering.selectors.induction import checklist, inductions
from kimpass.steering.views.frame import sections, work
from kimpass.steering.views.learning import learning
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once


def _list() -> str:
    return reverse("steering:inductions")


@allowed(policy.view_inductions)
def induction_register(request: Request) -> HttpResponse:
    oversees = policy.oversee_inductions(request.actor)
    context = {
        "tabs": sections(request, "events"),
        "learning": learning(request, "inductions"),
        "inductions": inductions(request.actor),
        "checklist": checklist(request.actor),
        "oversees": oversees,
        "today": request.actor.today,
    }
    return render(request, "steering/induction/inductions.html", context)


@allowed(policy.add_induction_item)
@once
def add_induction_item(request: Request) -> HttpResponse:
    form = InductionItemForm(request.actor, posted(request))

    def act(_values: dict[str, Any]) -> str:
        induction.add_induction_item(actor=request.actor, data=form.item)
        return _list()

    return work(
        request,
        form,
        act,
        title=_("Punkt auf die Einarbeitungsliste setzen"),
        button=_("Aufnehmen"),
        back=_list(),
        success=_("Der Punkt steht auf der Liste."),
    )


@guarded(InductionItem, policy.change_induction_item)
@once
def change_induction_item(request: Request, row: InductionItem) -> HttpResponse:
    form, version = InductionItemForm(request.actor, posted(request), row=row), posted_version(request)

    def act(_values: dict[str, Any]) -> str:
        induction.change_induction_item(
            actor=request.actor, item_id=row.pk, version=version, data=form.item, ended_on=form.ended_on
        )
        return _list()

    return work(
        request,
        form,
        act,
        title=_("Punkt der Einarbeitungsliste ändern"),
        button=_("Speichern"),
        back=_list(),
        success=_("Der Punkt ist geändert."),
        row=row,
    )


@allowed(policy.start_induction)
@once
def start_induction(request: Request) -> HttpResponse:
    form = StartInductionForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        induction.start_induction(actor=request.actor, **values)
        return _list()

    return work(
        request,
        form,
        act,
        title=_("Einarbeitung beginnen"),
        button=_("Beginnen"),
        back=_list(),
        success=_("Die Einarbeitung hat begonnen."),
    )


@guarded(InductionStep, policy.complete_induction_step)
@once
def complete_induction_step(request: Request, row: InductionStep) -> HttpResponse:
    return press(
        request,
        lambda: induction.complete_induction_step(actor=request.actor, step_id=row.pk, on=request.actor.today),
        back=_list(),
        success=_("Der Punkt ist erledigt."),
    )


@guarded(InductionStep, policy.reopen_induction_step)
@once
def reopen_induction_step(request: Request, row: InductionStep) -> HttpResponse:
    return press(
        request,
        lambda: induction.reopen_induction_step(actor=request.actor, step_id=row.pk),
        back=_list(),
        success=_("Der Punkt ist wieder offen."),
    )
