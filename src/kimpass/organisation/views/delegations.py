from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.kernel.access import Permission
from kimpass.kernel.http import Request, allowed
from kimpass.organisation import policy
from kimpass.organisation.actions import delegations as actions
from kimpass.organisation.forms.delegations import DelegationForm
from kimpass.organisation.models import Delegation
from kimpass.organisation.selectors import accounts
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


def _everybody(request: Request) -> bool:
    return request.actor.may(Permission.USERS_MANAGE)


@allowed(policy.see_deputies)
def deputies(request: Request) -> HttpResponse:
    return _page(request, [])


def _page(request: Request, reasons: list[str]) -> HttpResponse:
    rows = accounts.delegations(request.actor, everybody=_everybody(request))
    context = {"rows": rows, "everybody": _everybody(request), "reasons": reasons}
    return render(request, "organisation/delegations/deputies.html", context, status=422 if reasons else 200)


@allowed(policy.see_deputies)
@once
def delegate(request: Request) -> HttpResponse:
    form = DelegationForm(request.actor, request.POST or None, for_everybody=_everybody(request))
    if form.is_valid():
        values = {"from_staff_id": request.actor.staff_id, **form.cleaned_data}
        try:
            actions.delegate(actor=request.actor, **values)
        except actions.DelegationRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Vertretung ist eingetragen. Sie endet von selbst."))
            return go_to(request, "organisation:deputies")
    return show(request, "organisation/delegations/delegate.html", {"form": form}, invalid=bool(form.errors))


@allowed(policy.see_deputies)
@once
def end_delegation(request: Request) -> HttpResponse:
    if request.method != "POST":
        return go_to(request, "organisation:deputies")
    asked = request.POST.get("vertretung", "")[:18]
    number = int(asked) if asked.isascii() and asked.isdigit() else 0
    row = get_object_or_404(Delegation.objects.for_tenant(request.actor).current(), pk=number)
    try:
        actions.end_delegation(actor=request.actor, delegation_id=row.pk, on=request.actor.today, at=timezone.now())
    except actions.DelegationRefused as refusal:
        return _page(request, refusal.reasons)
    messages.success(request, _("Die Vertretung ist beendet."))
    return go_to(request, "organisation:deputies")
