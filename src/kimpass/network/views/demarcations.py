from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.network import policy
from kimpass.network.actions import demarcations as actions
from kimpass.network.forms.demarcations import DemarcationForm
from kimpass.network.models import Demarcation
from kimpass.network.views import frame
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once


def _list() -> str:
    return reverse("network:demarcations")


@allowed(policy.view_demarcations)
def list_demarcations(request: Request) -> HttpResponse:
    rows = Demarcation.objects.visible_to(request.actor).filter(ended_on__isnull=True)
    context = {
        "rows": rows.select_related("agency", "domain").order_by("programme", "pk"),
        "may_add": policy.add_demarcation(request.actor),
        "tabs": frame.sections(request, "demarcations"),
    }
    return render(request, "network/demarcations/demarcations.html", context)


@allowed(policy.add_demarcation)
@once
def add_demarcation(request: Request) -> HttpResponse:
    def act(form: DemarcationForm) -> str:
        actions.add_demarcation(actor=request.actor, demarcation=form.told())
        return _list()

    form = DemarcationForm(request.actor, posted(request))
    success = _("Das Programm steht in der Matrix.")
    return frame.work(request, form, act, title=_("Programm eintragen"), back=_list(), success=success)


def _stored(row: Demarcation) -> dict[str, Any]:
    names = ("programme", "aim", "target_group", "means", "interface", "synergy")
    return {name: getattr(row, name) for name in names} | {
        "agency_id": row.agency.key if row.agency is not None else "",
        "domain_id": row.domain.code if row.domain is not None else "",
    }


@guarded(Demarcation, policy.change_demarcation)
@once
def change_demarcation(request: Request, row: Demarcation) -> HttpResponse:
    def act(form: DemarcationForm) -> str:
        version = posted_version(request)
        actions.change_demarcation(actor=request.actor, demarcation_id=row.pk, version=version, demarcation=form.told())
        return _list()

    form = DemarcationForm(request.actor, posted(request), initial=_stored(row))
    success = _("Der Eintrag ist geändert.")
    return frame.work(request, form, act, title=_("Programm ändern"), back=_list(), success=success, row=row)


@guarded(Demarcation, policy.end_demarcation)
@once
def end_demarcation(request: Request, row: Demarcation) -> HttpResponse:
    return press(
        request,
        lambda: actions.end_demarcation(actor=request.actor, demarcation_id=row.pk),
        back=_list(),
        success=_("Der Eintrag ist beendet."),
    )
