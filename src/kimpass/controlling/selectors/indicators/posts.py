"""Full-time equivalents per Baustein, their entitlement and their turnover (ORG)."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import FTE, Figure, ProofRow, total
from kimpass.controlling.selectors.indicators.base import Counting, Group, Indicator, day_of, indicator, less, span_of
from kimpass.controlling.selectors.register import posts_on
from kimpass.controlling.selectors.staffing import reported_lines
from kimpass.kernel.access import Actor
from kimpass.organisation.models import BuildingBlock, Staffing, YesNo
from kimpass.organisation.selectors.entitlement import ASSISTANCE, CITY, COORDINATORS, City, entitlement
from kimpass.organisation.selectors.operator import operator
from kimpass.organisation.selectors.staffing import turnover

COLUMNS: dict[str, tuple[str | Promise, str | Promise]] = {
    "approved": (_("bewilligt"), _("bewilligte VZÄ, wie gemeldet; ohne Meldung aus dem Stellenregister")),
    "filled": (_("besetzt"), _("besetzte VZÄ, wie gemeldet; ohne Meldung aus dem Stellenregister")),
    "vacant": (_("noch nicht besetzt"), _("noch nicht besetzte VZÄ, wie gemeldet: eine eigene Angabe, keine Rechnung")),
}


def _from_register(asked: Asked, block: str, column: str) -> list[ProofRow]:
    places = asked.once("posts_on", lambda: posts_on(asked.tenant.pk, day_of(asked), asked.known_at, asked.words))
    if column == "vacant":
        return []
    return [
        ProofRow(f"{place.number}, {place.function_label}", place.fte if column == "approved" else place.filled)
        for place in places
        if place.block == block and place.counts_for_kim
    ]


def _fte(block: str, column: str) -> Counting:
    def count(asked: Asked, of: Indicator) -> Figure:
        """Add the full-time equivalents of a Baustein in a state, in VZÄ; an unknown part makes it unknown (ORG-05)."""
        everything = asked.once(
            "reported_lines", lambda: reported_lines(asked.tenant.pk, day_of(asked), asked.known_at, asked.words)
        )
        lines = [line for line in everything if line.block == block]
        rows = [ProofRow(f"{line.label} ({line.reference})", line.values[column], None, line.source) for line in lines]
        rows = rows or _from_register(asked, block, column)
        value = total([row.value for row in rows])
        return of.figure(asked, value, rows, "" if value is not None else _t("Unbekannt ist nicht null."))

    return count


for _block in BuildingBlock:
    for _column, (_word, _definition) in COLUMNS.items():
        indicator(
            f"fte.block_{_block.value}.{_column}",
            format_lazy("%(block_{})s {}", _block.value, _word),
            counts=_("Vollzeitäquivalente"),
            definition=_definition,
            group=Group.POSTS,
            source="ORG-05",
            unit=FTE,
        )(_fte(_block.value, _column))


def _reader(asked: Asked) -> Actor:
    """Return whoever reads figures for a report: nobody's login, this tenant, this day."""
    return operator(tenant_id=asked.tenant.pk, today=day_of(asked))


@indicator(
    "fte.block_1.entitlement",
    _("%(block_1)s, Anspruch"),
    counts=_("Vollzeitäquivalente"),
    definition=_(
        "3,50 VZÄ Koordination und 0,50 VZÄ Assistenz, dazu 1,00 VZÄ je Kommune mit eigener Ausländerbehörde, "
        "eigenem Jugendamt und Integrationsrat"
    ),
    group=Group.POSTS,
    source="ORG-02, ORG-03",
    unit=FTE,
)
def entitled(asked: Asked, of: Indicator) -> Figure:
    """Add what a district is entitled to in Baustein 1, in VZÄ, by the flags of its Kommunen (ORG-02, ORG-03)."""
    found = entitlement(_reader(asked), day_of(asked), asked.known_at)
    if not found.is_kreis:
        return of.unknown(asked, _t("Die Regel gilt für Kreise; für kreisfreie Städte ist kein Anspruch hinterlegt."))
    own = [city.unit.name for city in found.cities if city.is_entitled == YesNo.YES]
    rows = [ProofRow(_t("Koordination je Kreis"), COORDINATORS), ProofRow(_t("Assistenz je Kreis"), ASSISTANCE)]
    rows += [ProofRow(name, CITY) for name in own]
    open_ones = [city.unit.name for city in found.cities if city.is_entitled == YesNo.UNKNOWN and _is_near(city)]
    told = _t("Ob eine eigene Stelle zusteht, ist nicht zu sagen, weil Angaben fehlen: %(names)s.")
    remark = told % {"names": ", ".join(open_ones)} if open_ones else ""
    return of.figure(asked, total([row.value for row in rows]), rows, remark)


def _is_near(city: City) -> bool:
    """Test whether a Kommune has at least one of the offices, so that the open answers matter."""
    return any(answer == str(YesNo.YES.label) for _feature, answer in city.answers)


@indicator(
    "posts.turnover",
    _("Stellenwechsel"),
    counts=_("Personen"),
    definition=_("Personen, die im Zeitraum eine Stelle im Case Management verlassen haben, nach %(place)s"),
    group=Group.POSTS,
    source="ORG-21",
)
def changes(asked: Asked, of: Indicator) -> Figure:
    """Count the people who left a post of case management; few of them stay a word, as it is about staff (ORG-21)."""
    if not Staffing.objects.asked_for().known(asked.known_at).filter(tenant_id=asked.tenant.pk).exists():
        return of.unknown(asked)
    found = turnover(_reader(asked), span_of(asked), asked.known_at)
    if found.is_small:
        few = _t("Zu wenige für eine Zahl: keine Auskunft über Einzelne.")
        return of.figure(asked, None, (), few, hidden=True, instead=less(found.minimum))
    rows = [
        ProofRow(name, _decimal(number), None, "", "" if number is not None else _t("nicht ausgewiesen"))
        for name, number in found.units
    ]
    return of.figure(asked, found.total, rows)


def _decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)
