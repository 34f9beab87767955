"""What was agreed: goals, steps and what was linked to them, one statement for each kind."""

from typing import Any

from django.db.models import QuerySet

from kimpass.casework.models import Case, Goal, GoalStep, ServiceLinking
from kimpass.kernel.prepared import prepared


@prepared
def _goal_rows(case: Case) -> QuerySet[Any, Any]:
    return Goal.objects.of(case).select_related("area", "person").order_by("pk")


@prepared
def _step_rows(case: Case) -> QuerySet[Any, Any]:
    return GoalStep.objects.of(case).order_by("due_on", "pk")


@prepared
def _offer_rows(case: Case) -> QuerySet[Any, Any]:
    offers = ServiceLinking.objects.of(case).filter(step__isnull=False).select_related("service")
    return offers.order_by("linked_on", "pk")


def goals(case: Case, *, with_offers: bool = False) -> list[Goal]:
    """Return the goals with their steps, open ones first; on request with what was linked to each step."""
    found, steps = _goal_rows(case), _step_rows(case)
    if with_offers:
        offers = _offer_rows(case)
        for step in steps:
            step.shown_linkings = [offer for offer in offers if offer.step_id == step.pk]
    for goal in found:
        goal.shown_steps = [step for step in steps if step.goal_id == goal.pk]
    return sorted(found, key=lambda goal: (goal.settled_on is not None, goal.pk))
