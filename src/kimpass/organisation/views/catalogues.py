from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed
from kimpass.organisation import policy
from kimpass.organisation.actions import catalogues as actions
from kimpass.organisation.forms.catalogues import RenameForm
from kimpass.organisation.models import CatalogueEntry
from kimpass.organisation.presenters import catalogue_name
from kimpass.organisation.selectors import accounts, edits
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@allowed(policy.manage_catalogues)
def catalogue_list(request: Request) -> HttpResponse:
    rows = [(key, catalogue_name(key), count) for key, count in accounts.catalogue_sizes(request.actor)]
    return render(request, "organisation/catalogues/catalogue_list.html", {"rows": rows})


@allowed(policy.manage_catalogues)
def catalogue(request: Request, key: str) -> HttpResponse:
    entries = accounts.catalogue_entries(request.actor, key)
    if not entries:
        raise Http404
    context = {"key": key, "name": catalogue_name(key), "entries": entries, "today": request.actor.today}
    return render(request, "organisation/catalogues/catalogue.html", context)


def _entry(request: Request, key: str, code: str) -> CatalogueEntry:
    rows = CatalogueEntry.objects.visible_to(request.actor)
    return get_object_or_404(rows, catalogue=key, code=code)


@allowed(policy.manage_catalogues)
@once
def rename_code(request: Request, key: str, code: str) -> HttpResponse:
    entry = _entry(request, key, code)
    if request.method == "POST":
        entry = edits.held(request.actor, entry)
    initial = {"label_de": entry.label_de, "label_en": entry.label_en, "before": entry.label_de}
    form = RenameForm(request.POST or None, initial=initial)
    back = reverse("organisation:catalogue", args=[key])
    clash = edits.refuse_stale(request, form, entry, before=entry.label_de)
    if form.is_valid():
        try:
            actions.rename_code(actor=request.actor, entry_id=entry.pk, **form.cleaned_data)
        except actions.CodeRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Bezeichnung ist geändert."))
            return go_to(request, back)
    context = {"entry": entry, "form": form, "back": back, "name": catalogue_name(key), "clash": clash}
    return show(request, "organisation/catalogues/rename_code.html", context, invalid=bool(form.errors))


@allowed(policy.manage_catalogues)
@once
def end_code(request: Request, key: str, code: str) -> HttpResponse:
    entry, reasons = _entry(request, key, code), []
    back = reverse("organisation:catalogue", args=[key])
    if request.method == "POST":
        try:
            actions.end_code(actor=request.actor, entry_id=entry.pk, on=request.actor.today)
        except actions.CodeRefused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("Der Eintrag wird nicht mehr angeboten."))
            return go_to(request, back)
    context = {"entry": entry, "back": back, "name": catalogue_name(key), "reasons": reasons}
    return show(request, "organisation/catalogues/end_code.html", context, invalid=bool(reasons))
