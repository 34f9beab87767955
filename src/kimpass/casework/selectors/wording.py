"""Reading a German text: its words, dates, numbers, addresses. Pure, no table."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from anyascii import anyascii

# A word of any script; hyphens and apostrophes part it, because "Tesfay-Haile" holds two names.
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_MONTHS = (
    ("januar", "jänner", "jan"),
    ("februar", "feb"),
    ("märz", "maerz", "mrz"),
    ("april", "apr"),
    ("mai",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("dezember", "dez"),
)
MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_BY_NUMBER = re.compile(r"(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_BY_NAME = re.compile(r"(?<!\d)(\d{1,2})\.?\s*([A-Za-zÄäöüÖÜ]{3,9})\.?\s*(\d{4}|\d{2})(?!\d)")
_EMAIL = re.compile(r"[^\s@<>()]+\s?@\s?[^\s@<>()]+\.[^\W\d_]{2,}")
_NUMBER = re.compile(r"(?<![\w.,§])\+?\d[\d\s/()\-]{4,}\d(?!\w)")
_STREET = re.compile(
    r"\b[A-ZÄÖÜ][\wäöüß-]*(?:[- ]?(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.)|weg|gasse|allee|platz|ring|damm|ufer|hof|markt)"
    r"\s*\d{1,4}\s?[a-z]?\b"
)
_CASE_NUMBER = re.compile(r"\b[A-Z]{1,4}-\d{2}-[0-9A-Z]{5}-[0-9A-Z]\b", re.IGNORECASE)
_YEAR_LENGTH = 4


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are written, whatever invisible signs stand between their letters."""
    visible = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return _WORD.findall(unicodedata.normalize("NFC", visible))


def folds(word: str) -> set[str]:
    """Return a word in plain lower-case Latin letters, once with ä as a and once as ae."""
    lower = unicodedata.normalize("NFC", word).casefold()
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(letter))
    german = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ø", "oe").replace("å", "aa")
    return {_letters(anyascii(form)) for form in (plain, german)} - {""}


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isascii() and letter.isalpha())


def _real(year: str, month: int, day: str) -> date | None:
    full = int(year) if len(year) == _YEAR_LENGTH else (2000 if int(year) < 40 else 1900) + int(year)
    try:
        return date(full, month, int(day))
    except ValueError:
        return None


def dates_in(text: str) -> Iterator[tuple[str, date]]:
    """Yield every full date: 12.03.2022, 12.3.22, 12. März 2022, 2022-03-12."""
    for match in _BY_NUMBER.finditer(text):
        if (day := _real(match[3], int(match[2]), match[1])) is not None:
            yield match[0], day
    for match in _ISO.finditer(text):
        if (day := _real(match[1], int(match[2]), match[3])) is not None:
            yield match[0], day
    for match in _BY_NAME.finditer(text):
        month = MONTH_NUMBERS.get(match[2].casefold())
        if month is not None and (day := _real(match[3], month, match[1])) is not None:
            yield match[0], day


def digits_of(text: str) -> str:
    """Return the digits of a telephone number without country code and leading noughts."""
    digits = "".join(letter for letter in text if letter.isdigit())
    return digits.removeprefix("0049").removeprefix("49").lstrip("0") if len(digits) > 6 else digits.lstrip("0")


def numbers_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield every number long enough to call, as written and as digits."""
    for match in _NUMBER.finditer(text):
        yield match[0].strip(), digits_of(match[0])


def spans_of_contact(text: str) -> Iterable[tuple[str, str]]:
    """Yield what leads to a person whoever it is: e-mail, telephone, street with number, case number."""
    for match in _EMAIL.finditer(text):
        yield match[0], "email"
    dated = {written for written, _ in dates_in(text)}
    for written, _ in numbers_in(text):
        if written[0] in "+0" and written not in dated:
            yield written, "phone"
    for match in _STREET.finditer(text):
        yield match[0], "street"
    for match in _CASE_NUMBER.finditer(text):
        yield match[0], "number"
