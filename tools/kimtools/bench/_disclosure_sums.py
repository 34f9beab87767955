"""Sums over cells within bounds: what intervals say, and a search over whole numbers."""

from collections.abc import Hashable, Sequence
from math import inf

Cell = tuple[Hashable, ...]
Bounds = dict[Cell, tuple[float, float]]
Row = tuple[dict[Cell, int], int]
FAR, ROUNDS = 12, 3000


def _without_gap(span: tuple[float, float], minimum: int) -> tuple[float, float]:
    """Narrow a cell that is nothing, or the minimum and more."""
    low, high = span
    return (minimum if 0 < low < minimum else low), (0 if 0 < high < minimum else high)


class Sums:
    """All sums, and which of them a cell stands in."""

    def __init__(self, rows: Sequence[Row], gaps: set[Cell], minimum: int) -> None:
        self.rows, self.gaps, self.minimum = rows, gaps, minimum
        self.of: dict[Cell, list[int]] = {}
        for number, (row, _right) in enumerate(rows):
            for cell in row:
                self.of.setdefault(cell, []).append(number)

    def narrowed(self, bounds: Bounds, told: Cell | None = None) -> Bounds | None:
        """Return the bounds narrowed by every sum until nothing changes, None when they contradict each other."""
        found = dict(bounds)
        waiting = list(range(len(self.rows))) if told is None else list(self.of.get(told, ()))
        turns = 0
        while waiting and turns < ROUNDS:
            turns += 1
            number = waiting.pop(0)
            changed = self._row(number, found)
            if changed is None:
                return None
            waiting += [other for cell in changed for other in self.of[cell] if other not in waiting]
        return found

    def _row(self, number: int, found: Bounds) -> list[Cell] | None:
        """Narrow the cells of one sum; return those that changed, None where they cannot sum up."""
        row, right = self.rows[number]
        ends = {cell: found[cell] if sign > 0 else (-found[cell][1], -found[cell][0]) for cell, sign in row.items()}
        lows, highs = sum(low for low, _high in ends.values()), sum(high for _low, high in ends.values())
        if lows > right or highs < right:
            return None
        changed = []
        for cell, sign in row.items():
            low, high = ends[cell]
            # What the others leave; infinity minus infinity says nothing unless this cell alone is boundless.
            most = right - (lows - low if lows > -inf else self._rest(ends, cell, 0))
            least = right - (highs - high if highs < inf else self._rest(ends, cell, 1))
            low, high = max(low, least), min(high, most)
            tight = (low, high) if sign > 0 else (-high, -low)
            if cell in self.gaps:
                tight = _without_gap(tight, self.minimum)
            if tight[0] > tight[1]:
                return None
            if tight != found[cell]:
                found[cell] = tight
                changed.append(cell)
        return changed

    @staticmethod
    def _rest(ends: Bounds, cell: Cell, side: int) -> float:
        return sum(span[side] for other, span in ends.items() if other != cell)

    def search(self, bounds: Bounds, cell: Cell, value: float, left: list[int]) -> bool | None:
        """Look for one table of whole numbers in which a cell has a value; None when time is up."""
        left[0] -= 1
        if left[0] < 0:
            return None
        found = self.narrowed(bounds | {cell: (value, value)}, cell)
        if found is None:
            return False
        free = [each for each, (low, high) in found.items() if low < high]
        if not free:
            return True
        chosen = min(free, key=lambda each: found[each][1] - found[each][0])
        low, high = found[chosen]
        end = int(min(high, low + FAR))
        likely = [(int(low) + end) // 2, int(low), self.minimum, end]
        tried = dict.fromkeys([*(one for one in likely if low <= one <= end), *range(int(low), end + 1)])
        for one in tried:
            answer = self.search(found, chosen, one, left)
            if answer or answer is None:
                return answer
        return None if high > end else False
