from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.people import policy
from kimpass.people.actions import check_handovers as actions
from kimpass.people.forms.check_handovers import TakeBackForm
from kimpass.people.models import Person, PreCheckHandover
from kimpass.people.selectors import check_handovers, law_checks
from kimpass.ui.htmx import go_to, show
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


@guarded(PreCheckHandover, policy.view_check_handover)
def view_check_handover(request: Request, handover: PreCheckHandover) -> HttpResponse:
    """Show what went to an authority, until when, and who read it."""
    note_reads(request, Person, [handover.person_id])
    today = request.actor.today
    context = {
        "person": handover.person,
        "handover": handover,
        "last_day": handover.expires_on - timedelta(days=1),
        "norm_name": law_checks.basis_name(handover.pre_check.basis),
        "items": check_handovers.items_of(handover),
        "readings": check_handovers.readings_of(handover),
        "runs": handover.taken_back_at is None and handover.expires_on > today,
        "can_take_back": policy.take_back_check(request.actor, handover),
    }
    return render(request, "people/check_handovers/view_check_handover.html", context)


@guarded(PreCheckHandover, policy.take_back_check)
@once
def take_back_check(request: Request, handover: PreCheckHandover) -> HttpResponse:
    form = TakeBackForm(posted(request))
    if form.is_valid():
        try:
            actions.take_back_check(actor=request.actor, handover_id=handover.pk, reason=form.cleaned_data["reason"])
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Übergabe ist zurückgenommen. Die Behörde öffnet sie nicht mehr."))
            return go_to(request, "people:view_check_handover", handover.public_id)
    context = {"person": handover.person, "handover": handover, "form": form}
    return show(request, "people/check_handovers/take_back_check.html", context, invalid=bool(form.errors))
