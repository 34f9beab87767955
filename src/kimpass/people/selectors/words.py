"""The parts of a name that tell people apart, and the keys under which each is found."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from kimpass.people.selectors.scripts import words_of
from kimpass.people.selectors.sounds import skeletons

# Articles, "son of", "from" and titles in the spellings of the registers: they come and go between two papers.
_PARTICLES = (
    "al el ul il ol ar an as ash ach ass at att ad add az azz er err es ess esh ech ez ezz en enn et ett ed edd "
    "bən əbn abu abou abi aboul bin ibn ben bint bent beni ould wuld walad ou "
    "oulad banu oglu ogly uulu kyzy qizi kizi von van vom der den de di da do dos das du la le zu zum zur und y e "
    "hajji haji hadji hadschi mr mrs herr frau"
)
PARTICLES = frozenset(_PARTICLES.split())
# Names so frequent as half of another that they say little alone: Abd al-Karim, Nur al-Din, Habib Ullah.
LIGHT = frozenset(
    [
        "abd",
        "abdul",
        "abdel",
        "din",
        "uddin",
        "eddin",
        "eddine",
        "ullah",
        "ollah",
        "allah",
        "alla",
        "ulla",
        "olla",
        "lah",
    ]
)
ABBREVIATED = {
    **dict.fromkeys(
        ("md", "mohd", "muhd", "mhd", "moh", "muh", "mohmd", "mehmet", "mehmed", "mihemed", "magomed"), "mohammed"
    ),
    **dict.fromkeys(
        ("abdul", "abdel", "abdal", "abdol", "abdur", "abder", "abdus", "abdes", "ebd", "əbd", "əbəd"), "abd"
    ),
    "st": "sankt",
}
_SERVANT = re.compile(r"^(abd)(?:[aeiouə]?)(?:[lrnsdztc]h?)(?=[bcdfghjklmnpqrstvwxyz])(.{3,})$")
_ARTICLE = re.compile(
    r"^(?:al|el)(?=[bcdfghjkmnpqrstvwxz][a-zə]{2,})|^[ae](?=([dnrstz])\1[a-zə]{3,})|^e(?=ch[a-z]{4,})"
)
_FAITH = re.compile(r"^(.{3,}?)(?:[aeiou]l?)(?:d|dd|tt?)(?:ine?|een|yn)$")
# Before a vowel nobody can tell an article from a beginning (Elahmad, Eleonora): such a word is known by both.
_VOWEL_ARTICLE = re.compile(r"^(?:al|el)(?:[aeiouə][a-zə]{3,}|ali$|isa$)")
MAX_TOKENS = 10
MAX_JOINED = 8


@lru_cache(maxsize=16384)
def _pieces(word: str) -> tuple[str, ...]:
    """Take apart what one register writes together and the next separately."""
    word = ABBREVIATED.get(word, word)
    if found := _SERVANT.match(word):
        return ("abd", found[2])
    if (found := _FAITH.match(word)) and len(word) > 6:
        return (found[1], "din")
    if word.endswith(("ullah", "ollah", "ulla", "olla")) and len(word) > 7 and not word.startswith("abd"):
        return (re.sub("[ou]llah?$", "", word), "ullah")
    stripped = _ARTICLE.sub("", word)
    return (stripped,) if len(stripped) > 2 else (word,)


@lru_cache(maxsize=32768)
def parts(text: str) -> tuple[str, ...]:
    """Return the parts of a name in their order, without particles unless nothing else is there."""
    words = words_of(text)
    kept = [word for word in words if word not in PARTICLES] or list(words)
    return tuple(piece for word in kept[:MAX_TOKENS] for piece in _pieces(word))[:MAX_TOKENS]


def tokens(*names: str) -> list[str]:
    """Return the different parts of names, the longest first: they tell most."""
    found = {part for name in names for part in parts(name)}
    # Sorted, so that the order in which a name is written cannot matter.
    return sorted(found, key=lambda word: (-len(word), word))[:MAX_TOKENS]


def joined(text: str) -> tuple[str, ...]:
    """Return neighbouring words written as one: Gebre Mariam as Gebremariam, Nur ul Haq as Nurulhaq."""
    words = words_of(text)[:MAX_TOKENS]
    close = parts(text)
    both = (*pairwise(words), *pairwise(close))
    # An initial is no word to be joined.
    pairs = [one + other for one, other in both if min(len(one), len(other)) > 1 and len(one) + len(other) > 4]
    return tuple(dict.fromkeys(pair for pair in pairs if pair not in close))[:MAX_JOINED]


def without_article(word: str) -> str:
    """Return what stays of a word when its beginning is an article before a vowel, else nothing: Elahmad, Alali."""
    return word[2:] if _VOWEL_ARTICLE.match(word) else ""


def weighs(word: str) -> bool:
    """Test whether a word says something by itself: no initial, and no half that a thousand names share."""
    return len(word) > 1 and word not in LIGHT


def keys_of(words: Iterable[str]) -> set[str]:
    """Return the keys of words; those that say little alone count only when nothing else is there."""
    known = list(words)
    heavy = [word for word in known if weighs(word)] or known
    heavy += [bare for bare in map(without_article, heavy) if bare]
    return {key for word in heavy for key in skeletons(word)}


def name_keys(family: str, given: str, original: str) -> set[str]:
    """Return the keys under which a name is found; the order of its parts and diacritics do not matter."""
    keys = keys_of(tokens(family, given, original))
    return keys | keys_of(pair for name in (family, given) for pair in joined(name))
