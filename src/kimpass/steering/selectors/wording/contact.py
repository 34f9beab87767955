"""Ways to reach somebody: e-mail, telephone, street, bank account."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kimpass.steering.selectors.wording.found import Found

EMAIL, PHONE, LONG_NUMBER = _("E-Mail-Adresse"), _("Telefonnummer"), _("lange Nummer")
ADDRESS, PLACE, IBAN = _("Straße mit Hausnummer"), _("Postleitzahl mit Ort"), _("Bankverbindung")
_AT = r"\s?(?:@|[(\[{<]\s?(?:at|ät|@)\s?[)\]}>]|(?<=\s)(?:at|ät)(?=\s))\s?"
_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|punkt)\s?[)\]}]\s?|\s(?:dot|punkt)\s)"
_EMAIL = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[a-z]{{2,}}\b", re.I)
_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z][\w.]{2,}")
_COUNTED = re.compile(
    r"\s?(?:€|%|[.,]\d|EUR\b|Euro|Prozent|Minuten?|Min\b|Stunden?|Uhr|Tagen?\b|Wochen?|Monaten?\b|Monate|Jahren?|km\b"
    r"|Kilometer|Meter|m²|qm|Plätzen?|Kindern?\b|Kinder|Personen|Familien|Fälle|Haushalte|Wohnungen|Kommunen|Termine"
    r"|Anfragen|Anträge|Menschen|Einwohner\w*|Stellen|Meldungen|Hinweise|Haltestellen|Betriebe|Kurse|Teilnehm\w+|von\b"
    r"|bis\b|oder\b|und\b\s\d|weitere|mal\b|Mal\b)"
)
_PHONE = re.compile(r"(?<![\w.,§+])(?:\+|00|\(0|\(\+|0)\d?(?:[\s/().\-]{0,3}\d){5,}(?![\w])")
_LONG = re.compile(r"(?<![\w.,§])\d(?:[\s/()\-.]{0,2}\d){8,}(?!\w)")
_CALLED = re.compile(
    r"\b(?:tel(?:efon)?(?:nummer|nr)?|handy(?:nummer|nr)?|mobil(?:nummer|funk)?|festnetz|fax|ruf(?:nummer)?|durchwahl"
    r"|erreichbar\s+(?:unter|über)|anrufen\s+unter|whatsapp)\b[\s.:#]*(?:unter|ist|lautet|der|die)?[\s:]*"
    r"[+(]?\d(?:[\s/()\-.]{0,3}\d){3,}",
    re.I,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[. ]\d{3})+")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[/-]\s?(?:19|20)?\d\d)?(?:[\s/-]+(?:19|20)\d\d(?:\s?[/-]\s?\d\d)?)*")
_NUMBER_WORDS = "eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|siebzehn"
_HOUSE = rf"(?:(?:Nr|Nummer|No|Hausnummer|Hs)\.?\s?)?(?:\d{{1,4}}\s?(?:[a-hA-H]\b|1/2)?|(?:{_NUMBER_WORDS})\b)"
_STREET = re.compile(
    r"\b[A-ZÄÖÜ][\wäöüß.\-]*(?:(?:-|\s|\.)(?:[A-ZÄÖÜ][\wäöüß]*-?\s?)?)?"
    r"(?:[Ss]tra(?:ß|ss)e|STRA(?:ß|SS)E|[Ss]tr\.?|STR\.?|[Ww]eg|WEG|[Gg]asse|[Aa]llee|[Pp]latz|PLATZ|[Rr]ing|[Dd]amm"
    r"|[Uu]fer|[Ss]tieg|[Pp]fad|[Ww]all|[Gg]raben|[Kk]amp|[Hh]of|[Mm]arkt|[Ww]inkel|[Cc]haussee|[Bb]rink|[Bb]ogen"
    r"|[Ww]iese|[Bb]usch|[Ss]iedlung|[Bb]reite)"
    rf",?\s*({_HOUSE})(?![\w/])"
)
_LOWER_STREET = re.compile(
    r"\b[a-zäöüß][a-zäöüß-]{2,}(?:stra(?:ß|ss)e|str\.?|weg|gasse|allee|platz|ring|damm|ufer|wall|kamp|markt)"
    rf"\s*({_HOUSE})(?![\w/])",
    re.I,
)
_LIVES = re.compile(
    r"\b(?:wohn(?:t|en|haft|te|hafte)|adresse|anschrift|gemeldet|lebt|zieht|umgezogen|address)\b[^.;\n]{0,30}?"
    rf"\b[A-ZÄÖÜ][\wäöüß-]+\s(?:{_HOUSE})(?![\w/])",
    re.I,
)
_BESIDE = re.compile(
    r"\b(?:Am|Im|An der|An den|In der|In den|Auf der|Auf dem|Zum|Zur|Unter den|Beim)\s[A-ZÄÖÜ][\wäöüß-]+"
    r"\s\d{1,3}\s?[a-h]?,\s?(?:\d{5}|in\s)"
)
_POSTAL = re.compile(r"(?<![\w.,§-])(?:D\s?-\s?|PLZ:?\s?)?(\d{5})\s+(?:in\s+)?([A-ZÄÖÜ][a-zäöüß]{2,})")
_COUNT_NOUNS = re.compile(r"(?:000|500)$")
_GERMAN_IBAN = re.compile(r"de\d{20}")
_ANY_IBAN = re.compile(r"\b([A-Z]{2}\s?\d\s?\d(?:[ \-.]{0,2}[0-9A-Z]){11,30})\b")
_BANK = re.compile(r"\b(?:IBAN|Kontonummer|Konto-?Nr|Kto)\b\.?\s*:?\s*[A-Z]{0,2}\s?\d(?:[\s.\-]{0,2}\w){5,}", re.I)


def email(text: str) -> Iterator[Found]:
    """Yield e-mail addresses, with their signs spelled out too, and names used in networks."""
    for pattern in (_EMAIL, _HANDLE):
        for match in pattern.finditer(text):
            yield Found(EMAIL, match[0].strip(), match.start())


def _is_a_count(text: str, match: re.Match[str]) -> bool:
    whole = match[0].strip()
    if _THOUSANDS.fullmatch(whole) or _YEARS.fullmatch(whole):
        return True
    return bool(_COUNTED.match(text, match.end()))


def phone(text: str) -> Iterator[Found]:
    """Yield telephone numbers, and digits in such a number that they can only be somebody's number."""
    for match in _CALLED.finditer(text):
        yield Found(PHONE, match[0].strip(), match.start())
    for match in _PHONE.finditer(text):
        if not _is_a_count(text, match):
            yield Found(PHONE, match[0].strip(), match.start())
    for match in _LONG.finditer(text):
        if not _is_a_count(text, match):
            yield Found(LONG_NUMBER, match[0].strip(), match.start())


