"""
Hide small cells of a table so that its totals do not give them away.

Method: primary suppression of counts from 1 up to the minimum, then complementary (secondary) suppression of further
cells, chosen and checked by interval bounds: an attacker who knows the minimum, all visible cells, all visible totals
and this method must not narrow any hidden cell to one value, looking at rows and columns again and again until nothing
narrows further. A total that is itself small is hidden without being called small. Bounds are weaker than a linear
programme, and one table is protected by itself: several tables of overlapping time are not held against each other.
"""

from dataclasses import dataclass, field

Place = tuple[int, int]


@dataclass(slots=True)
class Table:
    """Counts with their totals in a last column and a last row, and what of it stays hidden."""

    counts: list[list[int]]
    minimum: int
    hidden: set[Place] = field(default_factory=set)

    @property
    def height(self) -> int:
        """Return the number of rows, the totals included."""
        return len(self.counts)

    @property
    def width(self) -> int:
        """Return the number of columns, the totals included."""
        return len(self.counts[0])

    def is_total(self, place: Place) -> bool:
        """Test whether a cell is a sum of others."""
        return place[0] == self.height - 1 or place[1] == self.width - 1

    def is_small(self, place: Place) -> bool:
        """Test whether a count is too small to be shown."""
        return 0 < self.counts[place[0]][place[1]] < self.minimum

    def shows_small(self, place: Place) -> bool:
        """Test whether a hidden cell may be called "less than the minimum": only inside, sums give no hint."""
        return self.is_small(place) and not self.is_total(place)

    def lines(self) -> list[list[Place]]:
        """Return every row and column as places, the total last."""
        rows = [[(row, column) for column in range(self.width)] for row in range(self.height)]
        columns = [[(row, column) for row in range(self.height)] for column in range(self.width)]
        return rows + columns


def with_totals(counts: list[list[int]]) -> list[list[int]]:
    """Return the counts with row totals, and column totals as a last row."""
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def protect(counts: list[list[int]], minimum: int) -> Table:
    """Return the table with totals, and with everything hidden that must be."""
    table = Table(with_totals(counts), minimum)
    places = [(row, column) for row in range(table.height) for column in range(table.width)]
    table.hidden = {place for place in places if table.is_small(place)}
    while (found := _given_away(table)) is not None:
        candidate = _next_to_hide(table, found)
        if candidate is None:
            break
        table.hidden.add(candidate)
    return table


def _next_to_hide(table: Table, found: Place) -> Place | None:
    """
    Choose the visible neighbour that is missed least: a sum before a cell, a number before an empty cell, small first.

    Sums go first because people ask the table where findings pile up; one hidden sum saves a chain of hidden cells.
    """
    grand_total = (table.height - 1, table.width - 1)
    visible = [[place for place in line if place not in table.hidden] for line in table.lines()]
    beside = {place for line, shown in zip(table.lines(), visible, strict=True) if found in line for place in shown}
    return min(
        beside or {place for shown in visible for place in shown},
        key=lambda place: (
            place == grand_total,
            not table.is_total(place),
            _count(table, place) == 0,
            _count(table, place),
            place,
        ),
        default=None,
    )


def _count(table: Table, place: Place) -> int:
    return table.counts[place[0]][place[1]]


def _given_away(table: Table) -> Place | None:
    bounds = narrow(table)
    return next((place for place in sorted(table.hidden) if bounds[place][0] == bounds[place][1]), None)


def narrow(table: Table) -> dict[Place, tuple[int, int]]:
    """Return what an attacker can learn: the lowest and highest possible value of every hidden cell."""
    ceiling = table.counts[-1][-1] + table.minimum * (table.height + table.width) + 1
    bounds = {
        place: (1, table.minimum - 1) if table.shows_small(place) else (0, ceiling) for place in sorted(table.hidden)
    }
    lines = [line for line in table.lines() if not table.hidden.isdisjoint(line)]
    changed = True
    while changed:
        changed = False
        for line in lines:
            for place in line:
                if place in bounds and (tighter := _tighten(table, bounds, line, place)) != bounds[place]:
                    bounds[place] = tighter
                    changed = True
    return bounds


def _tighten(table: Table, bounds: dict[Place, tuple[int, int]], line: list[Place], place: Place) -> tuple[int, int]:
    """Narrow one hidden cell by one line: total minus parts, or the sum of the parts for the total itself."""

    def span(other: Place) -> tuple[int, int]:
        return bounds.get(other, (_count(table, other), _count(table, other)))

    *parts, total = line
    if place == total:
        low, high = sum(span(part)[0] for part in parts), sum(span(part)[1] for part in parts)
    else:
        others = [part for part in parts if part != place]
        low = span(total)[0] - sum(span(part)[1] for part in others)
        high = span(total)[1] - sum(span(part)[0] for part in others)
    low, high = max(low, bounds[place][0]), min(high, bounds[place][1])
    return _without_gap(table, place, low, high)


def _without_gap(table: Table, place: Place, low: int, high: int) -> tuple[int, int]:
    """Use what the method itself tells: an inner cell not called small is empty or at least the minimum."""
    if table.is_total(place) or table.shows_small(place):
        return low, high
    if 0 < low < table.minimum:
        low = table.minimum
    if 0 < high < table.minimum:
        high = 0
    return low, high
