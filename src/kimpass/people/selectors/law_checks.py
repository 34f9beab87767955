"""What `law` says about facts: one norm, all norms that fit, and what is still to be asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kimpass.law.case import Case
from kimpass.law.errors import Refused
from kimpass.law.findings import BEST_FIRST, Finding, Overall
from kimpass.law.precheck import Result, check, read_entry
from kimpass.law.reading import read_facts
from kimpass.law.rulebook import Rulebook, shipped
from kimpass.law.rules import RULES

Values = Mapping[str, Any]
# Facts every norm may look at, and what says which of several norms is meant.
ALWAYS = frozenset({"status", "geburt", "ausland", "norm", "rolle", "antrag"})
NATURALISATION = ("StAG_10", "StAG_9", "StAG_8")
# In the order in which they are offered: to stay, to stay for good, to become German, and duties.
BASES = (
    "AufenthG_25a_1",
    "AufenthG_25b",
    "AufenthG_104c",
    "AufenthG_9_18c_26_28",
    *NATURALISATION,
    "AufenthG_12a",
    "AufenthG_44_44a",
)


@dataclass(frozen=True, slots=True)
class Basis:
    """A norm to examine under, with what the known facts say so far."""

    key: str
    norm: str
    title: str
    overall: str
    met_on: date | None = None

    @property
    def fits(self) -> bool:
        """Test whether the facts leave the norm possible."""
        return self.overall not in {Overall.NOT_APPLICABLE, Overall.NOT_OBLIGED}


def best_first(basis: Basis) -> int:
    """Return where a norm stands in a list: what is nearest comes first; equals keep their order."""
    ranks = [Overall.OBLIGED, *BEST_FIRST]
    return ranks.index(Overall(basis.overall)) if basis.overall in ranks else len(ranks)


@dataclass(frozen=True, slots=True)
class Examined:
    """A result as it is stored."""

    basis: str
    version: str
    day: date
    overall: str
    met_on: date | None
    result: dict[str, Any]
    trace: dict[str, Any]

    def questions(self) -> dict[str, str]:
        """Return the facts nobody has stated, with the question for each, in the order of the conditions."""
        asked = {}
        for line in self.trace["conditions"]:
            asked.update({name: str(words) for name, words in line["to_ask"].items()})
        return asked


@dataclass(frozen=True, slots=True)
class Question:
    """One fact to ask for: the words, and the conditions of the norm it is needed for."""

    name: str
    words: str
    type: str
    values: tuple[str, ...]
    reasons: tuple[tuple[str, str], ...]


def relevant(basis: str, day: date, book: Rulebook) -> frozenset[str]:
    """
    Return the facts a norm looks at; nothing else is read for it or kept with its check.

    :raises Refused: no version of the norm is kept for that day.
    """
    specs = book.on(basis, day).conditions.values()
    return ALWAYS.union(*((*spec.asks, *spec.also) for spec in specs))


def _checked(basis: str, values: Values, day: date, book: Rulebook, sources: Mapping[str, str]) -> Result:
    if basis not in RULES:
        raise Refused("Diese Norm gibt es nicht.", key="basis")
    wanted = relevant(basis, day, book)
    facts = {name: value for name, value in values.items() if name in wanted}
    rests_on = {name: source for name, source in sources.items() if name in facts}
    raw = {"basis": basis, "stichtag": day, "facts": facts, "sources": rests_on}
    return check(read_entry(raw, book, strict=True), book)


def outcome(basis: str, values: Values, day: date, book: Rulebook) -> tuple[str, date | None]:
    """
    Return result and day alone, for runs over many people.

    :raises Refused: facts that cannot be, or no version of the norm for that day.
    """
    conclusion = _checked(basis, values, day, book, {}).conclusion
    return str(conclusion.overall), conclusion.met_on


def examine(
    basis: str, values: Values, day: date, book: Rulebook | None = None, sources: Mapping[str, str] | None = None
) -> Examined:
    """
    Examine facts in strict mode: what was not asked counts as open, as what was asked in vain.

    :raises Refused: facts that cannot be, or no version of the norm for that day.
    """
    book = book or shipped()
    found = _checked(basis, values, day, book, sources or {})
    result = found.as_json()
    trace = result.pop("trace")
    result.pop("id")
    conclusion = found.conclusion
    return Examined(basis, book.version, day, str(conclusion.overall), conclusion.met_on, result, trace)


def offered(values: Values, day: date, book: Rulebook | None = None) -> Iterator[Basis]:
    """
    Yield every norm with what the known facts say under it.

    :raises Refused: facts that cannot be.
    """
    book = book or shipped()
    for key in BASES:
        law = book.on(key, day)
        found = examine(key, values, day, book)
        yield Basis(key, law.norm, law.title, found.overall, found.met_on)


def basis_name(key: str, day: date | None = None, book: Rulebook | None = None) -> str:
    """Return a norm with its title."""
    laws = (book or shipped()).norms.get(key)
    if not laws:
        return key
    law = laws[-1]
    return f"{law.norm} – {law.title}"


def question(basis: str, name: str, day: date, book: Rulebook | None = None) -> Question | None:
    """Return a question with the conditions it is asked for, None where the norm does not ask it."""
    book = book or shipped()
    spec = book.facts.get(name)
    if spec is None or basis not in RULES:
        return None
    conditions = book.on(basis, day).conditions.values()
    reasons = tuple((row.label, row.citation) for row in conditions if name in (*row.asks, *row.also))
    return Question(name, spec.ask, spec.type, spec.values, reasons) if reasons else None


def more_to_ask(basis: str, examined: Examined, values: Values, book: Rulebook | None = None) -> list[str]:
    """Return facts about exceptions nobody was asked for yet, of conditions that are not met or open."""
    book = book or shipped()
    conditions = book.on(basis, examined.day).conditions
    names = [
        name
        for line in examined.trace["conditions"]
        if line["status"] in {"offen", "nicht_erfuellt"} and line["condition"] in conditions
        for name in conditions[line["condition"]].also
        if name not in values and name != "status"
    ]
    return list(dict.fromkeys(names))


def is_possible(name: str, value: Any, day: date, book: Rulebook | None = None) -> None:
    """
    Let a value pass that the law's vocabulary knows.

    :raises Refused: with the reason in words.
    """
    read_facts({name: value}, book or shipped(), reference=day, strict=True)


def findings_of(
    basis: str, names: tuple[str, ...], values: Values, day: date, book: Rulebook | None = None
) -> dict[str, Finding]:
    """
    Return what some conditions alone say, for counts over many people.

    :raises Refused: facts that cannot be.
    """
    book = book or shipped()
    case = Case(read_facts(dict(values), book, reference=day, strict=True), day, book.on(basis, day), book)
    predicates = RULES[basis].conditions(case)
    return {name: predicates[name](case) for name in names if name in predicates}


def wanted_of(examined: Examined, book: Rulebook | None = None) -> frozenset[str]:
    """Return the facts that belong to an examined norm."""
    return relevant(examined.basis, examined.day, book or shipped())
