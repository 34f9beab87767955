"""Hours of a week as people write them, and what cannot be: closing before opening, twice at once, an eighth day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from django.utils.translation import gettext as _

WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
NAMES = {
    "mo": 1, "montag": 1, "di": 2, "dienstag": 2, "mi": 3, "mittwoch": 3, "do": 4, "donnerstag": 4,
    "fr": 5, "freitag": 5, "sa": 6, "samstag": 6, "so": 7, "sonntag": 7,
}  # fmt: skip
CLOCK = r"[0-9]{1,2}(?:[:.][0-9]{2})?"
LINE = re.compile(
    rf"(?P<days>[^0-9:]+):?\s+(?P<opens>{CLOCK})\s*(?:Uhr)?\s*(?:[–-]|bis)\s*(?P<closes>{CLOCK})"
    r"(?:\s*Uhr\b)?(?P<note>.*)",
    re.IGNORECASE,
)
LONGEST_NOTE, LONGEST_LINE, MOST = 120, 250, 100


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """From when to when something is open on a weekday, Monday 1 to Sunday 7."""

    weekday: int
    opens_at: time
    closes_at: time
    note: str = ""

    @property
    def in_words(self) -> str:
        """Return the hours as they stand on a page: "Mo 09:00–12:00"."""
        day = WEEKDAYS[self.weekday - 1] if 1 <= self.weekday <= 7 else str(self.weekday)
        return f"{day} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}{' ' + self.note if self.note else ''}"


def impossible(hours: Sequence[Hours]) -> list[str]:
    """Return, in words, what cannot be about the hours of one place."""
    reasons = []
    for row in hours:
        if not 1 <= row.weekday <= 7:
            reasons.append(_("Den Wochentag %(day)s gibt es nicht: Montag ist 1, Sonntag 7.") % {"day": row.weekday})
        elif row.closes_at <= row.opens_at:
            reasons.append(_("%(hours)s: Das Ende liegt nicht nach dem Beginn.") % {"hours": row.in_words})
    sound = sorted(row for row in hours if 1 <= row.weekday <= 7 and row.opens_at < row.closes_at)
    for earlier, later in pairwise(sound):
        if earlier.weekday == later.weekday and later.opens_at < earlier.closes_at:
            reasons.append(
                _("%(first)s und %(second)s überschneiden sich.")
                % {"first": earlier.in_words, "second": later.in_words}
            )
    if len(hours) > MOST:
        reasons.append(_("Mehr als %(most)s Zeiten lassen sich nicht eintragen.") % {"most": MOST})
    return list(dict.fromkeys(reasons))


class Unreadable(ValueError):
    """A line is not written as hours are."""


def _day(word: str) -> int:
    name = word.strip().rstrip(".").lower()
    if name not in NAMES:
        raise Unreadable(word)
    return NAMES[name]


def _days(text: str) -> list[int]:
    found: list[int] = []
    for part in re.split(r"\s*(?:,|\bund\b)\s*", text.strip()):
        ends = re.split(r"\s*(?:[–-]|\bbis\b)\s*", part)
        first, last = _day(ends[0]), _day(ends[-1])
        if len(ends) > 2 or last < first:
            raise Unreadable(part)
        found += range(first, last + 1)
    return found


def _clock(text: str) -> time:
    hour, _sign, minute = text.replace(".", ":").partition(":")
    if int(hour) == 24 and int(minute or 0) == 0:
        return time(23, 59)
    try:
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise Unreadable(text) from error


def read_hours(text: str) -> list[Hours]:
    """
    Return the hours written one line each, such as "Mo–Do 9–12 Uhr" or "Di, Do 14:00-17:30 nach Vereinbarung".

    :raises Unreadable: a line is written otherwise; its text is the argument.
    """
    found = []
    for line in (raw.strip() for raw in text.splitlines()):
        if not line:
            continue
        match = LINE.fullmatch(line) if len(line) <= LONGEST_LINE else None
        if match is None:
            raise Unreadable(line)
        try:
            days, opens, closes = _days(match["days"]), _clock(match["opens"]), _clock(match["closes"])
        except Unreadable as error:
            raise Unreadable(line) from error
        note = match["note"].strip().lstrip(",;").strip()
        if len(note) > LONGEST_NOTE:
            raise Unreadable(line)
        found += [Hours(day, opens, closes, note) for day in days]
    return sorted(found)


def written(hours: Iterable[Hours]) -> str:
    """Return hours as lines that `read_hours` reads back; days with the same hours share a line."""
    days: dict[tuple[time, time, str], list[int]] = {}
    for row in sorted(hours):
        days.setdefault((row.opens_at, row.closes_at, row.note), []).append(row.weekday)
    lines = [
        f"{', '.join(WEEKDAYS[day - 1] for day in held)} {opens:%H:%M}–{closes:%H:%M}{' ' + note if note else ''}"
        for (opens, closes, note), held in days.items()
    ]
    return "\n".join(lines)
