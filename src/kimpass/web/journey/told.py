"""What the journey tells of each step."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models

from kimpass.casework.actions.findings import SpeaksOfAPerson
from kimpass.kernel.access import Actor, RuleViolation
from kimpass.web.journey.stage import Stage


class JourneyBroken(Exception):
    """A step of the loop did not do what it should."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: who did what to which object, and how that stands afterwards."""

    number: int
    step: str
    actor: str
    object: str
    state: str
    on: str


class Story:
    """Collects the steps as they happen."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.steps: list[Step] = []

    def tell(self, step: str, actor: Actor, subject: models.Model | str, state: str) -> None:
        """Note what a step produced; objects appear by table and number, never by name."""
        role = ", ".join(sorted(actor.role_keys))
        number = len(self.steps) + 1
        self.steps.append(Step(number, step, role, str(subject), state, self.stage.today.isoformat()))

    def tell_refusal(self, step: str, actor: Actor, subject: models.Model | str, act: Callable[[], Any]) -> None:
        """
        Note that the program refused, and why.

        :raises JourneyBroken: it did not refuse.
        """
        try:
            act()
        except SpeaksOfAPerson as refusal:
            # The words it found are the client's name.
            self.tell(step, actor, subject, f"refused: {len(refusal.hits)} words lead to a person")
        except RuleViolation as refusal:
            self.tell(step, actor, subject, "refused: " + " ".join(refusal.reasons))
        else:
            raise JourneyBroken(step)

    def as_dict(self) -> dict[str, Any]:
        """Return the whole story for JSON."""
        return {"journey": [asdict(step) for step in self.steps], "steps": len(self.steps), "closed": True}


def insist(condition: object, words: str) -> None:
    """
    Let the journey go on only when what it says is true.

    :raises JourneyBroken: it is not.
    """
    if not condition:
        raise JourneyBroken(words)
