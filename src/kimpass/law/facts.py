"""Immutable facts about one person; unknown, not asked and "there is none" are three different things."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")


@dataclass(frozen=True, slots=True)
class Stay:
    """A paper and the days it holds; `last` None is open, inclusive as it stands on the paper."""

    code: str
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Abroad:
    """Days abroad: from the day of leaving up to the day of coming back, which counts as a day in the country."""

    first: date
    back: date | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """Day on which an application came in, and the norm it asks for, where that was said."""

    on: date
    norm: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """What is known of a job: subject to social insurance, hours a week, net income a month."""

    insured: bool | None = None
    hours: float | None = None
    net: float | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its measure alone (Art. 10 DSGVO: never what was done)."""

    kind: str = ""
    daily_rates: int = 0
    months: float = 0
    intent: bool | None = None
    final: bool | None = None
    suspended: bool | None = None
    remitted: bool | None = None
    hateful: bool | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """
    What was stated about a person.

    `strict` takes a fact nobody asked about for unknown, as the application always does; the short forms of worked
    persons take it as not claimed.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    strict: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))

    def get(self, name: str) -> Any:
        """Return the value, None when unknown or not asked."""
        return self.values.get(name)

    def day(self, name: str) -> date | None:
        """Return a date; None when unknown, not asked, or "there is none"."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def says_none(self, name: str) -> bool:
        """Test whether it was stated that there is none."""
        return self.values.get(name) is False

    def is_given(self, name: str) -> bool:
        """Test whether the fact was asked, whatever the answer."""
        return name in self.values

    def is_missing(self, name: str) -> bool:
        """Test whether nobody asked."""
        return name not in self.values

    def is_unknown(self, name: str) -> bool:
        """Test whether somebody asked in vain; in strict mode also whether nobody asked."""
        return self.values.get(name) is None and (self.strict or name in self.values)

    def claims(self, name: str) -> bool | None:
        """Return whether a fact in somebody's favour is claimed: yes, no, or (asked in vain) None."""
        if self.is_unknown(name):
            return None
        return bool(self.values.get(name))

    def level(self, *names: str) -> int | None:
        """Return the rank of the best language level stated under these names."""
        stated = [self.values.get(name) for name in names]
        ranks = [0 if level is False else LEVELS.index(level) for level in stated if level is False or level in LEVELS]
        return max(ranks, default=None)
