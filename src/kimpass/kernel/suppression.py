"""
Hide small cells of a table so that its totals do not give them away.

Method: cell suppression as in official statistics. Primary: counts from 1 to below the minimum. Complementary: further
cells, until for every hidden one other tables are proved to fit everything shown, with values as far apart as the words
"less than the minimum" leave open (`kernel.disclosure`, adr/0024). A total that is itself small is hidden without being
called small. `protect_again` holds a table against those of the same kind that were released before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kimpass.kernel.disclosure import ALWAYS, Key, Released, Sum, Time, protect_sums

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


def sums_of(height: int, width: int) -> list[Sum]:
    """Return the sums of a table that many places high and wide, totals included."""
    rows = [Sum((row, width - 1), tuple((row, column) for column in range(width - 1))) for row in range(height)]
    columns = [Sum((height - 1, column), tuple((row, column) for row in range(height - 1))) for column in range(width)]
    return rows + columns


def protect(counts: list[list[int]], minimum: int) -> Table:
    """Return the table with totals, and with everything hidden that must be."""
    return protect_again(counts, minimum)[0]


def protect_again(
    counts: list[list[int]], minimum: int, *, earlier: Sequence[Released] = (), time: Time = ALWAYS
) -> tuple[Table, Released]:
    """Return the table hidden so that it also keeps what earlier releases of it keep, and what to keep of this one."""
    table = Table(with_totals(counts), minimum)
    places = [(row, column) for row in range(table.height) for column in range(table.width)]
    cells: dict[Key, int] = {place: _count(table, place) for place in places}
    sums = sums_of(table.height, table.width)
    released = protect_sums(cells, sums, minimum, earlier=earlier, time=time)
    table.hidden = {place for place in places if place in released.hidden}
    return table, released


def _count(table: Table, place: Place) -> int:
    return table.counts[place[0]][place[1]]


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


def protect_parts(parts: list[int], minimum: int) -> set[int]:
    """
    Return which parts of a sum that stands elsewhere must be hidden, so that none of the small ones can be worked out.

    Small parts are called "less than the minimum"; where the sum would say more than that, others go too.
    """
    hidden = {at for at, part in enumerate(parts) if 0 < part < minimum}
    while hidden and _parts_given_away(parts, hidden, minimum):
        visible = [at for at in range(len(parts)) if at not in hidden]
        if not visible:
            break
        hidden.add(min(visible, key=lambda at: (parts[at] == 0, parts[at], at)))
    return hidden


def _parts_given_away(parts: list[int], hidden: set[int], minimum: int) -> bool:
    """Test whether the sum, the visible parts and this method leave a small part less than its words, others one."""
    rest = sum(parts[at] for at in hidden)
    options = {at: _options(parts[at], minimum, rest) for at in sorted(hidden)}
    for at in options:
        others = {0}
        for other, values in options.items():
            if other != at:
                others = {done + value for done in others for value in values if done + value <= rest}
        possible = [value for value in options[at] if rest - value in others]
        if len(possible) < 2 or possible[-1] - possible[0] < minimum - 2:
            return True
    return False


def _options(part: int, minimum: int, rest: int) -> range | list[int]:
    """Return the values a hidden part may have: what is called small is small, the others are not."""
    if 0 < part < minimum:
        return range(1, minimum)
    return [0, *range(minimum, rest + 1)]
