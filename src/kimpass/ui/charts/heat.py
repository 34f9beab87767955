"""Two dimensions in one table: the darker, the more; the number stands in every cell."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kimpass.ui.parts import Words


@dataclass(frozen=True, slots=True)
class Cell:
    """One number; `level` 0 (nothing) to 4 (most), `words` what a screen reader says instead of "< 3" or "–"."""

    shown: Words
    level: int = 0
    href: str = ""
    words: Words = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row with a cell for each column, and its total."""

    label: Words
    cells: Sequence[Cell]
    total: Cell | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Heat:
    """The whole matrix; `scale` explains the levels, `totals` are the sums of the columns."""

    id: str
    caption: Words
    corner: Words
    columns: Sequence[Words]
    rows: Sequence[HeatRow]
    total_word: Words = ""
    totals: Sequence[Cell] = field(default=())
    totals_label: Words = ""
    scale: Sequence[Words] = field(default=())
    scale_word: Words = ""


def level(value: int, steps: Sequence[int]) -> int:
    """Return the level of a value: how many of the four lower bounds it reaches (small values: the caller says)."""
    return sum(value >= step for step in steps)
