"""The desk at which findings are written, and the two questions asked before one is released."""

from collections.abc import Sequence

from kimpass.casework.selectors.deidentify import check_against
from kimpass.casework.selectors.traces import NameSet, Trace
from kimpass.casework.selectors.wording import digits_of
from kimpass.steering.selectors.wording import found_in
from kimtools.bench._deidentify_clean import Office
from kimtools.bench._deidentify_traces import Household, Registry, Slip
from kimtools.bench._names_people import Speller


def trace_of(case: Household) -> Trace:
    """Return what the floor of cases knows of an invented household."""
    names = [name for client in case.clients for name in (client.family, client.given, client.original)]
    return Trace(
        names=NameSet(names),
        birth_dates=frozenset(client.born for client in case.clients),
        other_dates=frozenset(case.days),
        numbers=frozenset({digits_of(case.phone)}),
        case_number="".join(letter for letter in case.number.casefold() if letter.isalnum()),
        case_number_shown=case.number,
    )


def reasons(case: Household, title: str, text: str) -> list[str]:
    """Return why a finding from this case would be stopped, as kinds."""
    hits = [str(hit.why) for hit in check_against(trace_of(case), f"{title}\n{text}")]
    return hits + [str(place.kind) for place in found_in(title, text)]


class Desk:
    """Writes findings, careless ones and ordinary ones, and holds each against a case."""

    def __init__(self, seed: int, names: Speller, sentences: Sequence[str]) -> None:
        self.registry = Registry(seed, names)
        self.office = Office(seed, sentences)

    def careless(self) -> tuple[Slip, bool]:
        """Return what slipped into a text, and whether it was stopped for more than its surroundings."""
        case = self.registry.household()
        slip = self.registry.slip(case)
        while True:
            before, after = self.office.sentence(), self.office.sentence()
            title, _text = self.office.finding()
            if not reasons(case, title, f"{before} {after}"):
                break
        return slip, bool(reasons(case, title, self.registry.hidden_in(slip, before, after)))

    def ordinary(self) -> str:
        """Return the first reason why an ordinary text was stopped, nothing when it passed."""
        found = reasons(self.registry.household(), *self.office.finding())
        return found[0] if found else ""
