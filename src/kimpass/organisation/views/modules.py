from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, typed
from kimpass.organisation import policy
from kimpass.organisation.actions import modules as actions
from kimpass.organisation.selectors import modules as selectors
from kimpass.ui.htmx import go_to
from kimpass.vault.once import once


@allowed(policy.see_parts)
@once
def parts(request: Request) -> HttpResponse:
    reasons: list[str] = []
    if request.method == "POST":
        part, wanted = typed(request, "teil", most=24), typed(request, "stand", most=3)
        try:
            actions.switch_part(actor=request.actor, part=part, is_on=wanted == "an")
        except RuleViolation as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("Der Programmteil ist umgestellt. Vorhandenes bleibt lesbar."))
            return go_to(request, "organisation:parts")
    context = {"rows": selectors.parts(request.actor), "reasons": reasons, "can": policy.switch_part(request.actor)}
    return render(request, "organisation/modules/parts.html", context, status=422 if reasons else 200)
