"""The sheet: its columns, what else people call them, and what stands in them."""

import re
from dataclasses import dataclass

from anyascii import anyascii
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of the sheet."""

    key: str
    head: str
    explained: str | Promise
    example: str = ""
    synonyms: tuple[str, ...] = ()
    is_required: bool = False


# Heads stay German whatever the language of the console: they are what stands in people's files.
COLUMNS = (
    SheetColumn(
        "external_key",
        "Kennung",
        _("Eigene Nummer der Zeile; an ihr wird erkannt, was schon übernommen ist."),
        "2024-001",
        ("ID", "Nr", "Nr.", "lfd. Nr.", "laufende Nummer", "Aktenzeichen", "AZ"),
        is_required=True,
    ),
    SheetColumn(
        "household_key",
        "Haushalt",
        _("Gleicher Eintrag, gleicher Haushalt; leer: die Zeile ist ein eigener Haushalt."),
        "H-17",
        ("Haushaltsnummer", "Haushalts-Nr.", "Familie Nr.", "Familiennummer"),
    ),
    SheetColumn(
        "relation",
        "Beziehung",
        _("Bezugsperson, Partner, Kind, Elternteil, Geschwister oder andere; die erste Zeile ist Bezugsperson."),
        "Bezugsperson",
        ("Rolle", "Verhältnis", "Stellung"),
    ),
    SheetColumn(
        "family_name", "Familienname", _("Wie im Ausweis."), "Beispiel", ("Nachname", "Name"), is_required=True
    ),
    SheetColumn("given_names", "Vornamen", _("Wie im Ausweis."), "Amal", ("Vorname",)),
    SheetColumn("original_name", "Name in eigener Schrift", _("Hilft bei der Suche."), "", ("Originalname",)),
    SheetColumn(
        "birth",
        "Geburtsdatum",
        _("TT.MM.JJJJ, nur das Jahr, oder „unbekannt“; leer bleibt unbekannt."),
        "14.03.1990",
        ("geb.", "geboren", "geboren am", "Geb.-Datum", "Geburtstag", "Geburtsjahr"),
    ),
    SheetColumn("sex", "Geschlecht", _("w, m, d oder leer."), "w"),
    SheetColumn(
        "nationalities",
        "Staatsangehörigkeit",
        _("Ländername oder Kürzel; mehrere mit Komma."),
        "Syrien",
        ("Nationalität", "Staatsangehörigkeiten", "Herkunftsland"),
    ),
    SheetColumn("languages", "Sprachen", _("Mehrere mit Komma."), "Arabisch", ("Sprache", "Muttersprache")),
    SheetColumn(
        "needs_interpreter",
        "Dolmetschen",
        _("ja, nein oder unbekannt; leer heißt nicht gefragt."),
        "ja",
        ("Dolmetscher", "Dolmetschbedarf", "Sprachmittlung"),
    ),
    SheetColumn("phone", "Telefon", _("So erreichen wir die Person."), "", ("Tel", "Tel.", "Handy", "Mobil")),
    SheetColumn("arrived_on", "Einreise", _("TT.MM.JJJJ"), "01.09.2022", ("Einreise am", "Einreisedatum")),
    SheetColumn(
        "unit", "Kommune", _("Wie in der Anwendung."), "", ("Stadt", "Gemeinde", "Ort", "Wohnort"), is_required=True
    ),
    SheetColumn(
        "opened_on",
        "Eröffnet am",
        _("Beginn der Begleitung, TT.MM.JJJJ."),
        "15.01.2024",
        ("Beginn", "Erstkontakt", "Fallbeginn", "Aufnahme", "eröffnet"),
        is_required=True,
    ),
    SheetColumn("level", "Ebene", _("1 oder 2; leer heißt 1."), "1", ("Zugangsebene",)),
    SheetColumn("channel", "Weg", _("Zugangsweg wie in der Anwendung; leer bleibt offen."), "", ("Zugangsweg",)),
    SheetColumn("summary", "Anliegen", _("In einem Satz, ohne Namen; wird nur mit einem Weg übernommen."), ""),
    SheetColumn(
        "consented_on",
        "Einverständnis am",
        _("Tag der Unterschrift auf Papier, TT.MM.JJJJ."),
        "15.01.2024",
        ("Einwilligung", "Einwilligung am", "Einverständnis", "Einverständniserklärung"),
    ),
    SheetColumn(
        "released_on",
        "Schweigepflichtentbindung am",
        _("Tag der Unterschrift auf Papier, TT.MM.JJJJ."),
        "",
        ("Schweigepflicht", "Schweigepflichtentbindung", "SPE"),
    ),
    SheetColumn(
        "released_to",
        "Entbundene Stellen",
        _("Namen wie in der Anwendung, mehrere mit Semikolon; „alle“ gibt es nicht."),
        "",
        ("Entbunden gegenüber", "Stellen"),
    ),
    SheetColumn("released_about", "Entbindung worüber", _("Worüber gesprochen werden darf."), "", ("Worüber",)),
    SheetColumn("contact_on", "Kontakt am", _("Letzter Kontakt, TT.MM.JJJJ."), "", ("letzter Kontakt",)),
    SheetColumn("contact_kind", "Art des Kontakts", _("Gespräch, Telefon, aufsuchend …; leer: Gespräch."), ""),
    SheetColumn("contact_text", "Kontaktnotiz", _("Text der Notiz."), "", ("Notiz", "Notizen", "Bemerkung")),
    SheetColumn("follow_up_on", "Wiedervorlage am", _("Ab heute, TT.MM.JJJJ."), "", ("Wiedervorlage", "WV", "WV am")),
    SheetColumn("follow_up_text", "Wiedervorlage wozu", _("Woran erinnert wird."), "", ("WV wozu",)),
)


def plain(text: str) -> str:
    """Return a word without case, marks, blanks and dots, as people vary them."""
    return re.sub(r"[^a-z0-9]+", "", anyascii(text).casefold())


BY_NAME = {plain(name): column.key for column in COLUMNS for name in (column.head, *column.synonyms)}
HEADS = {column.key: column.head for column in COLUMNS}
REQUIRED = tuple(column.key for column in COLUMNS if column.is_required)
