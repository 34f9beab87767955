"""The rule by which data propose how far a goal was reached. Pure values."""

from collections.abc import Sequence
from decimal import Decimal

from kimpass.controlling.models import AttainmentValue, GoalCriterion

# What was counted, the target, and how one is held against the other.
Measured = tuple[Decimal | None, Decimal | None] | tuple[Decimal | None, Decimal | None, str]
Compare = GoalCriterion.Comparison
REACHED, PARTLY, NOT_REACHED = AttainmentValue.REACHED, AttainmentValue.PARTLY, AttainmentValue.NOT_REACHED


def is_met(actual: Decimal, target: Decimal, comparison: str = Compare.AT_LEAST) -> bool:
    """Test whether a condition is met; "all" means that none of the target is missing."""
    if comparison == Compare.AT_MOST:
        return actual <= target
    return actual == target if comparison == Compare.EXACTLY else actual >= target


def _has_begun(actual: Decimal, comparison: str) -> bool:
    """Test whether anything was done; a count that is already over a limit is no beginning."""
    return actual > 0 and comparison != Compare.AT_MOST


def of_goal(criteria: Sequence[Measured]) -> str | None:
    """
    Return what (actual, target, comparison) propose; None while a value is unknown.

    Reached: every condition is met. Not reached: none is, and nothing was counted at all. Partly: everything between.
    """
    known: list[tuple[Decimal, Decimal, str]] = []
    for actual, target, *rest in criteria:
        if actual is None or target is None:
            return None
        known.append((actual, target, rest[0] if rest else Compare.AT_LEAST))
    if not known:
        return None
    met = [is_met(*each) for each in known]
    if all(met):
        return REACHED
    begun = any(_has_begun(actual, comparison) for actual, _target, comparison in known)
    return PARTLY if any(met) or begun else NOT_REACHED


def of_period(goals: Sequence[str | None]) -> str | None:
    """Return the overall statement: all alike, else partly; None while a goal is unknown."""
    if not goals or None in goals:
        return None
    return goals[0] if len(set(goals)) == 1 else PARTLY