def address(text: str) -> Iterator[Found]:
    """Yield streets with a house number, and postal codes with their place."""
    for pattern in (_STREET, _LOWER_STREET):
        for match in pattern.finditer(text):
            if not _COUNTED.match(text, match.end()) and not _YEARS.fullmatch(match[1].strip()):
                yield Found(ADDRESS, match[0].strip(), match.start())
    for match in (*_LIVES.finditer(text), *_BESIDE.finditer(text)):
        if not _COUNTED.match(text, match.end()):
            yield Found(ADDRESS, match[0].strip(), match.start())
    for match in _POSTAL.finditer(text):
        counted = _COUNTED.match(text, match.end(1)) or _COUNT_NOUNS.search(match[1])
        if not counted and not match[1].startswith("00"):
            yield Found(PLACE, match[0].strip(), match.start())


def _checks(iban: str) -> bool:
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def bank(text: str) -> Iterator[Found]:
    """Yield bank accounts, written with or without gaps, also letter by letter."""
    for match in _BANK.finditer(text):
        yield Found(IBAN, match[0].strip(), match.start())
    for match in _ANY_IBAN.finditer(text):
        flat = "".join(letter for letter in match[1] if letter.isalnum())
        if flat.isascii() and _checks(flat.upper()):
            yield Found(IBAN, match[0].strip(), match.start())
    flat = "".join(letter for letter in text.casefold() if letter.isalnum())
    if (joined := _GERMAN_IBAN.search(flat)) is not None:
        yield Found(IBAN, f"{joined[0][:4].upper()} …", 0)
