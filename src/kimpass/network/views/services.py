"""The directory of offers."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.network import policy
from kimpass.network.actions import services
from kimpass.network.actions.services import ServiceData
from kimpass.network.forms.services import ServiceFilterForm, ServiceForm
from kimpass.network.models import Service
from kimpass.network.selectors.directory import service_list, unmet_needs
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once

PAGE = 30


def page_of(service: Service) -> str:
    return reverse("network:service", args=[service.public_id])


@allowed(policy.view_services)
def directory_page(request: Request) -> HttpResponse:
    form = ServiceFilterForm(request.actor, request.GET)
    form.is_valid()
    asked: dict[str, Any] = form.cleaned_data
    rows = service_list(
        request.actor, field_id=asked.get("feld"), unit_id=asked.get("kommune"), query=asked.get("q") or ""
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("seite"))
    context = {"form": form, "page": page, "may_add": policy.add_service(request.actor)}
    return render(request, "network/services/services.html", context)


@guarded(Service, policy.view_service)
def service(request: Request, row: Service) -> HttpResponse:
    context = {
        "service": row,
        "unmet": unmet_needs(request.actor, row),
        "may_change": row.ended_on is None and policy.change_service(request.actor, row),
    }
    return render(request, "network/services/service.html", context)


@allowed(policy.add_service)
@once
def add_service(request: Request) -> HttpResponse:
    form = ServiceForm(request.actor, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.add_service(
                actor=request.actor, service=ServiceData(**form.cleaned_data), on=request.actor.today
            )
        except RuleViolation as refusal:
            form.add_error(None, [*refusal.reasons])
        else:
            messages.success(request, _("Das Angebot steht im Verzeichnis."))
            return go_to(request, page_of(made))
    values = {"form": form, "title": _("Angebot eintragen"), "back": reverse("network:directory")}
    return show(request, "network/services/change_service.html", values, invalid=bool(form.errors))


@guarded(Service, policy.change_service)
@once
def change_service(request: Request, row: Service) -> HttpResponse:
    names = ("name", "agency_id", "field_id", "unit_id", "programme", "languages", "description")
    stored = {name: getattr(row, name) for name in names}
    form = ServiceForm(request.actor, request.POST if request.method == "POST" else None, initial=stored)
    text = request.POST.get("version", "")
    version = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    if request.method == "POST" and form.is_valid():
        try:
            services.change_service(
                actor=request.actor,
                service_id=row.pk,
                version=version,
                service=ServiceData(**form.cleaned_data),
                on=request.actor.today,
            )
        except RuleViolation as refusal:
            form.add_error(None, [*refusal.reasons])
        else:
            messages.success(request, _("Das Angebot ist geändert und gilt als heute geprüft."))
            return go_to(request, page_of(row))
    newer = request.method == "POST" and version != row.version
    values = {
        "form": form,
        "title": _("Angebot ändern"),
        "back": page_of(row),
        "version": row.version,
        "stored": row if newer else None,
    }
    return show(request, "network/services/change_service.html", values, invalid=bool(form.errors))


@guarded(Service, policy.end_service)
@once
def end_service(request: Request, row: Service) -> HttpResponse:
    if request.method == "POST":
        try:
            services.end_service(actor=request.actor, service_id=row.pk, on=request.actor.today)
        except RuleViolation as refusal:
            for reason in refusal.reasons:
                messages.error(request, reason)
        else:
            messages.success(request, _("Das Angebot ist beendet."))
    return go_to(request, page_of(row))
