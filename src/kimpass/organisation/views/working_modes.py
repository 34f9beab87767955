"""How case management is met in each Kommune."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import working_modes as actions
from kimpass.organisation.forms.working_modes import EndModeForm, ModeForm
from kimpass.organisation.models import Tenant, Unit
from kimpass.organisation.selectors.working_modes import public_modes, units_with_modes
from kimpass.organisation.views.post_frame import sections, work
from kimpass.vault.once import once


@allowed(policy.see_posts)
def working_modes(request: Request) -> HttpResponse:
    tenant = Tenant.objects.get(pk=request.actor.tenant_id)
    context = {
        "tabs": sections("working_modes"),
        "places": units_with_modes(request.actor, request.actor.today),
        # Only where something is released is there a page for the public.
        "public_key": tenant.key if public_modes(request.actor.tenant_id, request.actor.today) else "",
        "may_work": policy.work_on_posts(request.actor),
    }
    return render(request, "organisation/working_modes/working_modes.html", context)


@guarded(Unit, policy.set_working_mode)
@once
def set_working_mode(request: Request, row: Unit) -> HttpResponse:
    form = ModeForm(request.POST or None, initial={"valid_from": request.actor.today})

    def act() -> None:
        valid_from = form.cleaned_data["valid_from"]
        actions.set_working_mode(actor=request.actor, unit_id=row.pk, data=form.data_of(), valid_from=valid_from)

    return work(
        request,
        form,
        act,
        title=_("Arbeitsweise vor Ort"),
        button=_("Speichern"),
        back=reverse("posts:working_modes"),
        success=_("Die Arbeitsweise ist gespeichert."),
        about=row.name,
    )


@guarded(Unit, policy.end_working_mode)
@once
def end_working_mode(request: Request, row: Unit) -> HttpResponse:
    found = units_with_modes(request.actor, request.actor.today)
    rows = next((place.modes for place in found if place.unit.pk == row.pk), [])
    form = EndModeForm(rows, request.POST or None, initial={"last_day": request.actor.today})
    return work(
        request,
        form,
        lambda: actions.end_working_mode(actor=request.actor, unit_id=row.pk, **form.cleaned_data),
        title=_("Arbeitsweise beenden"),
        button=_("Beenden"),
        back=reverse("posts:working_modes"),
        success=_("Die Arbeitsweise ist beendet."),
        about=row.name,
    )
