"""Find people whatever the transliteration of their names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from anyascii import anyascii
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from rapidfuzz import fuzz

from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import Typed, prepared
from kimpass.people.models import NameKey, Person
from kimpass.people.selectors.sounds import skeletons

# Articles, "son of" and "from" in the spellings of the registers: they come and go between two papers of one person.
_PARTICLES = (
    "al el ul ar an as ash at ad az abu abou bin ibn ben bint bent ould "
    "von van vom der den de di da do dos das du la le zu zum zur und y e"
)
PARTICLES = frozenset(_PARTICLES.split())
# Separate in one paper, written together in the next: the name is entered with and without.
PREFIXES = re.compile(r"^(?:abd[aeou]?[lrnsdz]?|al|el|abu|abou)[-]?(?=[a-z]{4})")
MAX_TOKENS = 10
CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person the actor may open, and how well the name fits."""

    person: Person
    score: int
    sounds_alike: bool


@dataclass(frozen=True, slots=True)
class DuplicateHint:
    """Somebody who may be the same: with `person` for the actor's own, otherwise only who knows them."""

    person_id: int  # for the read log; no page shows it
    person: Person | None
    known_at: str
    score: int


def tokens(*names: str) -> list[str]:
    """Return the parts of names in Latin letters, without particles unless nothing else is there."""
    words = re.findall(r"[a-z]+", anyascii(" ".join(names).replace("'", "").replace("’", "")).lower())
    kept = {word for word in words if word not in PARTICLES} or set(words)
    # The longest tell most; sorted, so that the order in which a name is written cannot matter.
    return sorted(kept, key=lambda word: (-len(word), word))[:MAX_TOKENS]


@lru_cache(maxsize=4096)
def token_keys(token: str) -> frozenset[str]:
    """Return the keys of one part of a name."""
    keys = set(skeletons(token))
    stripped = PREFIXES.sub("", token)
    if stripped != token:
        keys |= skeletons(stripped)
    return frozenset(keys)


def name_keys(family: str, given: str, original: str) -> set[str]:
    """Return the keys under which a name is found; the order of its parts and diacritics do not matter."""
    return {key for token in tokens(family, given, original) for key in token_keys(token)}


def _token_score(mine: str, theirs: Iterable[str]) -> float:
    best = 0.0
    for token in theirs:
        score = fuzz.ratio(mine, token)
        if token_keys(mine) & token_keys(token):
            score = max(score, 80 + score / 5)  # sounds alike: nearly as good as written alike
        best = max(best, score)
    return best


def _score(wanted: list[str], person: Person, birth_year: int | None) -> int:
    theirs = tokens(person.family_name, person.given_names, person.original_name)
    scores = [_token_score(token, theirs) for token in wanted]
    score = sum(scores) / len(scores) if scores else 0.0
    if birth_year and person.birth_year:
        # Estimated years are often off by one or two; a different decade is a different person more often than not.
        apart = abs(birth_year - person.birth_year)
        score += 5 if apart == 0 else -min(12, 3 * apart)
    return min(100, round(score))


def _query(query: str) -> tuple[list[str], int | None]:
    year = re.search(r"\b(19\d\d|20\d\d)\b", query)
    return tokens(re.sub(r"\d+", " ", query)), int(year.group()) if year else None


def _keys_of(wanted: list[str]) -> set[str]:
    return {key for token in wanted for key in token_keys(token)}


@prepared
def _fitting(actor: Actor, keys: tuple[str, ...], start: Typed) -> QuerySet[Any, Any]:
    found = NameKey.objects.filter(tenant_id=actor.tenant_id, person=OuterRef("pk"), key__in=keys)
    starts = Q(family_name__istartswith=start) | Q(given_names__istartswith=start)
    return Person.objects.visible_to(actor).filter(Exists(found) | starts)[: CANDIDATES * 5]


def find_people(actor: Actor, query: str, *, limit: int = 10) -> list[PersonHit]:
    """Return the people the actor keeps whose names fit, best first, in one statement; a year counts as birth year."""
    wanted, birth_year = _query(query[:200])
    if not wanted:
        return []
    found = _fitting(actor, tuple(sorted(_keys_of(wanted))), Typed(query.strip()[:120]))
    hits = [
        PersonHit(person, score, sounds_alike=not _written_alike(wanted, person))
        for person in found
        if (score := _score(wanted, person, birth_year)) >= 55 or _starts(query, person)
    ]
    hits.sort(key=lambda hit: (-hit.score, hit.person.family_name, hit.person.given_names, hit.person.pk))
    return hits[:limit]


def _starts(query: str, person: Person) -> bool:
    start = query.strip().casefold()
    return any(name.casefold().startswith(start) for name in (person.family_name, person.given_names))


def _written_alike(wanted: list[str], person: Person) -> bool:
    theirs = tokens(person.family_name, person.given_names)
    return all(any(token.startswith(mine) for token in theirs) for mine in wanted)


def _candidates(actor: Actor, keys: set[str], years: Q) -> list[int]:
    best = (
        NameKey.objects.for_tenant(actor)
        .filter(years, key__in=keys)
        .values("person_id")
        .annotate(hits=Count("key", distinct=True))
        .order_by("-hits", "person_id")
    )
    return [row["person_id"] for row in best[:CANDIDATES]]


def possible_duplicates(
    actor: Actor, *, family_name: str, given_names: str, birth_year: int | None, limit: int = 5
) -> list[DuplicateHint]:
    """
    Return who may be the same person, in at most three statements.

    Of people the actor does not keep, only the employing body that knows them is told, and only for a close match of
    the whole name: that somebody is advised is itself a secret (§ 203 StGB).
    """
    wanted = tokens(family_name[:120], given_names[:120])
    if not wanted:
        return []
    keys = _keys_of(wanted)
    near = Q(birth_year__isnull=True) if birth_year is None else Q(birth_year=birth_year) | Q(birth_year__isnull=True)
    ids = _candidates(actor, keys, near) if birth_year else []
    if len(ids) < limit:
        # A wrong year of birth is common: look again without it.
        ids = [*ids, *_candidates(actor, keys, Q())]
    own = Exists(Person.objects.visible_to(actor).filter(pk=OuterRef("pk")))
    persons: Iterable[Any] = (
        Person.objects.for_tenant(actor)
        .filter(pk__in=set(ids), restricted_at__isnull=True)
        .select_related("controller")
        .annotate(is_own=own)
    )
    whole_name = bool(tokens(family_name)) and bool(tokens(given_names))
    hints: list[DuplicateHint] = []
    for person in persons:
        score = _score(wanted, person, birth_year)
        if person.is_own and score >= 70:
            hints.append(DuplicateHint(person.pk, person, person.controller.name, score))
        elif not person.is_own and whole_name and score >= 85 and not person.is_protected:
            hints.append(DuplicateHint(person.pk, None, person.controller.name, score))
    return list(islice(_one_for_each_body(sorted(hints, key=_best_first)), limit))


def _best_first(hint: DuplicateHint) -> tuple[bool, int, int]:
    return hint.person is None, -hint.score, hint.person_id


def _one_for_each_body(hints: list[DuplicateHint]) -> Iterable[DuplicateHint]:
    told: set[str] = set()
    for hint in hints:
        if hint.person is None:
            if hint.known_at in told:
                continue
            told.add(hint.known_at)
        yield hint
