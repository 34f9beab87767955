from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimpass.controlling import policy
from kimpass.controlling.forms.selection import SelectionForm
from kimpass.controlling.selectors.documents import bare
from kimpass.controlling.selectors.selection import draw_selection
from kimpass.controlling.views.reports import asked_format, file_answer, shown
from kimpass.kernel.http import Request, allowed
from kimpass.organisation.models import Tenant


@allowed(policy.see_reports)
@require_safe
def own_selection(request: Request) -> HttpResponse:
    actor = request.actor
    form = SelectionForm(actor, request.GET if "jahr" in request.GET else None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        tenant = Tenant.objects.get(pk=actor.tenant_id)
        report = draw_selection(tenant, form.cleaned_data["keys"], form.cleaned_data["jahr"], today=actor.today)
        if "als" in request.GET:
            return file_answer(bare(report), asked_format(request))
        context |= shown(request, bare(report))
    return render(request, "controlling/selection/own_selection.html", context, status=422 if form.errors else 200)
