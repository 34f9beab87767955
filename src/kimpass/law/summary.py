"""From conditions to a result, in the order of law-rules 1.1."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kimpass.law.findings import BEST_FIRST, Finding, Overall, Status

# Only these decide whether a norm speaks about the person at all.
GROUP_CONDITIONS = frozenset({"personenkreis", "norm_anwendbar"})


@dataclass(frozen=True, slots=True)
class Way:
    """One way through a norm: the conditions that must hold together. `may` means the authority decides in the end."""

    name: str
    conditions: tuple[str, ...]
    may: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a way leads to."""

    overall: Overall
    way: Way
    met_on: date | None = None


def outcome_of(way: Way, findings: Mapping[str, Finding], left_alone: Collection[str] = ()) -> Outcome:
    """Combine the conditions of a way; those left alone do not change the result, but a way all of them is open."""
    counted = {name: findings[name] for name in way.conditions if name in findings and name not in left_alone}
    lacking = [finding for finding in counted.values() if finding.status is Status.NOT_MET]
    if any(name in GROUP_CONDITIONS and finding.status is Status.NOT_MET for name, finding in counted.items()):
        return Outcome(Overall.NOT_APPLICABLE, way)
    if any(not finding.is_only_time for finding in lacking):
        return Outcome(Overall.NOT_MET, way)
    if lacking:
        return Outcome(Overall.LATER, way, latest(counted.values()))
    states = {finding.status for finding in counted.values()}
    if Status.OPEN in states or not states - {Status.WAIVED}:
        return Outcome(Overall.OPEN, way)
    if way.may or Status.DISCRETION in states:
        return Outcome(Overall.DISCRETION, way)
    return Outcome(Overall.MET, way, latest(counted.values()))


def best(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the most favourable outcome, the earliest among equals."""
    return min(outcomes, key=lambda o: (BEST_FIRST.index(o.overall), o.met_on or date.max))


def latest(findings: Iterable[Finding]) -> date | None:
    """Return the last of the days on which conditions are met."""
    return max((finding.met_on for finding in findings if finding.met_on is not None), default=None)
