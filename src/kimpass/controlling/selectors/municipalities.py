"""Which Kommunen take part in a period: active means that a case manager worked there in it (F-05)."""

from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow
from kimpass.kernel.period import Period
from kimpass.organisation.models import Participation, Unit
from kimpass.organisation.selectors.words import COMMON, Words, words_at


def municipality_names(tenant_id: int, unit_id: int | None = None) -> list[str]:
    """Return the names of all Kommunen of a district, or of the one asked for."""
    rows = Unit.objects.asked_for().filter(tenant_id=tenant_id, kind__in=Unit.PLACES)
    rows = rows.filter(pk=unit_id) if unit_id is not None else rows
    return list(rows.order_by("name").values_list("name", flat=True))


def active_in(tenant_id: int, period: Period, known_at: datetime | None = None) -> list[Participation]:
    """Return the participations that hold on at least one day of the period, one for each Kommune."""
    known = Participation.objects.asked_for().known(known_at)
    rows = known.filter(tenant_id=tenant_id, unit__kind__in=Unit.PLACES)
    rows = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=period.start))
    rows = rows.filter(valid_from__lt=period.end) if period.end else rows
    return list(
        {row.unit_id: row for row in rows.select_related("unit").order_by("unit__name", "-valid_from")}.values()
    )


def _figure(
    words: Words,
    key: str,
    label: str,
    rows: list[Participation],
    definition: str,
    scope: str,
    as_of: date,
    *remarks: str,
) -> Figure:
    proof = tuple(ProofRow(row.unit.name, None, row.first_working_day, row.label) for row in rows)
    told = tuple(remark for remark in remarks if remark)
    count = Decimal(len(rows))
    label, common, definition = words.fill(label), COMMON.fill(label), words.fill(definition)
    return Figure(key, label, count, COUNT, definition, scope, as_of, proof, told, common=common)


def active_figure(
    key: str,
    tenant_id: int,
    period: Period,
    scope: str,
    as_of: date,
    known_at: datetime | None = None,
    unit_id: int | None = None,
) -> Figure:
    """Return how many Kommunen were active in the period, and name the others; of one Kommune, whether it was."""
    rows = [row for row in active_in(tenant_id, period, known_at) if unit_id in {None, row.unit_id}]
    active = {row.unit.name for row in rows}
    missing = [name for name in municipality_names(tenant_id, unit_id) if name not in active]
    told = _("Ohne Case Management: %(names)s.") % {"names": ", ".join(missing)} if missing else ""
    definition = _("%(places)s, in denen im Zeitraum eine Case Managerin, ein Case Manager gearbeitet hat")
    words = words_at(tenant_id)
    return _figure(words, key, _("%(places)s mit Case Management"), rows, definition, scope, as_of, told)


def _year_before(day: date) -> date:
    """Return the same day a year earlier; the 29 February becomes the 28."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def change_figures(
    tenant_id: int, period: Period, scope: str, as_of: date, known_at: datetime | None = None
) -> list[Figure]:
    """Return how many Kommunen were active in the year before, and which came new."""
    words = words_at(tenant_id)
    before = Period(_year_before(period.start), period.start)
    earlier = active_in(tenant_id, before, known_at)
    known = {row.unit_id for row in earlier}
    new = [row for row in active_in(tenant_id, period, known_at) if row.unit_id not in known]
    return [
        _figure(
            words,
            "communes.previous_period",
            _("aktive %(places)s im Zeitraum davor"),
            earlier,
            _("dieselbe Zählung für den Zeitraum davor"),
            scope,
            as_of,
        ),
        _figure(
            words,
            "communes.new",
            _("neu hinzugekommene %(places)s"),
            new,
            _("im Zeitraum aktiv, davor nicht"),
            scope,
            as_of,
        ),
    ]
