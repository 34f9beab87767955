"""A stored pre-check as it is shown and printed: drawn from its trace alone, today as in ten years."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from kimpass.kernel.period import Period
from kimpass.people.models import PreCheck
from kimpass.people.selectors import check_words
from kimpass.people.selectors.pre_checks import deadlines
from kimpass.ui.charts.timeline import Lane, Span, Station, Timeline

YOUTH, YOUTH_ENDS = "AufenthG_25a_1", 27
# In the order in which somebody wants to know: what is missing, what is open, what is settled.
ORDER = ("nicht_erfuellt", "offen", "ermessen", "erfuellt", "entfaellt")
BADGES = {
    "erfuellt": "success",
    "nicht_erfuellt": "danger",
    "offen": "warning",
    "ermessen": "info",
    "entfaellt": "neutral",
}
NOTES = {"MET": "info", "NOT_MET": "warn", "OPEN": "warn", "OBLIGED": "warn"}


@dataclass(frozen=True, slots=True)
class Line:
    """One condition in words."""

    name: str
    label: str
    status: str
    status_words: str
    citation: str
    source: str
    effect: str
    steps: tuple[str, ...]
    evidence: tuple[str, ...]
    to_ask: tuple[tuple[str, str], ...]
    met_on: date | None
    until: date | None
    other_reading: date | None
    confidence: str = ""

    @property
    def badge(self) -> str:
        """Return the look of the state."""
        return BADGES[self.status]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with where it came from."""

    name: str
    label: str
    words: str
    source: str
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a pre-check says."""

    check: PreCheck
    norm: str
    title: str
    source: str
    overall: str
    effect: str
    lines: tuple[Line, ...]
    facts: tuple[Fact, ...]
    hints: tuple[str, ...]
    steps: tuple[str, ...]
    questions: tuple[Mapping[str, str], ...]
    deadlines: tuple[tuple[date, str], ...]
    counts: str
    text_as_of: date
    is_draft: bool

    @property
    def note_kind(self) -> str:
        """Return the look of the result."""
        return NOTES.get(self.check.overall, "info")

    @property
    def ways(self) -> list[tuple[str, str, date | None]]:
        """Return the ways through the norm where it has several: name, result, day."""
        rows = self.check.trace["ways"]
        if len(rows) < 2:
            return []
        return [(row["way"], str(check_words.SHORT[row["overall"]]), _day(row["met_on"])) for row in rows]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _line(row: Mapping[str, Any]) -> Line:
    return Line(
        name=row["condition"],
        label=row["label"],
        status=row["status"],
        status_words=str(check_words.STATUS[row["status"]]),
        citation=row["citation"],
        source=row["source"],
        effect=row["effect"],
        steps=tuple(row["steps"]),
        evidence=tuple(row["evidence"]),
        to_ask=tuple(row["to_ask"].items()),
        met_on=_day(row["met_on"]),
        until=_day(row["until"]),
        other_reading=_day(row["other_reading"]),
        confidence=str(check_words.CONFIDENCE.get(row.get("confidence") or "", "")),
    )


def _facts(check: PreCheck) -> tuple[Fact, ...]:
    return tuple(
        Fact(name, row["label"], row["words"], row["source"], _day(row["as_of"])) for name, row in check.facts.items()
    )


def counts_in_words(check: PreCheck) -> str:
    """Return how many conditions are met, missing, open."""
    found = Counter(row["status"] for row in check.trace["conditions"])
    return ", ".join(f"{found[key]} {check_words.STATUS[key]}" for key in ORDER if found[key])


def birthday(birth: date, years: int) -> date:
    """Return a birthday; who was born on a leap day has it on 1 March in other years."""
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 3, 1)


def hard_days(check: PreCheck) -> list[tuple[date, str]]:
    """Return the days that must not be missed, in words."""
    found = [
        (day, _("bis: %(what)s") % {"what": what} if what else _("letzter Tag für den Antrag"))
        for day, what in deadlines(check)
    ]
    birth = (check.facts.get("geburt") or {}).get("value")
    if check.basis == YOUTH and birth:
        day = birthday(date.fromisoformat(birth), YOUTH_ENDS)
        found.append((day, _("27. Geburtstag: der Antrag muss vorher gestellt sein")))
    return sorted(set(found))


def sheet(check: PreCheck) -> Sheet:
    """Return what a stored check says, from its own trace and nothing else."""
    trace, version = check.trace, check.trace["version"]
    lines = sorted((_line(row) for row in trace["conditions"]), key=lambda line: ORDER.index(line.status))
    return Sheet(
        check=check,
        norm=trace["norm"],
        title=trace["title"],
        source=trace["source"],
        overall=check_words.overall_words(check.overall, check.met_on),
        effect=str(check_words.EFFECT[trace["effect"]]),
        lines=tuple(lines),
        facts=_facts(check),
        hints=tuple(check_words.flag_words(flag) for flag in check.result["flags"]),
        steps=tuple(trace["steps"]),
        questions=tuple(trace["open_questions"]),
        deadlines=tuple(hard_days(check)),
        counts=counts_in_words(check),
        text_as_of=date.fromisoformat(version["text_as_of"]),
        is_draft=version["review"]["state"] == "entwurf",
    )


def _spans(check: PreCheck) -> list[Span]:
    rows = (check.facts.get("status") or {}).get("value") or []
    found = []
    for code, first, last in rows:
        end = date.fromisoformat(last) + timedelta(days=1) if last else None
        words = check_words.value_words("titel", code).partition(" (")[0]
        found.append(Span(Period(date.fromisoformat(first), end), words))
    return found


def picture(check: PreCheck) -> Timeline:
    """Return the check in time: the papers so far, when conditions were met, what lies ahead."""
    today = check.reference_date
    stations, ahead = [], []
    for row in check.trace["conditions"]:
        day = _day(row["met_on"])
        if day is None or row["status"] in {"entfaellt", "offen"}:
            continue
        if day <= today:
            stations.append(Station(day, row["label"]))
        elif day != check.met_on:
            ahead.append(Station(day, _("ab %(day)s: %(what)s") % {"day": f"{day:%d.%m.%Y}", "what": row["label"]}))
    if check.met_on is not None and check.met_on > today:
        ahead.append(Station(check.met_on, _("ab %(day)s") % {"day": f"{check.met_on:%d.%m.%Y}"}))
    ahead += [Station(day, check_words.flag_words(flag)) for flag, day in check_words.dated_flags(check) if day > today]
    for day, what in hard_days(check):
        target = ahead if day > today else stations
        target.append(Station(day, f"{day:%d.%m.%Y}: {what}"))
    lanes = [Lane(_("Aufenthalt"), _spans(check), strong=True)] if _spans(check) else []
    return Timeline(
        id="zeitbild",
        title=_("Aufenthalt, erfüllte Zeiten und was kommt"),
        today=today,
        lanes=lanes,
        stations=stations,
        outlook=sorted(ahead, key=lambda station: station.on),
    )
