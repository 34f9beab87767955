import json
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kimpass.controlling import policy
from kimpass.controlling.forms.reports import DayForm, PeriodForm
from kimpass.controlling.presenters import chapters
from kimpass.controlling.selectors import goals
from kimpass.controlling.selectors.figures import Report
from kimpass.controlling.selectors.reports import KINDS, NoSuchReport, draw
from kimpass.kernel.http import Request, allowed
from kimpass.organisation.models import Tenant


def _tenant(request: Request) -> Tenant:
    return Tenant.objects.get(pk=request.actor.tenant_id)


@allowed(policy.see_reports)
def report_list(request: Request) -> HttpResponse:
    context = {"kinds": KINDS.values(), "periods": goals.periods_with_goals(request.actor.tenant_id)}
    return render(request, "controlling/reports/report_list.html", context)


def _asked(request: Request, kind: str) -> tuple[Any, Report]:
    """Read day or period from the address; what cannot be read is said beside its field, and the default is shown."""
    tenant, today = _tenant(request), request.actor.today
    form: DayForm | PeriodForm
    if kind == goals.KIND:
        form = PeriodForm(request.GET, periods=goals.periods_with_goals(tenant.pk))
        period = form.cleaned_data["zeitraum"] if form.is_valid() else ""
        return form, draw(tenant, kind, today=today, period=period or None)
    form = DayForm(request.GET)
    return form, draw(tenant, kind, today=today, as_of=form.cleaned_data["stichtag"] if form.is_valid() else None)


@allowed(policy.see_reports)
def report(request: Request, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    try:
        form, drawn = _asked(request, kind)
    except NoSuchReport as refused:
        context: dict[str, Any] = {"kind": KINDS[kind], "reasons": refused.reasons}
        return render(request, "controlling/reports/no_report.html", context)
    key = request.GET.get("beleg", "")[:120]
    context = {
        "kind": KINDS[kind],
        "report": drawn,
        "form": form,
        "chapters": chapters(drawn),
        "proof": drawn.figure(key) if key else None,
        "proof_missing": bool(key) and drawn.figure(key) is None,
    }
    return render(request, "controlling/reports/report.html", context, status=422 if form.errors else 200)


@allowed(policy.see_reports)
def report_file(request: Request, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    try:
        _form, drawn = _asked(request, kind)
    except NoSuchReport as refused:
        raise Http404 from refused
    text = json.dumps(drawn.as_json(), ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{kind}.json"'
    return response
