"""Read an HSDS 3.1 file into flat tables: nested JSON, tabular JSON, or a ZIP of CSV tables."""

import csv
import io
import json
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kimpass.network.importer.offers import Report
from kimpass.ui.tables import unguarded

LARGEST, MOST_ROWS, MOST_MEMBERS = 10_000_000, 50_000, 60
TABLES = (
    "organizations", "services", "locations", "addresses", "service_at_locations", "schedules", "phones", "languages",
    "contacts", "cost_options", "service_capacities", "funding", "service_areas", "attributes", "taxonomy_terms",
    "taxonomies", "programs", "accessibility",
)  # fmt: skip
# What lies inside what: nested key -> its table and the column that points back.
INSIDE: dict[str, dict[str, tuple[str, str]]] = {
    "organizations": {
        "services": ("services", "organization_id"),
        "locations": ("locations", "organization_id"),
        "phones": ("phones", "organization_id"),
        "programs": ("programs", "organization_id"),
        "attributes": ("attributes", "link_id"),
    },
    "services": {
        "phones": ("phones", "service_id"),
        "schedules": ("schedules", "service_id"),
        "service_areas": ("service_areas", "service_id"),
        "service_at_locations": ("service_at_locations", "service_id"),
        "languages": ("languages", "service_id"),
        "funding": ("funding", "service_id"),
        "cost_options": ("cost_options", "service_id"),
        "contacts": ("contacts", "service_id"),
        "capacities": ("service_capacities", "service_id"),
        "attributes": ("attributes", "link_id"),
    },
    "service_at_locations": {"schedules": ("schedules", "service_at_location_id")},
    "locations": {
        "addresses": ("addresses", "location_id"),
        "schedules": ("schedules", "location_id"),
        "accessibility": ("accessibility", "location_id"),
    },
}
# Single objects inside a row: nested key -> its table and the column here that points to it.
BESIDE: dict[str, dict[str, tuple[str, str]]] = {
    "services": {"organization": ("organizations", "organization_id"), "program": ("programs", "program_id")},
    "service_at_locations": {"location": ("locations", "location_id")},
    "attributes": {"taxonomy_term": ("taxonomy_terms", "taxonomy_term_id")},
    "taxonomy_terms": {"taxonomy_detail": ("taxonomies", "taxonomy_id")},
}
# These may stand several times in one file with the same id.
SHARED = frozenset({"organizations", "locations", "programs", "taxonomy_terms", "taxonomies"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table and where it stands."""

    path: str
    values: dict[str, Any]

    @property
    def id(self) -> str:
        """Return the row's id as text."""
        return str(self.values.get("id") or "")


class Reader:
    """Collects the rows of a file by table."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.tables: dict[str, list[Row]] = {name: [] for name in TABLES}
        self._known: dict[str, set[str]] = {name: set() for name in TABLES}
        self._count = 0

    def take(self, table: str, path: str, values: Any, **added: str) -> str:
        """Put a row, and whatever lies inside it, into the tables; return its id."""
        self._count += 1
        if self._count == MOST_ROWS + 1:
            self.report.wrong(path, _("Die Datei hat zu viele Zeilen."))
        if self._count > MOST_ROWS:
            return ""
        if not isinstance(values, dict):
            self.report.wrong(path, _("Hier muss ein Objekt stehen."))
            return ""
        own = {name: value for name, value in values.items() if not isinstance(value, dict | list)} | added
        own["id"] = identity = str(own.get("id") or "") or f"#{self._count}"
        for name, (inner, column) in BESIDE.get(table, {}).items():
            if values.get(name) is not None:
                own[column] = self.take(inner, f"{path}.{name}", values[name])
        self._keep(table, path, own)
        for name, (inner, column) in INSIDE.get(table, {}).items():
            if values.get(name) is not None:
                self.take_all(inner, f"{path}.{name}", values[name], **{column: identity})
        return identity

    def _keep(self, table: str, path: str, own: dict[str, Any]) -> None:
        if own["id"] not in self._known[table]:
            self._known[table].add(own["id"])
            self.tables[table].append(Row(path, own))
        elif table not in SHARED:
            self.report.wrong(path, _("Die Kennung „%(key)s“ steht zweimal in der Datei.") % {"key": own["id"][:60]})

    def take_all(self, table: str, path: str, rows: Any, **added: str) -> None:
        """Put a list of rows into the tables."""
        if not isinstance(rows, list):
            self.report.wrong(path, _("Hier muss eine Liste stehen."))
            return
        for at, values in enumerate(rows):
            self.take(table, f"{path}[{at}]", values, **added)


def _read_json(content: bytes, reader: Reader) -> None:
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        reader.report.wrong("", _("Die Datei ist kein JSON in UTF-8."))
        return
    if isinstance(found, list):
        first = found[0] if found and isinstance(found[0], dict) else {}
        found = {"services" if "organization" in first or "organization_id" in first else "organizations": found}
    if not isinstance(found, dict):
        reader.report.wrong("", _("Die Datei enthält keine Organisationen und keine Angebote."))
        return
    if "services" in found and "name" in found and "id" in found:
        found = {"organizations": [found]}
    if "contents" in found:
        found = {"services": found["contents"]}
    for name in TABLES:
        if name in found:
            reader.take_all(name, name, found[name])


def _read_zip(content: bytes, reader: Reader) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST:
                reader.report.wrong("", _("Das Archiv ist zu groß."))
                return
            for member in members:
                table = member.filename.rpartition("/")[2].removesuffix(".csv")
                if table in TABLES:
                    with archive.open(member) as stream:
                        _read_csv(table, stream.read(LARGEST + 1)[:LARGEST], reader)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        reader.report.wrong("", _("Das ZIP-Archiv ist beschädigt."))


def _read_csv(table: str, content: bytes, reader: Reader) -> None:
    path = f"{table}.csv"
    try:
        text = content.decode("utf-8-sig")
        first = text.partition("\n")[0]
        separator = ";" if first.count(";") > first.count(",") else ","
        lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for at, line in enumerate(lines, 2):
            values = {
                name: unguarded(value) for name, value in line.items() if name and isinstance(value, str) and value
            }
            reader.take(table, _("%(file)s, Zeile %(line)s") % {"file": path, "line": at}, values)
    except (UnicodeDecodeError, csv.Error):
        reader.report.wrong(path, _("Diese Tabelle ist kein CSV in UTF-8."))


def read_tables(content: bytes, report: Report) -> dict[str, list[Row]]:
    """Return the tables of a file; what is wrong with its shape goes into the report."""
    reader = Reader(report)
    if len(content) > LARGEST:
        report.wrong("", _("Die Datei ist zu groß, erlaubt sind 10 MB."))
    elif content.startswith(b"PK"):
        _read_zip(content, reader)
    else:
        _read_json(content, reader)
    return reader.tables
