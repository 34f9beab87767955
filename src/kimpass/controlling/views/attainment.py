from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import attainment
from kimpass.controlling.forms.attainment import AttainmentForm
from kimpass.controlling.models import ProgrammeGoal
from kimpass.controlling.selectors import goals
from kimpass.controlling.selectors.goal_periods import described, spoken
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation.models import Tenant
from kimpass.organisation.selectors.edits import last_change
from kimpass.ui import editing
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


def _results(request: Request, label: str) -> list[goals.GoalResult]:
    tenant = Tenant.objects.get(pk=request.actor.tenant_id)
    return goals.goal_results(tenant.pk, tenant.name, label, request.actor.today)[1]


@allowed(policy.see_reports)
def goal_list(request: Request) -> HttpResponse:
    actor = request.actor
    labels = goals.periods_with_goals(actor.tenant_id)
    asked = request.GET.get("zeitraum", "")
    label = asked if asked in labels else goals.newest_finished_period(actor.tenant_id, actor.today)
    results = _results(request, label) if label else []
    written = goals.period_row(actor.tenant_id, label) if label else None
    overall = (written.overall if written else "") or goals.overall_of(results)
    is_closed = written is not None and written.confirmed_on is not None
    rows = [
        {
            "result": result,
            "words": goals.words_of(result.value),
            "proposed": goals.words_of(result.proposed),
            "can_confirm": policy.confirm_attainment(actor, result.goal),
            "can_change": policy.change_goal(actor, result.goal) and result.confirmed is None and not is_closed,
        }
        for result in results
    ]
    context = {
        "label": label,
        "labels": described(labels),
        "period": spoken(label or ""),
        "rows": rows,
        "overall": goals.words_of(overall),
        "written": written,
        "can": {"write": policy.write_goals(actor), "confirm_period": policy.confirm_goal_period(actor)},
    }
    return render(request, "controlling/attainment/goal_list.html", context)


@guarded(ProgrammeGoal, policy.confirm_attainment)
@once
def confirm_attainment(request: Request, goal: ProgrammeGoal) -> HttpResponse:
    result = next(found for found in _results(request, goal.period_label) if found.goal.pk == goal.pk)
    confirmed = result.confirmed
    initial = {
        "value": result.value,
        "reasoning": confirmed.reasoning if confirmed else "",
        "version": confirmed.version if confirmed else 0,
    }
    form = AttainmentForm(request.POST or None, initial=initial)
    back = f"{reverse('controlling:goals')}?{urlencode({'zeitraum': goal.period_label})}"
    editing.take_stored(request, form)
    clash = None
    if form.is_valid():
        try:
            attainment.confirm_attainment(
                actor=request.actor, goal_id=goal.pk, on=request.actor.today, **form.cleaned_data
            )
        except attainment.AttainmentRefused as refusal:
            form.add_error(None, refusal.reasons)
            if form.cleaned_data["version"] != initial["version"] and confirmed is not None:
                clash = editing.clash(form, last_change(request.actor, goal))
                form.data = {**form.data, "version": str(initial["version"])}
        else:
            messages.success(request, _("Die Zielerreichung ist bestätigt."))
            return go_to(request, back)
    context = {
        "goal": goal,
        "form": form,
        "result": result,
        "proposed": goals.words_of(result.proposed),
        "back": back,
        "clash": clash,
    }
    return show(request, "controlling/attainment/confirm_attainment.html", context, invalid=bool(form.errors))
