"""Rows for the Land's own database: figures of released reports under its own names, and what changed since then."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.controlling.models import ReportRelease, Transfer, TransferMapping
from kimpass.controlling.selectors.apart import Told, span_of
from kimpass.controlling.selectors.indicators import INDICATORS
from kimpass.controlling.selectors.outgoing import for_land
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant
from kimpass.ui.tables import Cell, as_csv

ROW = {
    "zeile.schluessel": gettext_lazy("Kennung der Zahl"),
    "zeile.zahl": gettext_lazy("Bezeichnung der Zahl"),
    "zeile.wert": gettext_lazy("Wert; leer, wenn unbekannt oder nicht ausgewiesen"),
    "zeile.angabe": gettext_lazy("Wert in Worten, auch „unbekannt“"),
    "zeile.einheit": gettext_lazy("Einheit"),
    "zeile.stichtag": gettext_lazy("Stichtag der Zahl"),
}
REPORT = {
    "standort.ags": gettext_lazy("AGS des Standorts"),
    "standort.name": gettext_lazy("Name des Standorts"),
    "bericht.art": gettext_lazy("Art des Berichts"),
    "bericht.zeitraum": gettext_lazy("Zeitraum des Berichts"),
    "bericht.stichtag": gettext_lazy("Stichtag des Berichts"),
    "bericht.fassung": gettext_lazy("Fassung des Berichts"),
}
FORMATS = {
    "": gettext_lazy("wie es ist"),
    "zahl": gettext_lazy("Zahl mit Komma"),
    "punktzahl": gettext_lazy("Zahl mit Punkt"),
    "iso": gettext_lazy("Datum 2026-12-31"),
    "datum": gettext_lazy("Datum 31.12.2026"),
    "gross": gettext_lazy("Großbuchstaben"),
}
NAMED = 12
Line = dict[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """One field of the Land's database: its name, where it comes from, or what always stands in it."""

    field: str
    source: str = ""
    constant: str = ""
    format: str = ""

    def as_json(self) -> dict[str, str]:
        """Return the column as a mapping keeps it."""
        return {"field": self.field, "source": self.source, "constant": self.constant, "format": self.format}


def columns_of(mapping: TransferMapping) -> list[Column]:
    """Return the columns of a mapping."""
    return [Column(**column) for column in mapping.columns]


def known_sources(actor: Actor) -> dict[str, str]:
    """Return everything a column may come from, with words: fields of the row, of the report, and every figure."""
    figures = {key: str(indicator.label) for key, indicator in INDICATORS.items()}
    for content in _newest(actor).values_list("content__figures", flat=True):
        figures |= {key: figure["label"] for key, figure in content.items()}
    return {key: str(words) for key, words in (ROW | REPORT).items()} | dict(sorted(figures.items()))


def _newest(actor: Actor, until: datetime | None = None) -> Any:
    """Return the released versions of reports of the whole district, in order, as they were at an instant."""
    rows = ReportRelease.objects.for_tenant(actor).filter(report__unit__isnull=True)
    rows = rows if until is None else rows.filter(released_at__lte=until)
    return rows.select_related("report").order_by("report_id", "number")


def obstacles(actor: Actor, columns: Iterable[Column]) -> list[str]:
    """Return in words what stands against columns: a source nobody knows, twice the same field, nothing to put in."""
    known, reasons, seen = known_sources(actor), [], set()
    for column in columns:
        if not column.field:
            reasons.append(_("Eine Spalte hat keinen Namen in der Datenbank des Landes."))
        elif column.field in seen:
            reasons.append(_("Das Zielfeld „%(field)s“ steht zweimal da.") % {"field": column.field})
        seen.add(column.field)
        if bool(column.source) == bool(column.constant):
            words = _("Zu „%(field)s“ gehört entweder eine Quelle oder ein fester Wert.")
            reasons.append(words % {"field": column.field})
        if column.source and column.source not in known:
            reasons.append(_unknown(column.source, known))
        if column.format not in FORMATS:
            reasons.append(_("Das Format „%(format)s“ gibt es nicht.") % {"format": column.format})
    if not seen:
        reasons.append(_("Ohne Spalten gibt es nichts zu übertragen."))
    return reasons


def _unknown(source: str, known: Mapping[str, str]) -> str:
    near = get_close_matches(source, known, n=3, cutoff=0.5)
    told = [*near, *(key for key in known if key not in near)][:NAMED]
    words = _("Die Quelle „%(source)s“ gibt es nicht. Bekannt sind %(count)s, zum Beispiel: %(known)s.")
    return words % {"source": source, "count": len(known), "known": ", ".join(told)}


def _formatted(value: Any, how: str) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}" if how == "punktzahl" else f"{value:f}".replace(".", ",")
    if isinstance(value, date):
        return value.isoformat() if how == "iso" else f"{value:%d.%m.%Y}"
    return str(value).upper() if how == "gross" else str(value)


def _value(figure: Mapping[str, Any] | None) -> Decimal | None:
    return None if figure is None or figure["value"] is None else Decimal(figure["value"])


