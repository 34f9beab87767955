"""Proceedings of the offices of Baustein 3 and their backlog: what they report, and never a single one (B3)."""

from decimal import Decimal

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.casework.selectors.told_counts import Part, Told, smallest_of, told
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Figure, ProofRow
from kimpass.controlling.selectors.indicators.base import Group, Indicator, day_of, indicator, span_of
from kimpass.organisation.models import TenantModule
from kimpass.residence.selectors.programme import Sums, proceedings

PROCEEDINGS = _("Verfahren")


def _sums(asked: Asked) -> list[Sums]:
    return asked.once("proceedings", lambda: proceedings(asked.tenant.pk, span_of(asked), day_of(asked)))


def _figure(asked: Asked, of: Indicator, name: str) -> Figure:
    rows = _sums(asked)
    values = {row.kind: getattr(row, name) for row in rows}
    labels = {row.kind: row.label for row in rows}
    if not rows:
        return of.unknown(asked)
    known = {kind: value for kind, value in values.items() if value is not None}
    if len(known) == len(values):
        return of.told(asked, told(known, labels, smallest_of(asked.tenant.pk)))
    missing = [labels[kind] for kind, value in values.items() if value is None]
    remark = _t("Nicht für alle Monate und Behörden gemeldet: %(kinds)s.") % {"kinds": ", ".join(missing)}
    smallest = smallest_of(asked.tenant.pk)
    shown = told(known, {kind: labels[kind] for kind in known}, smallest) if known else Told(None, smallest)
    return of.unknown(asked, remark, proof=tuple(_row(part) for part in shown.parts))


def _row(part: Part) -> ProofRow:
    words = "" if part.number is not None else _t("nicht ausgewiesen")
    return ProofRow(part.label, None if part.number is None else Decimal(part.number), None, "", words)


@indicator(
    "proceedings.received",
    _("Anträge"),
    counts=PROCEEDINGS,
    definition=_("im Zeitraum gestellte Anträge nach Art, wie von den Behörden gemeldet, sonst aus deren Register"),
    group=Group.RESIDENCE,
    part=TenantModule.Part.BUILDING_BLOCK_3,
    source="B3-02",
)
def received(asked: Asked, of: Indicator) -> Figure:
    """Count the applications of the period by kind, in proceedings; an unreported month makes it unknown (B3-02)."""
    return _figure(asked, of, "received")


@indicator(
    "proceedings.done",
    _("erledigte Verfahren"),
    counts=PROCEEDINGS,
    definition=_("im Zeitraum erteilte, abgelehnte und sonst erledigte Verfahren nach Art"),
    group=Group.RESIDENCE,
    part=TenantModule.Part.BUILDING_BLOCK_3,
    source="B3-02",
)
def done(asked: Asked, of: Indicator) -> Figure:
    """Count the proceedings decided or otherwise ended in the period, by kind, in proceedings (B3-02)."""
    return _figure(asked, of, "done")


@indicator(
    "proceedings.stock",
    _("offene Verfahren"),
    counts=PROCEEDINGS,
    definition=_("offene Anträge am Stichtag oder am Ende des letzten gemeldeten Monats, nach Art"),
    group=Group.RESIDENCE,
    part=TenantModule.Part.BUILDING_BLOCK_3,
    source="B3-03",
)
def stock(asked: Asked, of: Indicator) -> Figure:
    """Count the open applications of the day by kind, in proceedings (B3-03)."""
    return _figure(asked, of, "stock")


@indicator(
    "proceedings.backlog",
    _("Antragsstau"),
    counts=PROCEEDINGS,
    definition=_("offene Anträge, die länger warten, als der Kreis für einen Antragsstau festgelegt hat"),
    group=Group.RESIDENCE,
    part=TenantModule.Part.BUILDING_BLOCK_3,
    source="B3-03",
)
def backlog(asked: Asked, of: Indicator) -> Figure:
    """Count the applications waiting longer than the district's own limit, by kind, in proceedings (B3-03)."""
    return _figure(asked, of, "overdue")
