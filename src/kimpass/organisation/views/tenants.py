from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed
from kimpass.organisation import policy
from kimpass.organisation.actions import tenants as actions
from kimpass.organisation.data.reference import Place, districts
from kimpass.organisation.forms.tenants import OpenPlaceForm
from kimpass.organisation.selectors import tenants as selectors
from kimpass.vault.once import once

OPENED = "organisation/tenants/opened.html"


@allowed(policy.see_places)
def places(request: Request) -> HttpResponse:
    rows = selectors.places()
    is_open = [row for row in rows if row.tenant]
    context = {"rows": rows, "number": len(is_open), "total": len(rows)}
    return render(request, "organisation/tenants/places.html", context)


def _place(ags: str) -> Place:
    if ags not in districts():
        raise Http404
    return districts()[ags]


@allowed(policy.open_place)
@once
def open_place(request: Request, ags: str) -> HttpResponse:
    place = _place(ags)
    form = OpenPlaceForm(request.POST or None, initial={"name": place.name, "username": f"admin.{place.key}"})
    if form.is_valid():
        try:
            opened = actions.open_place(
                actor=request.actor, ags=ags, name=form.cleaned_data["name"], first=form.first()
            )
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            # The password is shown by this answer and kept nowhere: no redirect could carry it.
            return render(request, OPENED, {"opened": opened, "place": place})
    context = {"form": form, "place": place, "back": reverse("organisation:places")}
    return render(request, "organisation/tenants/open_place.html", context, status=422 if form.errors else 200)


@allowed(policy.renew_first_password)
@once
def renew_first_password(request: Request, ags: str) -> HttpResponse:
    place, reasons = _place(ags), []
    if request.method == "POST":
        try:
            opened = actions.renew_first_password(actor=request.actor, ags=ags)
        except RuleViolation as refusal:
            reasons = refusal.reasons
        else:
            return render(request, OPENED, {"opened": opened, "place": place, "again": True})
    context = {"place": place, "reasons": reasons, "back": reverse("organisation:places")}
    status = 422 if reasons else 200
    return render(request, "organisation/tenants/renew_first_password.html", context, status=status)
