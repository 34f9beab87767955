"""Names of persons, as far as a text alone gives them away: address, frequent given names, endings, scripts."""

import re
import unicodedata
from collections.abc import Iterator

from anyascii import anyascii
from django.utils.translation import gettext_lazy as _

from kimpass.steering.selectors.wording.found import Found
from kimpass.steering.selectors.wording.lexicon import GIVEN_NAMES

ADDRESSED, GIVEN = _("Name nach „Herr“, „Frau“ oder „Familie“"), _("häufiger Vorname")
NAME, SCRIPT = _("wahrscheinlich ein Name"), _("Wörter in anderer Schrift")
# Words after "Herr" or "Frau" that are functions and offices, no names.
_NO_NAMES = frozenset(
    {"und", "oder", "bürgermeister", "bürgermeisterin", "landrat", "landrätin", "dr", "prof", "kollege", "kollegin"}
    | {"dezernent", "dezernentin", "amtsleiter", "amtsleiterin", "jugendamt", "sozialamt", "jobcenter", "deutsch"}
    | {"arbeit", "zeit", "zugang", "ratsuchende", "vorsitzende", "vorsitzender", "ministerin", "minister", "anspruch"}
)
# Endings of ordinary nouns: "für jede Familie Wohnraum" names nobody.
_ORDINARY = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tät|täten|raum|räume|kurse?|geld|gelder|plätze"
    r"|termine?|hilfen?|leistungen|anträge?|antrag|kinder|amt|ämter|unterlagen|arbeit|schule|kita|bescheide?)$"
)
_ADDRESSED = re.compile(
    r"\b(?:Herrn?|HERRN?|Hr\.|Frau|FRAU|Fr\.|Frl\.|Familie|FAMILIE|Fam\.|Eheleute|Ehepaar|Geschwister|Klient(?:in)?"
    r"|Mandant(?:in)?|Patient(?:in)?|Antragsteller(?:in)?)\s+(?:(?:Dr|Prof)\.\s+)*((?:[Vv]on |[Dd]e |[Aa]l-|[Ee]l-)?"
    r"[^\W\d_a-z][\w'’-]*\.?)"
)
_CALLED = re.compile(
    r"\b(?:namens|mit Namen|genannt|geb\.|geborene[rn]?|heißt|heisst|heiße|Name ist|Name:|Vorname:|Nachname:"
    r"|Familienname:|Herr/Frau)\s+[„\"'‚]?([^\W\d_a-z][\w'’-]+)"
)
_DOCTOR = re.compile(r"\b(?:Dr|Prof)\.(?:\s?(?:med|jur|phil|dent|rer|nat)\.)*\s([^\W\d_a-z][\w'’-]{2,})")
_INITIAL = re.compile(r"(?<![\w.])([A-ZÄÖÜ]\.(?:\s?[A-ZÄÖÜ]\.)?)\s?((?:[AE]l-)?[A-ZÄÖÜ][a-zäöüßéèç]{3,})")
_ABBREVIATION = re.compile(r"(?:[a-zäöü]\.|[A-ZÄÖÜ][\wäöüß]*)\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDING = re.compile(
    r"\b[A-ZÄÖÜ][\w]{2,}(?:enko|jenko|owski|owska|ewski|ewska|ovic|ovics|evic|owitsch|ewitsch|owicz|ewicz|oglu|ullah"
    r"|ollah|ulla|zadeh|schwili|shvili|ashvili|iyev|ijew|ajew|tschuk|czuk|chuk|yschyn|zai|poulos|escu|ianu|iyan|osyan)"
    r"s?\b"
)
_PARTICLE = re.compile(
    r"\b(?:Al|El|Ul|Ben|Bin|Abu|Abou|Umm|Ibn|Oulad|Ould|Van der|Van den)[-\s’'](?:al-)?[A-ZÄÖÜ][a-zäöüéèïâ]{2,}"
    r"|\b(?:Abd(?:ul|el|al|ur|ol)?|Gebre|Ghebre|Tekle|Wolde|Habte)[-\s]?[a-zA-Z]{3,}\b"
    r"|\b[A-Z][\w-]+\s(?:bin|ibn|bint|ben|ould|oglu|qizi|kyzy)\s[A-Z][\w-]+"
)
_STRANGE = re.compile(r"\b\w*[şğıİčćšžđłńśźżąęőűāēīōūḥṣṭḍẓʿʾñãõøåțșăřěůťŞĞČĆŠŽĐŁŚŹŻĀĪŪḤṢṬØÅȚȘăəƏ]\w*\b")
_SAINT = re.compile(r"(?:\bSt\.|\bSankt|\bSt)[\s-]*$")
_HOUSE = re.compile(
    r"(?:-[A-ZÄÖÜ][\wäöüß]*)*-?(?:[Hh]aus|[Ss]chule|[Hh]ospital|[Kk]rankenhaus|[Ss]tift|[Hh]eim|[Gg]ymnasium|[Pp]latz"
    r"|[Ss]traße|[Ww]erk|[Vv]erein|[Ss]tiftung|[Kk]olleg|[Kk]ita|[Kk]lausel|[Gg]esetz)\b"
)
_LETTERS = re.compile(r"(?<!\w)(?:[^\W\d_][ .\-]{1,2}){4,}[^\W\d_](?!\w)")
_SHORTEST = 3


