"""What every measurement prints: the machine, the goals with value and limit, and whether each holds."""

import json
import os
import platform
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure held against its limit."""

    id: str
    what: str
    engine: str
    value: float
    limit: float
    unit: str
    least: bool = False  # the limit is the least that is good enough, not the most

    @property
    def holds(self) -> bool:
        """Test whether the figure keeps within its limit."""
        return self.value >= self.limit if self.least else self.value <= self.limit


@dataclass
class Result:
    """All figures of one measurement."""

    bench: str
    goals: list[Goal] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)

    def print(self) -> int:
        """Print the object and return the exit code: 0 only when every goal holds."""
        goals = [asdict(goal) | {"holds": goal.holds} for goal in self.goals]
        machine = {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()}
        answer = {"bench": self.bench, "machine": machine, "goals": goals, "details": self.details}
        print(json.dumps(answer, indent=2, ensure_ascii=False))
        return 0 if goals and all(goal.holds for goal in self.goals) else 1


def median(values: Sequence[float]) -> float:
    """Return the median of repeated measurements."""
    return statistics.median(values)


def progress(text: str) -> None:
    """Say on standard error what is being done."""
    print(text, file=sys.stderr, flush=True)
