"""Read one cell: what people write in lists, in the words of the application; unknown is never no."""

import re
from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kimpass.casework.importer.columns import plain
from kimpass.casework.importer.problems import BadCell
from kimpass.casework.importer.sheets import LONGEST, Formula, Value
from kimpass.organisation.models import YesNo
from kimpass.people.models import HouseholdMember, Person
from kimpass.ui.fields import clean

GERMAN_DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})", re.ASCII)
YEAR = re.compile(r"(?:ca\.?|etwa|um)?\s*([0-9]{4})", re.IGNORECASE | re.ASCII)
UNKNOWN = frozenset({"unbekannt", "unb", "nichtbekannt", "k a", "ka", "keineangabe"})
Relation = HouseholdMember.Relation
RELATIONS: Mapping[str, str] = {
    **{plain(str(label)): value for value, label in Relation.choices},
    **dict.fromkeys(("bezugsperson", "antragsteller", "antragstellerin", "haushaltsvorstand"), Relation.REFERENCE),
    **dict.fromkeys(("partner", "partnerin", "ehefrau", "ehemann", "ehepartner", "ehegatte"), Relation.PARTNER),
    **dict.fromkeys(("kind", "sohn", "tochter"), Relation.CHILD),
    **dict.fromkeys(("elternteil", "mutter", "vater"), Relation.PARENT),
    **dict.fromkeys(("geschwister", "bruder", "schwester"), Relation.SIBLING),
    **dict.fromkeys(("andere", "sonstige", "verwandt"), Relation.OTHER),
}
SEXES: Mapping[str, str] = {
    **{plain(str(label)): value for value, label in Person.Sex.choices},
    **{"w": "female", "f": "female", "frau": "female", "m": "male", "mann": "male", "d": "diverse", "x": "not_stated"},
    **dict.fromkeys(("", "ohneangabe", *UNKNOWN), "not_stated"),
}
ANSWERS: Mapping[str, str] = {
    **dict.fromkeys(("ja", "j", "x", "1"), YesNo.YES),
    **dict.fromkeys(("nein", "n", "0"), YesNo.NO),
    **dict.fromkeys(UNKNOWN, YesNo.UNKNOWN),
    **dict.fromkeys(("", "nichtgefragt"), YesNo.NOT_ASKED),
}


def text(value: Value, *, longest: int = 200, lines: bool = False) -> str:
    """
    Return the words of a cell.

    :raises BadCell: a formula, too long, or letters no word has.
    """
    if isinstance(value, Formula):
        raise BadCell(_("Hier steht eine Formel. Bitte den Wert selbst eintragen, als Text."))
    said = f"{value:%d.%m.%Y}" if isinstance(value, date) else value
    try:
        read = clean(said, lines=lines)
    except ValidationError as error:
        raise BadCell(" ".join(error.messages)) from error
    if len(read) > min(longest, LONGEST):
        raise BadCell(_("Höchstens %(most)s Zeichen; hier stehen %(number)s.") % {"most": longest, "number": len(read)})
    return read


def day(value: Value) -> date | None:
    """
    Return a day; None for an empty cell or "unbekannt".

    :raises BadCell: not written TT.MM.JJJJ, or there is no such day.
    """
    if isinstance(value, date):
        return value
    said = text(value)
    if not said or plain(said) in UNKNOWN:
        return None
    found = GERMAN_DAY.fullmatch(said)
    try:
        if found is not None:
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError as error:
        raise BadCell(_("Den Tag %(said)s gibt es nicht.") % {"said": said}) from error
    raise BadCell(
        _("Bitte den Tag als TT.MM.JJJJ schreiben, zum Beispiel 24.12.2024; hier steht „%(said)s“.") % {"said": said}
    )


def birth(value: Value) -> tuple[date | None, int | None]:
    """
    Return day and year of birth as far as known; a year alone never gets an invented day.

    :raises BadCell: neither day, year nor "unbekannt".
    """
    if not isinstance(value, date) and (found := YEAR.fullmatch(text(value))):
        return None, int(found[1])
    known = day(value)
    return known, known.year if known else None


def one_of(value: Value, words: Mapping[str, str], what: str) -> str:
    """
    Return the code of a word.

    :raises BadCell: the word is not there; some that are, are named.
    """
    said = text(value)
    code = words.get(plain(said))
    if code is None:
        raise BadCell(_("„%(said)s“ gibt es hier nicht. Möglich: %(what)s.") % {"said": said, "what": what})
    return code


def several(value: Value, words: Mapping[str, str], what: str, *, by: str = r"[,;/]") -> tuple[str, ...]:
    """
    Return the codes of the words in a cell.

    :raises BadCell: one of the words is not there.
    """
    parts = [part.strip() for part in re.split(by, text(value, longest=500)) if part.strip()]
    return tuple(dict.fromkeys(one_of(part, words, what) for part in parts if plain(part) not in UNKNOWN))
