"""
An attacker on released tables: knows every page that left the house and the method, nothing else.

Independent of `kimpass.kernel.disclosure`: no search for witnesses but bounds. A linear programme (simplex) bounds
every hidden cell; intervals with the gap between "nothing" and the minimum narrow it; an exhaustive search over whole
numbers tries both ends. A cell counts as recovered when what is left is narrower than the words in its place.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf

from kimtools.bench._disclosure_sums import Bounds, Cell, Row, Sums
from kimtools.bench._simplex import Programme

SMALL, HIDDEN = "small", "hidden"
TOLERANCE, NODES, FAR = 1e-6, 60, 12
# How many tables one attack tries in all; narrow cells are asked about first.
PATIENCE = 400


@dataclass(frozen=True)
class Page:
    """One released table as its reader sees it: numbers, "small" and "hidden", and which cells are sums of which."""

    cells: Mapping[Hashable, int | str]
    sums: Sequence[tuple[Hashable, Sequence[Hashable]]]
    minimum: int
    time: tuple[int, int]
    # What the attacker has learned elsewhere: which cells are the same as in an earlier release, by a name for each.
    same: Mapping[Hashable, Hashable]
    # Hidden cells are not called small even where they are.
    is_silent: bool = False


class Attack:
    """Everything the pages say, as sums over hidden cells, and what follows."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.minimum = min(page.minimum for page in pages)
        self.left = PATIENCE
        self.known: dict[Cell, int] = {}
        self.bounds: Bounds = {}
        self.gaps: set[Cell] = set()
        self.rows: list[Row] = []
        self.marked: dict[tuple[int, Hashable], Cell] = {}
        for number, page in enumerate(pages):
            self._read(number, page)
        for number, page in enumerate(pages):
            for total, parts in page.sums:
                self._row({self.marked[number, total]: -1}, [self.marked[number, part] for part in parts])
        self._times(pages)
        self.hidden = [cell for cell in self.bounds if cell[0] != "rest"]

    def _read(self, number: int, page: Page) -> None:
        totals = {total for total, _parts in page.sums}
        for key, seen in page.cells.items():
            cell: Cell = (page.time, key, page.same[key])
            self.marked[number, key] = cell
            if isinstance(seen, int):
                self.known[cell] = seen
            elif seen == SMALL:
                self.bounds[cell] = (1, page.minimum - 1)
                self.gaps.discard(cell)
            else:
                self.bounds.setdefault(cell, (0, inf))
                if key not in totals and not page.is_silent:
                    self.gaps.add(cell)
        for each in self.known.keys() & self.bounds.keys():
            del self.bounds[each]
        self.gaps &= self.bounds.keys()

    def _row(self, signs: dict[Cell, int], parts: Sequence[Cell]) -> None:
        for part in parts:
            signs[part] = signs.get(part, 0) + 1
        known = sum(sign * self.known[cell] for cell, sign in signs.items() if cell in self.known)
        row = {cell: sign for cell, sign in signs.items() if cell in self.bounds}
        if row and (row, -known) not in self.rows:
            self.rows.append((row, -known))

    def _times(self, pages: Sequence[Page]) -> None:
        """Let a longer time be a shorter one inside it and a rest."""
        newest = {page.time: number for number, page in enumerate(pages)}
        for outer in newest:
            inside = [time for time in newest if time != outer and outer[0] <= time[0] and time[1] <= outer[1]]
            groups = [[time] for time in inside]
            groups += [[one, two] for one in inside for two in inside if one[1] <= two[0]]
            for group in groups:
                covered = sum(time[1] - time[0] for time in group) == outer[1] - outer[0]
                for key in pages[newest[outer]].cells:
                    parts = [self.marked[newest[time], key] for time in group if (newest[time], key) in self.marked]
                    if len(parts) < len(group):
                        continue
                    if not covered:
                        rest = ("rest", key, (outer, *group))
                        self.bounds[rest] = (0, inf)
                        parts.append(rest)
                    self._row({self.marked[newest[outer], key]: -1}, parts)

    def recovered(self, *, most: int | None = None) -> list[tuple[Cell, float, float]]:
        """Return the hidden cells that are narrower than their words, with their bounds."""
        sums = Sums(self.rows, self.gaps, self.minimum)
        found = sums.narrowed(self.bounds)
        if found is None:
            return []  # the pages contradict each other: nothing follows from them
        found = self._programme(found)
        found = sums.narrowed(found) or found
        broken, self.left = [], PATIENCE
        for cell in sorted(self.hidden, key=lambda each: found[each][1] - found[each][0]):
            low, high = found[cell]
            if high - low >= self.minimum - 2:
                low, high = self._ends(sums, found, cell)
            if high - low < self.minimum - 2:
                broken.append((cell, low, high))
                if most is not None and len(broken) >= most:
                    break
        return broken

    def _programme(self, bounds: Bounds) -> Bounds:
        programme = Programme(self.rows, bounds)
        result = dict(bounds)
        for cell in self.hidden:
            low, high = programme.least(cell), programme.most(cell)
            result[cell] = (max(result[cell][0], ceil(low - TOLERANCE)), min(result[cell][1], floor_of(high)))
        return result

    def _ends(self, sums: Sums, bounds: Bounds, cell: Cell) -> tuple[float, float]:
        """Try whole numbers from both ends; what cannot be decided in time stays possible."""
        low, high = bounds[cell]
        last = min(high, low + FAR)
        while low < last and not self._possible(sums, bounds, cell, low):
            low += 1
        if high > last:
            return low, high
        while high > low and not self._possible(sums, bounds, cell, high):
            high -= 1
        return low, high

    def _possible(self, sums: Sums, bounds: Bounds, cell: Cell, value: float) -> bool:
        if self.left <= 0:
            return True
        left = [NODES]
        answer = sums.search(bounds, cell, value, left)
        self.left -= NODES - max(left[0], 0)
        return answer is not False


def floor_of(value: float) -> float:
    """Return the whole number below, infinity for itself."""
    return value if value == inf else floor(value + TOLERANCE)
