"""Offers that look alike: scored, and never asked about twice (DIR-04)."""

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz

from kimpass.kernel.access import Actor
from kimpass.network.models import Service, ServicePair

LIKELY, MOST = 72, 60
FILLERS = frozenset({"fur", "und", "der", "die", "das", "in", "im", "am", "mit", "von", "zur", "zum", "des", "e", "v"})
NAME, AGENCY, PLACE, FIELD = 0.7, 15, 10, 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two offers and how much alike they look, in hundredths."""

    first: Service
    second: Service
    score: int
    same_agency: bool
    same_place: bool
    same_field: bool


def plain(name: str) -> str:
    """Return a name without case, accents, signs and filling words."""
    bare = unicodedata.normalize("NFKD", name.lower().replace("ß", "ss"))
    words = re.findall(r"[a-z0-9]+", "".join(letter for letter in bare if not unicodedata.combining(letter)))
    return " ".join(word for word in words if word not in FILLERS)


def _alike(one: str, two: str, needed: float) -> float:
    """Return how alike two plain names are in hundredths, 0 where they cannot be as alike as needed."""
    # German compounds are written together and apart.
    joined = fuzz.ratio(one.replace(" ", ""), two.replace(" ", ""), score_cutoff=needed)
    by_set = fuzz.token_set_ratio(one, two, score_cutoff=2 * needed - 100)
    return max(joined, (by_set + fuzz.token_sort_ratio(one, two)) / 2 if by_set else 0)


def _pair(first: Service, second: Service, names: dict[int, str]) -> Pair | None:
    agency = first.agency_id == second.agency_id
    place = first.unit_id == second.unit_id
    field = first.field_id == second.field_id
    shared = AGENCY * agency + PLACE * place + FIELD * field
    needed = (LIKELY - 0.5 - shared) / NAME
    if needed > 100:
        return None  # however alike the names are: most pairs end here
    score = round(_alike(names[first.pk], names[second.pk], needed) * NAME + shared)
    return Pair(first, second, score, agency, place, field) if score >= LIKELY else None


def judged(actor: Actor) -> set[tuple[int, int]]:
    """Return the pairs somebody has decided about, the smaller number first."""
    return set(ServicePair.objects.for_tenant(actor).values_list("first_id", "second_id"))


def alike(actor: Actor, only: Service | None = None) -> list[Pair]:
    """Return the running offers that look alike and nobody has judged, most alike first."""
    rows = Service.objects.visible_to(actor).filter(ended_on__isnull=True).select_related("agency", "unit", "field")
    found = list(rows.order_by("pk"))
    names = {row.pk: plain(row.name) for row in found}
    done = judged(actor)
    pairs = []
    for at, first in enumerate(found):
        for second in found[at + 1 :]:
            if (only is None or only.pk in (first.pk, second.pk)) and (first.pk, second.pk) not in done:
                pair = _pair(first, second, names)
                if pair is not None:
                    pairs.append(pair)
    return sorted(pairs, key=lambda pair: (-pair.score, pair.first.pk, pair.second.pk))[:MOST]


def judgements(actor: Actor, verdict: str = "") -> list[ServicePair]:
    """Return what was decided, newest first."""
    rows = ServicePair.objects.for_tenant(actor)
    if verdict:
        rows = rows.filter(verdict=verdict)
    return list(rows.select_related("first", "second", "first__agency", "second__agency").order_by("-pk")[:100])
