from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.network import policy
from kimpass.network.actions import agencies
from kimpass.network.forms.agencies import AgencyForm
from kimpass.network.selectors.agencies import agency_list
from kimpass.network.views import frame
from kimpass.organisation.models import Agency
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once


def _list() -> str:
    return reverse("network:agencies")


@allowed(policy.view_agencies)
def list_agencies(request: Request) -> HttpResponse:
    wanted = request.GET.get("art", "")
    kind = wanted if wanted in Agency.Kind.values else ""
    context = {
        "rows": agency_list(request.actor, kind),
        "kinds": Agency.Kind.choices,
        "kind": kind,
        "tabs": frame.sections(request, "agencies"),
        "may_add": policy.register_agency(request.actor),
    }
    return render(request, "network/agencies/agencies.html", context)


@allowed(policy.register_agency)
@once
def register_agency(request: Request) -> HttpResponse:
    def act(form: AgencyForm) -> str:
        agencies.register_agency(actor=request.actor, agency=form.told())
        return _list()

    form = AgencyForm(request.actor, posted(request))
    success = _("Die Organisation ist eingetragen.")
    return frame.work(request, form, act, title=_("Organisation eintragen"), back=_list(), success=success)


def _stored(row: Agency) -> dict[str, Any]:
    names = ("name", "kind", "description", "phone", "email", "website")
    return {name: getattr(row, name) for name in names} | {"unit_id": row.unit.key if row.unit is not None else ""}


@guarded(Agency, policy.change_agency)
@once
def change_agency(request: Request, row: Agency) -> HttpResponse:
    def act(form: AgencyForm) -> str:
        version = posted_version(request)
        agencies.change_agency(actor=request.actor, agency_id=row.pk, version=version, agency=form.told())
        return _list()

    form = AgencyForm(request.actor, posted(request), initial=_stored(row))
    success = _("Die Angaben zur Organisation sind geändert.")
    return frame.work(request, form, act, title=_("Organisation ändern"), back=_list(), success=success, row=row)