def _about_report(home: Tenant, release: ReportRelease, content: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "standort.ags": home.ags,
        "standort.name": home.name,
        "bericht.art": release.report.kind,
        "bericht.zeitraum": release.report.period_label,
        "bericht.stichtag": release.as_of,
        "bericht.fassung": str(release.number),
    } | {key: _value(figure) for key, figure in content["figures"].items()}


def _about_row(figure: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "zeile.schluessel": figure["key"],
        "zeile.zahl": figure["label"],
        "zeile.wert": _value(figure),
        "zeile.angabe": figure["shown"],
        "zeile.einheit": figure["unit"],
        "zeile.stichtag": date.fromisoformat(figure["as_of"]),
    }


def lines_of(actor: Actor, columns: list[Column], as_of: date, until: datetime | None = None) -> dict[str, Line]:
    """
    Return what the Land's database is to hold, by key: a line for each report, or for each figure of it.

    Only the newest released version counts, as the Land itself would get it: nothing below the minimum group.
    """
    home = Tenant.objects.get(pk=actor.tenant_id)
    versions: dict[int, list[ReportRelease]] = {}
    known = list(_newest(actor, until))
    told = {each.pk: Told(each.content, span_of(actor.tenant_id, each.content)) for each in known}
    for release in known:
        if release.as_of > as_of:
            continue
        versions.setdefault(release.report_id, []).append(release)
    by_row = any(column.source in ROW for column in columns)
    found: dict[str, Line] = {}
    for releases in versions.values():
        newest = releases[-1]
        earlier = [told[each.pk] for each in known if each.pk < newest.pk]
        content = for_land(newest.content, told[newest.pk].span, earlier, home.minimum_group_size)
        about = _about_report(home, newest, content)
        key = newest.report.public_id
        if not by_row:
            found[key] = _line(columns, about)
            continue
        for figure in content["figures"].values():
            found[f"{key}/{figure['key']}"] = _line(columns, about | _about_row(figure))
    return found


def _line(columns: list[Column], told: Mapping[str, Any]) -> Line:
    return {column.field: column.constant or _formatted(told.get(column.source), column.format) for column in columns}


def fingerprint(line: Line) -> str:
    """Return a short print of a line, so that a change shows without the line being kept."""
    return hashlib.sha256(json.dumps(line, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Delta:
    """What the Land's database must change to hold what it should."""

    lines: dict[str, Line]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]

    @property
    def state(self) -> dict[str, str]:
        """Return the prints of everything the Land holds afterwards."""
        return {key: fingerprint(line) for key, line in self.lines.items()}

    @property
    def checksum(self) -> str:
        """Return the SHA-256 of everything the Land holds afterwards."""
        return hashlib.sha256(json.dumps(self.state, sort_keys=True).encode()).hexdigest()

    def steps(self, *, whole: bool = False) -> list[tuple[str, str, Line]]:
        """Return what is to be done, line by line: new, changed, deleted; with `whole` everything as new."""
        if whole:
            return [("neu", key, line) for key, line in self.lines.items()]
        steps = [("neu", key, self.lines[key]) for key in self.added]
        steps += [("geaendert", key, self.lines[key]) for key in self.changed]
        return [*steps, *(("geloescht", key, {}) for key in self.deleted)]


def delta(lines: dict[str, Line], before: Mapping[str, str]) -> Delta:
    """Compare what the Land should hold with the prints of what it holds."""
    added = tuple(key for key in lines if key not in before)
    changed = tuple(key for key in lines if key in before and fingerprint(lines[key]) != before[key])
    return Delta(lines, added, changed, tuple(key for key in before if key not in lines))


def last_transfer(actor: Actor, mapping: TransferMapping, before: Transfer | None = None) -> Transfer | None:
    """Return the last transfer by a mapping, or the one before another."""
    rows = Transfer.objects.for_tenant(actor).filter(mapping=mapping)
    rows = rows if before is None else rows.filter(pk__lt=before.pk)
    last: Transfer | None = rows.order_by("-pk").first()
    return last


def delta_of(actor: Actor, transfer: Transfer) -> Delta:
    """Return what a transfer said, drawn again from what was released then."""
    lines = lines_of(actor, columns_of(transfer.mapping), transfer.as_of, transfer.made_at)
    last = last_transfer(actor, transfer.mapping, transfer)
    return delta(lines, last.state if last else {})


def csv_of(columns: list[Column], found: Delta, *, whole: bool = False) -> bytes:
    """Return the file as CSV for a spreadsheet or an import: BOM, semicolons, no cell a formula."""
    head = ["vorgang", "schluessel", *(column.field for column in columns)]
    rows: list[list[Cell]] = [
        [step, key, *(line.get(column.field, "") for column in columns)] for step, key, line in found.steps(whole=whole)
    ]
    return as_csv(head, rows)


def json_of(mapping: TransferMapping, found: Delta, *, as_of: date, whole: bool = False) -> bytes:
    """Return the file as JSON."""
    told = {
        "zuordnung": mapping.label,
        "stichtag": as_of.isoformat(),
        "umfang": "alles" if whole else "aenderungen",
        "pruefsumme": found.checksum,
        "zeilen": [
            {"vorgang": step, "schluessel": key, "felder": line} for step, key, line in found.steps(whole=whole)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
