from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import phases
from kimpass.casework.forms.phases import MoveCaseForm
from kimpass.casework.models import Case
from kimpass.casework.selectors.phases import phase_history, phase_options, reference_of
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Case, policy.move_case)
@once
def move_case(request: Request, case: Case) -> HttpResponse:
    options = phase_options(case, request.actor.today)
    form = MoveCaseForm(request.POST or None, options=options, actor=request.actor)
    if form.is_valid():
        try:
            phases.move_case(actor=request.actor, case_id=case.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Phase ist gewechselt."))
            return go_to(request, case)
    context = {
        "case": case,
        "form": form,
        "version": form.version_shown(case),
        "open": [option for option in options if option.is_open],
        "locked": [option for option in options if not option.is_open],
        "hints": [(option.label, option.hints) for option in options if option.hints],
        "history": phase_history(case),
        "reference": reference_of(case, request.actor.today),
        "can": {"close_case": policy.close_case(request.actor, case)},
    }
    return show(request, "casework/phases/move_case.html", context, invalid=bool(form.errors))
