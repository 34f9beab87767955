"""Where the parts of a timeline lie; whole pixels, so that no decimal comma gets into the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kimpass.ui.charts.text import fits, width
from kimpass.ui.charts.timeline import Axis, Lane, Span, Station, Timeline, axis
from kimpass.ui.parts import Words

WIDE, EDGE, TOP = 872, 868, 50
STATION_LINES, LINE = 9, 20
BAR, LANE, HEADING = 24, 30, 26


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place; `css` says how they look and from which side they start."""

    x: int
    y: int
    text: str
    css: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A station: circle, line down to its label, and the label unless there was no room."""

    x: int
    label: Label | None
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A span or a part of it."""

    x: int
    y: int
    wide: int
    css: str
    name: str


@dataclass(slots=True)
class Layout:
    """The whole drawing."""

    axis: Axis
    years: list[tuple[int, int]]
    marks: list[Mark] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    today: int = 0
    ahead: list[tuple[int, Label]] = field(default_factory=list)
    today_label: Label | None = None
    bottom: int = 0
    height: int = 0


class Shelf:
    """One line of labels: what is taken stays taken, for words and for the thin lines that cross it."""

    def __init__(self) -> None:
        self.taken: list[tuple[int, int]] = []

    def free(self, start: int, end: int) -> bool:
        """Test whether nothing lies between two points, four pixels of air included."""
        return all(end + 4 <= left or right + 4 <= start for left, right in self.taken)

    def take(self, start: int, end: int) -> None:
        """Keep others out."""
        self.taken.append((start, end))

    def leave(self, start: int, end: int) -> None:
        """Let others in again, once."""
        self.taken.remove((start, end))


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A station on the axis whose label looks for a line; two of the same day and name are still two."""

    x: int
    text: str


def place_stations(stations: Sequence[Station], scale: Axis) -> tuple[list[Mark], int]:
    """
    Return the stations with their labels, and how many lines of labels they need.

    From right to left a label meets only labels that begin right of its own thin line, so a deeper line is always
    free. Labels that would run over the right edge end at their station instead and come last, deeper than the rest.
    """
    shelves = [Shelf() for _ in range(STATION_LINES)]
    spots = [Spot(scale.at(each.on), str(each.label)) for each in sorted(stations, key=lambda each: each.on)]
    at_edge = [spot for spot in spots if spot.x - 4 + width(spot.text) > scale.right + 4]
    for spot in at_edge:
        for shelf in shelves:
            shelf.take(spot.x - 1, spot.x + 1)
    lines: dict[int, int] = {}
    for spot in [each for each in reversed(spots) if each not in at_edge]:
        _put(spot, shelves, lines, spot.x - 4, spot.x - 4 + width(spot.text))
    for spot in at_edge:
        for shelf in shelves:
            shelf.leave(spot.x - 1, spot.x + 1)
        _put(spot, shelves, lines, spot.x + 4 - width(spot.text), spot.x + 4)
    marks = [_mark(spot, lines.get(id(spot)), at_edge=spot in at_edge) for spot in spots]
    return marks, max(lines.values(), default=-1) + 1


def _put(spot: Spot, shelves: list[Shelf], lines: dict[int, int], start: int, end: int) -> None:
    """Take the first line where the words are free of others, and the thin line above them too."""
    for line, shelf in enumerate(shelves):
        crossed = shelves[:line]
        if shelf.free(start, end) and all(each.free(spot.x - 1, spot.x + 1) for each in crossed):
            shelf.take(start, end)
            for each in crossed:
                each.take(spot.x - 1, spot.x + 1)
            lines[id(spot)] = line
            return


def _mark(spot: Spot, line: int | None, *, at_edge: bool) -> Mark:
    if line is None:
        return Mark(spot.x, None, spot.text)
    x, side = (spot.x + 4, "e") if at_edge else (spot.x - 4, "")
    return Mark(spot.x, Label(x, TOP + 22 + line * LINE, spot.text, side), spot.text)


def place_lane(lane: Lane, scale: Axis, y: int, chart: Timeline) -> tuple[list[Bar], list[Label], int]:
    """Return the bars and labels of one lane, and its height: spans that overlap lie below each other."""
    lines: list[list[tuple[int, int, Span]]] = []
    for span in sorted(lane.spans, key=lambda each: each.period.start):
        start = scale.at(span.period.start)
        end = max(scale.at(span.period.end or scale.last), start + 3)
        for line in lines:
            if line[-1][1] <= start + 1:
                line.append((start, end, span))
                break
        else:
            lines.append([(start, end, span)])
    bars, labels = [], []
    for number, line in enumerate(lines):
        top, taken = y + number * LANE, scale.left
        for index, (start, end, span) in enumerate(line):
            bars += _bars(start, end, top, span, scale, chart)
            after = line[index + 1][0] if index + 1 < len(line) else scale.right
            label = _bar_label(span, (start, end), (taken, after), top + 17, scale.at(chart.today), chart)
            labels += [label] if label else []
            taken = end if label is None or label.css != "m" else label.x + width(label.text)
    return bars, labels, max(len(lines), 1) * LANE


def _bars(start: int, end: int, y: int, span: Span, scale: Axis, chart: Timeline) -> list[Bar]:
    name, now = str(span.label), scale.at(chart.today)
    wide = max(end - start - 1, 2)
    if span.kind == "gap":
        return [Bar(start, y, wide, "gap", name)]
    if span.kind == "expected" or span.period.start > chart.today:
        return [Bar(start, y, wide, "dash", name)]
    if span.period.end is None:  # it runs today; how long nobody knows
        return [Bar(start, y, max(now - start, 2), "f1", name), Bar(now, y, scale.right - now, "dash", name)]
    return [Bar(start, y, wide, "f6" if span.period.end <= chart.today else "f1", name)]


def _bar_label(
    span: Span, bar: tuple[int, int], room: tuple[int, int], y: int, now: int, chart: Timeline
) -> Label | None:
    """Return the label in its bar, else right of it, else left of it, else none: the table says it anyway."""
    text, (start, end) = str(span.label), bar
    ended = span.period.end is not None and span.period.end <= chart.today
    solid = min(end, now) if span.period.end is None else end
    if span.kind == "period" and span.period.start <= chart.today and fits(text, solid - start):
        return Label(start + 8, y, text, "blk" if ended else "inv")
    if fits(text, room[1] - end):
        return Label(end + 6, y, text, "m")
    if fits(text, start - room[0]):
        return Label(start - 6, y, text, "m e")
    return None


def layout(chart: Timeline, today_words: Words) -> Layout:
    """Return the drawing of a timeline."""
    left = min(max([width(str(lane.label)) for lane in chart.lanes] + [90]) + 16, 220)
    scale = axis(chart, left, EDGE)
    marks, lines = place_stations(chart.stations, scale)
    drawing = Layout(scale, scale.years(), marks, today=scale.at(chart.today))
    y = TOP + 34 + lines * LINE if chart.stations else 40
    for lane in chart.lanes:
        drawing.labels.append(Label(0, y + 17, str(lane.label), "b" if lane.strong or not lane.spans else "m"))
        if not lane.spans:
            y += HEADING
            continue
        bars, labels, height = place_lane(lane, scale, y, chart)
        drawing.bars += bars
        drawing.labels += labels
        y += height
    drawing.bottom = y + 6
    below = [(drawing.today, str(today_words), "nowt"), *((scale.at(m.on), str(m.label), "b") for m in chart.outlook)]
    for line, (x, text, css) in enumerate(below):
        at_end = x + width(text) > EDGE
        label = Label(
            x + 4 if at_end else x - 4, drawing.bottom + 18 + line * LINE, text, f"{css} e" if at_end else css
        )
        if line:
            drawing.ahead.append((x, label))
        else:
            drawing.today_label = label
    drawing.height = drawing.bottom + 28 + (len(below) - 1) * LINE
    return drawing
