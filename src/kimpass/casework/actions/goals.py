"""Goals agreed with the client, and who does what until when (CM-15)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case, CaseMember, Goal, GoalAgreement, GoalStep
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import CatalogueEntry


class GoalCannotBeChanged(RuleViolation):
    """Something about the goal or the step does not fit."""


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One step towards a goal."""

    text: str
    who: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class GoalEntry:
    """One goal with its steps."""

    title: str
    due_on: date | None = None
    area_id: int | None = None
    person_id: int | None = None
    steps: Sequence[StepEntry] = field(default_factory=tuple)


def _refuse_bad(case: Case, goals: Sequence[GoalEntry], on: date, today: date) -> None:
    reasons = []
    if not goals or any(not goal.title.strip() for goal in goals):
        reasons.append(_("Bitte schreiben Sie mindestens ein Ziel auf."))
    if on > today:
        reasons.append(_("Das Datum der Zielvereinbarung liegt in der Zukunft."))
    if any(goal.due_on is not None and goal.due_on < on for goal in goals):
        reasons.append(_("Ein Ziel soll vor der Vereinbarung erreicht sein. Bitte prüfen Sie das Datum."))
    if reasons:
        raise GoalCannotBeChanged.because(reasons)


def _refuse_unknown(case: Case, goals: Sequence[GoalEntry]) -> None:
    areas = {goal.area_id for goal in goals if goal.area_id is not None}
    known = CatalogueEntry.objects.asked_for().filter(tenant_id=case.tenant_id, catalogue="life_area", pk__in=areas)
    if areas and known.count() != len(areas):
        raise GoalCannotBeChanged(_("Eine Lebenslage ist nicht mehr im Katalog. Bitte laden Sie die Seite neu."))
    people = {goal.person_id for goal in goals if goal.person_id is not None}
    members = CaseMember.objects.of(case).current().filter(person_id__in=people).values("person_id").distinct()
    if people and members.count() != len(people):
        raise GoalCannotBeChanged(_("Eine Person gehört nicht zum Fall."))


@transaction.atomic
def agree_goals(*, actor: Actor, case_id: int, on: date, goals: Sequence[GoalEntry]) -> GoalAgreement:
    """
    Write down what was agreed with the client.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises NotSigned: consent or release of the reference person, or of the grown-up a goal is for, is missing.
    :raises GoalCannotBeChanged: a title is missing, or a date, life area or person does not fit.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.agree_goals(actor, case))
    workable.refuse_closed(case)
    workable.refuse_unsigned(case, on)
    _refuse_bad(case, goals, on, actor.today)
    _refuse_unknown(case, goals)
    workable.refuse_without_own_consent(case, [entry.person_id for entry in goals if entry.person_id], on)
    last = GoalAgreement.objects.of(case).aggregate(round=Max("round"))["round"] or 0
    agreement: GoalAgreement = GoalAgreement.objects.create(
        tenant_id=actor.tenant_id, case=case, round=last + 1, agreed_on=on
    )
    for entry in goals:
        goal = Goal.objects.create(
            tenant_id=actor.tenant_id,
            case=case,
            agreement=agreement,
            person_id=entry.person_id,
            area_id=entry.area_id,
            title=entry.title.strip(),
            due_on=entry.due_on,
        )
        for step in entry.steps:
            GoalStep.objects.create(
                tenant_id=actor.tenant_id, case=case, goal=goal, text=step.text, who=step.who, due_on=step.due_on
            )
    log.record(actor, "goals.agreed", agreement, case=case.pk, goals=len(goals))
    return agreement


def _goal_to_write(actor: Actor, goal_id: int) -> Goal:
    goals: Any = Goal.objects.visible_to(actor).select_related("case")
    found: Goal = goals.select_for_update(of=("self",)).get(pk=goal_id)
    return found


def _refuse_settled(goal: Goal) -> None:
    if goal.settled_on is not None:
        raise GoalCannotBeChanged(_("Dieses Ziel ist bereits abgeschlossen."))


@transaction.atomic
def add_goal_step(*, actor: Actor, goal_id: int, text: str, who: str = "", due_on: date | None = None) -> GoalStep:
    """
    Add a step to a goal.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises GoalCannotBeChanged: the goal is settled, or the step is empty.
    """
    goal = _goal_to_write(actor, goal_id)
    require(policy.add_goal_step(actor, goal))
    workable.refuse_closed(goal.case)
    _refuse_settled(goal)
    if not text.strip():
        raise GoalCannotBeChanged(_("Bitte schreiben Sie, was zu tun ist."))
    step: GoalStep = GoalStep.objects.create(
        tenant_id=actor.tenant_id, case=goal.case, goal=goal, text=text.strip(), who=who.strip(), due_on=due_on
    )
    log.record(actor, "goal_step.added", step, case=goal.case_id, goal=goal.pk)
    return step


@transaction.atomic
def complete_goal_step(*, actor: Actor, step_id: int, on: date) -> GoalStep:
    """
    Tick a step off.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises GoalCannotBeChanged: it is done already.
    """
    steps: Any = GoalStep.objects.visible_to(actor).select_related("case")
    step: GoalStep = steps.select_for_update(of=("self",)).get(pk=step_id)
    require(policy.complete_goal_step(actor, step))
    workable.refuse_closed(step.case)
    if step.done_on is not None:
        raise GoalCannotBeChanged(_("Dieser Schritt ist bereits erledigt."))
    step.done_on = on
    step.version += 1
    step.save(update_fields=["done_on", "version"])
    log.record(actor, "goal_step.completed", step, case=step.case_id)
    return step


@transaction.atomic
def settle_goal(*, actor: Actor, goal_id: int, attainment: str, on: date) -> Goal:
    """
    Say how far a goal was reached.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises GoalCannotBeChanged: it is settled already, or the answer says nothing.
    """
    goal = _goal_to_write(actor, goal_id)
    require(policy.settle_goal(actor, goal))
    workable.refuse_closed(goal.case)
    _refuse_settled(goal)
    if attainment == Goal.Attainment.OPEN or attainment not in Goal.Attainment.values:
        raise GoalCannotBeChanged(_("Bitte wählen Sie, wie weit das Ziel erreicht ist."))
    if on > actor.today:
        raise GoalCannotBeChanged(_("Das Datum liegt in der Zukunft."))
    goal.attainment, goal.settled_on = attainment, on
    goal.version += 1
    goal.save(update_fields=["attainment", "settled_on", "version"])
    log.record(actor, "goal.settled", goal, case=goal.case_id, attainment=attainment)
    return goal
