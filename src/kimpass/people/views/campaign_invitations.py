from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.people import policy
from kimpass.people.actions import campaign_invitations as actions
from kimpass.people.forms.campaign_invitations import InvitationForm
from kimpass.people.models import Person
from kimpass.people.selectors import campaign_reach
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@allowed(policy.list_campaign_clients)
def list_campaign_clients(request: Request) -> HttpResponse:
    """Show the own clients who meet a time within six months, and how many there are in all files."""
    rows = campaign_reach.reached_clients(request.actor)
    note_reads(request, Person, sorted({row.person.pk for row in rows}))
    context = {"rows": rows, "until": campaign_reach.limit(request.actor.today), "today": request.actor.today}
    return render(request, "people/campaign_invitations/list_campaign_clients.html", context)


@allowed(policy.view_campaign_reach)
def view_campaign_reach(request: Request) -> HttpResponse:
    """Show how many people the campaign may reach: counts only, small ones not at all."""
    context = {
        "rows": campaign_reach.campaign_reach(request.actor),
        "until": campaign_reach.limit(request.actor.today),
        "own": policy.list_campaign_clients(request.actor),
    }
    return render(request, "people/campaign_invitations/view_campaign_reach.html", context)


@guarded(Person, policy.invite_to_campaign)
@once
def invite_to_campaign(request: Request, person: Person) -> HttpResponse:
    initial = {"on": request.actor.today, "basis": request.GET.get("norm", "")}
    form = InvitationForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.invite_to_campaign(actor=request.actor, person_id=person.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Einladung ist eingetragen."))
            return go_to(request, "people:list_campaign_clients")
    context = {"person": person, "form": form}
    return show(request, "people/campaign_invitations/invite_to_campaign.html", context, invalid=bool(form.errors))
