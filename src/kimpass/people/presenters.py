"""Words for what people's rows hold."""

from collections.abc import Iterable
from datetime import date

from babel import Locale
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kimpass.organisation.models import CatalogueEntry, Precision, YesNo
from kimpass.people.models import ConsentText, Person, PersonLanguage

# Not countries, or groups of them, in CLDR's list.
NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"})


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
    return str(_locale().languages.get(code.replace("fa-af", "fa_AF"), code))


def language_choices(entries: Iterable[CatalogueEntry], spoken: Iterable[str]) -> list[tuple[str, str]]:
    """Return the languages of the catalogue, and those the person speaks beside them."""
    choices = {entry.code.lower(): entry.label_de for entry in entries}
    return list((choices | {code: language_name(code) for code in spoken if code not in choices}).items())


def languages_in_words(rows: Iterable[PersonLanguage], entries: Iterable[CatalogueEntry]) -> list[str]:
    """Return a person's languages by name."""
    names = dict(language_choices(entries, [row.language for row in rows]))
    return [names[row.language] for row in rows]


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
    return _("Jahrgang %(year)s") % {"year": person.birth_year} if person.birth_year else _("Alter unbekannt")


def wording_name(text: ConsentText) -> str:
    """Return how a wording is called in a list: body, language and version."""
    values = {
        "body": text.employing_body.name,
        "language": language_name(text.language),
        "version": text.text_version,
    }
    return _("%(body)s, %(language)s, Fassung %(version)s") % values
