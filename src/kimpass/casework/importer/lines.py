"""From the cells of a row to what the application takes, every mistake told by row and column."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kimpass.casework.importer import values
from kimpass.casework.importer.columns import BY_NAME, HEADS, REQUIRED, plain
from kimpass.casework.importer.problems import BadCell, Report
from kimpass.casework.importer.sheets import Sheet, Value
from kimpass.organisation.models import ExtraField, YesNo
from kimpass.organisation.selectors.extra_fields import Type, options_of
from kimpass.people.models import Person


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The district's own words, each with the key or row it stands for."""

    units: Mapping[str, str]
    languages: Mapping[str, str]
    countries: Mapping[str, str]
    channels: Mapping[str, str]
    contact_kinds: Mapping[str, str]
    agencies: Mapping[str, str]
    fields: tuple[ExtraField, ...] = ()


@dataclass(slots=True)
class Line:
    """One person of the sheet, read."""

    row: int
    content_hash: str
    said: dict[str, Any] = field(default_factory=dict)
    case_extra: dict[str, Any] = field(default_factory=dict)
    person_extra: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.said[name]
        except KeyError as error:
            raise AttributeError(name) from error


Reader = Callable[[Value], Any]
# Place and beginning belong to the household; one line of it may say them for all.
OF_EVERY_LINE = frozenset({"external_key", "family_name"})


def _readers(known: Vocabulary) -> dict[str, Reader]:
    def words(longest: int = 200, *, lines: bool = False) -> Reader:
        return lambda value: values.text(value, longest=longest, lines=lines)

    def choice(codes: Mapping[str, str], what: str, empty: str = "") -> Reader:
        return lambda value: values.one_of(value, codes, what) if value != "" else empty

    levels = {"1": "level_1", "2": "level_2", "ebene1": "level_1", "ebene2": "level_2"}
    return {
        "external_key": words(60),
        "household_key": words(60),
        "relation": choice(values.RELATIONS, _("Bezugsperson, Partner, Kind, Elternteil, Geschwister, andere")),
        "family_name": words(120),
        "given_names": words(120),
        "original_name": words(200),
        "birth": values.birth,
        "sex": choice(values.SEXES, "w, m, d", str(Person.Sex.NOT_STATED)),
        "nationalities": lambda v: values.several(v, known.countries, _("Ländernamen oder Kürzel wie SY")),
        "languages": lambda v: values.several(v, known.languages, _("Sprachen wie Arabisch, Dari")),
        "needs_interpreter": choice(values.ANSWERS, _("ja, nein, unbekannt"), str(YesNo.NOT_ASKED)),
        "phone": words(200),
        "arrived_on": values.day,
        "unit": choice(known.units, _("Kommunen, in denen Sie arbeiten")),
        "opened_on": values.day,
        "level": choice(levels, "1, 2", "level_1"),
        "channel": choice(known.channels, _("Zugangswege wie in der Anwendung")),
        "summary": words(2000, lines=True),
        "consented_on": values.day,
        "released_on": values.day,
        "released_to": lambda v: values.several(v, known.agencies, _("Stellen wie in der Anwendung"), by=";"),
        "released_about": words(160),
        "contact_on": values.day,
        "contact_kind": choice(known.contact_kinds, _("Gespräch, Telefon, aufsuchend"), "talk"),
        "contact_text": words(8000, lines=True),
        "follow_up_on": values.day,
        "follow_up_text": words(200),
    }


def _extra_reader(own: ExtraField) -> Reader:
    options = {plain(label): code for code, label in options_of(own).items()} | {c: c for c in options_of(own)}
    what = ", ".join(list(options_of(own).values())[:8])
    if own.type == Type.CHOICES:
        return lambda value: list(values.several(value, options, what)) or None
    if own.type in {Type.CHOICE, Type.YES_NO}:
        return lambda value: values.one_of(value, options, what) if value != "" else None
    if own.type == Type.DATE:
        return values.day
    if own.type == Type.NUMBER:
        return lambda value: values.text(value).replace(".", "").replace(",", ".") or None
    return lambda value: values.text(value, longest=500) or None


