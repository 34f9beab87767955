from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import findings
from kimpass.casework.forms.findings import CaseFindingForm
from kimpass.casework.models import Case
from kimpass.casework.selectors import deidentify, offered
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded, typed
from kimpass.steering.selectors.similar import similar_findings
from kimpass.steering.selectors.wording import found_in
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once

TEMPLATE = "casework/findings/report_case_finding.html"
LIMITS = {"title": 160, "text": 4000, "what_helps": 2000}


def _beside(request: Request, case: Case, field_id: int | None = None) -> dict[str, Any]:
    """Return what stands beside the form: words that may lead to a person, and findings that say the same."""
    title, text, helps = (typed(request, name, most=limit) for name, limit in LIMITS.items())
    if not (title or text or helps):
        return {"hits": [], "similar": []}
    hits = {hit.words.casefold(): hit.sentence for hit in deidentify.check(case, title, text, helps)}
    for place in found_in(title, text, helps):
        hits.setdefault(place.words.casefold(), place.sentence)
    return {
        "hits": list(hits.values()),
        "similar": similar_findings(request.actor, title, text, field_id),
    }


@guarded(Case, policy.report_case_finding)
@once
def report_case_finding(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    if request.method == "POST" and request.POST.get("nur") == "daneben":
        return render(request, f"{TEMPLATE}#beside", _beside(request, case))
    form = CaseFindingForm(
        request.POST or None, fields=offered.fields_of_action(actor), kind=request.GET.get("art", "")
    )
    if form.is_valid():
        try:
            findings.report_case_finding(actor=actor, case_id=case.pk, on=actor.today, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Strukturhinweis ist gemeldet, ohne Angaben zur Person."))
            return go_to(request, f"{case.get_absolute_url()}?abschnitt=hinweise")
    values = {"form": form, "case": case, "back": case.get_absolute_url(), **_beside(request, case)}
    return show(request, TEMPLATE, values, invalid=bool(form.errors))
