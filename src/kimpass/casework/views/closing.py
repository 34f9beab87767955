from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import closing
from kimpass.casework.forms.closing import CloseCaseForm, ReopenCaseForm
from kimpass.casework.models import Case
from kimpass.casework.selectors.phases import missing_for, open_goals
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Case, policy.close_case)
@once
def close_case(request: Request, case: Case) -> HttpResponse:
    form = CloseCaseForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            closing.close_case(actor=request.actor, case_id=case.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Der Fall ist abgeschlossen."))
            return go_to(request, case)
    context = {
        "case": case,
        "form": form,
        "version": form.version_shown(case),
        "obstacles": case.closing_obstacles(open_goals(case)),
    }
    return show(request, "casework/closing/close_case.html", context, invalid=bool(form.errors))


@guarded(Case, policy.reopen_case)
@once
def reopen_case(request: Request, case: Case) -> HttpResponse:
    form = ReopenCaseForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            closing.reopen_case(actor=request.actor, case_id=case.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Der Fall ist wieder aufgenommen und beginnt mit dem Re-Assessment."))
            return go_to(request, case)
    context = {
        "case": case,
        "form": form,
        "version": form.version_shown(case),
        "missing": missing_for(case, request.actor.today),
    }
    return show(request, "casework/closing/reopen_case.html", context, invalid=bool(form.errors))