def _fingerprint(cells: Mapping[str, Value]) -> str:
    said = {key: str(value) for key, value in sorted(cells.items()) if value != ""}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _names_of(own: ExtraField) -> tuple[str, str]:
    return plain(own.label_de), plain(f"{own.label_de} ({own.get_target_display()})")


def _places(sheet: Sheet, known: Vocabulary, report: Report) -> dict[str, int]:
    """Return in which place each column stands; extra fields under `field:<target>:<key>`."""
    own = {name: f"field:{each.target}:{each.key}" for each in known.fields for name in _names_of(each)}
    places: dict[str, int] = {}
    for place, head in enumerate(sheet.head):
        key = BY_NAME.get(plain(head)) or own.get(plain(head))
        if key in places:
            report.wrong(1, head, _("Diese Spalte gibt es zweimal. Bitte eine davon umbenennen oder löschen."))
        elif key is not None:
            places[key] = place
        elif head.strip():
            report.notice(1, head, _("Diese Spalte kennt der Import nicht; sie bleibt liegen."))
    for key in REQUIRED:
        if key not in places:
            report.wrong(1, HEADS[key], _("Diese Spalte fehlt. Sie wird gebraucht."))
    return places


def read_lines(sheet: Sheet, known: Vocabulary, today: date, report: Report) -> list[Line]:
    """Return the persons of a sheet; whatever is wrong stands in the report, all of it."""
    places = _places(sheet, known, report)
    if report.problems:
        return []
    readers, own = _readers(known), {f"field:{each.target}:{each.key}": each for each in known.fields}
    lines, seen = [], dict[str, int]()
    for number, row in sheet.rows:
        cells = {key: row[place] if place < len(row) else "" for key, place in places.items()}
        line = Line(number, _fingerprint(cells), {key: None for key in readers})
        for key, reader in readers.items():
            _read(line.said, key, reader, cells.get(key, ""), number, HEADS[key], report)
        for key, each in own.items():
            if key in places:
                values_of = line.case_extra if each.target == ExtraField.Target.CASE else line.person_extra
                _read(values_of, each.key, _extra_reader(each), cells[key], number, each.label_de, report)
        _look_at_days(line, today, report)
        key = line.said["external_key"] or ""
        if key and key in seen:
            words = _("Diese Kennung steht schon in Zeile %(row)s. Jede Zeile braucht eine eigene.")
            report.wrong(number, HEADS["external_key"], words % {"row": seen[key]})
        seen.setdefault(key, number)
        lines.append(line)
    return lines


def _read(into: dict[str, Any], key: str, reader: Reader, cell: Value, row: int, head: str, report: Report) -> None:
    try:
        into[key] = reader(cell)
    except BadCell as bad:
        report.wrong(row, head, str(bad))
        return
    if key in OF_EVERY_LINE and not into[key]:
        report.wrong(row, head, _("Bitte ausfüllen."))


def _look_at_days(line: Line, today: date, report: Report) -> None:
    past = ("arrived_on", "opened_on", "consented_on", "released_on", "contact_on")
    for key in past:
        if line.said[key] and line.said[key] > today:
            report.wrong(line.row, HEADS[key], _("Der Tag liegt in der Zukunft."))
    if line.said["follow_up_on"] and line.said["follow_up_on"] < today:
        report.wrong(
            line.row, HEADS["follow_up_on"], _("Der Tag ist vorbei. Bitte einen neuen eintragen oder die Zelle leeren.")
        )
    pairs = (
        ("contact_on", "contact_text"),
        ("follow_up_on", "follow_up_text"),
        ("released_on", "released_to"),
        ("released_on", "released_about"),
    )
    for day, other in pairs:
        if line.said[day] and not line.said[other]:
            report.wrong(line.row, HEADS[other], _("Zu „%(day)s“ fehlt diese Angabe.") % {"day": HEADS[day]})
    for day, other in pairs[:3]:
        if line.said[other] and not line.said[day]:
            report.wrong(line.row, HEADS[day], _("Zu „%(other)s“ fehlt der Tag.") % {"other": HEADS[other]})
