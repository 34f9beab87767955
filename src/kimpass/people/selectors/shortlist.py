"""Who of the many whose keys fit is worth a closer look, and in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import log

from kimpass.people.selectors.likeness import alike, begins, fit, in_order
from kimpass.people.selectors.sounds import skeletons
from kimpass.people.selectors.words import joined, keys_of, parts, weighs

# So many are read from the database at most, and so many of them compared letter by letter.
ENOUGH, MOST, CLOSELY, SURE = 150, 800, 50, 15
# Words that are less alike than this on average make no name that fits, even joined.
HOPELESS = 38

Names = tuple[str, str, str]  # family name, given names, name in its own script
KeyRow = tuple[str, int, int | None]  # key, person, year of birth


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words somebody looks for, and the keys they may be entered under."""

    words: tuple[str, ...]
    covers: dict[str, int]  # which words a key stands for, one bit for each
    family_first: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys in an order that does not depend on the run."""
        return tuple(sorted(self.covers))


@lru_cache(maxsize=1024)
def wanted_of(text: str) -> Wanted:
    """Return what is looked for when this name is typed."""
    words = tuple(dict.fromkeys(parts(text)))
    heavy = [word for word in words if weighs(word)] or list(words)
    covers: dict[str, int] = {}
    for word in heavy:
        for key in keys_of([word]):
            covers[key] = covers.get(key, 0) | 1 << words.index(word)
    for pair in joined(text):
        parted = sum(1 << place for place, word in enumerate(words) if word in pair)
        for key in skeletons(pair):
            covers.setdefault(key, parted)
    return Wanted(words, covers, "," in text or "<" in text)


def shortlist(
    rows: Iterable[KeyRow], wanted: Wanted, birth_year: int | None = None, *, everybody: bool = False
) -> list[int]:
    """
    Return the people worth a closer look, or everybody, the most promising first.

    A word weighs the more the fewer people share it: of thousands called Mohammed the one with the rare second name
    is meant. Among equals the year of birth decides, which may be wrong and therefore excludes nobody.
    """
    masks: dict[int, int] = {}
    shares: dict[int, float] = {}
    covers, known, shared = wanted.covers, masks.get, shares.get
    for key, person, year in rows:
        masks[person] = known(person, 0) | covers[key]
        shares[person] = shared(person, -_apart(birth_year, year) if birth_year else 0.0) + 1
    groups: dict[int, list[int]] = {}
    for person, mask in masks.items():
        groups.setdefault(mask, []).append(person)
    weights = _weights(groups, len(masks), len(wanted.words))
    order = sorted(groups, key=lambda mask: (-sum(weight for bit, weight in weights if mask & bit), mask))
    chosen: list[int] = []
    for mask in order:
        most = len(masks) if everybody else ENOUGH if chosen else MOST
        if len(chosen) >= most:
            break
        # More shared readings, nearer spelling: who is spelled just so shares all of them.
        chosen += sorted(groups[mask], key=lambda one: (-shares[one], one))[: most - len(chosen)]
    return chosen


def _apart(wanted: int, known: int | None) -> float:
    """Return how much a year of birth speaks against somebody, in shared keys: more than a few never."""
    return min(abs(wanted - known) / 2, 3) if known else 1.5


def _weights(groups: dict[int, list[int]], people: int, words: int) -> list[tuple[int, float]]:
    found = []
    for place in range(words):
        bit = 1 << place
        sharing = sum(len(members) for mask, members in groups.items() if mask & bit)
        found.append((bit, 0.3 + log(1 + people / sharing) if sharing else 0.0))
    return found


@lru_cache(maxsize=65536)
def _words(family: str, given: str, original: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*parts(family), *parts(given), *parts(original))))


def score(wanted: Wanted, names: Names) -> float:
    """Return from 0 to 100 how well a person's names fit; a little more where they stand in order."""
    family, given, original = names
    best = fit(wanted.words, _words(family, given, ""))
    if original:
        # A name in two scripts is one name: what stands in the one is not missing in the other.
        best = max(best, fit(wanted.words, parts(original)))
    return best + in_order(wanted.words, parts(given), parts(family), family_first=wanted.family_first)


def score_half_typed(wanted: Wanted, names: Names) -> float:
    """Return from 0 to 100 how well a person's names fit words of which the last is not complete."""
    theirs = _words(*names)
    whole = [max((alike(word, other) for other in theirs), default=0.0) for word in wanted.words[:-1]]
    return sum([*whole, max((begins(wanted.words[-1], other) for other in theirs), default=0.0)]) / len(wanted.words)


def closest(wanted: Wanted, people: Sequence[Names], *, most: int = CLOSELY, sure: int = 0) -> list[int]:
    """
    Return the places of the people that deserve comparison letter by letter, by their words alone.

    Words alone do not see that two are written as one; the first `sure` are taken whatever they say.
    """
    theirs = [_words(*names) for names in people]
    known = {word for words in theirs for word in words}
    likeness = [{other: alike(word, other) for other in known} for word in wanted.words]
    rough = [
        (sum(max(map(table.__getitem__, words), default=0.0) for table in likeness), -len(words), -place)
        for place, words in enumerate(theirs)
    ]
    least = HOPELESS * len(wanted.words)
    near = [-place for value, _length, place in nlargest(most, rough) if value >= least]
    return list(dict.fromkeys([*near, *range(min(sure, len(people)))]))
