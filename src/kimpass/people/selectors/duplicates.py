"""Which persons somebody may see look like one and the same."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from kimpass.kernel.access import Actor
from kimpass.people.models import DuplicateHint, NameKey, Person
from kimpass.people.selectors.names import how_alike

# Of so many persons, the last taken in, every pair is considered; keys that more share tell nothing.
CONSIDERED, TOO_COMMON = 2000, 200
LIKELY, SHOWN = 85, 50


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons who may be one; the one taken in earlier first."""

    person: Person
    other: Person
    score: int


def _decided(actor: Actor) -> set[tuple[int, int]]:
    """Return the pairs somebody has said are two people."""
    rows = DuplicateHint.objects.for_tenant(actor).filter(state=DuplicateHint.State.DIFFERENT)
    return set(rows.values_list("person_id", "other_id"))


def _sharing_keys(actor: Actor, persons: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Return pairs that share two keys, or the only one both have."""
    known = set(persons)
    rows = NameKey.objects.for_tenant(actor).filter(person__in=Person.objects.visible_to(actor).values("pk"))
    sharing: dict[str, list[int]] = {}
    for key, person in rows.values_list("key", "person_id"):
        if person in known:
            sharing.setdefault(key, []).append(person)
    has = Counter(person for people in sharing.values() for person in people)
    shared: Counter[tuple[int, int]] = Counter()
    for people in sharing.values():
        if len(people) <= TOO_COMMON:
            shared.update(combinations(sorted(set(people)), 2))
    return [pair for pair, count in shared.items() if count >= min(2, has[pair[0]], has[pair[1]])]


def possible_pairs(actor: Actor) -> list[Pair]:
    """Return the pairs of persons the actor sees who may be one, the likeliest first, in three statements."""
    rows: Any = Person.objects.visible_to(actor).order_by("-pk").defer("extra")
    persons = {person.pk: person for person in rows[:CONSIDERED]}
    decided = _decided(actor)
    found = [
        Pair(persons[one], persons[other], how_alike(persons[one], persons[other]))
        for one, other in _sharing_keys(actor, persons)
        if (one, other) not in decided
    ]
    likely = [pair for pair in found if pair.score >= LIKELY]
    return sorted(likely, key=lambda pair: (-pair.score, pair.person.pk, pair.other.pk))[:SHOWN]


def pairs_of(actor: Actor, person: Person) -> list[Pair]:
    """Return with whom one person may be the same, the likeliest first."""
    decided = _decided(actor)
    keys = NameKey.objects.for_tenant(actor).filter(person=person).values("key")
    sharing = NameKey.objects.for_tenant(actor).filter(key__in=keys).values("person")
    rows: Any = Person.objects.visible_to(actor).filter(pk__in=sharing).exclude(pk=person.pk)
    found = [
        Pair(person, other, how_alike(person, other))
        for other in rows[:CONSIDERED]
        if (min(person.pk, other.pk), max(person.pk, other.pk)) not in decided
    ]
    return sorted((pair for pair in found if pair.score >= LIKELY), key=lambda pair: (-pair.score, pair.other.pk))
