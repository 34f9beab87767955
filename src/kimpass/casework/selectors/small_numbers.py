"""Tables of counts in which no small number can be read or reckoned back (trap 5, adr/0024)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kimpass.kernel.suppression import protect

Shown = int | None


@dataclass(frozen=True, slots=True)
class Table:
    """Counts with their sums; None stands for a number too small to tell, or hidden so that another stays hidden."""

    rows: tuple[tuple[Shown, ...], ...]
    row_totals: tuple[Shown, ...]
    column_totals: tuple[Shown, ...]
    total: Shown


def covered(rows: Sequence[Sequence[int]], smallest: int) -> Table:
    """Return a table of counts and their sums with small numbers hidden; nought is no small number."""
    if not rows:
        return Table((), (), (), 0)
    table = protect([list(row) for row in rows], smallest)
    shown = [
        [None if (row, column) in table.hidden else value for column, value in enumerate(line)]
        for row, line in enumerate(table.counts)
    ]
    return Table(
        rows=tuple(tuple(row[:-1]) for row in shown[:-1]),
        row_totals=tuple(row[-1] for row in shown[:-1]),
        column_totals=tuple(shown[-1][:-1]),
        total=shown[-1][-1],
    )
