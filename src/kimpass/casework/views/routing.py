from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import routing
from kimpass.casework.forms.routing import RoutingForm
from kimpass.casework.models import Case
from kimpass.casework.selectors import offered
from kimpass.casework.selectors import routing as selectors
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Case, policy.decide_routing)
@once
def decide_routing(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    known = "" if case.routing == Case.Routing.UNDECIDED else case.routing
    form = RoutingForm(
        request.POST or None,
        services=offered.services(actor),
        today=actor.today,
        routing=known,
        other_programme=case.other_programme,
    )
    if form.is_valid():
        try:
            routing.decide_routing(actor=actor, case_id=case.pk, at=timezone.now(), **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Weg des Falls ist eingetragen."))
            return go_to(request, case)
    hint = selectors.hint(case, actor.today)
    values = {"form": form, "case": case, "hint": hint, "label": dict(Case.Routing.choices).get(hint.routing, "")}
    return show(request, "casework/routing/decide_routing.html", values, invalid=bool(form.errors))
