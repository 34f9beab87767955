"""A small linear programme, solved by the simplex method with one first phase for many questions."""

from collections.abc import Sequence
from math import inf

from kimtools.bench._disclosure_sums import Bounds, Cell, Row

TINY = 1e-9
TURNS = 2000


class Programme:
    """
    Sums over cells within bounds; asks for the least and the most of a cell.

    Every cell is counted from its lower bound; an upper bound is a row with a slack of its own.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        bounds: Bounds,
    ) -> None:
        self.at = {cell: number for number, cell in enumerate(bounds)}
        self.low = [low for low, _high in bounds.values()]
        above = [(self.at[cell], high - low) for cell, (low, high) in bounds.items() if high < inf]
        self.width = len(self.at) + len(above)
        self.table: list[list[float]] = []
        for row, right in rows:
            line = [0.0] * (self.width + 1)
            for cell, sign in row.items():
                line[self.at[cell]] = float(sign)
            line[-1] = right - sum(sign * self.low[self.at[cell]] for cell, sign in row.items())
            self.table.append(line if line[-1] >= 0 else [-value for value in line])
        for slack, (place, most) in enumerate(above):
            line = [0.0] * (self.width + 1)
            line[place] = line[len(self.at) + slack] = 1.0
            line[-1] = float(most)
            self.table.append(line)
        self.basis = [-1] * len(rows) + [len(self.at) + slack for slack in range(len(above))]
        self._begin(len(rows))

    def _begin(self, sums: int) -> None:
        """Find a first solution: artificial cells, one for each sum, are driven to nothing."""
        cost = [0.0] * (self.width + 1)
        for line in self.table[:sums]:
            cost = [have - value for have, value in zip(cost, line, strict=True)]
        self._improve(cost)
        for number in range(sums):
            if self.basis[number] == -1:
                line = self.table[number]
                column = next((at for at in range(self.width) if abs(line[at]) > TINY), None)
                if column is not None:
                    self._pivot(number, column, cost)
        kept = [number for number, basis in enumerate(self.basis) if basis != -1]
        self.table = [self.table[number] for number in kept]
        self.basis = [self.basis[number] for number in kept]

    def least(self, cell: Cell) -> float:
        """Return the least a cell can be."""
        return self.low[self.at[cell]] + self._solve(self.at[cell], 1.0)

    def most(self, cell: Cell) -> float:
        """Return the most a cell can be, infinity where nothing holds it."""
        return self.low[self.at[cell]] - self._solve(self.at[cell], -1.0)

    def _solve(self, place: int, sign: float) -> float:
        cost = [0.0] * (self.width + 1)
        cost[place] = sign
        for line, basis in zip(self.table, self.basis, strict=True):
            if cost[basis]:
                factor = cost[basis]
                cost = [have - factor * value for have, value in zip(cost, line, strict=True)]
        return -cost[-1] if (cost := self._improve(cost)) else -inf

    def _improve(self, cost: list[float]) -> list[float]:
        """Pivot until no column lowers the cost (Bland's rule: never in circles); nothing left when unbounded."""
        for _turn in range(TURNS):
            column = next((at for at in range(self.width) if cost[at] < -TINY), None)
            if column is None:
                return cost
            ratios = [
                (line[-1] / line[column], self.basis[number], number)
                for number, line in enumerate(self.table)
                if line[column] > TINY
            ]
            if not ratios:
                return []
            cost = self._pivot(min(ratios)[2], column, cost)
        return []

    def _pivot(self, number: int, column: int, cost: list[float]) -> list[float]:
        pivot = self.table[number][column]
        line = self.table[number] = [value / pivot for value in self.table[number]]
        for other, row in enumerate(self.table):
            if other != number and abs(row[column]) > TINY:
                factor = row[column]
                self.table[other] = [have - factor * value for have, value in zip(row, line, strict=True)]
        self.basis[number] = column
        factor = cost[column]
        return [have - factor * value for have, value in zip(cost, line, strict=True)]
