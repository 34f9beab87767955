"""The pool of interpreters, the open bookings, and what interpreting came to."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.network import policy, presenters
from kimpass.network.actions import interpreters
from kimpass.network.forms.interpreters import InterpreterForm
from kimpass.network.models import Interpreter
from kimpass.network.selectors import interpreter_budget as spending
from kimpass.network.selectors import interpreters as found
from kimpass.network.views import frame
from kimpass.organisation.policy import see_funding
from kimpass.organisation.selectors.edits import last_change
from kimpass.ui import editing
from kimpass.ui.htmx import go_to, show
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

FORM = "network/interpreters/change_interpreter.html"


def _list() -> str:
    return reverse("network:interpreters")


@allowed(policy.view_interpreters)
def list_interpreters(request: Request) -> HttpResponse:
    actor = request.actor
    names = dict(found.language_choices(actor))
    wanted = request.GET.get("sprache", "")
    language = wanted if wanted in names else ""
    pool = [(row, found.in_words(found.languages_of(row), names)) for row in found.interpreter_list(actor, language)]
    bookings = [(row, names.get(row.language, row.language)) for row in found.open_assignments(actor)]
    months = [(row, names.get(row.language, row.language)) for row in found.costs_by_month(actor)]
    context = {
        "pool": pool,
        "bookings": bookings,
        "months": months,
        "languages": names.items(),
        "language": language,
        "may_add": policy.add_interpreter(actor),
        "tight": [pot for pot in spending.pots(actor) if pot.warns],
        "tabs": frame.sections(request, "interpreters"),
    }
    return render(request, "network/interpreters/interpreters.html", context)


@allowed(policy.view_interpreter_budget)
def interpreter_budget(request: Request) -> HttpResponse:
    budget = spending.budget(request.actor)
    chart = presenters.requests_chart(budget.months) if budget.months else None
    values = {"budget": budget, "chart": chart, "may_see_money": see_funding(request.actor)}
    return render(request, "network/interpreters/budget.html", values)


@allowed(policy.add_interpreter)
@once
def add_interpreter(request: Request) -> HttpResponse:
    form = InterpreterForm(request.actor, posted(request))
    if form.is_valid():
        try:
            interpreters.add_interpreter(actor=request.actor, interpreter=form.data_given())
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Eintrag steht in der Liste."))
            return go_to(request, _list())
    values = {"form": form, "title": _("Dolmetscherin oder Dolmetscher eintragen"), "back": _list()}
    return show(request, FORM, values, invalid=bool(form.errors))


def _stored(row: Interpreter) -> dict[str, Any]:
    names = ("name", "kind", "reachable_by", "undertaking_on", "rate_per_hour")
    agency = row.agency.key if row.agency is not None else ""
    return {name: getattr(row, name) for name in names} | {
        "agency_id": agency,
        "languages": found.languages_of(row),
    }


@guarded(Interpreter, policy.change_interpreter)
@once
def change_interpreter(request: Request, row: Interpreter) -> HttpResponse:
    form = InterpreterForm(request.actor, posted(request), initial=_stored(row))
    editing.take_stored(request, form)
    text = request.POST.get("version", "")
    version = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    if form.is_valid():
        try:
            interpreters.change_interpreter(
                actor=request.actor, interpreter_id=row.pk, version=version, interpreter=form.data_given()
            )
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Eintrag ist geändert."))
            return go_to(request, _list())
    newer = request.method == "POST" and version != row.version
    values = {
        "form": form,
        "title": _("Eintrag ändern"),
        "back": _list(),
        "version": row.version,
        "clash": editing.clash(form, last_change(request.actor, row)) if newer else None,
    }
    return show(request, FORM, values, invalid=bool(form.errors))


@guarded(Interpreter, policy.end_interpreter)
@once
def end_interpreter(request: Request, row: Interpreter) -> HttpResponse:
    if request.method == "POST":
        try:
            interpreters.end_interpreter(actor=request.actor, interpreter_id=row.pk, on=request.actor.today)
        except RuleViolation as refusal:
            for reason in refusal.reasons:
                messages.error(request, reason)
        else:
            messages.success(request, _("Der Eintrag ist beendet."))
    return go_to(request, _list())
