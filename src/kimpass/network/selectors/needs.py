"""Demand against supply: what casework sought and did not find, beside the offers there are (DIR-03, DIR-08)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Sum

from kimpass.kernel.access import Actor
from kimpass.kernel.suppression import Table, protect, protect_parts
from kimpass.network.models import NeedSignal, Service
from kimpass.network.selectors.directory import minimum_of, months_before
from kimpass.organisation.models import CatalogueEntry, Unit

MONTHS = 12
MISSING = (NeedSignal.Kind.NO_SUITABLE_OFFER, NeedSignal.Kind.REFERRAL_DECLINED)
SOUGHT = (NeedSignal.Kind.SERVICE_SOUGHT,)
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A count as it may be shown: `kind` is "number", "small" or "hidden"."""

    text: str
    kind: str = "number"
    number: int = 0


def shown(table: Table, row: int, column: int) -> Shown:
    """Return a cell of a protected table as it may be shown."""
    if (row, column) not in table.hidden:
        return Shown(str(table.counts[row][column]), "number", table.counts[row][column])
    if table.shows_small((row, column)):
        return Shown(f"< {table.minimum}", "small")
    return Shown("·", "hidden")


@dataclass(frozen=True, slots=True)
class Needs:
    """Demand and supply of a time by municipality and field; `offers` of None as unit hold for the whole district."""

    units: tuple[Unit, ...]
    fields: tuple[CatalogueEntry, ...]
    sought: dict[Place, int]
    missing: dict[Place, int]
    offers: dict[tuple[int | None, int], int]
    minimum: int
    start: date
    end: date

    def table(self, counts: dict[Place, int]) -> Table:
        """Return counts as a protected table in the order of units and fields."""
        rows = [[counts.get((unit.pk, entry.pk), 0) for entry in self.fields] for unit in self.units]
        return protect(rows, self.minimum)

    def offers_at(self, unit_id: int, field_id: int) -> int:
        """Return how many offers there are for a municipality, those for the whole district among them."""
        return self.offers.get((unit_id, field_id), 0) + self.offers.get((None, field_id), 0)


def window(day: date, months: int = MONTHS) -> tuple[date, date]:
    """Return the first day of the first month, and the first day after the last, of the months up to a day."""
    last = day.replace(day=1)
    return months_before(last, months - 1), months_before(last, -1)


def _signals(actor: Actor, start: date, end: date) -> Any:
    return NeedSignal.objects.for_tenant(actor).filter(month__gte=start, month__lt=end)


def offer_counts(actor: Actor, on: date) -> dict[tuple[int | None, int], int]:
    """Return the offers that run on a day, by municipality and field."""
    rows = Service.objects.for_tenant(actor).exclude(ended_on__lte=on).order_by()
    return {
        (unit, field): number for unit, field, number in rows.values_list("unit_id", "field_id").annotate(n=Count("pk"))
    }


def gather(actor: Actor, day: date, months: int = MONTHS) -> Needs:
    """Return demand and supply of the months up to a day."""
    start, end = window(day, months)
    sought: Counter[Place] = Counter()
    missing: Counter[Place] = Counter()
    rows = _signals(actor, start, end).order_by().values_list("unit_id", "field_id", "kind").annotate(n=Sum("count"))
    for unit, field, kind, number in rows:
        (missing if kind in MISSING else sought)[unit, field] += number or 0
    offers = offer_counts(actor, day)
    told = {field for _unit, field in [*sought, *missing, *offers]}
    used = {unit for unit, _field in [*sought, *missing]}
    fields = CatalogueEntry.objects.for_tenant(actor).filter(pk__in=told).order_by("sort", "pk")
    units = [unit for unit in Unit.objects.for_tenant(actor).order_by("name") if unit.is_place or unit.pk in used]
    return Needs(tuple(units), tuple(fields), dict(sought), dict(missing), offers, minimum_of(actor), start, end)


@dataclass(frozen=True, slots=True)
class MonthCount:
    """One month of a cell."""

    month: date
    shown: Shown


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands behind a cell: both counts, their months as far as they may be shown, and the offers."""

    unit: Unit
    field: CatalogueEntry
    sought: Shown
    missing: Shown
    sought_months: tuple[MonthCount, ...]
    missing_months: tuple[MonthCount, ...]
    offers: tuple[Service, ...]


def _months(actor: Actor, needs: Needs, unit: Unit, field: CatalogueEntry, kinds: Sequence[str], cell: Shown) -> Any:
    """Return the months of a cell; none where the cell itself is hidden."""
    if cell.kind != "number" or not cell.number:
        return ()
    rows = _signals(actor, needs.start, needs.end).filter(unit=unit, field=field, kind__in=list(kinds)).order_by()
    counts = dict(rows.values_list("month").annotate(n=Sum("count")))
    months = [months_before(needs.start, -at) for at in range(_length(needs))]
    parts = [int(counts.get(month) or 0) for month in months]
    hidden = protect_parts(parts, needs.minimum)
    return tuple(
        MonthCount(month, _part(parts[at], needs.minimum, is_hidden=at in hidden)) for at, month in enumerate(months)
    )


def _length(needs: Needs) -> int:
    return (needs.end.year - needs.start.year) * 12 + needs.end.month - needs.start.month


def _part(number: int, minimum: int, *, is_hidden: bool) -> Shown:
    if not is_hidden:
        return Shown(str(number), "number", number)
    return Shown(f"< {minimum}", "small") if 0 < number < minimum else Shown("·", "hidden")


def proof(actor: Actor, unit_key: str, field_code: str) -> Proof | None:
    """Return what stands behind a cell of the last twelve months; None where there is no such cell."""
    needs = gather(actor, actor.today)
    unit = next((row for row in needs.units if row.key == unit_key), None)
    field = next((row for row in needs.fields if row.code == field_code), None)
    if unit is None or field is None:
        return None
    row, column = needs.units.index(unit), needs.fields.index(field)
    sought = shown(needs.table(needs.sought), row, column)
    missing = shown(needs.table(needs.missing), row, column)
    running = (
        Service.objects.visible_to(actor).filter(ended_on__isnull=True, field=field).select_related("agency", "unit")
    )
    offers = [offer for offer in running.order_by("name", "pk") if offer.unit_id in (None, unit.pk)]
    return Proof(
        unit,
        field,
        sought,
        missing,
        _months(actor, needs, unit, field, SOUGHT, sought),
        _months(actor, needs, unit, field, MISSING, missing),
        tuple(offers),
    )
