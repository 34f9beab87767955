"""How alike two names are, whatever their spelling: what ranks the people whose keys fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from kimpass.people.selectors.scripts import ANY_VOWEL
from kimpass.people.selectors.sounds import segments, skeletons
from kimpass.people.selectors.words import weighs, without_article

# What it costs to take one spelling for another; a consonant that is missing, or another, costs 1.
NO_VOWEL, BREATH, STAND_IN = 0.3, 0.15, 0.03
SAME_SOUND, LESS_USUAL, OTHER_HISS = 0.06, 0.05, 0.2
# How far vowels lie from each other across scripts and dialects; what is not listed costs OTHER_VOWEL.
OTHER_VOWEL, OTHER_LETTER, VOWEL_WEIGHT = 0.4, 1.1, 0.35
_NEAR = {"ae": 0.15, "ei": 0.12, "ou": 0.12, "ao": 0.18, "eo": 0.25, "iu": 0.3, "au": 0.35, "ai": 0.35, "eu": 0.35}
UNRELATED = 0.55
# Below this a part of a name is taken for another name.
SAME_PART, WITH_ARTICLE, INITIAL = 70.0, 97.0, 90.0
EXTRA_PART, LIGHT_WEIGHT, IN_ORDER = 6.0, 0.25, 1.5

# Spellings of one vowel, and the letter that stands for it.
_RUNS = {
    **dict.fromkeys(("ee", "ie", "ii", "ei", "ey", "ea"), "i"),
    **dict.fromkeys(("oo", "ou", "uo", "ue", "uu"), "u"),
    **dict.fromkeys(("aa", "ah"), "a"),
    **dict.fromkeys(("oe", "oh", "au"), "o"),
    **dict.fromkeys(("ae", "ai", "ay"), "e"),
}
# The hissing sounds in each spelling: they share a key and are different letters all the same.
_HISSES: dict[str, str] = {
    **{"s": "szʃ", "ss": "s", "z": "zst", "ts": "ts", "tz": "ts", "sh": "ʃ", "sch": "ʃʒ", "sz": "ʃs", "x": "sʒj"},
    **{"ch": "ʃc", "tch": "c", "tsch": "cj", "tsh": "c", "cz": "c", "c": "jctsʃ", "zh": "ʒj", "dj": "j", "dzh": "j"},
    **{"dsch": "j", "j": "jʒ", "dz": "zj", "gj": "j", "g": "j", "gh": "j", "xh": "j", "d": "z", "dh": "z", "th": "s"},
    **{"t": "c", "stsch": "ʃ", "schtsch": "ʃ", "shch": "ʃ", "szcz": "ʃ", "chtch": "ʃ", "shtsh": "ʃ"},
}


@dataclass(frozen=True, slots=True, eq=False)
class _Letter:
    """A spelling with what it may stand for: sounds by how usual they are, hisses, one vowel."""

    spelling: str
    sounds: dict[str, int]
    hisses: frozenset[str]
    vowel: str
    missing: float
    weight: float


@lru_cache(maxsize=4096)
def _letter(spelling: str, readings: tuple[str, ...]) -> _Letter:
    if readings == ("v",):
        missing = STAND_IN if spelling == ANY_VOWEL else NO_VOWEL
        return _Letter(spelling, {}, frozenset(), _RUNS.get(spelling, spelling[0]), missing, VOWEL_WEIGHT)
    vowel = {"y": "i", "j": "i", "w": "u"}.get(spelling, "")
    missing = BREATH if spelling == "h" else NO_VOWEL if vowel or {"h", ""} & set(readings) else 1.0
    sounds = {sound: place for place, sound in enumerate(readings)}
    return _Letter(spelling, sounds, frozenset(_HISSES.get(spelling, "")), vowel, missing, 1.0)


@lru_cache(maxsize=65536)
def _letters(word: str) -> tuple[tuple[_Letter, ...], float]:
    found: list[_Letter] = []
    for spelling, readings in segments(word):
        runs = [spelling] if readings != ("v",) or spelling in _RUNS else list(spelling)
        found += [_letter(run, readings) for run in runs]
    return tuple(found), sum(letter.weight for letter in found)


def _swapped(one: _Letter, other: _Letter) -> float:
    """Return what it costs to take one spelling for the other."""
    if one.spelling == other.spelling:
        return 0.0
    if one.vowel and other.vowel:
        if ANY_VOWEL in (one.vowel, other.vowel):
            return STAND_IN if len(one.spelling) == len(other.spelling) == 1 else NO_VOWEL * 0.6
        near = min(one.vowel, other.vowel) + max(one.vowel, other.vowel)
        return 0.03 if one.vowel == other.vowel else _NEAR.get(near, OTHER_VOWEL)
    shared = one.sounds.keys() & other.sounds.keys()
    if not shared:
        return OTHER_LETTER
    sound = min(shared, key=lambda kind: one.sounds[kind] + other.sounds[kind])
    usual = SAME_SOUND + LESS_USUAL * (one.sounds[sound] + other.sounds[sound])
    return usual + (OTHER_HISS if sound == "S" and one.hisses.isdisjoint(other.hisses) else 0.0)


# Spellings are few and their pairs asked for all the time; each letter is one object.
_SWAPS: dict[tuple[_Letter, _Letter], float] = {}


def _costs(mine: tuple[_Letter, ...], theirs: tuple[_Letter, ...]) -> list[float]:
    """Return what it costs to turn one word into nothing, one letter, two letters … of the other."""
    last = [0.0]
    for letter in theirs:
        last.append(last[-1] + letter.missing)
    for mine_letter in mine:
        gone = mine_letter.missing
        before = last[0] + gone
        row = [before]
        for place, letter in enumerate(theirs):
            pair = (mine_letter, letter)
            swap = _SWAPS.get(pair)
            if swap is None:
                swap = _SWAPS[pair] = _swapped(mine_letter, letter)
            here, drop = last[place] + swap, last[place + 1] + gone
            before += letter.missing
            if drop < here:
                here = drop
            if here < before:
                before = here
            row.append(before)
        last = row
    return last


def _as_in(other: str, one: str) -> str:
    """Return a word with ks for its x where the other writes it so: Oxana as Oksana."""
    return one.replace("x", "ks") if "ks" in other and "x" in one else one


@lru_cache(maxsize=131072)
def alike(one: str, other: str) -> float:
    """Return from 0 to 100 how alike two words sound that may be spelled by different rules."""
    if one == other:
        return 100.0
    if len(one) == 1 or len(other) == 1:
        return INITIAL if one[0] == other[0] else 0.0
    if skeletons(one).isdisjoint(skeletons(other)):
        if without_article(one) == other or without_article(other) == one:
            return WITH_ARTICLE
        rough = fuzz.ratio(one, other)
        if rough < 60:
            return rough * UNRELATED
    (mine, my_weight), (theirs, their_weight) = _letters(_as_in(other, one)), _letters(_as_in(one, other))
    best = 1 - _costs(mine, theirs)[-1] / max(my_weight, their_weight)
    for bare, whole in ((without_article(one), other), (without_article(other), one)):
        if bare:
            best = max(best, WITH_ARTICLE / 100 * alike(bare, whole) / 100)
    return max(0.0, 100.0 * best)


@lru_cache(maxsize=16384)
def begins(one: str, other: str) -> float:
    """Return from 0 to 100 how much a half typed word sounds like the beginning of another."""
    (mine, weight), (theirs, _weight) = _letters(one), _letters(other)
    return max(0.0, 100.0 * (1 - min(_costs(mine, theirs)) / weight)) if mine else 0.0


def fit(wanted: Sequence[str], theirs: Sequence[str]) -> float:
    """
    Return from 0 to 100 how well the words of a name fit those that were looked for.

    Each word is used once; neighbours that the other side writes as one word count for both.
    """
    if not wanted or not theirs:
        return 0.0
    scores = sorted(
        ((alike(one, other), -i, -j) for i, one in enumerate(wanted) for j, other in enumerate(theirs)), reverse=True
    )
    best = [0.0] * len(wanted)
    used: set[int] = set()
    found: set[int] = set()
    for score, i, j in scores:
        if -i not in found and -j not in used:
            best[-i] = score
            found.add(-i)
            if score >= SAME_PART:
                used.add(-j)
    if min(best) < SAME_PART:
        _join(wanted, theirs, best, used)
    weights = [1.0 if weighs(word) else LIGHT_WEIGHT for word in wanted]
    total = sum(score * weight for score, weight in zip(best, weights, strict=True)) / sum(weights)
    extra = sum(1.0 if weighs(word) else LIGHT_WEIGHT for j, word in enumerate(theirs) if j not in used)
    return max(0.0, total - EXTRA_PART * min(extra, 2.0))


def in_order(wanted: Sequence[str], given: Sequence[str], family: Sequence[str], *, family_first: bool) -> float:
    """Return a little for a name whose given and family parts stand where they were looked for."""
    if len(wanted) < 2 or not given or not family:
        return 0.0
    first, last = (wanted[-1], wanted[0]) if family_first else (wanted[0], wanted[-1])
    as_given = max(alike(first, part) for part in given)
    as_family = max(alike(last, part) for part in family)
    return IN_ORDER if min(as_given, as_family) >= SAME_PART else 0.0


def _pairs(words: Sequence[str]) -> list[tuple[int, str]]:
    return [(place, one + other) for place, (one, other) in enumerate(pairwise(words))]


def _join(wanted: Sequence[str], theirs: Sequence[str], best: list[float], used: set[int]) -> None:
    """Take neighbours as one word where that fits better."""
    for i, pair in _pairs(wanted):
        for j, other in enumerate(theirs):
            if len(other) > 4 and (score := alike(pair, other)) >= SAME_PART and 2 * score > best[i] + best[i + 1]:
                best[i] = best[i + 1] = score
                used.add(j)
    for j, pair in _pairs(theirs):
        for i, one in enumerate(wanted):
            if len(one) > 4 and best[i] < SAME_PART and (score := alike(one, pair)) >= SAME_PART:
                best[i] = score
                used |= {j, j + 1}
