"""The rule by which data propose how far a goal was reached. Pure values."""

from collections.abc import Sequence
from decimal import Decimal

from kimpass.controlling.models import AttainmentValue

Measured = tuple[Decimal | None, Decimal | None]
REACHED, PARTLY, NOT_REACHED = AttainmentValue.REACHED, AttainmentValue.PARTLY, AttainmentValue.NOT_REACHED


def of_goal(criteria: Sequence[Measured]) -> str | None:
    """
    Return what (actual, target) pairs propose; None while a value is unknown.

    Reached: every condition is met. Not reached: nothing was counted at all. Partly: everything between.
    """
    if not criteria or any(actual is None or target is None for actual, target in criteria):
        return None
    pairs = [(actual, target) for actual, target in criteria if actual is not None and target is not None]
    if all(actual >= target for actual, target in pairs):
        return REACHED
    return PARTLY if any(actual > 0 for actual, _target in pairs) else NOT_REACHED


def of_period(goals: Sequence[str | None]) -> str | None:
    """Return the overall statement: all alike, else partly; None while a goal is unknown."""
    if not goals or None in goals:
        return None
    return goals[0] if len(set(goals)) == 1 else PARTLY
