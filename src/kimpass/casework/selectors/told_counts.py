"""Counts that may leave casework: small ones become words before anybody else reads them (trap 5)."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import median

from kimpass.casework.selectors.statistics import suppressed
from kimpass.casework.selectors.told_cells import ALL, Cells, Key, cells_of, line_of, units_of
from kimpass.kernel.disclosure import Released
from kimpass.organisation.models import Tenant

Units = frozenset[int] | None


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a breakdown; None is not told, and `is_small` says whether it may be called small."""

    key: str
    label: str
    number: int | None
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """
    A count with its breakdown.

    `total` None together with `is_recorded` is not told, and `is_small` says whether it may be called small; without
    `is_recorded` nothing was ever recorded.
    """

    total: int | None
    smallest: int
    parts: tuple[Part, ...] = ()
    is_recorded: bool = True
    adds_up: bool = True
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """A median of days; None where too few stand behind it."""

    key: str
    label: str
    median: int | None
    is_recorded: bool
    smallest: int


def smallest_of(tenant_id: int) -> int:
    """Return the number below which the tenant tells no count."""
    return int(Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=tenant_id))


def unrecorded(labels: Mapping[str, str], smallest: int, *, adds_up: bool = True) -> Told:
    """Return the answer where nothing was ever recorded: every line unknown, none of them nought."""
    parts = tuple(Part(key, label, None) for key, label in labels.items())
    return Told(None, smallest, parts, is_recorded=False, adds_up=adds_up)


def _untold(labels: Mapping[str, str], smallest: int, *, is_small: bool) -> Told:
    parts = tuple(Part(key, label, None) for key, label in labels.items())
    return Told(None, smallest, parts, is_small=is_small)


def _shown(line: Released, kind: str, counted: Mapping[str, int], labels: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the lines of a protected whole in the order of their labels; what nobody counted is nought."""
    parts = []
    for key, label in labels.items():
        is_hidden = (kind, key) in line.hidden
        number = None if is_hidden else counted.get(key, 0)
        parts.append(Part(key, label, number, is_small=is_hidden and line.names_small((kind, key))))
    return tuple(parts)


def told(counted: Mapping[str, int], labels: Mapping[str, str], smallest: int) -> Told:
    """Return a breakdown whose lines add up to its total, protected against working the small ones out."""
    numbers: dict[Hashable, int] = {key: counted.get(key, 0) for key in labels}
    total = sum(numbers.values())
    if 0 < total < smallest:
        return _untold(labels, smallest, is_small=True)
    line = line_of("line", numbers, smallest)
    parts = _shown(line, "line", counted, labels)
    return Told(None if ALL in line.hidden else total, smallest, parts)


def told_overlapping(total: int, counted: Mapping[str, int], labels: Mapping[str, str], smallest: int) -> Told:
    """Return a breakdown in which one may stand in several lines, so that the lines do not add up to the total."""
    numbers = [counted.get(key, 0) for key in labels]
    if sum(numbers) == total:
        return told(counted, labels, smallest)
    if 0 < total < smallest:
        return replace(_untold(labels, smallest, is_small=True), adds_up=False)
    shown = suppressed(numbers, smallest)
    parts = tuple(
        Part(key, label, number, is_small=0 < real < smallest)
        for (key, label), number, real in zip(labels.items(), shown, numbers, strict=True)
    )
    return Told(total, smallest, parts, adds_up=False)


def told_units(total: int, counted: Mapping[int, int], names: Mapping[int, str], smallest: int, units: Units) -> Told:
    """Return a count by unit, or that of one unit: told there only where the line of the whole tenant tells it."""
    whole = _by_unit(total, counted, names, smallest)
    if units is None:
        return whole
    lines = [part for part in whole.parts if int(part.key) in units]
    if any(line.number is None for line in lines):
        return Told(None, smallest, is_small=all(line.is_small for line in lines))
    return Told(sum(line.number or 0 for line in lines), smallest)


def _by_unit(total: int, counted: Mapping[int, int], names: Mapping[int, str], smallest: int) -> Told:
    labels = {str(pk): name for pk, name in names.items() if counted.get(pk)}
    if sum(counted.values()) != total or 0 < total < smallest:
        return told_overlapping(total, {str(pk): number for pk, number in counted.items()}, labels, smallest)
    line = line_of("unit", {unit: counted[unit] for unit in counted}, smallest)
    parts = []
    for key, label in labels.items():
        place = ("unit", int(key))
        number = None if place in line.hidden else counted[int(key)]
        parts.append(Part(key, label, number, is_small=line.names_small(place)))
    return Told(None if ALL in line.hidden else total, smallest, tuple(parts))


def told_in(cells: Cells, labels: Mapping[str, str], smallest: int, units: Units) -> Told:
    """
    Return a breakdown of the whole tenant, or of one unit beside it.

    What a unit's report tells is hidden so that neither the report of the tenant nor those of the other units, all
    drawn for the same days, give it away.
    """
    if units is None:
        return told(_columns(cells), labels, smallest)
    mine = {unit for unit, _key in cells if unit in units}
    total = sum(number for (unit, _key), number in cells.items() if unit in mine)
    if not total:
        return Told(0, smallest, tuple(Part(key, label, 0) for key, label in labels.items()))
    sums = units_of(cells, smallest)
    if 0 < total < smallest or any(("unit", unit) in sums.hidden for unit in mine):
        return _untold(labels, smallest, is_small=all(sums.names_small(("unit", unit)) for unit in mine))
    return told_row(total, cells, labels, smallest, units)


def told_row(total: int, cells: Cells, labels: Mapping[str, str], smallest: int, units: frozenset[int]) -> Told:
    """Return the row of a unit whose sum may be told, with the cells hidden that others would give away."""
    released = cells_of(cells, smallest)
    mine = {unit for unit, _key in cells if unit in units}
    parts = []
    for key, label in labels.items():
        places: list[Key] = [("cell", (unit, key)) for unit in mine]
        is_hidden = any(place in released.hidden for place in places)
        number = None if is_hidden else sum(cells.get((unit, key), 0) for unit in mine)
        parts.append(Part(key, label, number, is_small=is_hidden and all(map(released.names_small, places))))
    adds_up = total == sum(number for (unit, _key), number in cells.items() if unit in mine)
    return Told(total, smallest, tuple(parts), adds_up=adds_up)


def _columns(cells: Cells) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_unit, key), number in cells.items():
        found[key] += number
    return found


def middle(key: str, label: str, days: Iterable[int], smallest: int, *, is_recorded: bool) -> Days:
    """Return the median of days, nothing where fewer than the smallest group stand behind it."""
    values = list(days)
    found = round(median(values)) if len(values) >= smallest else None
    return Days(key, label, found, is_recorded, smallest)


def counter_of(rows: Iterable[tuple[str, int]]) -> Counter[str]:
    """Return counts by key."""
    found: Counter[str] = Counter()
    for key, number in rows:
        found[str(key)] += number
    return found
