# ruff: noqa: RUF001 - letters of many scripts are what this file is about
"""Write names of every script in small Latin letters, the way their readers would spell them."""

import re
from functools import lru_cache
from unicodedata import normalize

from anyascii import anyascii

# Stands between consonants where a script leaves the short vowels out: it may be any vowel, or none.
ANY_VOWEL = "ə"
_LETTERS = re.compile(rf"[a-z{ANY_VOWEL}]+")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff]+")
# Harakat, tatweel and the joiners tell nothing that the Latin spellings of registers keep.
_MARKS = re.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻʿʾ`´ʹʺ\u02b9\u0361ьЬ"), "")
_ARABIC_LETTERS = {
    **dict.fromkeys("اأإٱآىٲٳ", "a"),
    **dict.fromkeys("عءئ", ""),
    **dict.fromkeys("ةۀە", "a"),
    **dict.fromkeys("يیېۍېێۓےئ", "y"),
    **dict.fromkeys("وؤۆۇۈ", "w"),
    **dict.fromkeys("بٻ", "b"),
    **dict.fromkeys("تطټٹ", "t"),
    **dict.fromkeys("دډڈ", "d"),
    **dict.fromkeys("رړڕڑ", "r"),
    **dict.fromkeys("سص", "s"),
    **dict.fromkeys("زظ", "z"),
    **dict.fromkeys("هحھہە", "h"),
    **dict.fromkeys("كکڪ", "k"),
    **dict.fromkeys("لڵ", "l"),
    **dict.fromkeys("نڼں", "n"),
    **dict.fromkeys("گګ", "g"),
    **dict.fromkeys("ڤۋ", "v"),
    **{"پ": "p", "ث": "th", "ج": "j", "چ": "ch", "خ": "kh", "ذ": "dh", "ژ": "zh", "ش": "sh", "ض": "dh"},
    **{"غ": "gh", "ف": "f", "ق": "q", "م": "m", "څ": "ts", "ځ": "dz", "ښ": "sh", "ږ": "zh", "ە": "a"},
}
# Letters of scholarly and national spellings that lose their sound when only the mark is taken off.
_LATIN = str.maketrans(
    {
        **{"ț": "ts", "ţ": "ts", "đ": "dj", "ǧ": "dj", "ġ": "gh", "ğ": "gh", "ḫ": "kh", "ẖ": "kh", "ḏ": "dh"},
        **{"ḍ": "dh", "ṯ": "th", "š": "sh", "ş": "sh", "ș": "sh", "ŝ": "shch", "ž": "zh", "č": "ch", "ç": "ch"},
        **{"ǰ": "dj", "ə": "e", "ı": "i", "ß": "ss", "þ": "th", "ð": "dh", "ĝ": "gh", "ŭ": "w", "ẍ": "kh"},
        # Slavic letters whose usual romanisation is not anyascii's.
        **{"ъ": "a", "ы": "y", "є": "ye", "ї": "yi", "ё": "yo", "э": "e", "ў": "w", "ң": "ng", "һ": "h"},
    }
)


def _arabic(word: str) -> str:
    """Return a word of Arabic script with a stand-in for each short vowel that is not written."""
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]  # the article, always written with its noun
    letters = [_ARABIC_LETTERS.get(letter, anyascii(letter).lower()) for letter in word]
    if word[0] in "اأإٱعئ":
        # A carrier: which vowel it carries is not written.
        letters[0] = ANY_VOWEL
    if word[-1] == "ه" and len(word) > 2 and letters[-2][-1:] not in {"a", "w", "y"}:
        letters[-1] = "a"  # Persian and Turkish final -e, Arabic -a without its dots
    return _with_stand_ins(letters)


# Machine-readable zones escape Arabic letters with an X (ICAO Doc 9303-3, 6.C).
_ZONE = re.compile(r"x(?:aa|ae|ah|ay|ya|ta|th|sh|ss|tt|dz|zz|kh|dh|ke|jc|jz|gf|e|i|h)")
_ZONE_LETTERS = {
    **{"xaa": "a", "xae": "a", "xah": "h", "xay": "a", "xya": "y", "xta": "a", "xth": "th", "xsh": "sh", "xss": "s"},
    **{"xtt": "t", "xdz": "dh", "xzz": "z", "xkh": "kh", "xdh": "dh", "xke": "k", "xjc": "ch", "xjz": "zh", "xgf": "g"},
    **{"xh": "h", "xe": "e", "xae": "e", "xi": "y"},
}
# No other spelling has these.
_ZONE_ONLY = frozenset({"xya", "xke", "xss", "xtt", "xzz", "xdz", "xjz", "xgf", "xjc"})


def _zone_word(word: str) -> str:
    """Return a word of a machine-readable zone without escapes, as Arabic script would be written here."""
    codes = _ZONE.findall(word)
    if _ZONE_ONLY.isdisjoint(codes):
        # Albanian, Kurdish and other names are full of X as well, and of vowels: Xhemajl, Baxtawar.
        rest = _ZONE.sub("", word)
        doubtful = {"xh", "xe", "xi"}.issuperset(codes)
        vowels = sum(letter in ("aeiouy" if doubtful else "aeiou") for letter in rest)
        if not codes or vowels > len(rest) / (4 if doubtful else 3):
            return word
    if word.startswith("al") and len(word) > 4:
        word = word[2:]
    letters = re.findall("[cstdkgz]h|.", _ZONE.sub(lambda code: _ZONE_LETTERS.get(code[0], ""), word))
    return _with_stand_ins(
        [ANY_VOWEL if letters[0] == "e" else letters[0], *(one for one in letters[1:] if one != "e")]
    )


def _with_stand_ins(letters: list[str]) -> str:
    written = ""
    for letter in filter(None, letters):
        if written and written[-1] not in "aeiouywə" and letter[0] not in "aeiouywə":
            written += ANY_VOWEL
        written += letter
    return written


# Names of Eritrea and Ethiopia are written short with a stroke: G/Mariam, W/Michael.
_SHORT = {"g": "gebre", "w": "wolde", "h": "haile", "t": "tekle"}
_SHORTENED = re.compile(r"\b([gwht])/(?=[a-z]{3})")


def _spelled(short: re.Match[str]) -> str:
    return _SHORT[short[1]] + " "


def _spelled_out(word: str) -> str:
    """Return a word that somebody wrote without any vowel with stand-ins: mhmd as Mohammed."""
    if "x" in word:
        word = _zone_word(word)
    if len(word) < 3 or not {"a", "e", "i", "o", "u", "y", ANY_VOWEL}.isdisjoint(word):
        return word
    return _with_stand_ins(list(word))


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name in small Latin letters and in their order, whatever the script."""
    if text.isascii():
        plain = _SHORTENED.sub(_spelled, text.replace("'", "").replace("`", "").lower())
        return tuple(_spelled_out(word) for word in _LETTERS.findall(plain))
    plain = _MARKS.sub("", normalize("NFKC", text)).translate(_APOSTROPHES).lower()
    plain = plain.translate(_LATIN)
    found: list[str] = []
    for part in re.split(rf"({_ARABIC.pattern})", plain):
        if _ARABIC.fullmatch(part):
            if written := "".join(_LETTERS.findall(_arabic(part))):
                found.append(written)
        else:
            found += map(_spelled_out, _LETTERS.findall(anyascii(normalize("NFC", part)).replace("'", "").lower()))
    return tuple(found)
