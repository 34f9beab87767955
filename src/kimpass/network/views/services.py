"""The directory of offers."""

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
from kimpass.network.forms.services import ServiceFilterForm, ServiceForm, stored
from kimpass.network.models import Service
from kimpass.network.selectors import changes, directory, interpreters
from kimpass.network.views import frame
from kimpass.organisation.selectors.edits import last_change
from kimpass.ui import editing
from kimpass.ui.htmx import go_to, show
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once

PAGE = 30
FORM = "network/services/change_service.html"


def page_of(service: Service) -> str:
    return reverse("network:service", args=[service.public_id])


@allowed(policy.view_services)
def directory_page(request: Request) -> HttpResponse:
    actor = request.actor
    form = ServiceFilterForm(actor, request.GET)
    rows = directory.service_list(actor, wanted=form.wanted())
    page = Paginator(rows, PAGE).get_page(request.GET.get("seite"))
    context = {
        "form": form,
        "page": page,
        "tabs": frame.sections(request, "directory"),
        "may_add": policy.add_service(actor),
        "may_compare": policy.view_doubles(actor),
        "changed": changes.changed_count(actor),
        "stale_before": directory.stale_before(actor.today),
    }
    return render(request, "network/services/services.html", context)


@guarded(Service, policy.view_service)
def service(request: Request, row: Service) -> HttpResponse:
    actor = request.actor
    whole = directory.whole(actor, row)
    names = dict(interpreters.language_choices(actor))
    runs = row.ended_on is None
    context = {
        "service": whole.service,
        "whole": whole,
        "languages": interpreters.in_words(whole.spoken, names),
        "unmet": directory.unmet_needs(actor, row),
        "may_change": runs and policy.change_service(actor, row),
        "may_check": runs and policy.check_service(actor, row),
    }
    return render(request, "network/services/service.html", context)


@allowed(policy.add_service)
@once
def add_service(request: Request) -> HttpResponse:
    form = ServiceForm(request.actor, posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.add_service(actor=request.actor, service=form.told(), on=request.actor.today)
        except RuleViolation as refusal:
            frame.refuse(form, refusal)
        else:
            messages.success(request, _("Das Angebot steht im Verzeichnis."))
            return go_to(request, page_of(made))
    values = {"form": form, "title": _("Angebot eintragen"), "back": reverse("network:directory")}
    return show(request, FORM, values, invalid=bool(form.errors))


@guarded(Service, policy.change_service)
@once
def change_service(request: Request, row: Service) -> HttpResponse:
    actor = request.actor
    initial = stored(actor, directory.whole(actor, row))
    form = ServiceForm(actor, posted(request), initial=initial)
    editing.take_stored(request, form)
    version = posted_version(request)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_service(
                actor=actor, service_id=row.pk, version=version, service=form.told(), on=actor.today
            )
        except RuleViolation as refusal:
            frame.refuse(form, refusal)
        else:
            messages.success(request, _("Das Angebot ist geändert und gilt als heute geprüft."))
            return go_to(request, page_of(row))
    newer = request.method == "POST" and version != row.version
    values = {
        "form": form,
        "title": _("Angebot ändern"),
        "back": page_of(row),
        "version": row.version,
        "clash": editing.clash(form, last_change(actor, row)) if newer else None,
    }
    return show(request, FORM, values, invalid=bool(form.errors))


@guarded(Service, policy.check_service)
@once
def check_service(request: Request, row: Service) -> HttpResponse:
    return press(
        request,
        lambda: services.check_service(actor=request.actor, service_id=row.pk),
        back=page_of(row),
        success=_("Das Angebot gilt als heute geprüft."),
    )


@guarded(Service, policy.end_service)
@once
def end_service(request: Request, row: Service) -> HttpResponse:
    return press(
        request,
        lambda: services.end_service(actor=request.actor, service_id=row.pk, on=request.actor.today),
        back=page_of(row),
        success=_("Das Angebot ist beendet."),
    )


@allowed(policy.see_changes)
@once
def see_changes(request: Request) -> HttpResponse:
    actor, back = request.actor, reverse("network:see_changes")
    if request.method == "POST":
        return press(
            request, lambda: services.see_changes(actor=actor), back=back, success=_("Ab jetzt zählt nur, was neu ist.")
        )
    context = {"notices": changes.notices(actor), "looked": changes.last_look(actor)}
    return render(request, "network/services/changes.html", context)
