"""Reading words and days, and saying what is wrong with them."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from difflib import get_close_matches

from kimpass.law.errors import Refused

FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST_SHOWN = 60


def unknown_word(word: str, known: Iterable[str], text: str) -> str:
    """Say that a word is unknown, and which one may have been meant."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"{text}: „{word[:LONGEST_SHOWN]}“." + (f" Gemeint ist vielleicht „{near[0]}“." if near else "")


def read_day(value: object, what: str = "Ein Tag") -> date:
    """
    Return a day written JJJJ-MM-TT or as a YAML date.

    :raises Refused: it is none.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return _in_range(value, what)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return _in_range(date.fromisoformat(value), what)
        except ValueError:
            pass
    raise Refused(f"{what} muss die Form JJJJ-MM-TT haben und im Kalender stehen, nicht {shown(value)}.")


def _in_range(day: date, what: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(f"{what} muss zwischen {FIRST_YEAR} und {LAST_YEAR} liegen, nicht {day}.")
    return day


def shown(value: object) -> str:
    return f"„{str(value)[:LONGEST_SHOWN]}“ ({type(value).__name__})"
