"""
The pre-check: facts in, conditions with citations out.

It never decides. Judgement, prognosis and exclusion are facts that a person states; without them a condition is open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from kimpass.law.case import Case
from kimpass.law.conclusion import Conclusion, Findings, Rule
from kimpass.law.errors import Refused
from kimpass.law.examined import left_alone, not_examined
from kimpass.law.facts import Facts
from kimpass.law.findings import Overall, Status
from kimpass.law.reading import read_facts
from kimpass.law.rulebook import Law, Rulebook, shipped
from kimpass.law.rules import RULES
from kimpass.law.rules.params import PARAMS
from kimpass.law.summary import Outcome, best, outcome_of
from kimpass.law.trace import draw
from kimpass.law.wording import read_day, unknown_word

HEADING = "Vorprüfung: Voraussetzungen nach Aktenlage. Keine Entscheidung und keine Rechtsberatung."
NEEDED = frozenset({"basis", "stichtag", "facts"})
# What an entry may carry besides; what a worked person expects is not read.
BESIDES = frozenset({"id", "sources", "expected", "reasoning"})
SOURCES = ("dokument", "azr", "eigenangabe")


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, one norm, one day."""

    id: str
    basis: str
    day: date
    facts: Facts
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What the pre-check says, and what led to it."""

    entry: Entry
    conclusion: Conclusion
    case: Case
    findings: Findings
    outcomes: tuple[Outcome, ...]
    written_as: Mapping[str, str]

    @property
    def conditions(self) -> dict[str, Status]:
        """Return the state of each condition."""
        return {name: finding.status for name, finding in self.findings.items()}

    @property
    def not_examined(self) -> tuple[str, ...]:
        """Return the open conditions none of whose facts was stated."""
        return not_examined(self.case, self.findings, self.written_as)

    def trace(self) -> dict[str, Any]:
        """Return all of it as data, to be kept unchanged and drawn again."""
        parts = (self.findings, self.outcomes, self.conclusion, self.written_as, self.not_examined, self.entry.sources)
        return draw(self.case, *parts)

    def as_json(self) -> dict[str, Any]:
        """Return the result in the words of the worked persons."""
        found = self.conclusion
        return {
            "id": self.entry.id,
            "heading": HEADING,
            "basis": self.entry.basis,
            "stichtag": self.entry.day.isoformat(),
            "overall": str(found.overall),
            "met_on": _iso(found.met_on),
            "until": _iso(found.until),
            "conditions": {name: str(status) for name, status in self.conditions.items()},
            "flags": list(found.flags),
            "not_examined": list(self.not_examined),
            "trace": self.trace(),
        }


def read_entry(raw: object, book: Rulebook, *, strict: bool = False, place: int = 0) -> Entry:
    """
    Check one entry of a file.

    :raises Refused: with its key and the reason.
    """
    if not isinstance(raw, Mapping):
        raise Refused("Ein Eintrag ist eine Zuordnung mit id, basis, stichtag und facts.", key=f"[{place}]")
    name = str(raw.get("id") or f"[{place}]")[:80]
    try:
        return _read_entry(raw, book, name, strict=strict)
    except Refused as refused:
        raise refused.within(key=name) from None


def _read_entry(raw: Mapping[str, Any], book: Rulebook, name: str, *, strict: bool) -> Entry:
    for key in raw:
        if key not in NEEDED | BESIDES:
            raise Refused(unknown_word(str(key), sorted(NEEDED | BESIDES), "Diese Angabe gibt es nicht"), key=str(key))
    for key in sorted(NEEDED - set(raw)):
        raise Refused("Die Angabe fehlt.", key=key)
    basis = raw["basis"]
    if not isinstance(basis, str) or basis not in RULES:
        raise Refused(unknown_word(str(basis), RULES, "Diese Norm gibt es nicht"), key="basis")
    try:
        day = read_day(raw["stichtag"], "Der Stichtag")
    except Refused as refused:
        raise refused.within(key="stichtag") from None
    facts = read_facts(raw["facts"], book, reference=day, strict=strict)
    return Entry(name, basis, day, facts, _sources(raw.get("sources", {}), facts))


def _sources(raw: object, facts: Facts) -> dict[str, str]:
    """Return what each fact rests on: a document, a register, or what the person said."""
    if not isinstance(raw, Mapping):
        raise Refused("Hier steht eine Zuordnung von Tatsachen zu ihrer Herkunft.", key="sources")
    for name, source in raw.items():
        if not facts.is_given(name):
            raise Refused("Diese Tatsache ist nicht angegeben.", key=f"sources.{name}")
        if source not in SOURCES:
            raise Refused(f"Möglich sind {', '.join(SOURCES)}.", key=f"sources.{name}")
    return {str(name): str(source) for name, source in raw.items()}


def check(entry: Entry, book: Rulebook | None = None) -> Result:
    """
    Work out one entry under the law of its day.

    :raises Refused: no version of the norm is kept for that day, or the norm named in the facts is unknown.
    """
    book = book or shipped()
    rule = RULES[entry.basis]
    case = Case(entry.facts, entry.day, book.on(entry.basis, entry.day), book)
    findings = rule.adjust(case, {name: predicate(case) for name, predicate in rule.conditions(case).items()})
    specs = rule.written_as(case)
    alone = left_alone(case, findings, specs)
    outcomes = [outcome_of(way, findings, alone) for way in rule.ways(case, findings)]
    conclusion = _concluded(rule, case, findings, best(outcomes))
    return Result(entry, conclusion, case, findings, tuple(outcomes), specs)


def _concluded(rule: Rule, case: Case, findings: Findings, outcome: Outcome) -> Conclusion:
    error = case.data_error()
    if error and "plausibel" not in findings:
        return Conclusion(Overall.OPEN, flags=("datenfehler",), steps=(error,))
    found = rule.conclude(case, findings, outcome)
    return replace(found, flags=tuple(sorted(set(found.flags))))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@cache
def start() -> Rulebook:
    """
    Return the shipped rules, checked as a whole.

    :raises Refused: with file, key and reason.
    """
    return covered(shipped())


def covered(book: Rulebook) -> Rulebook:
    """
    Test that a text of the law has every norm, condition and parameter the functions need, and none besides.

    :raises Refused: with file, key and reason.
    """
    for basis in set(book.norms) | set(RULES):
        file = f"{book.version}/{basis}.yaml"
        if basis not in book.norms or basis not in RULES:
            raise Refused("Zu dieser Norm gibt es keine Regeldatei oder keine Funktionen.", file=file, key="basis")
        for law in book.norms[basis]:
            try:
                _covered(law, RULES[basis])
            except Refused as refused:
                raise refused.within(file=file) from None
    return book


def _covered(law: Law, rule: Rule) -> None:
    for name in sorted(set(law.conditions) ^ set(rule.names)):
        raise Refused("Die Voraussetzung steht nur in der Regeldatei oder nur im Programm.", key=f"conditions.{name}")
    needed = PARAMS[law.basis]
    for name in sorted(set(law.params) ^ set(needed)):
        raise Refused("Der Wert fehlt oder wird nicht gebraucht.", key=f"versions.params.{name}")
    for name, kind in needed.items():
        if type(law.params[name]) is not kind:
            raise Refused(f"Der Wert muss von der Art {kind.__name__} sein.", key=f"versions.params.{name}")
