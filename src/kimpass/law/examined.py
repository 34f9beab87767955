"""Which conditions nobody was asked about."""

from collections.abc import Mapping

from kimpass.law.case import Case
from kimpass.law.findings import Cause, Finding, Status


def not_examined(case: Case, findings: Mapping[str, Finding], written_as: Mapping[str, str]) -> tuple[str, ...]:
    """Return the open conditions none of whose facts was stated."""
    specs, facts = case.law.conditions, case.facts
    return tuple(
        name
        for name, finding in findings.items()
        if finding.status is Status.OPEN
        and finding.cause is not Cause.GIVEN
        and not any(facts.is_given(fact) for fact in specs[written_as.get(name, name)].asks)
    )


def left_alone(case: Case, findings: Mapping[str, Finding], written_as: Mapping[str, str]) -> frozenset[str]:
    """Return the conditions that do not change the result: in short forms those not examined, in strict mode none."""
    return frozenset() if case.facts.strict else frozenset(not_examined(case, findings, written_as))
