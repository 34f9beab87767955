from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import saved_filters as actions
from kimpass.casework.forms.caseload import CaseloadFilterForm
from kimpass.casework.forms.saved_filters import FilterNameForm
from kimpass.casework.models import SavedFilter
from kimpass.casework.selectors.caseload import units_to_choose
from kimpass.casework.selectors.saved_filters import saved_filters
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once

FORM = "casework/saved_filters/filter_form.html"
HOME = "casework:saved_filters"


@allowed(policy.save_filter)
def list_filters(request: Request) -> HttpResponse:
    found = saved_filters(request.actor, actions.CASELOAD)
    return render(request, "casework/saved_filters/saved_filters.html", {"filters": found})


@allowed(policy.save_filter)
@once
def save_filter(request: Request) -> HttpResponse:
    query = CaseloadFilterForm(request.GET, units=units_to_choose(request.actor)).query()
    list_url = reverse("casework:caseload")
    form = FilterNameForm(request.POST or None)
    if form.is_valid():
        name = form.cleaned_data["name"]
        try:
            actions.save_filter(actor=request.actor, page=actions.CASELOAD, name=name, query=query)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Filter ist gespeichert und steht über der Liste."))
            return go_to(request, f"{list_url}?{query}")
    page = {
        "form": form,
        "title": _("Filter speichern"),
        "submit": _("Speichern"),
        "back": f"{list_url}?{query}" if query else list_url,
        "action": request.get_full_path(),
    }
    return show(request, FORM, page, invalid=bool(form.errors))


@guarded(SavedFilter, policy.rename_filter)
@once
def rename_filter(request: Request, saved: SavedFilter) -> HttpResponse:
    form = FilterNameForm(request.POST or None, initial={"name": saved.name})
    if form.is_valid():
        try:
            actions.rename_filter(actor=request.actor, filter_id=saved.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Filter heißt jetzt anders."))
            return go_to(request, reverse(HOME))
    page = {"form": form, "title": _("Filter umbenennen"), "submit": _("Umbenennen"), "back": reverse(HOME)}
    return show(request, FORM, page | {"action": request.path}, invalid=bool(form.errors))


@guarded(SavedFilter, policy.delete_filter)
@once
def delete_filter(request: Request, saved: SavedFilter) -> HttpResponse:
    if request.method == "POST":
        actions.delete_filter(actor=request.actor, filter_id=saved.pk)
        messages.success(request, _("Der Filter ist gelöscht."))
        return go_to(request, reverse(HOME))
    page = {"title": _("Filter löschen"), "submit": _("Löschen"), "back": reverse(HOME), "lead": saved.name}
    return show(request, FORM, page | {"action": request.path})
