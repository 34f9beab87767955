"""Tables of units and lines of which a tenant tells the sums and each unit a row: what must stay hidden (trap 5)."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from kimpass.kernel.disclosure import Released, Sum, protect_sums

Cells = Mapping[tuple[int, str], int]
# Kind and place: a unit, a line, a cell of both, or everything.
Key = tuple[str, Hashable]
ALL: Key = ("all", 0)


def line_of(kind: str, counts: Mapping[Hashable, int], smallest: int) -> Released:
    """Return the parts of a whole, protected by themselves; the whole goes last."""
    keyed: dict[Hashable, int] = {(kind, part): counts[part] for part in sorted(counts, key=repr)}
    parts = tuple(keyed)
    return protect_sums({**keyed, ALL: sum(keyed.values())}, (Sum(ALL, parts),), smallest)


def units_of(cells: Cells, smallest: int) -> Released:
    """Return the sums of the units, as a report of the tenant and those of all units tell them."""
    return line_of("unit", _sums((unit, number) for (unit, _key), number in cells.items()), smallest)


def lines_of(cells: Cells, smallest: int) -> Released:
    """Return the lines of the whole tenant, as its report tells them."""
    return line_of("line", _sums((key, number) for (_unit, key), number in cells.items()), smallest)


def _sums(pairs: Iterable[tuple[Hashable, int]]) -> Counter[Hashable]:
    found: Counter[Hashable] = Counter()
    for key, number in pairs:
        found[key] += number
    return found


def cells_of(cells: Cells, smallest: int) -> Released:
    """
    Return the cells of all units, given that the tenant tells its lines and every unit its sum.

    Both lines of sums count as told before; so it is cells that are hidden beside them and never a sum.
    """
    units, lines = sorted({unit for unit, _key in cells}), sorted({key for _unit, key in cells})
    counts: dict[Hashable, int] = {("cell", (unit, key)): cells.get((unit, key), 0) for unit in units for key in lines}
    told = [units_of(cells, smallest), lines_of(cells, smallest)]
    sums = [each for line in told for each in line.sums]
    sums += [Sum(("unit", unit), tuple(("cell", (unit, key)) for key in lines)) for unit in units]
    sums += [Sum(("line", key), tuple(("cell", (unit, key)) for unit in units)) for key in lines]
    counts |= {**told[0].counts, **told[1].counts}
    return protect_sums(counts, sums, smallest, earlier=told)
