"""Words for what people's rows hold."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from babel import Locale
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kimpass.organisation.models import CatalogueEntry, Precision, YesNo
from kimpass.people.models import ConsentText, LanguageLevel, Person, PersonLanguage
from kimpass.people.selectors.names import DuplicateHint

# Not countries, or groups of them, in CLDR's list.
NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"})
NOT_IN_CLDR = {
    "de-leicht": gettext_lazy("Deutsch, einfache Sprache"),
    "kmr": gettext_lazy("Kurdisch (Kurmandschi)"),
    "fa-af": gettext_lazy("Dari"),
}


def _locale() -> Locale:
    return Locale.parse((get_language() or "de").split("-")[0])


def country_name(code: str) -> str:
    """Return the name of a country, or what is said instead of one."""
    special = {"XX": _("ungeklärt"), "XS": _("staatenlos"), "XN": _("ohne Angabe")}
    return special.get(code) or str(_locale().territories.get(code, code))


def country_choices() -> list[tuple[str, str]]:
    """Return all countries by name, after what is said instead of one."""
    named = [
        (code, str(name))
        for code, name in _locale().territories.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY
    ]
    named.sort(key=lambda choice: choice[1].translate(str.maketrans("ÄÖÜÅ", "AOUA")))
    return [*((code, country_name(code)) for code in ("XX", "XS", "XN")), *named]


def language_name(code: str) -> str:
    """Return the name of a language, the code where nobody knows one."""
    if code == "und":
        return _("Sprache noch nicht bekannt")
    if code in NOT_IN_CLDR:
        return str(NOT_IN_CLDR[code])
    return str(_locale().languages.get(code.replace("fa-af", "fa_AF"), code))


def language_choices(entries: Iterable[CatalogueEntry], spoken: Iterable[str]) -> list[tuple[str, str]]:
    """Return the languages of the catalogue, and those the person speaks beside them."""
    choices = {entry.code.lower(): entry.label_de for entry in entries}
    return list((choices | {code: language_name(code) for code in spoken if code not in choices}).items())


def languages_in_words(rows: Iterable[PersonLanguage], entries: Iterable[CatalogueEntry]) -> list[str]:
    """Return a person's languages by name, with how well and where an interpreter is needed."""
    names = dict(language_choices(entries, [row.language for row in rows]))
    levels = {str(value): str(label) for value, label in LanguageLevel.choices}
    shown = []
    for row in rows:
        said = [levels[row.level]] if row.level in levels else []
        if len(names) > 1 and row.needs_interpreter == YesNo.YES:
            said.append(_("mit Dolmetschen"))
        shown.append(f"{names[row.language]} ({', '.join(said)})" if said else names[row.language])
    return shown


def interpreter_need(rows: Iterable[PersonLanguage]) -> str:
    """Return in words whether an interpreter is needed, empty when nobody asked."""
    needs = {row.needs_interpreter for row in rows}
    if YesNo.YES in needs:
        return _("Dolmetschen nötig")
    return _("kein Dolmetschen nötig") if YesNo.NO in needs else ""


def born(person: Person, today: date) -> str:
    """Return when somebody was born, as exactly as it is known, with the age."""
    if person.birth_date is not None and person.birth_precision == Precision.DAY:
        values = {"day": date_format(person.birth_date, "d.m.Y"), "age": person.age_on(today)}
        return _("* %(day)s (%(age)s Jahre)") % values
    if person.birth_date is not None and person.birth_precision == Precision.MONTH:
        return _("* %(month)s") % {"month": date_format(person.birth_date, "F Y")}
    if person.birth_year and person.birth_precision == Precision.ESTIMATED:
        return _("Jahrgang etwa %(year)s, geschätzt") % {"year": person.birth_year}
    return _("Jahrgang %(year)s") % {"year": person.birth_year} if person.birth_year else _("Alter unbekannt")


def target_facts(person: Person) -> list[tuple[str, str]]:
    """Return what counts for target groups, and was asked (HH-04)."""
    asked = (
        (_("Alleinerziehend"), person.lone_parent, person.get_lone_parent_display()),
        (_("Unbegleitet minderjährig"), person.unaccompanied_minor, person.get_unaccompanied_minor_display()),
        (_("Kita, Schule, Ausbildung"), person.schooling, person.get_schooling_display()),
    )
    return [(label, str(words)) for label, value, words in asked if value != YesNo.NOT_ASKED]


def wording_name(text: ConsentText) -> str:
    """Return how a wording is called where one is chosen: its language, and what has to be known about it."""
    words = language_name(text.language)
    if text.text_version > 1:
        words = _("%(language)s, Fassung %(version)s") % {"language": words, "version": text.text_version}
    if text.translation_state == ConsentText.TranslationState.MACHINE_MADE:
        words = _("%(language)s (ungeprüft)") % {"language": words}
    return words


def fact_label(name: str) -> str:
    """Return how a fact is called where two rows for one person stand side by side."""
    labels = {
        "family_name": _("Familienname"),
        "given_names": _("Vorname"),
        "original_name": _("Name in Originalschrift"),
        "birth": _("Geburt"),
        "sex": _("Geschlecht"),
        "arrived_on": _("Einreise"),
        "lone_parent": _("Alleinerziehend"),
        "unaccompanied_minor": _("Unbegleitet minderjährig"),
        "schooling": _("Kita, Schule, Ausbildung"),
    }
    return labels[name]


def fact_in_words(name: str, values: tuple[Any, ...]) -> str:
    """Return what a row knows about a fact, a dash for nothing."""
    if name == "birth":
        day, year, precision = values
        if day is None and year is None:
            return "–"
        said = Person(birth_date=day, birth_year=year, birth_precision=precision)
        return born(said, day or date(year, 12, 31)).partition(" (")[0]
    value = values[0]
    if isinstance(value, date):
        return date_format(value, "d.m.Y")
    column: Any = Person._meta.get_field(name)
    choices = dict(column.flatchoices)
    return str(choices.get(value, value) or "–")


def seen_mark(hints: Iterable[DuplicateHint]) -> str:
    """Return what a form carries to prove that these hints stood beside it; it tells nobody who they are."""
    shown = ",".join(str(number) for number in sorted(hint.person_id for hint in hints))
    return salted_hmac("people.presenters.seen_mark", shown).hexdigest()[:16]
