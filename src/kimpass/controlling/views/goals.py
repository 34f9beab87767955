"""Write goals, change them, carry them over; say what a period came to."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import goals
from kimpass.controlling.forms.goals import CarryOverForm, GoalForm, WriteGoalsForm
from kimpass.controlling.models import ProgrammeGoal
from kimpass.controlling.selectors.goal_periods import newest_finished_period, periods_with_goals, spoken
from kimpass.controlling.selectors.metrics import metric_groups
from kimpass.controlling.views.frame import work
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once


def goals_of(label: str) -> str:
    """Return the address of the goals of a period."""
    return f"{reverse('controlling:goals')}?{urlencode({'zeitraum': label})}"


def asked_period(request: Request) -> str:
    """Return the period an address names, else the newest that ended; empty where there is none."""
    actor, asked = request.actor, request.GET.get("zeitraum", "")
    known = periods_with_goals(actor.tenant_id)
    return asked if asked in known else newest_finished_period(actor.tenant_id, actor.today) or ""


@allowed(policy.write_goals)
@once
def write_goals(request: Request) -> HttpResponse:
    form = WriteGoalsForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        written = goals.write_goals(
            actor=request.actor,
            period_kind=values["kind"],
            period_label=values["label"],
            goals=form.goals(),
            first_day=values["first_day"],
            last_day=values["last_day"],
        )
        return goals_of(written[0].period_label)

    return work(
        request,
        form,
        act,
        title=_("Ziele schreiben"),
        button=_("Ziele speichern"),
        back=reverse("controlling:goals"),
        success=_("Die Ziele sind gespeichert."),
        template="controlling/goals/write_goals.html",
        metrics=metric_groups(),
    )


@guarded(ProgrammeGoal, policy.change_goal)
@once
def change_goal(request: Request, goal: ProgrammeGoal) -> HttpResponse:
    form, version = GoalForm(request.actor, posted(request), goal=goal), posted_version(request)

    def act(_values: dict[str, Any]) -> str:
        goals.change_goal(actor=request.actor, goal_id=goal.pk, version=version, goal=form.goal())
        return goals_of(goal.period_label)

    return work(
        request,
        form,
        act,
        title=_("Ziel ändern"),
        button=_("Speichern"),
        back=goals_of(goal.period_label),
        success=_("Das Ziel ist geändert."),
        template="controlling/goals/change_goal.html",
        row=goal,
        goal=goal,
        period=spoken(goal.period_label),
        metrics=metric_groups(),
    )


@guarded(ProgrammeGoal, policy.remove_goal)
@once
def remove_goal(request: Request, goal: ProgrammeGoal) -> HttpResponse:
    back = goals_of(goal.period_label)
    return press(
        request,
        lambda: goals.remove_goal(actor=request.actor, goal_id=goal.pk),
        back=back,
        success=_("Das Ziel ist gestrichen."),
    )


@allowed(policy.carry_goals_over)
@once
def carry_goals_over(request: Request) -> HttpResponse:
    label = asked_period(request)
    rows = ProgrammeGoal.objects.visible_to(request.actor).filter(period_label=label)
    form = CarryOverForm(list(rows.order_by("number")), posted(request), label=label)

    def act(values: dict[str, Any]) -> str:
        return goals_of(goals.carry_goals_over(actor=request.actor, **values)[0].period_label)

    return work(
        request,
        form,
        act,
        title=_("Ziele übernehmen"),
        button=_("Übernehmen"),
        back=goals_of(label),
        success=_("Die Ziele sind übernommen."),
        hint=_("Die Ziele aus %(period)s bleiben stehen, mit ihrer Zielerreichung.") % {"period": spoken(label) or "–"},
    )
