"""Which Kommunen take part in a period: active means that a case manager worked there in it (F-05)."""

from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow
from kimpass.kernel.period import Period
from kimpass.organisation.models import Participation, Unit


def municipality_names(tenant_id: int) -> list[str]:
    """Return the names of all Kommunen of a district."""
    rows = Unit.objects.asked_for().filter(tenant_id=tenant_id, kind=Unit.Kind.MUNICIPALITY)
    return list(rows.order_by("name").values_list("name", flat=True))


def active_in(tenant_id: int, period: Period) -> list[Participation]:
    """Return the participations that hold on at least one day of the period, one for each Kommune."""
    rows = Participation.objects.asked_for().current().filter(tenant_id=tenant_id, unit__kind=Unit.Kind.MUNICIPALITY)
    rows = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=period.start))
    rows = rows.filter(valid_from__lt=period.end) if period.end else rows
    return list(
        {row.unit_id: row for row in rows.select_related("unit").order_by("unit__name", "-valid_from")}.values()
    )


def _figure(
    key: str, label: str, rows: list[Participation], definition: str, scope: str, as_of: date, *remarks: str
) -> Figure:
    proof = tuple(ProofRow(row.unit.name, None, row.first_working_day, row.label) for row in rows)
    return Figure(
        key, label, Decimal(len(rows)), COUNT, definition, scope, as_of, proof, tuple(r for r in remarks if r)
    )


def active_figure(key: str, tenant_id: int, period: Period, scope: str, as_of: date) -> Figure:
    """Return how many Kommunen were active in the period, and name those that were not."""
    rows = active_in(tenant_id, period)
    active = {row.unit.name for row in rows}
    missing = [name for name in municipality_names(tenant_id) if name not in active]
    told = _("Ohne Case Management: %(names)s.") % {"names": ", ".join(missing)} if missing else ""
    definition = _("Kommunen, in denen im Zeitraum eine Case Managerin, ein Case Manager gearbeitet hat")
    return _figure(key, _("Kommunen mit Case Management"), rows, definition, scope, as_of, told)


def change_figures(tenant_id: int, period: Period, scope: str, as_of: date) -> list[Figure]:
    """Return how many Kommunen were active in the year before, and which came new."""
    before = Period(period.start.replace(year=period.start.year - 1), period.start)
    earlier = active_in(tenant_id, before)
    known = {row.unit_id for row in earlier}
    new = [row for row in active_in(tenant_id, period) if row.unit_id not in known]
    return [
        _figure(
            "communes.previous_period",
            _("aktive Kommunen im Zeitraum davor"),
            earlier,
            _("dieselbe Zählung für den Zeitraum davor"),
            scope,
            as_of,
        ),
        _figure(
            "communes.new",
            _("neu hinzugekommene Kommunen"),
            new,
            _("im Zeitraum aktiv, davor nicht"),
            scope,
            as_of,
        ),
    ]
