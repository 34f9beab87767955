"""
Keep small counts of released tables from being worked out: cell suppression proved by witnesses (adr/0024).

Primary suppression hides every count from 1 to below the minimum. Complementary suppression then hides further cells of
the same release until, for every hidden cell, other tables are found which agree with everything that was ever shown,
and in which that cell has other values, as far apart as the words "less than the minimum" leave open. Such a table is a
witness: whoever knows all released tables, the minimum and this method cannot rule it out, so no programme, however
clever, narrows the cell further. Earlier releases bind the search: a cell that did not change is one cell, shown if it
was ever shown, and of a longer time the part beyond an earlier, shorter one is a count of its own.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import count

Key = Hashable
Time = tuple[int, int]
ALWAYS: Time = (0, 0)
# How many half-balanced tables one search looks at; what is not found in time is hidden instead.
SEARCHED = 500


@dataclass(frozen=True, slots=True)
class Sum:
    """A cell that is the sum of others."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Released:
    """A table as it left the house; `time` is the half-open span it counts, as ordinals of days."""

    counts: Mapping[Key, int]
    sums: tuple[Sum, ...]
    minimum: int
    hidden: frozenset[Key] = frozenset()
    time: Time = ALWAYS
    # What is hidden is hidden without a word whether it is small: that word would have told too much.
    is_silent: bool = False
    # Nothing of it could be shown beside what was shown before.
    is_withheld: bool = False

    @property
    def totals(self) -> frozenset[Key]:
        """Return the cells that are sums of others."""
        return frozenset(each.total for each in self.sums)

    def names_small(self, key: Key) -> bool:
        """Test whether a hidden cell is called "less than the minimum": sums are not, they give no hint."""
        if self.is_silent or self.is_withheld or key not in self.hidden:
            return False
        return key not in self.totals and 0 < self.counts[key] < self.minimum

    def shown(self) -> dict[Key, int]:
        """Return what can be read."""
        return {} if self.is_withheld else {key: value for key, value in self.counts.items() if key not in self.hidden}


class _Kind(Enum):
    SMALL = auto()  # called small: 1 to below the minimum
    OTHER = auto()  # hidden inside and not called small: nothing, or the minimum and more
    SUM = auto()  # not below nothing, and no word about it
    REST = auto()  # a difference nobody published


@dataclass(slots=True)
class _Cell:
    value: int
    minimum: int
    kind: _Kind
    is_open: bool = True  # not shown anywhere
    rank: tuple[object, ...] | None = None  # None: lies in an earlier release, nothing can be hidden any more
    equations: list[int] = field(default_factory=list)

    def takes(self, value: int) -> bool:
        """Test whether a reader must think this value possible."""
        if self.kind == _Kind.SMALL:
            return 0 < value < self.minimum
        if self.kind == _Kind.OTHER:
            return value == 0 or value >= self.minimum
        return value >= 0 or self.value < 0

    @property
    def is_guarded(self) -> bool:
        """Test whether the cell must stay unknown: all hidden ones, of differences the small ones."""
        return self.is_open and (self.kind != _Kind.REST or 0 < self.value < self.minimum)


class _System:
    """All cells of all releases with everything that binds them, and the search for witnesses."""

    def __init__(self) -> None:
        self.cells: list[_Cell] = []
        self.equations: list[dict[int, int]] = []

    def add(self, cell: _Cell) -> int:
        self.cells.append(cell)
        return len(self.cells) - 1

    def bind(self, total: int, parts: Iterable[int]) -> None:
        signs: dict[int, int] = defaultdict(int)
        signs[total] -= 1
        for part in parts:
            signs[part] += 1
        equation = {at: sign for at, sign in signs.items() if sign}
        if equation and equation not in self.equations:
            for at in equation:
                self.cells[at].equations.append(len(self.equations))
            self.equations.append(equation)

    def holds(self, at: int) -> bool:
        """Test whether witnesses put the values of a hidden cell as far apart as its words leave open."""
        cell = self.cells[at]
        needed, reached = cell.minimum - 2, 0
        for direction in (1, -1):
            moved: dict[int, int] = {}
            # One by one, or past the gap between nothing and the minimum at once.
            for step in (1, cell.minimum):
                while reached < needed and (found := self._witness(at, direction * step, moved)) is not None:
                    moved = found
                    reached += step
        return reached >= needed

    def _witness(self, at: int, step: int, moved: Mapping[int, int]) -> dict[int, int] | None:
        """Return another table in which the cell is moved by one more step: what balances each sum again, in order."""
        if not self.cells[at].takes(self.cells[at].value + moved.get(at, 0) + step):
            return None
        broken = {number: self.equations[number][at] * step for number in self.cells[at].equations}
        numbers = count()
        heap = [(len(broken), next(numbers), broken, {at: step})]
        seen = {frozenset(broken.items())}
        for _turn in range(SEARCHED):
            if not heap:
                return None
            _left, _number, broken, path = heapq.heappop(heap)
            if not broken:
                return {key: moved.get(key, 0) + path.get(key, 0) for key in moved.keys() | path.keys()}
            for other, change, rest in self._balanced(broken, path, moved):
                state = frozenset(rest.items())
                if state not in seen:
                    seen.add(state)
                    heapq.heappush(heap, (len(rest), next(numbers), rest, path | {other: change}))
        return None

    def _balanced(
        self, broken: Mapping[int, int], path: Mapping[int, int], moved: Mapping[int, int]
    ) -> Iterator[tuple[int, int, dict[int, int]]]:
        """Yield each cell that can balance one of the broken sums, its change, and the sums broken then."""
        wrong = min(broken, key=lambda number: (len(self.equations[number]), number))
        for other, sign in self.equations[wrong].items():
            change = -broken[wrong] * sign
            cell = self.cells[other]
            if not cell.is_open or other in path or not cell.takes(cell.value + moved.get(other, 0) + change):
                continue
            rest = dict(broken)
            for number in cell.equations:
                rest[number] = rest.get(number, 0) + self.equations[number][other] * change
            yield other, change, {number: value for number, value in rest.items() if value}

    def next_to_hide(self, at: int) -> int | None:
        """Choose what is missed least among what can be hidden beside a cell, anywhere if nothing is beside it."""

        def free(places: Iterable[int]) -> list[int]:
            return [each for each in places if not self.cells[each].is_open and self.cells[each].rank is not None]

        beside = free({other for number in self.cells[at].equations for other in self.equations[number]})
        return min(beside or free(range(len(self.cells))), key=lambda each: self.cells[each].rank or (), default=None)

    def settle(self) -> bool:
        """Hide until every cell holds; False where nothing is left to hide. Hiding never weakens a witness."""
        waiting = deque(at for at, cell in enumerate(self.cells) if cell.is_guarded)
        while waiting:
            if self.holds(waiting[0]):
                waiting.popleft()
                continue
            chosen = self.next_to_hide(waiting[0])
            if chosen is None:
                return False
            self.cells[chosen].is_open = True
            waiting.append(chosen)
        return True


