"""What a norm says in the end, before it is written down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kimpass.law.case import Case
from kimpass.law.findings import Finding, Overall
from kimpass.law.summary import Outcome, Way

Predicate = Callable[[Case], Finding]
Findings = dict[str, Finding]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Result with its dates, flags and the open legal questions that bear on it."""

    overall: Overall
    met_on: date | None = None
    until: date | None = None
    flags: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One norm as functions.

    `names` are all conditions that the rules file must cite. `conditions` names the predicates that speak about a
    case, `ways` which of them must hold together, `conclude` adds the dates and flags of the norm to the best way.
    `adjust` may replace findings by what they are in the light of the others. `written_as` says under which names the
    file keeps them.
    """

    names: tuple[str, ...]
    conditions: Callable[[Case], Mapping[str, Predicate]]
    ways: Callable[[Case, Findings], tuple[Way, ...]]
    conclude: Callable[[Case, Findings, Outcome], Conclusion]
    adjust: Callable[[Case, Findings], Findings] = field(default=lambda _case, findings: findings)
    written_as: Callable[[Case], Mapping[str, str]] = field(default=lambda _case: {})


def plain(_case: Case, _findings: Findings, outcome: Outcome) -> Conclusion:
    """Report the outcome as it is."""
    return Conclusion(outcome.overall, outcome.met_on)
