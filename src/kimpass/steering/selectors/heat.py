"""Where do findings pile up? Municipality by field, with small numbers protected."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.kernel.suppression import Table, protect
from kimpass.organisation.models import CatalogueEntry, Participation, RegionMembership, RoleAssignment, Unit
from kimpass.steering.models import Finding
from kimpass.steering.selectors.findings import FindingFilter

LEVELS = ((8, "h4c"), (5, "h3c"), (1, "h2c"))


@dataclass(frozen=True, slots=True)
class Cell:
    """A number as it may be shown: `kind` is "number", "small", "hidden" or "none"."""

    text: str
    kind: str
    css: str = ""
    field_code: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One municipality; `unit` None collects what belongs to no municipality."""

    unit: Unit | None
    cells: tuple[Cell, ...]
    total: Cell
    has_case_management: bool


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The whole table, or nothing at all when no finding falls into the time."""

    fields: tuple[CatalogueEntry, ...]
    rows: tuple[Row, ...]
    totals: tuple[Cell, ...]
    grand_total: Cell
    minimum: int

    @property
    def steps(self) -> list[str]:
        """Return the words for the shades of the legend, from pale to dark."""
        middle = _("%(low)s bis %(high)s") % {"low": self.minimum, "high": 4} if self.minimum < 4 else "4"
        return [middle if self.minimum < 5 else "–", _("5 bis 7"), _("ab 8")]

    @property
    def without_case_management(self) -> list[str]:
        """Return the municipalities where nobody works in case management yet."""
        return [row.unit.name for row in self.rows if row.unit is not None and not row.has_case_management]


def units_with_case_management(actor: Actor) -> set[int] | None:
    """Return the units that take part or have a case manager today; None stands for all."""
    roles = RoleAssignment.objects.for_tenant(actor).on(actor.today).filter(role_key="case_manager")
    found = set(Participation.objects.for_tenant(actor).on(actor.today).values_list("unit_id", flat=True))
    regions = set()
    for scope, unit_id, region_id in roles.values_list("scope", "unit_id", "region_id"):
        if scope == RoleAssignment.Scope.TENANT:
            return None
        found.add(unit_id)
        regions.add(region_id)
    members = RegionMembership.objects.for_tenant(actor).on(actor.today).filter(region_id__in=regions - {None})
    return found | set(members.values_list("unit_id", flat=True))


def _cell(table: Table, row: int, column: int, *, code: str = "") -> Cell:
    place, count = (row, column), table.counts[row][column]
    if place in table.hidden:
        if table.shows_small(place):
            return Cell(f"< {table.minimum}", "small", "h1c", code)
        return Cell("·", "hidden", "", code)
    if table.is_total(place):
        return Cell(str(count), "number", "", code)
    css = next((name for level, name in LEVELS if count >= level), "")
    return Cell(str(count), "number", css, code)


def heat_map(actor: Actor, narrowed: FindingFilter, minimum: int) -> HeatMap | None:
    """Return the findings of the time by municipality and field; None when there are none."""
    found = Finding.objects.visible_to(actor).filter(state=Finding.State.RELEASED)
    if narrowed.since is not None:
        found = found.filter(month__gte=narrowed.since)
    counts: Counter[tuple[int | None, int]] = Counter()
    for unit_id, field_id, number in found.values_list("unit_id", "field_id").annotate(number=Count("pk")).order_by():
        counts[unit_id, field_id] += number
    if not counts:
        return None
    fields = tuple(
        CatalogueEntry.objects.for_tenant(actor)
        .filter(pk__in={field_id for _unit, field_id in counts})
        .order_by("sort", "pk")
    )
    places = _places(actor, {unit_id for unit_id, _field in counts})
    active = units_with_case_management(actor)
    numbers = {unit: [counts[unit.pk if unit else None, entry.pk] for entry in fields] for unit in places}
    # A municipality without case management and without findings says nothing, not zero: it stays out of the sums.
    counted = [unit for unit in places if any(numbers[unit]) or unit is None or active is None or unit.pk in active]
    table = protect([numbers[unit] for unit in counted], minimum)
    last = table.width - 1
    rows = []
    for unit in places:
        works = unit is None or active is None or unit.pk in active
        if unit not in counted:
            rows.append(Row(unit, tuple(Cell("–", "none") for _entry in fields), Cell("–", "none"), works))
            continue
        at = counted.index(unit)
        cells = tuple(_cell(table, at, column, code=entry.code) for column, entry in enumerate(fields))
        rows.append(Row(unit, cells, _cell(table, at, last), works))
    totals = tuple(_cell(table, table.height - 1, column, code=entry.code) for column, entry in enumerate(fields))
    return HeatMap(fields, tuple(rows), totals, _cell(table, table.height - 1, last), minimum)


def _places(actor: Actor, used: set[int | None]) -> list[Unit | None]:
    """Return all municipalities, other units only where a finding belongs to them, and last "no unit" if used."""
    units = Unit.objects.for_tenant(actor).order_by("name")
    places: list[Unit | None] = [unit for unit in units if unit.is_place or unit.pk in used]
    return [*places, None] if None in used else places
