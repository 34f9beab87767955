"""Cross-checks that stand beside a table as remarks: sums, shares, weekdays, counts against lists (REP-08)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.figures import SHARE, Figure, Row, Table, german

WEEKEND = 5
# Rounding may move each share by half a tenth.
HALF_A_TENTH = Decimal("0.05")


def weekday_of(day: date) -> str:
    """Return the weekday in words."""
    names = (_("Montag"), _("Dienstag"), _("Mittwoch"), _("Donnerstag"), _("Freitag"), _("Samstag"), _("Sonntag"))
    return names[day.weekday()]


def weekday_remark(day: date | None, *, exact: bool = True) -> str:
    """Return a remark on a day that falls on a weekend: a warning and never an error (F-02)."""
    if day is None or not exact or day.weekday() < WEEKEND:
        return ""
    words = {"day": f"{day:%d.%m.%Y}", "weekday": weekday_of(day)}
    return _("Der %(day)s ist ein %(weekday)s. Bitte das Datum prüfen.") % words


def count_against_list(told: Decimal | None, listed: int, what: str) -> str:
    """Return a remark where a told count differs from what the list beside it holds."""
    if told is None or told == listed:
        return ""
    words = {"what": what, "told": german(told, 0), "listed": listed}
    return _("%(what)s: genannt sind %(told)s, aufgeführt sind %(listed)s.") % words


def _values(rows: Iterable[Row], place: int) -> list[Decimal] | None:
    found = []
    for row in rows:
        cell = row.cells[place] if place < len(row.cells) else ""
        if not isinstance(cell, Figure) or cell.value is None or cell.unit == SHARE:
            return None
        found.append(cell.value)
    return found or None


def column_sums(table: Table) -> list[str]:
    """Return a remark for each column whose rows do not add up to the row of totals."""
    totals = [row for row in table.rows if row.is_total]
    if len(totals) != 1:
        return []
    rows = [row for row in table.rows if not row.is_total]
    remarks = []
    for place, cell in enumerate(totals[0].cells):
        parts = _values(rows, place)
        if not isinstance(cell, Figure) or cell.value is None or parts is None:
            continue
        if sum(parts, Decimal(0)) != cell.value:
            words = {"column": table.columns[place + 1], "sum": german(sum(parts, Decimal(0))), "told": cell.shown}
            remarks.append(_("Spalte „%(column)s“: Die Zeilen ergeben %(sum)s, angegeben ist %(told)s.") % words)
    return remarks


def shares(values: Iterable[Decimal | None], what: str) -> str:
    """Return a remark where shares of one whole do not add up to a hundred, rounding allowed for."""
    known = [value for value in values if value is not None]
    gap = abs(sum(known, Decimal(0)) - 100)
    if not known or gap <= HALF_A_TENTH * len(known):
        return ""
    words = {"what": what, "sum": german(sum(known, Decimal(0)), 1)}
    return _("%(what)s: Die Anteile ergeben %(sum)s %%.") % words


def checked(table: Table, *remarks: str) -> Table:
    """Return the table with what its checks say, and further remarks on it."""
    told = [remark for remark in (*table.remarks, *column_sums(table), *remarks) if remark]
    return replace(table, remarks=tuple(dict.fromkeys(told)))
