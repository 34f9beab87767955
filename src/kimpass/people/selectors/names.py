"""Find people whatever the transliteration of their names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import Typed, prepared
from kimpass.people.models import Keeper, NameKey, Person
from kimpass.people.selectors.shortlist import (
    CLOSELY,
    ENOUGH,
    SURE,
    Wanted,
    closest,
    score,
    score_half_typed,
    shortlist,
    wanted_of,
)
from kimpass.people.selectors.sounds import skeletons
from kimpass.people.selectors.words import name_keys, tokens

__all__ = ["DuplicateHint", "PersonHit", "find_people", "name_keys", "possible_duplicates", "tokens"]

# Whoever keeps more households is searched from the keys of the tenant, everybody else from the own households.
MANY_HOUSEHOLDS = 2000
CANDIDATES, BEGINNINGS = 1000, 4
# Below this the name is another one; of people others keep only a nearly certain match is told.
FITS, LIKELY, CERTAIN = 55, 70, 85
ANOTHER_DAY = 8
# Rows are asked for in portions of fixed size, so that the compiled query is the same.
PORTIONS = (20, 50, 100, 200, 400, 800)


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


def _query(query: str) -> tuple[str, int | None]:
    year = re.search(r"\b(19\d\d|20\d\d)\b", query)
    return re.sub(r"\d+", " ", query), int(year.group()) if year else None


def _with_year(fits: float, wanted: int | None, known: int | None) -> float:
    """Return a score with what the year of birth says: estimated ones are often off by a few, and none excludes."""
    if not wanted or not known:
        return fits
    apart = abs(wanted - known)
    return fits + 5 if apart == 0 else fits - min(12, 3 * apart)


def how_alike(one: Person, other: Person) -> int:
    """Return from 0 to 100 how likely two rows are one person, by name and birth, whichever is looked for."""
    both = [(row.given_names, row.family_name, row.original_name) for row in (one, other)]
    scores = [
        score(wanted_of(f"{mine[0]} {mine[1]}"), (theirs[1], theirs[0], theirs[2]))
        for mine, theirs in (both, both[::-1])
    ]
    fits = _with_year(sum(scores) / 2, one.birth_year, other.birth_year)
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        fits -= ANOTHER_DAY
    if one.birth_year and other.birth_year and abs(one.birth_year - other.birth_year) > 10:
        fits -= ANOTHER_DAY  # a parent and a child may bear one name
    return max(0, min(100, round(fits)))


@prepared
def _many(actor: Actor) -> QuerySet[Any, Any]:
    kept = Keeper.objects.for_tenant(actor).on(actor.today).filter(staff_member_id__in=actor.acts_for)
    return kept.values_list("pk")[MANY_HOUSEHOLDS : MANY_HOUSEHOLDS + 1]


@prepared
def _fitting(actor: Actor, keys: tuple[str, ...], start: Typed) -> QuerySet[Any, Any]:
    found = NameKey.objects.filter(tenant_id=actor.tenant_id, person=OuterRef("pk"), key__in=keys)
    starts = Q(family_name__istartswith=start) | Q(given_names__istartswith=start)
    return Person.objects.visible_to(actor).filter(Exists(found) | starts).defer("extra")[:CANDIDATES]


@prepared
def _beginning(actor: Actor, keys: tuple[str, ...]) -> QuerySet[Any, Any]:
    begun = reduce(or_, (Q(key__startswith=key) for key in keys))
    found = NameKey.objects.filter(begun, tenant_id=actor.tenant_id, person=OuterRef("pk"))
    return Person.objects.visible_to(actor).filter(Exists(found))[:CANDIDATES]


@prepared
def _keyed(actor: Actor, keys: tuple[str, ...]) -> QuerySet[Any, Any]:
    rows = NameKey.objects.for_tenant(actor).filter(key__in=keys)
    return rows.values_list("key", "person_id", "birth_year")


@prepared
def _named(actor: Actor, ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    rows = Person.objects.kept_one_by_one(actor).filter(pk__in=ids)
    return rows.values_list("pk", "family_name", "given_names", "original_name", "birth_year")


def _portion(ids: Sequence[int]) -> tuple[int, ...]:
    size = next((size for size in PORTIONS if len(ids) <= size), len(ids))
    return (*ids, *(ids[-1] for _ in range(size - len(ids))))


def _kept_of(actor: Actor, wanted: Wanted, birth_year: int | None) -> list[Any]:
    """Return names of the most promising people whom the actor keeps, in that order."""
    keyed = _keyed(actor, wanted.keys)
    ids = shortlist(keyed, wanted, birth_year)
    kept: list[Any] = _named(actor, _portion(ids)) if ids else []
    if len(kept) < min(len(ids), SURE):
        # Most of those are kept by others: go on until enough of one's own are found.
        ids = shortlist(keyed, wanted, birth_year, everybody=True)
        kept = []
        for start in range(0, len(ids), PORTIONS[-1]):
            if len(kept) >= ENOUGH:
                break
            kept += _named(actor, _portion(ids[start : start + PORTIONS[-1]]))
    order = {person: place for place, person in enumerate(ids)}
    return sorted(kept, key=lambda row: order[row[0]])


def _among_many(actor: Actor, wanted: Wanted, birth_year: int | None, limit: int) -> list[Person]:
    """Return the best of very many people, read from the keys of the whole tenant and then from what is kept."""
    rows = _kept_of(actor, wanted, birth_year)
    near = closest(wanted, [(row[1], row[2], row[3]) for row in rows], sure=SURE)
    fits = [(_with_year(score(wanted, rows[n][1:4]), birth_year, rows[n][4]), -rows[n][0]) for n in near]
    chosen = [-pk for _score, pk in sorted(fits, reverse=True)[:limit]]
    found: list[Person] = list(Person.objects.kept_one_by_one(actor).filter(pk__in=chosen)) if chosen else []
    return found


def find_people(actor: Actor, query: str, *, limit: int = 10) -> list[PersonHit]:
    """
    Return the people the actor keeps whose names fit, best first, in at most four statements.

    A year counts as year of birth; a wrong one loses nobody. The last word may be half typed, unless the actor keeps
    so many that beginnings say nothing.
    """
    text, birth_year = _query(query[:200])
    wanted = wanted_of(text)
    if not wanted.words:
        return []
    many = bool(_many(actor))
    if many:
        found = _among_many(actor, wanted, birth_year, limit)
    else:
        found = _fitting(actor, wanted.keys, Typed(text.strip()[:120]))
    hits = _hits(wanted, text, birth_year, found, limit)
    if not many and not any(hit.score > LIKELY for hit in hits):
        # Nobody is called so: the last word may be half typed, in another spelling than the one that was entered.
        known = {hit.person.pk for hit in hits}
        hits += [hit for hit in _half_typed(actor, wanted) if hit.person.pk not in known]
    return hits[:limit]


def _hits(wanted: Wanted, text: str, birth_year: int | None, found: Sequence[Person], limit: int) -> list[PersonHit]:
    names = [(person.family_name, person.given_names, person.original_name) for person in found]
    begun = {place for place, person in enumerate(found) if _starts(text, person)}
    hits = []
    for place in {*closest(wanted, names, most=max(CLOSELY, limit), sure=SURE), *begun}:
        person, begins = found[place], place in begun
        fits = _with_year(score(wanted, names[place]), birth_year, person.birth_year)
        if fits >= FITS or begins:
            hits.append((max(fits, LIKELY) if begins else fits, person))
    hits.sort(key=lambda hit: (-hit[0], hit[1].family_name, hit[1].given_names, hit[1].pk))
    return [
        PersonHit(person, min(100, round(fits)), sounds_alike=not _written_alike(wanted, person))
        for fits, person in hits
    ]


def _half_typed(actor: Actor, wanted: Wanted) -> list[PersonHit]:
    """Return the people one of whose names sounds as if it began like the last word."""
    begun = sorted((key for key in skeletons(wanted.words[-1]) if len(key) > 1), key=lambda key: (len(key), key))
    found: list[Person] = _beginning(actor, tuple(begun[:BEGINNINGS])) if begun else []
    scores = [score_half_typed(wanted, (one.family_name, one.given_names, one.original_name)) for one in found]
    hits = [PersonHit(one, round(fits), sounds_alike=True) for fits, one in zip(scores, found, strict=True)]
    likely = [hit for hit in hits if hit.score >= LIKELY]
    return sorted(likely, key=lambda hit: (-hit.score, hit.person.family_name, hit.person.given_names, hit.person.pk))


def _starts(query: str, person: Person) -> bool:
    start = query.strip().casefold()
    return any(name.casefold().startswith(start) for name in (person.family_name, person.given_names))


def _written_alike(wanted: Wanted, person: Person) -> bool:
    theirs = tokens(person.family_name, person.given_names)
    return all(any(token.startswith(mine) for token in theirs) for mine in wanted.words)


def possible_duplicates(
    actor: Actor, *, family_name: str, given_names: str, birth_year: int | None, limit: int = 5
) -> list[DuplicateHint]:
    """
    Return who may be the same person, in at most three statements.

    Of people the actor does not keep, only the employing body that knows them is told, and only for a close match of
    the whole name: that somebody is advised is itself a secret (§ 203 StGB).
    """
    wanted = wanted_of(f"{given_names[:120]} {family_name[:120]}")
    if not wanted.words:
        return []
    ids = shortlist(_keyed(actor, wanted.keys), wanted, birth_year)
    own = Exists(Person.objects.kept_one_by_one(actor).filter(pk=OuterRef("pk")))
    rows: Any = Person.objects.for_tenant(actor).filter(restricted_at__isnull=True, absorbed_into__isnull=True)
    persons: list[Any] = list(rows.filter(pk__in=ids).select_related("controller").annotate(is_own=own))
    whole_name = bool(tokens(family_name)) and bool(tokens(given_names))
    hints: list[DuplicateHint] = []
    order = {person: place for place, person in enumerate(ids)}
    persons.sort(key=lambda one: order[one.pk])
    for place in closest(wanted, [(one.family_name, one.given_names, one.original_name) for one in persons], sure=SURE):
        person = persons[place]
        names = (person.family_name, person.given_names, person.original_name)
        fits = min(100, round(_with_year(score(wanted, names), birth_year, person.birth_year)))
        if person.is_own and fits >= LIKELY:
            hints.append(DuplicateHint(person.pk, person, person.controller.name, fits))
        elif not person.is_own and whole_name and fits >= CERTAIN and not person.is_protected:
            hints.append(DuplicateHint(person.pk, None, person.controller.name, fits))
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
