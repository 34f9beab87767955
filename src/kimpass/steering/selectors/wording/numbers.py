"""Numbers by which an authority finds a person again."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kimpass.steering.selectors.wording.found import Found

CASE_NUMBER, FILE_NUMBER, ID_NUMBER = _("Fallnummer"), _("Aktenzeichen"), _("Ausweis- oder Kundennummer")
_GAP = r"\s?[-_/.\s]\s?"
_CASE = re.compile(
    rf"\b[A-ZÄÖÜ]{{1,4}}{_GAP}\d\d{_GAP}(?=[0-9A-Z]{{0,4}}\d)[0-9A-Z]{{5}}{_GAP}[0-9A-Z]\b", re.IGNORECASE
)
_BARE_CASE = re.compile(r"\b[A-ZÄÖÜ]{2,4}\d\d(?=[0-9A-Z]*\d)(?=[0-9A-Z]*[A-Z])[0-9A-Z]{6}\b")
_FILE = re.compile(
    r"\b(?:Az|Aktenz(?:eichen)?|Gesch(?:äfts)?z(?:eichen)?|Gz|Akte|Geschäftsnummer|Vorgang(?:snummer)?"
    r"|Bescheid(?:nummer)?|Unser Zeichen)\b\.?\s*(?:Nr\.?|Nummer|mit der Nummer|lautet|ist)?\s*:?\s*"
    r"(?=[\w/.\-]*\d)(?!\d{1,4}(?:\s|[.,;]?$))[\w/.\-]+(?:\s?[/\-]\s?\w+)*",
    re.IGNORECASE,
)
_SHORT_FILE = re.compile(r"\b(?:Az|Gz|Aktenzeichen)\b\.?\s*:?\s*[\w/.\-]*\d", re.IGNORECASE)
_KINDS = (
    r"(?:AZR|Ausweis|Personalausweis|Pass|Reisepass|Kunden|BG|Bedarfsgemeinschafts|Versicherten|Versicherungs|Renten"
    r"|Sozialversicherungs|Steuer|Steuer-?ID|Identifikations|Mitglieds|Personen|Fall|Akten|Aufenthalts(?:titel)?|BAMF"
    r"|Melde|Kindergeld|EasyGo|EASY|Register|Visa|Visums|ID|Kenn|Patienten|Schüler|KV|RV|SV)"
)
_NAMED = re.compile(
    rf"\b{_KINDS}(?:\s?-?\s?(?:Nummer|Nr\b\.?|No\b\.?|ID|Kennzeichen|Zeichen))?\s*(?:lautet|ist|:|=|#)?\s*:?\s*"
    r"[A-Z]{0,3}\s?\d(?:[\s/.\-]{0,2}[0-9A-Z]){4,}",
    re.IGNORECASE,
)
_BAMF = re.compile(r"(?<![\w.])\d{7}\s?[-/]\s?\d{3}(?!\d)")
_PENSION = re.compile(r"(?<!\w)\d\d\s?\d{6}\s?[A-Z]\s?\d{3}(?!\w)")
_TOKEN = re.compile(r"\b(?=[A-Z0-9]*\d[A-Z0-9]*\d[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{8,}\b")
_SPACED_TOKEN = re.compile(r"\b(?=(?:[A-Z0-9][ \-]){0,9}\d)(?:[A-Z0-9][ \-]){7,}[A-Z0-9]\b")
_DOCUMENT = re.compile(r"\b[A-Z]{1,3}\s?\d{6,9}[A-Z]?\b")


def numbers(text: str) -> Iterator[Found]:
    """Yield case numbers, file numbers, numbers of papers and customers."""
    for kind, pattern in (
        (CASE_NUMBER, _CASE),
        (CASE_NUMBER, _BARE_CASE),
        (FILE_NUMBER, _FILE),
        (FILE_NUMBER, _SHORT_FILE),
        (ID_NUMBER, _NAMED),
        (ID_NUMBER, _BAMF),
        (ID_NUMBER, _PENSION),
        (ID_NUMBER, _TOKEN),
        (ID_NUMBER, _SPACED_TOKEN),
        (ID_NUMBER, _DOCUMENT),
    ):
        for match in pattern.finditer(text):
            yield Found(kind, match[0].strip(), match.start())
