"""What is wrong with a profile: where, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from kimpass.kernel.access import RuleViolation


@dataclass(frozen=True, slots=True)
class Refusal:
    """One fault of a profile: the file, the path of the key, the reason."""

    file: str
    path: str
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.path}" if self.path else self.file
        return f"{place}: {self.reason}"


class ProfileRefused(RuleViolation):
    """The profile was not imported, with every fault found."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = list(refusals)
        super().__init__(*(str(refusal) for refusal in self.refusals))


def path_of(parts: Iterable[str | int]) -> str:
    """Return a key's path as people read it: posts[2].terms[0].fte, counted from 1."""
    text = ""
    for part in parts:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
