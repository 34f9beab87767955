"""All indicators: each is one function with its definition, and every report takes it from here (REP-05)."""

from collections.abc import Sequence

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Figure
from kimpass.controlling.selectors.indicators import (
    access,
    cases,
    goals,
    network,
    posts,
    residence,
    structure,
    work,
)
from kimpass.controlling.selectors.indicators.base import GROUPS, GROUPS_AS, INDICATORS, Group, Indicator

# Named here because a module that is imported only to enter its functions looks unused.
MODULES = (posts, cases, access, work, structure, network, residence, goals)

__all__ = ["GROUPS", "GROUPS_AS", "INDICATORS", "MODULES", "Group", "Indicator", "figures_of", "in_group"]


def in_group(group: Group) -> list[Indicator]:
    """Return the indicators of a group in the order of their definitions."""
    return [indicator for indicator in INDICATORS.values() if indicator.group == group]


def figures_of(asked: Asked, keys: Sequence[str]) -> list[Figure]:
    """
    Return the figures of some indicators.

    :raises KeyError: there is no such indicator.
    """
    return [INDICATORS[key](asked) for key in keys]
