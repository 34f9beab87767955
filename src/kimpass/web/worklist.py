"""The parts of a work list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits: a name that leads to it, a remark, and the day that matters."""

    label: Words
    url: str
    meta: Words = ""
    day: date | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A list of the work list; `empty` says what it means that nothing is in it."""

    key: str
    title: Words
    rows: Sequence[Row]
    empty: Words
    link: Words = ""
    href: str = ""


def address(route: str, *args: str) -> str:
    """Return the address of a page, empty where there is none."""
    try:
        return reverse(route, args=args)
    except NoReverseMatch:
        return ""
