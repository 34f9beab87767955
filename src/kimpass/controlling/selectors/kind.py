"""What a kind of report is: what it answers, how it is drawn, which parts a person writes."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, auto

from django.utils.functional import Promise

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Report
from kimpass.controlling.selectors.known import known_to


class About(StrEnum):
    """Whether a kind of report is about a day or about a period."""

    DAY = auto()
    PERIOD = auto()


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of a report that a person writes: its key, its heading and what is expected there."""

    key: str
    label: str | Promise
    hint: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: what it answers, how it is drawn, which parts a person writes."""

    key: str
    label: str | Promise
    description: str | Promise
    content: Callable[[Asked], Report]
    about: About = About.DAY
    texts: tuple[TextPart, ...] = ()
    # Whether persons are told by age, so that whoever writes the report may set the borders.
    has_ages: bool = False

    def draw(self, asked: Asked) -> Report:
        """Draw the report; the same day and the same instant always give the same figures (REP-07)."""
        with known_to(asked):
            return self.content(asked)
