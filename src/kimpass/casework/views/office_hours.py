from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import office_hours
from kimpass.casework.forms.office_hours import OfficeHourForm, kept_from
from kimpass.casework.models import OfficeHourContact
from kimpass.casework.selectors import offered
from kimpass.casework.selectors import office_hours as counted
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@allowed(policy.record_office_hour_contact)
@once
def office_hour(request: Request) -> HttpResponse:
    actor = request.actor
    form = OfficeHourForm(
        request.POST or None,
        actor=actor,
        topics=offered.fields_of_action(actor),
        own_unit_id=counted.own_unit_id(actor),
        kept=kept_from(request.GET),
    )
    if form.is_valid():
        try:
            office_hours.record_office_hour_contact(actor=actor, **form.values())
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Gezählt."))
            again = f"?{form.address()}" if "again" in request.POST else ""
            return go_to(request, reverse("casework:office_hour") + again)
    context = {"form": form, "counted": counted.counted_today(actor), "today": actor.today}
    return render(request, "casework/office_hours/office_hour.html", context, status=422 if form.errors else 200)


@guarded(OfficeHourContact, policy.withdraw_office_hour_contact)
@once
def withdraw_office_hour_contact(request: Request, contact: OfficeHourContact) -> HttpResponse:
    reasons: list[str] = []
    if request.method == "POST":
        try:
            office_hours.withdraw_office_hour_contact(actor=request.actor, contact_id=contact.pk)
        except RuleViolation as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("Der Eintrag ist zurückgenommen."))
            return go_to(request, "casework:office_hour")
    context = {"contact": contact, "reasons": reasons}
    return show(request, "casework/office_hours/withdraw_office_hour_contact.html", context, invalid=bool(reasons))
