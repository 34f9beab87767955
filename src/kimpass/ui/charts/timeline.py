"""A life in stations and periods on one axis: where labels would meet, they move to the next line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kimpass.kernel.period import Period
from kimpass.ui.parts import Words

SpanKind = Literal["period", "gap", "expected"]


@dataclass(frozen=True, slots=True)
class Station:
    """Something that happened on one day; `told` are the words of a date known only roughly."""

    on: date
    label: Words
    told: Words = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasted; a `gap` is a time in which it was missing, `expected` lies ahead."""

    period: Period
    label: Words
    kind: SpanKind = "period"
    told: Words = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of spans; without spans it is a heading for the lines below."""

    label: Words
    spans: Sequence[Span] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a timeline shows; `id` is unique on its page."""

    id: str
    title: Words
    today: date
    lanes: Sequence[Lane] = ()
    stations: Sequence[Station] = ()
    outlook: Sequence[Station] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table behind the picture."""

    start: date
    last_day: date | None
    area: Words
    what: Words
    state: str
    open: bool = False
    told: Words = ""


def rows(chart: Timeline, *, station_word: Words, outlook_word: Words) -> list[Row]:
    """Return everything the picture shows, in order of its days."""
    found = [Row(mark.on, None, station_word, mark.label, "done", told=mark.told) for mark in chart.stations]
    found += [Row(mark.on, None, outlook_word, mark.label, "open") for mark in chart.outlook]
    for lane in chart.lanes:
        for span in lane.spans:
            end = span.period.end
            state = "done" if end is not None and end <= chart.today else "now"
            row = Row(span.period.start, span.period.last_day, lane.label, span.label, state, end is None, span.told)
            found.append(row)
    return sorted(found, key=lambda row: (row.start, str(row.area), str(row.what)))


@dataclass(frozen=True, slots=True)
class Axis:
    """Days on pixels."""

    first: date
    last: date
    left: int
    right: int

    def at(self, day: date) -> int:
        """Return where a day lies, at the edge when it lies beyond."""
        inside = min(max(day, self.first), self.last)
        share = (inside - self.first).days / max((self.last - self.first).days, 1)
        return round(self.left + share * (self.right - self.left))

    def years(self) -> list[tuple[int, int]]:
        """Return (year, x) for as many years as have room, 56 pixels apart at least."""
        every = [(year, self.at(date(year, 1, 1))) for year in range(self.first.year + 1, self.last.year + 1)]
        per_year = (self.right - self.left) / max((self.last - self.first).days / 365, 0.1)
        step = max(1, -(-56 // max(round(per_year), 1)))
        return [(year, x) for year, x in every if year % step == 0 and x < self.right - 30]


def axis(chart: Timeline, left: int, right: int) -> Axis:
    """Return the axis from the first day shown to some months beyond today."""
    starts = [span.period.start for lane in chart.lanes for span in lane.spans]
    starts += [mark.on for mark in (*chart.stations, *chart.outlook)]
    ahead = [chart.today + timedelta(days=240), *(mark.on + timedelta(days=100) for mark in chart.outlook)]
    first = min([*starts, chart.today]) - timedelta(days=40)
    return Axis(first, max(ahead), left, right)
