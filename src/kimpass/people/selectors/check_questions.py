"""What is still to be asked for a norm: one question at a time, each with why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kimpass.law.errors import Refused
from kimpass.people.models import Person
from kimpass.people.selectors import known_facts, law_checks
from kimpass.people.selectors.known_facts import JUDGED, Known
from kimpass.people.selectors.law_checks import Examined, Question

# Not asked here: it is a row of the file with a page of its own.
IN_THE_FILE = frozenset({"status", "geburt"})


@dataclass(frozen=True, slots=True)
class Interview:
    """Where the questions about a person under a norm stand; `refused` says what in the file contradicts itself."""

    basis: str
    known: dict[str, Known]
    left: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    missing_in_file: tuple[str, ...] = ()
    examined: Examined | None = None
    refused: str = ""

    def next_after(self, passed_over: Collection[str]) -> str | None:
        """Return the next fact to ask for, leaving out those somebody passed over."""
        return next((name for name in self.left if name not in passed_over), None)


def interview(person: Person, basis: str, day: date) -> Interview:
    """Return what is known and what is missing under a norm."""
    known = known_facts.known_facts(person, day)
    values = {name: row.value for name, row in known.items()}
    try:
        examined = law_checks.examine(basis, values, day)
        wanted = law_checks.wanted_of(examined)
    except Refused as refused:
        return Interview(basis, known, refused=refused.reason)
    asked = [name for name in examined.questions() if name not in values]
    return Interview(
        basis,
        {name: row for name, row in known.items() if name in wanted},
        tuple(name for name in asked if name not in IN_THE_FILE),
        tuple(name for name in law_checks.more_to_ask(basis, examined, values) if name not in IN_THE_FILE),
        tuple(name for name in asked if name in IN_THE_FILE),
        examined,
    )


def is_judgement(question: Question) -> bool:
    """Test whether only a person's own judgement answers the question."""
    return question.name in JUDGED
