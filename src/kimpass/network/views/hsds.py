"""Take the directory along and take files in: look first, then confirm."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed
from kimpass.network import policy
from kimpass.network.actions.hsds import ImportRefused, import_services
from kimpass.network.actions.integreat import import_integreat
from kimpass.network.forms.hsds import FileForm
from kimpass.network.importer.offers import Report
from kimpass.network.selectors import hsds, integreat
from kimpass.network.views import frame
from kimpass.ui.htmx import go_to
from kimpass.vault.once import once

Take = Callable[..., Report]


@allowed(policy.export_services)
def exchange(request: Request) -> HttpResponse:
    return render(request, "network/hsds/exchange.html", {"may_import": policy.import_services(request.actor)})


@allowed(policy.export_services)
def export_json(request: Request) -> HttpResponse:
    return frame.download(hsds.as_json(request.actor), f"angebote-{request.actor.today:%Y-%m-%d}.json")


@allowed(policy.export_services)
def export_csv(request: Request) -> HttpResponse:
    return frame.download(hsds.as_zip(request.actor), f"angebote-{request.actor.today:%Y-%m-%d}.zip")


@allowed(policy.export_services)
def export_integreat(request: Request) -> HttpResponse:
    return frame.download(integreat.as_json(request.actor), f"integreat-orte-{request.actor.today:%Y-%m-%d}.json")


def _told(report: Report) -> str:
    counts = {"new": report.created, "changed": report.changed, "same": report.unchanged, "ended": report.ended}
    return _("%(new)s neu, %(changed)s geändert, %(same)s unverändert, %(ended)s beendet.") % counts


def _take(request: Request, take: Take, form: FileForm, title: str, lead: str) -> HttpResponse:
    page = {"form": form, "title": title, "lead": lead, "back": reverse("network:hsds")}
    if form.is_valid():
        confirmed = "uebernehmen" in request.POST
        told = {"actor": request.actor, "content": form.cleaned_data["content"]}
        try:
            report = take(**told, field_id=form.cleaned_data["field_id"], dry_run=not confirmed)
        except ImportRefused as refused:
            page["problems"] = sorted(set(refused.report.problems))[:200]
            form.add_error(None, _("Nichts wurde übernommen. Bitte beheben Sie die genannten Stellen in der Datei."))
        except RuleViolation as refusal:
            frame.refuse(form, refusal)
        else:
            if confirmed:
                messages.success(request, _("Übernommen: %(counts)s") % {"counts": _told(report)})
                return go_to(request, reverse("network:see_changes"))
            page |= {"report": report, "counts": _told(report), "notices": sorted(set(report.notices))[:200]}
            page |= {"held": form.carried(), "field": form["field_id"].value()}
    return render(request, "network/hsds/import.html", page, status=422 if form.errors else 200)


def _sent(request: Request) -> tuple[object, object]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


@allowed(policy.import_services)
@once
def import_hsds(request: Request) -> HttpResponse:
    form = FileForm(request.actor, *_sent(request), kinds="JSON, ZIP", needs_field=False)
    lead = _("Format HSDS 3.1: ein JSON-Dokument oder ein ZIP mit CSV-Tabellen. Es wird erst geprüft, dann übernommen.")
    return _take(request, import_services, form, _("Angebote einlesen"), lead)


@allowed(policy.import_integreat)
@once
def import_places(request: Request) -> HttpResponse:
    form = FileForm(request.actor, *_sent(request), kinds="JSON", needs_field=True)
    lead = _("Orte einer Integreat-Region (API v3, „locations“) als Datei. Es wird erst geprüft, dann übernommen.")
    return _take(request, import_integreat, form, _("Orte aus Integreat einlesen"), lead)