def fold(word: str) -> str:
    """Return a word in plain small Latin letters."""
    lower = word.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return "".join(letter for letter in anyascii(lower).casefold() if letter.isalpha())


def _is_ordinary(word: str) -> bool:
    small = word.rstrip(".").casefold()
    return small in _NO_NAMES or bool(_ORDINARY.search(small))


def addressed(text: str) -> Iterator[Found]:
    """Yield names that follow a form of address or a word for "called"."""
    for pattern, kind in ((_ADDRESSED, ADDRESSED), (_CALLED, NAME), (_DOCTOR, NAME)):
        for match in pattern.finditer(text):
            if not _is_ordinary(match[1]):
                yield Found(kind, match[0].strip(), match.start())
    for match in _INITIAL.finditer(text):
        before = text[: match.start()]
        # "Niveau B. Danach" ends a sentence, "z. B. Kurse" is an abbreviation.
        if not _ABBREVIATION.search(before) and not _is_ordinary(match[2]):
            yield Found(NAME, match[0].strip(), match.start(), certain=False)


def _is_given(word: str) -> bool:
    for part in {fold(word), word.casefold()}:
        if part in GIVEN_NAMES or (part.endswith("s") and part[:-1] in GIVEN_NAMES):
            return True
    return False


def _in_a_house(text: str, match: re.Match[str]) -> bool:
    """Test whether a given name is part of what a house or street is called: St. Josef, Elisabeth-Hospital."""
    return bool(_SAINT.search(text[: match.start()]) or _HOUSE.match(text, match.end()))


def given_names(text: str) -> Iterator[Found]:
    """Yield frequent given names, also in the genitive, in capitals, and written letter by letter."""
    for match in _WORD.finditer(text):
        word = match[0].split("'")[0].split("’")[0]
        if len(word) >= _SHORTEST and word[0].isupper() and _is_given(word) and not _in_a_house(text, match):
            yield Found(GIVEN, match[0], match.start(), certain=False)
    for match in _LETTERS.finditer(text):
        yield Found(NAME, match[0], match.start())


def telling_endings(text: str) -> Iterator[Found]:
    """Yield words with endings, particles or letters that German words do not have."""
    for pattern in (_ENDING, _PARTICLE, _STRANGE):
        for match in pattern.finditer(text):
            if len(match[0]) > _SHORTEST:
                yield Found(NAME, match[0], match.start(), certain=False)


def _is_foreign(letter: str) -> bool:
    return (
        letter.isalpha()
        and not letter.isascii()
        and not unicodedata.name(letter, "LATIN").startswith(("LATIN", "MODIFIER", "FEMININE", "MASCULINE", "MICRO"))
    )


def foreign_script(text: str) -> Iterator[Found]:
    """Yield words in Arabic, Cyrillic, Ethiopic or any other script, and words that mix letters of two."""
    for match in re.finditer(r"[^\W\d_]+(?:[\s'’‌-][^\W\d_]+)*", text):
        words = [word for word in match[0].split() if any(map(_is_foreign, word))]
        if words and len("".join(words)) > 1:
            yield Found(SCRIPT, " ".join(words), match.start(), certain=False)
