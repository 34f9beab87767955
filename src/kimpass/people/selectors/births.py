"""A date of birth as far as it is known, as people write it."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import Precision
from kimpass.people.models import Person
from kimpass.ui.fields import NotTaken, read_date

# Nobody whose age is documented has lived longer than 122 years. An earlier year is a slip of the hand on any day this
# program knows; how old somebody can be today is for the actions to say, which know the day.
EARLIEST_YEAR = 1850
TOO_LONG_AGO = _("Das Geburtsjahr liegt nicht in den letzten 130 Jahren.")

YEAR = re.compile(r"(?P<about>ca\.?|circa|etwa|um|~|geschätzt)?\s*\*?\s*(?P<year>[0-9]{4})", re.IGNORECASE | re.ASCII)
MONTH = re.compile(r"([0-9]{1,2})\s*[./-]\s*([0-9]{4})", re.ASCII)
# "Unknown" as people say it in the languages of the consent texts; none of them may cost a second attempt.
UNKNOWN = frozenset(
    {
        "", "?", "??", "-", "–", "—", "k.a.", "k. a.", "ka", "n/a", "na", "keine angabe", "ohne angabe", "offen",
        "unbekannt", "nicht bekannt", "unknown", "not known", "inconnu", "inconnue", "necunoscut", "necunoscută",
        "невідомо", "невідома", "неизвестно", "неизвестна", "неизвестен", "bilinmiyor", "panjohur", "i panjohur",
        "e panjohur", "nezanîn", "nenas", "غير معروف", "مجهول", "نامعلوم", "نامعلومه", "ዘይፍለጥ", "ኣይፍለጥን",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Birth:
    """A day of birth, a month, a year alone, an estimated year, or nothing at all."""

    day: date | None = None
    year: int | None = None
    precision: str = ""

    def __str__(self) -> str:
        if self.day is not None:
            return f"{self.day:%d.%m.%Y}" if self.precision != Precision.MONTH else f"{self.day:%m.%Y}"
        if self.year is None:
            return ""
        return f"ca. {self.year}" if self.precision == Precision.ESTIMATED else str(self.year)


def birth_of(person: Person) -> Birth:
    """Return what is known about a person's birth."""
    if person.birth_date is not None:
        return Birth(person.birth_date, person.birth_date.year, person.birth_precision)
    return Birth(year=person.birth_year, precision=person.birth_precision if person.birth_year else "")


def read_birth(text: str) -> Birth:
    """
    Return what "14.03.1990", "03.1990", "1990", "ca. 1990" or "unbekannt" says.

    :raises NotTaken: nobody who lives, or whose life is documented, was born in that year.
    :raises ValueError: none of these, or there is no such day.
    """
    birth = _read(text)
    if birth.year is not None and birth.year < EARLIEST_YEAR:
        raise NotTaken(str(TOO_LONG_AGO))
    return birth


def _read(text: str) -> Birth:
    text = text.strip()
    if text.casefold().rstrip(".!") in UNKNOWN or text.casefold() in UNKNOWN:
        return Birth()
    if found := YEAR.fullmatch(text):
        about = Precision.ESTIMATED if found["about"] else Precision.YEAR
        return Birth(year=int(found["year"]), precision=about)
    if month := MONTH.fullmatch(text):
        first = date(int(month.group(2)), int(month.group(1)), 1)
        return Birth(first, first.year, Precision.MONTH)
    day = read_date(text)
    return Birth(day, day.year, Precision.DAY)
