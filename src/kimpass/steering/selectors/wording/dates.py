"""Exact days: a birth, an arrival, an appointment. A month tells enough about a system."""

import re
from calendar import monthrange
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kimpass.steering.selectors.wording.found import Found

EXACT_DAY = _("Geburtsdatum oder Tagesdatum")
_MONTHS = (
    *("januar jänner jaenner jan january ocak", "februar feber feb february şubat", "märz maerz mrz mär march mart"),
    *("april apr nisan", "mai may mayıs", "juni jun june haziran", "juli jul july temmuz", "august aug ağustos"),
    *("september sept sep eylül", "oktober okt october oct ekim", "november nov kasım"),
    "dezember dez december dec aralık",
)
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMES = "|".join(sorted(MONTH_OF, key=lambda name: -len(name)))
_YEAR_WORDS = r"(?:neunzehn\s?hundert|zwei\s?tausend)(?:\s?(?:und\s?)?[a-zäöüß]+)?"
_YEAR = rf"(?:(?:19|20)\d\d|'?\d\d(?!\d)|{_YEAR_WORDS})"
_TENS = r"(?:(?:ein|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun)und)?(?:zwanzigste|dreißigste|dreissigste)"
_ORDINAL = (
    rf"(?:{_TENS}|(?:erste|zweite|dritte|vierte|fünfte|fuenfte|sechste|siebte|siebente|achte|neunte|zehnte|elfte"
    r"|zwölfte|zwoelfte|dreizehnte|vierzehnte|fünfzehnte|fuenfzehnte|sechzehnte|siebzehnte|achtzehnte|neunzehnte))[nrs]?"
)
_SEP = r"\s?[./\-_·,|]\s?"
_NUMERIC = re.compile(rf"(?<![\d.,§])(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}((?:19|20)\d\d|'?\d\d)(?![\d])")
_SPACED = re.compile(r"(?<![\d.,])(\d{1,2}) (\d{1,2}) ((?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/._]\s?(\d{1,2})\s?[-/._]\s?(\d{1,2})(?!\d)")
_RUN = re.compile(
    r"(?<![\w/-])(?:((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])((?:19|20)\d\d))(?![\w/-])"
)
_NAMED = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s?(?:\.|ten|te|th|st|nd|rd)?[\s.\-/]*({_NAMES})\b[.,]?[\s\-/]*({_YEAR})", re.I
)
_ENGLISH = re.compile(rf"\b({_NAMES})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)", re.I)
_IN_WORDS = re.compile(
    rf"\b{_ORDINAL}\s+(?:{_NAMES}|tag des {_ORDINAL} monats|{_ORDINAL})\.?\s+(?:des jahres\s+)?{_YEAR}", re.I
)
_BORN = re.compile(
    r"\b(?:geb(?:oren|\.|urtsdatum|urtstag)?|jahrgang\s+und\s+tag|dob|born|\*)\s*:?\s*(?:am|on|ist|war|der)?\s*:?\s*"
    rf"(?:\d{{1,2}}\s?[./\-]?\s?(?:\d{{1,2}}|{_NAMES})\b|\d{{5,8}}\b|{_ORDINAL}\s)",
    re.I,
)
_HUNDRED = 100
_RECENT = 2015


def _full(year: str) -> int:
    digits = "".join(letter for letter in year if letter.isdigit())
    if not digits:
        return 1900 if year.casefold().startswith("neun") else 2000
    number = int(digits)
    return number if number >= _HUNDRED else number + (2000 if number < 40 else 1900)


def _is_a_turn(day: int, month: int, year: int) -> bool:
    """Test whether a day is the first or last of a month of late: rules begin and grants end then, nobody was born."""
    return year >= _RECENT and day in {1, monthrange(year, month)[1]}


def _real(day: str, month: int, year: str) -> bool:
    number = _full(year)
    if not (1 <= month <= 12 and 1900 <= number < 2100):
        return False
    return 1 <= int(day) <= monthrange(number, month)[1] and not _is_a_turn(int(day), month, number)


def _by_pattern(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_NUMERIC, _SPACED):
        for match in pattern.finditer(text):
            # Written the American way the month comes first.
            if _real(match[1], int(match[2]), match[3]) or (
                int(match[2]) > 12 and _real(match[2], int(match[1]), match[3])
            ):
                yield match
    yield from (match for match in _ISO.finditer(text) if _real(match[3], int(match[2]), match[1]))
    for match in _RUN.finditer(text):
        year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
        if _real(day, int(month), year):
            yield match
    for match in _NAMED.finditer(text):
        if _real(match[1], MONTH_OF[match[2].lower()], match[3]):
            yield match
    yield from (match for match in _ENGLISH.finditer(text) if _real(match[2], MONTH_OF[match[1].lower()], match[3]))
    yield from _IN_WORDS.finditer(text)
    yield from _BORN.finditer(text)


def exact_days(text: str) -> Iterator[Found]:
    """Yield every exact day, in figures or in words, except the turns of months at which rules begin and end."""
    for match in _by_pattern(text):
        yield Found(EXACT_DAY, match[0].strip(), match.start())
