"""Bring a text into the one shape the detectors read: no invisible signs, one kind of digit, number words as digits."""

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"), "-")
_DIGIT_WORDS = {
    **{"null": "0", "eins": "1", "zwei": "2", "zwo": "2", "drei": "3", "vier": "4", "fünf": "5", "fuenf": "5"},
    **{"sechs": "6", "sieben": "7", "acht": "8", "neun": "9"},
}
_WORD = "|".join(_DIGIT_WORDS)
_DICTATED = re.compile(rf"\b(?:{_WORD})(?:[\s,/-]+(?:{_WORD}|\d{{1,4}})\b){{4,}}", re.IGNORECASE)
_ONE_WORD = re.compile(rf"\b(?:{_WORD})\b", re.IGNORECASE)


def readable(text: str) -> str:
    """Return the text as a reader sees it: full-width letters, soft hyphens and foreign digits made plain."""
    composed = unicodedata.normalize("NFKC", text)
    visible = (letter for letter in composed if unicodedata.category(letter) != "Cf")
    plain = (str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in visible)
    return "".join(plain).translate(_DASHES)


def with_digits(text: str) -> str:
    """Return the text with digits dictated as words written as digits: five or more in a row are no prose."""

    def digits(match: re.Match[str]) -> str:
        figures = _ONE_WORD.sub(lambda word: _DIGIT_WORDS[word[0].lower()], match[0])
        return "".join(letter for letter in figures if letter.isdigit())

    return _DICTATED.sub(digits, text)
