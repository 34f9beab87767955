"""What the components are given: small values, so that any context can fill them without knowing the look."""

import datetime
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

Words = str | Promise
StepState = Literal["done", "now", "was", "open"]


@dataclass(frozen=True, slots=True)
class Link:
    """A word and where it leads."""

    label: Words
    url: str


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main navigation or of the phone's dock; `end` pushes it to the far side."""

    label: Words
    url: str
    current: bool = False
    icon: str = ""
    end: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """One section of a page, with the number of its rows if that is worth knowing."""

    label: Words
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One phase: `done` in this round, `now`, `was` visited in an earlier round, or still `open`."""

    label: Words
    date: datetime.date | None = None
    state: StepState = "open"
    hint: Words = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of the search; `reason` says why it was found, an empty `url` shows that content is withheld."""

    label: Words
    url: str = ""
    original: str = ""
    lang: str = ""
    direction: str = ""
    meta: Words = ""
    reason: Words = ""
