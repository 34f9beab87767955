"""Process advice from outside."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import external_advice as actions
from kimpass.organisation.forms.external_advice import AdviceForm
from kimpass.organisation.models import ExternalAdvice
from kimpass.organisation.selectors import external_advice as selectors
from kimpass.organisation.views import money
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once

HOME = "money:external_advice"


@allowed(policy.see_funding)
def external_advice(request: Request) -> HttpResponse:
    context = {
        "tabs": money.sections(request, "external_advice"),
        "advice": selectors.advice(request.actor),
        "may_work": policy.add_external_advice(request.actor),
    }
    return render(request, "organisation/external_advice/external_advice.html", context)


@allowed(policy.add_external_advice)
@once
def add_external_advice(request: Request) -> HttpResponse:
    form = AdviceForm(request.actor, posted(request))

    def act() -> str:
        actions.add_external_advice(actor=request.actor, data=form.data_given())
        return reverse(HOME)

    title, success = _("Externe Begleitung eintragen"), _("Die Begleitung ist eingetragen.")
    return money.work(request, form, act, title=title, back=reverse(HOME), success=success)


@guarded(ExternalAdvice, policy.change_external_advice)
@once
def change_external_advice(request: Request, row: ExternalAdvice) -> HttpResponse:
    form = AdviceForm(request.actor, posted(request), advice=row)

    def act() -> str:
        actions.change_external_advice(
            actor=request.actor, advice_id=row.pk, version=posted_version(request), data=form.data_given()
        )
        return reverse(HOME)

    title, success = _("Externe Begleitung ändern"), _("Die Begleitung ist geändert.")
    return money.work(request, form, act, title=title, back=reverse(HOME), success=success, row=row)
