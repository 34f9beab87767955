"""How alike two texts are: shared words without the filling ones, endings cut off. No network, no model."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from kimpass.steering.models import Finding

SAME_FIELD = 8.0
_FILLING = """
    aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus
    bei beim bereits bis bisher da dabei dadurch dafür daher damit dann daran darf darum das dass davon dazu
    dein dem den denn der des deshalb die dies diese diesem diesen dieser dieses doch dort durch ein eine einem
    einen einer eines er erst es etwa etwas für fast gegen gibt hat haben hatte hatten hier hin hinter ihr ihre
    ihrem ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes jetzt kann kaum kein keine keinem
    keinen keiner können man mehr mehrere mit muss müssen nach nicht nichts noch nun nur ob oder oft ohne schon
    sehr seit sich sie sind so sobald sodass soll sollen sondern sonst sowie statt teils trotz über um und uns
    unter viel viele vielen vom von vor wann war waren warum was weil weiter weitere wenig wenige wenn wer
    werden wie wieder wird wo wurde wurden zu zum zur zwar zwischen
"""
_STOP_WORDS = frozenset(_FILLING.split())
_ENDINGS = ("ungen", "ung", "innen", "enden", "ende", "en", "er", "es", "em", "e", "n", "s")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=8192)
def telling(text: str) -> str:
    """Return the words of a text that say something, small and without their endings."""
    words = (match[0].casefold() for match in _WORD.finditer(text))
    return " ".join(_stem(word) for word in words if word not in _STOP_WORDS)


@dataclass(frozen=True, slots=True)
class Words:
    """A finding, or what is being written, as far as words tell."""

    title: str
    all: str
    field_id: int | None

    @property
    def says_little(self) -> bool:
        """Test whether there is too little to compare."""
        return len(self.all) < 5


def words_of(title: str, text: str, field_id: int | None) -> Words:
    """Return the telling words of a title and a text."""
    return Words(telling(title), telling(f"{title} {text}"), field_id)


def words_of_finding(finding: Finding) -> Words:
    """Return the telling words of a finding."""
    return words_of(finding.title, finding.text, finding.field_id)


def likeness(one: Words, other: Words) -> float:
    """Return from 0 to a little over 100 how alike two are; the same field of action counts a little."""
    score = 0.6 * fuzz.WRatio(one.title or one.all, other.title) + 0.4 * fuzz.token_set_ratio(one.all, other.all)
    return score + (SAME_FIELD if one.field_id is not None and one.field_id == other.field_id else 0)