def _ranks(table: Released) -> dict[Key, tuple[object, ...]]:
    """Return how much each cell would be missed: a sum before a cell, a number before an empty cell, small first."""
    parts, totals = {part for each in table.sums for part in each.parts}, table.totals
    return {
        key: (key not in parts and key in totals, key not in totals, value == 0, value, at)
        for at, (key, value) in enumerate(table.counts.items())
    }


def _enter(system: _System, table: Released, known: dict[tuple[Key, int], int], *, is_new: bool) -> dict[Key, int]:
    """Enter a table; a cell of the same time with the same value is the same cell, shown if it was ever shown."""
    ranks = _ranks(table) if is_new else {}
    wordless = frozenset(table.counts) if table.is_silent else table.totals
    places: dict[Key, int] = {}
    for key, value in table.counts.items():
        hidden, at = key in table.hidden, known.get((key, value))
        kind = _Kind.SMALL if 0 < value < table.minimum else _Kind.OTHER
        kind = _Kind.SUM if key in wordless else kind
        if at is None:
            at = system.add(_Cell(value, table.minimum, kind, is_open=hidden, rank=ranks.get(key)))
            known[key, value] = at
        elif not hidden:
            system.cells[at].is_open, system.cells[at].rank = False, None
        elif kind != _Kind.SUM:
            system.cells[at].kind = kind
        system.cells[at].minimum = min(system.cells[at].minimum, table.minimum)
        places[key] = at
    for each in table.sums:
        system.bind(places[each.total], [places[part] for part in each.parts])
    return places


def _within(inner: Time, outer: Time) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _bind_times(system: _System, newest: Mapping[Time, Mapping[Key, int]]) -> None:
    """Let a longer time be the shorter ones inside it and a rest; times that merely overlap bind nothing."""
    for outer, cells in newest.items():
        inside = [time for time in newest if _within(time, outer)]
        largest = [time for time in inside if not any(_within(time, other) for other in inside)]
        apart: list[Time] = []
        for time in sorted(largest):
            if not apart or apart[-1][1] <= time[0]:
                apart.append(time)
        for key, at in cells.items():
            parts = [newest[time][key] for time in apart if key in newest[time]]
            if parts:
                left = system.cells[at].value - sum(system.cells[part].value for part in parts)
                rest = system.add(_Cell(left, system.cells[at].minimum, _Kind.REST))
                system.bind(at, [*parts, rest])


def protect_sums(
    counts: Mapping[Key, int],
    sums: Sequence[Sum],
    minimum: int,
    *,
    earlier: Sequence[Released] = (),
    time: Time = ALWAYS,
) -> Released:
    """
    Return a table of any shape with everything hidden that must be, beside what of the same table was released before.

    `counts` hold every cell, the sums too; tables that share cells are one table. `earlier` are in order of release.
    """
    small = frozenset(key for key, value in counts.items() if 0 < value < minimum)
    plain = Released(dict(counts), tuple(sums), minimum, small, time)
    for table in (plain, replace(plain, is_silent=True)):
        hidden = _hidden_beside(table, earlier)
        if hidden is not None:
            return replace(table, hidden=hidden)
    return replace(plain, hidden=frozenset(counts), is_withheld=True)


def _hidden_beside(table: Released, earlier: Sequence[Released]) -> frozenset[Key] | None:
    """Return what must be hidden of a table beside earlier ones, None where no choice would do."""
    system, known = _System(), defaultdict[Time, dict[tuple[Key, int], int]](dict)
    places = _enter(system, table, known[table.time], is_new=True)
    newest = {table.time: places}
    for release in earlier:
        if not release.is_withheld:
            entered = _enter(system, release, known[release.time], is_new=False)
            if release.time != table.time:
                newest[release.time] = entered
    _bind_times(system, newest)
    if not system.settle():
        return None
    return frozenset(key for key, at in places.items() if system.cells[at].is_open) | table.hidden
