from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import goals
from kimpass.casework.forms.follow_ups import ConfirmForm
from kimpass.casework.forms.goals import GoalsForm, SettleForm, StepForm
from kimpass.casework.models import Case, Goal, GoalStep
from kimpass.casework.selectors import offered
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

WORK = "casework/record/work.html"


def _goals_of(case: Case) -> str:
    return f"{case.get_absolute_url()}?abschnitt=ziele"


def _page(form: Any, case: Case, title: str, submit: str, lead: str) -> dict[str, Any]:
    return {"form": form, "case": case, "title": title, "submit": submit, "lead": lead, "back": _goals_of(case)}


@guarded(Case, policy.agree_goals)
@once
def agree_goals(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    people = offered.members(case, actor.today)
    form = GoalsForm(request.POST or None, people=people, areas=offered.life_areas(actor), today=actor.today)
    if form.is_valid():
        try:
            goals.agree_goals(actor=actor, case_id=case.pk, on=form.cleaned_data["on"], goals=form.entries())
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Die Ziele sind vereinbart."))
            return go_to(request, _goals_of(case))
    values = {"form": form, "case": case, "back": _goals_of(case)}
    return show(request, "casework/goals/agree_goals.html", values, invalid=bool(form.errors))


@guarded(Goal, policy.add_goal_step)
@once
def add_goal_step(request: Request, goal: Goal) -> HttpResponse:
    form = StepForm(request.POST or None)
    if form.is_valid():
        try:
            goals.add_goal_step(actor=request.actor, goal_id=goal.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Schritt ist hinzugefügt."))
            return go_to(request, _goals_of(goal.case))
    page = _page(form, goal.case, _("Schritt hinzufügen"), _("Hinzufügen"), goal.title)
    return show(request, WORK, page, invalid=bool(form.errors))


@guarded(GoalStep, policy.complete_goal_step)
@once
def complete_goal_step(request: Request, step: GoalStep) -> HttpResponse:
    form = ConfirmForm(posted(request))
    if form.is_valid():
        try:
            goals.complete_goal_step(actor=request.actor, step_id=step.pk, on=request.actor.today)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Schritt ist erledigt."))
            return go_to(request, _goals_of(step.case))
    page = _page(form, step.case, _("Schritt erledigen"), _("Erledigt"), step.text)
    return show(request, WORK, page, invalid=bool(form.errors))


@guarded(Goal, policy.settle_goal)
@once
def settle_goal(request: Request, goal: Goal) -> HttpResponse:
    form = SettleForm(request.POST or None, today=request.actor.today)
    if form.is_valid():
        try:
            goals.settle_goal(actor=request.actor, goal_id=goal.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Das Ziel ist ausgewertet."))
            return go_to(request, _goals_of(goal.case))
    page = _page(form, goal.case, _("Ziel auswerten"), _("Speichern"), goal.title)
    return show(request, WORK, page, invalid=bool(form.errors))
