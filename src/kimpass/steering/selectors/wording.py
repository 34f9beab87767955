"""Find what must not stand in a finding: traces of a person in free text."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Words after "Herr" or "Frau" that are functions and offices, no names.
_NO_NAMES = frozenset(
    {"und", "oder", "bürgermeister", "bürgermeisterin", "landrat", "landrätin", "dr", "prof", "kollege", "kollegin"}
    | {"dezernent", "dezernentin", "amtsleiter", "amtsleiterin", "jugendamt", "sozialamt", "jobcenter"}
)
_PATTERNS = (
    (gettext_lazy("E-Mail-Adresse"), re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")),
    (gettext_lazy("Geburtsdatum oder Tagesdatum"), re.compile(r"\b\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*(?:19|20)?\d{2}\b")),
    (gettext_lazy("Geburtsdatum oder Tagesdatum"), re.compile(r"\b(?:19|20)\d{2}-\d{2}-\d{2}\b")),
    (gettext_lazy("Telefonnummer"), re.compile(r"(?<![\w.,])(?:\+\d{2}|0\d{2,5})(?:[\s/()-]*\d){5,}")),
    (gettext_lazy("Fallnummer"), re.compile(r"\b[A-ZÄÖÜ]{2,4}-\d{2}-[0-9A-Z]{5}-[0-9A-Z]\b", re.IGNORECASE)),
    (gettext_lazy("Aktenzeichen"), re.compile(r"\b(?:Az|Aktenzeichen)\.?\s*:?\s*[\w/.-]*\d", re.IGNORECASE)),
)
_ADDRESSED = re.compile(r"\b(?:Herrn?|Frau|Familie|Fam\.)\s+(?:Dr\.\s+|Prof\.\s+)?([A-ZÄÖÜ][\w'’-]*\.?)")


def personal_traces(*texts: str) -> list[str]:
    """Return what looks like a person in the texts, as German words for the kinds found; empty when nothing does."""
    found: list[str] = []
    for text in texts:
        found.extend(str(kind) for kind, pattern in _PATTERNS if pattern.search(text))
        names = (match.group(1).rstrip(".").lower() for match in _ADDRESSED.finditer(text))
        if any(name not in _NO_NAMES for name in names):
            found.append(_("Name nach „Herr“, „Frau“ oder „Familie“"))
    return list(dict.fromkeys(found))
