"""Appointments in one's own calendar: one by one, or fetched from a secret address (promise 17)."""

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kimpass.casework import policy
from kimpass.casework.actions import calendar
from kimpass.casework.forms.follow_ups import ConfirmForm
from kimpass.casework.selectors import calendar as found
from kimpass.casework.selectors.calendar import Entry
from kimpass.casework.views.acting import act
from kimpass.kernel.http import Request, allowed, public
from kimpass.organisation.middleware import tenant_transaction
from kimpass.organisation.models import Tenant
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


def as_file(entries: Sequence[Entry], now: datetime, *, name: str = "") -> HttpResponse:
    """Return entries as an iCalendar file; a name makes it a download."""
    response = HttpResponse(found.file(entries, now=now), content_type=found.TYPE)
    if name:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response


@allowed(policy.view_own_calendar)
@require_safe
def own_calendar(request: Request) -> HttpResponse:
    return render(request, "casework/calendar/own_calendar.html", {"feed": found.own_feed(request.actor)})


@allowed(policy.renew_calendar_feed)
@once
def renew_calendar_feed(request: Request) -> HttpResponse:
    """Show the new address once, in the answer itself: an address in a redirect would land in histories."""
    address = ""
    if request.method == "POST":
        token = calendar.renew_calendar_feed(actor=request.actor)
        key = Tenant.objects.values_list("key", flat=True).get(pk=request.actor.tenant_id)
        address = request.build_absolute_uri(reverse("casework:calendar_feed", args=[key, token]))
    values = {"feed": found.own_feed(request.actor), "address": address}
    response = render(request, "casework/calendar/own_calendar.html", values)
    add_never_cache_headers(response)
    return response


@allowed(policy.end_calendar_feed)
@once
def end_calendar_feed(request: Request) -> HttpResponse:
    back = reverse("casework:own_calendar")

    def do(_values: object) -> str:
        calendar.end_calendar_feed(actor=request.actor)
        return back

    return act(
        request,
        ConfirmForm(posted(request)),
        do,
        title=_("Kalenderabruf beenden"),
        submit=_("Beenden"),
        back=back,
        success=_("Die Adresse gilt nicht mehr."),
        lead=_("Kalenderprogramme, die sie kennen, bekommen keine Termine mehr."),
    )


@public
@require_safe
def calendar_feed(request: HttpRequest, tenant_key: str, token: str) -> HttpResponse:
    """Answer a calendar program with times and neutral titles; a wrong address looks like one that never was."""
    tenant_id = Tenant.objects.filter(key=tenant_key).values_list("pk", flat=True).first()
    if tenant_id is None:
        raise Http404
    with tenant_transaction(tenant_id, reading=True):
        feed = found.feed_of(tenant_id, token)
        if feed is None:
            raise Http404
        return as_file(found.entries_of(feed, localdate()), timezone.now())
