"""Three-valued answers: what one condition says, and what a way through the law says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kimpass.law.facts import Facts


class Status(StrEnum):
    """State of one condition. Unknown is never "no"."""

    MET = "erfuellt"
    NOT_MET = "nicht_erfuellt"
    OPEN = "offen"
    DISCRETION = "ermessen"
    WAIVED = "entfaellt"


class Overall(StrEnum):
    """Result of a pre-check."""

    MET = "MET"
    DISCRETION = "DISCRETION"
    OPEN = "OPEN"
    LATER = "LATER"
    NOT_MET = "NOT_MET"
    NOT_APPLICABLE = "NOT_APPLICABLE"
    OBLIGED = "OBLIGED"
    NOT_OBLIGED = "NOT_OBLIGED"


# Where a norm has several ways, the best one is reported.
BEST_FIRST = (Overall.MET, Overall.DISCRETION, Overall.OPEN, Overall.LATER, Overall.NOT_MET, Overall.NOT_APPLICABLE)


class Cause(StrEnum):
    """Why a condition is open."""

    GIVEN = "angaben"  # the facts themselves leave it open
    UNKNOWN = "unbekannt"  # somebody was asked and did not know
    MISSING = "nicht angegeben"  # nobody was asked


@dataclass(frozen=True, slots=True)
class Finding:
    """
    Answer of one condition.

    `met_on` on a condition that is not met makes it one that only time is missing for. `until` is the end of a duty, a
    bar or a claim. `other` is the day under the second reading of an open legal question.
    """

    status: Status
    steps: tuple[str, ...] = ()
    met_on: date | None = None
    until: date | None = None
    cause: Cause | None = None
    other: date | None = None
    question: str = ""
    curable: bool = False

    @property
    def is_only_time(self) -> bool:
        """Test whether waiting will help."""
        return self.status is Status.NOT_MET and self.met_on is not None


def met(*steps: str, on: date | None = None, until: date | None = None) -> Finding:
    """Say that a condition is met."""
    return Finding(Status.MET, steps, met_on=on, until=until)


def not_met(
    *steps: str, on: date | None = None, until: date | None = None, curable: bool = False, other: date | None = None
) -> Finding:
    """Say that a condition is not met; with `on`, that it will be by time alone."""
    return Finding(Status.NOT_MET, steps, met_on=on, until=until, curable=curable, other=other)


def discretion(*steps: str, on: date | None = None) -> Finding:
    """Say that the authority judges, or may do without the condition."""
    return Finding(Status.DISCRETION, steps, met_on=on)


def waived(*steps: str) -> Finding:
    """Say that an exception takes the condition away."""
    return Finding(Status.WAIVED, steps)


def left_open(
    *steps: str, facts: "Facts | None" = None, by: Sequence[str] = (), other: date | None = None, question: str = ""
) -> Finding:
    """Say that a condition is open: for want of the facts `by` where these are lacking, else by what is given."""
    cause = Cause.GIVEN
    if facts is not None and any(facts.is_unknown(name) for name in by):
        cause = Cause.UNKNOWN
    elif facts is not None and any(facts.is_missing(name) for name in by):
        cause = Cause.MISSING
    return Finding(Status.OPEN, steps, cause=cause, other=other, question=question)
