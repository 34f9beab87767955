"""Amounts as lengths: horizontal bars by area, one bar in parts, columns by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kimpass.ui.charts.text import fits, width
from kimpass.ui.parts import Words

# In orders in which neighbours differ in lightness too: greyscale print stays readable.
FILLS = ("f1", "f4", "f3", "f2", "f5", "f6")
STACK_FILLS = ("f1", "f2", "f3", "f4", "f5", "f6")
# White or the theme's own letters on the dark fills, black on the light ones.
INK = {"f1": "inv", "f3": "inv", "f5": "inv", "f2": "blk", "f4": "blk", "f6": "blk", "gap": "b"}


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of part, the same in every bar; `hatched` is for what is missing or unexplained."""

    label: Words
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One area with one value for each series; `shown` is the number as people write it, `href` its rows."""

    label: Words
    values: Sequence[Decimal | int]
    shown: Words
    href: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars; one series makes plain bars, several make stacked ones."""

    id: str
    title: Words
    series: Sequence[Series]
    bars: Sequence[Bar]
    area_word: Words
    places: int = 0
    wide: int = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle with, if it fits, its number."""

    x: int
    y: int
    wide: int
    css: str
    text: str = ""
    ink: str = ""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar with its words above it."""

    bar: Bar
    y: int
    pieces: list[Piece]


def fills(series: Sequence[Series]) -> list[str]:
    """Return the fill of each series: colours in their order, hatching for what is missing."""
    colours = iter(FILLS * 3)
    return ["gap" if each.hatched else next(colours) for each in series]


def bar_rows(chart: Bars) -> list[BarRow]:
    """Return where each bar lies, all on one scale."""
    longest = max([sum(Decimal(value) for value in bar.values) for bar in chart.bars] or [Decimal(0)]) or Decimal(1)
    css = fills(chart.series)
    found = []
    for index, bar in enumerate(chart.bars):
        top, x, pieces = index * 44 + 20, 0, []
        for value, fill in zip(bar.values, css, strict=True):
            wide = round(Decimal(value) / longest * chart.wide)
            if wide > 0:
                pieces.append(Piece(x, top, max(wide - 1, 1), fill))
            x += wide
        found.append(BarRow(bar, top - 6, pieces))
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole."""

    label: Words
    value: Decimal | int
    shown: Words
    href: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """One whole in parts, on one bar."""

    id: str
    title: Words
    parts: Sequence[Part]
    total: Words = ""
    wide: int = 840


def stack_pieces(chart: Stack) -> list[Piece]:
    """Return the parts side by side; a part too small for its number leaves it to the legend and the table."""
    whole = sum((Decimal(part.value) for part in chart.parts), Decimal(0)) or Decimal(1)
    pieces, x = [], 0
    for part, css in zip(chart.parts, STACK_FILLS * 3, strict=False):
        wide = round(Decimal(part.value) / whole * chart.wide)
        shown = str(part.shown)
        if wide > 0:
            pieces.append(Piece(x, 0, max(wide - 2, 1), css, shown if fits(shown, wide) else "", INK[css]))
        x += wide
    return pieces


@dataclass(frozen=True, slots=True)
class Columns:
    """Upright bars in the order of time."""

    id: str
    title: Words
    bars: Sequence[Bar]
    area_word: Words
    value_word: Words
    wide: int = 720


@dataclass(frozen=True, slots=True)
class Column:
    """One upright bar; `named` says whether there is room for the word below it."""

    bar: Bar
    x: int
    y: int
    wide: int
    tall: int
    middle: int
    named: bool


def columns(chart: Columns) -> list[Column]:
    """Return where each column stands; where words would meet, only every second, third … is written."""
    values = [Decimal(bar.values[0]) for bar in chart.bars]
    highest = max([*values, Decimal(0)]) or Decimal(1)
    slot = chart.wide / max(len(values), 1)
    widest = max([width(str(bar.label)) for bar in chart.bars] or [0]) + 8
    every = max(1, -(-widest // max(round(slot), 1)))
    found = []
    for index, (bar, value) in enumerate(zip(chart.bars, values, strict=True)):
        tall = round(value / highest * 130)
        wide = min(round(slot * 0.62), 48)
        middle = round(slot * index + slot / 2)
        found.append(Column(bar, middle - wide // 2, 160 - tall, wide, tall, middle, index % every == 0))
    return found
