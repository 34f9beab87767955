from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import assessment
from kimpass.casework.forms.assessment import AssessmentForm
from kimpass.casework.models import Case
from kimpass.casework.selectors import offered, record
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Case, policy.record_assessment)
@once
def record_assessment(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    found = record.situations(case)
    before = {each.area.area_id: each.area.rung for each in found.areas}
    form = AssessmentForm(request.POST or None, areas=offered.life_areas(actor), before=before, today=actor.today)
    if form.is_valid():
        try:
            assessment.record_assessment(
                actor=actor,
                case_id=case.pk,
                on=form.cleaned_data["on"],
                areas=form.entries(),
                strengths=form.cleaned_data["strengths"],
            )
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Das Assessment ist gespeichert."))
            return go_to(request, f"{case.get_absolute_url()}?abschnitt=lage")
    values = {"form": form, "case": case, "again": bool(found.areas), "back": case.get_absolute_url()}
    return show(request, "casework/assessment/record_assessment.html", values, invalid=bool(form.errors))
