"""Milestone plans as a matrix of rows and half-years, and what an edition changes against the one before (MIL)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from kimpass.controlling.models import MilestoneCell, MilestoneEvidence, MilestonePlan, MilestoneRow
from kimpass.controlling.selectors.goal_periods import half_year, halves_of
from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of

Planned, Progress = MilestoneCell.Planned, MilestoneCell.Progress
Half = tuple[int, int]
# A sign beside each word, told apart without colour on any printer.
SIGNS = {Planned.YES: "●", Planned.AS_NEEDED: "◐", Planned.NO: "○", Planned.UNKNOWN: "?"}
LONGEST_PLAN = 8
# A month with its year, alone or at the end of a day: 03'21, 03/2021, 23.03.2021.
MONTHS = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[.'’/](\d{4}|\d{2})(?![\d.])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cell:
    """One half-year of a row; one nobody has filled in is unknown and never no (MIL-03)."""

    year: int
    half: int
    planned: str = Planned.UNKNOWN
    when_label: str = ""
    progress: str = Progress.OPEN
    note: str = ""
    evidence: tuple[MilestoneEvidence, ...] = ()
    is_now: bool = False
    is_over: bool = False

    @property
    def key(self) -> str:
        """Return the half-year as it stands in addresses and names of fields."""
        return f"{self.year}-{self.half}"

    @property
    def sign(self) -> str:
        """Return the sign of what is planned."""
        return SIGNS[Planned(self.planned)]

    @property
    def words(self) -> str:
        """Return what is planned, in words."""
        return str(Planned(self.planned).label)

    @property
    def progress_words(self) -> str:
        """Return what became of it, in words; nothing is said of what is not planned and not begun."""
        if self.progress == Progress.OPEN and self.planned in {Planned.NO, Planned.UNKNOWN}:
            return ""
        return str(Progress(self.progress).label)

    @property
    def can_be_proved(self) -> bool:
        """Test whether something was planned that has begun, so that evidence may be there."""
        return (self.is_now or self.is_over) and self.planned in {Planned.YES, Planned.AS_NEEDED}

    @property
    def is_late(self) -> bool:
        """Test whether a planned half-year has passed and nobody said that it is done."""
        return self.is_over and self.planned == Planned.YES and self.progress != Progress.DONE


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its half-years."""

    row: MilestoneRow
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The rows under one Baustein and heading, in the plan's order."""

    block: str
    block_name: str
    heading: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """Return Baustein and heading as people read them."""
        return " · ".join(part for part in (self.block_name, self.heading) if part)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A plan as it is drawn; years stand above, halves alone in the second line (F-11)."""

    plan: MilestonePlan
    headings: tuple[Heading, ...]
    halves: tuple[Half, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years, each above two columns."""
        return tuple(dict.fromkeys(year for year, _half in self.halves))

    @property
    def cells(self) -> list[Cell]:
        """Return every cell."""
        return [cell for heading in self.headings for line in heading.lines for cell in line.cells]

    def counts(self) -> dict[str, int]:
        """Return how many cells there are, how many are unknown, planned, done and late."""
        cells = self.cells
        return {
            "all": len(cells),
            "unknown": sum(cell.planned == Planned.UNKNOWN for cell in cells),
            "planned": sum(cell.planned in {Planned.YES, Planned.AS_NEEDED} for cell in cells),
            "done": sum(cell.progress == Progress.DONE for cell in cells),
            "late": sum(cell.is_late for cell in cells),
        }


def _cell(half: Half, row: MilestoneCell | None, evidence: Sequence[MilestoneEvidence], today: date) -> Cell:
    days = half_year(*half)
    now, over = today in days, days.end is not None and days.end <= today
    if row is None:
        return Cell(*half, is_now=now, is_over=over)
    proof = tuple(evidence)
    return Cell(*half, row.planned, row.when_label, row.progress, row.note, proof, is_now=now, is_over=over)


def lines_of(actor: Actor, rows: Sequence[MilestoneRow], halves: Sequence[Half]) -> list[Line]:
    """Return rows with their half-years, in two statements."""
    cells = MilestoneCell.objects.for_tenant(actor).filter(row__in=rows)
    by_place = {(cell.row_id, cell.year, cell.half): cell for cell in cells}
    evidence: dict[int, list[MilestoneEvidence]] = {}
    shown = MilestoneEvidence.objects.for_tenant(actor).filter(cell__row__in=rows)
    for each in shown.order_by("happened_on", "label", "pk"):
        evidence.setdefault(each.cell_id, []).append(each)
    lines = []
    for row in rows:
        found = [(half, by_place.get((row.pk, *half))) for half in halves]
        lines.append(
            Line(row, tuple(_cell(half, c, evidence.get(c.pk, []) if c else [], actor.today) for half, c in found))
        )
    return lines


def matrix(actor: Actor, plan: MilestonePlan) -> Matrix:
    """Return a plan as a matrix, in three statements whatever its size."""
    rows = list(MilestoneRow.objects.for_tenant(actor).filter(plan=plan).order_by("building_block", "sort", "pk"))
    halves = halves_of(plan.first_year, plan.last_year)
    lines = lines_of(actor, rows, halves)
    words = words_of(actor)
    headings = groupby(lines, key=lambda line: (line.row.building_block, line.row.heading))
    grouped = tuple(
        Heading(block, words.block(block) if block else "", heading, tuple(found))
        for (block, heading), found in headings
    )
    return Matrix(plan, grouped, tuple(halves))


def missing_cells(actor: Actor, plan: MilestonePlan) -> list[MilestoneCell]:
    """Return a cell, unknown and not yet stored, for every half-year of a plan that has none."""
    cells = MilestoneCell.objects.for_tenant(actor).filter(row__plan=plan)
    there = set(cells.values_list("row_id", "year", "half"))
    rows = list(MilestoneRow.objects.for_tenant(actor).filter(plan=plan))
    halves = halves_of(plan.first_year, plan.last_year)
    return [
        MilestoneCell(tenant_id=actor.tenant_id, row=row, year=year, half=half)
        for row in rows
        for year, half in halves
        if (row.pk, year, half) not in there
    ]


def plans(actor: Actor) -> list[MilestonePlan]:
    """Return all editions, newest first."""
    return list(MilestonePlan.objects.visible_to(actor).order_by("-first_year", "-edition", "-pk"))


def current_plan(actor: Actor) -> MilestonePlan | None:
    """Return the edition in force today: the newest that nothing continues, adopted before drafted."""
    order = {MilestonePlan.State.ADOPTED: 0, MilestonePlan.State.DRAFT: 1, MilestonePlan.State.SUPERSEDED: 2}
    return min(plans(actor), key=lambda plan: order[MilestonePlan.State(plan.state)], default=None)


@dataclass(frozen=True, slots=True)
class Changed:
    """A half-year that both editions have and that says something else now."""

    text: str
    year: int
    half: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edition changes against the one it continues (MIL-05)."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    years_added: tuple[int, ...] = ()
    years_removed: tuple[int, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.years_added or self.years_removed)


def _by_text(drawn: Matrix) -> dict[tuple[str, str], list[Line]]:
    """Return the lines by Baustein and text; a text may stand under two headings."""
    found: dict[tuple[str, str], list[Line]] = {}
    for heading in drawn.headings:
        for line in heading.lines:
            found.setdefault((line.row.building_block, " ".join(line.row.text.split()).casefold()), []).append(line)
    return found


def _told(cell: Cell) -> str:
    parts = [cell.words, cell.when_label, *([cell.progress_words] if cell.progress != Progress.OPEN else [])]
    return ", ".join(part for part in parts if part)


def _changes(old: Line, new: Line) -> Iterable[Changed]:
    before = {(cell.year, cell.half): cell for cell in old.cells}
    for cell in new.cells:
        was = before.get((cell.year, cell.half))
        if was is not None and _told(was) != _told(cell):
            yield Changed(new.row.text, cell.year, cell.half, _told(was), _told(cell))


def difference(before: Matrix, after: Matrix) -> Difference:
    """Return what changed from one edition to the next; pure."""
    old, new = _by_text(before), _by_text(after)
    added = [line.row.text for key, lines in new.items() for line in lines[len(old.get(key, [])) :]]
    removed = [line.row.text for key, lines in old.items() for line in lines[len(new.get(key, [])) :]]
    pairs = [pair for key, lines in new.items() for pair in zip(old.get(key, []), lines, strict=False)]
    return Difference(
        tuple(added),
        tuple(removed),
        tuple(change for was, now in pairs for change in _changes(was, now)),
        tuple(year for year in after.years if year not in before.years),
        tuple(year for year in before.years if year not in after.years),
    )


def _months_of(text: str) -> list[tuple[int, int]]:
    """Return the months a text names as (year, month): "03'21", "03/2021", "23.03.2021"."""
    found = MONTHS.findall(text)
    return [(int(year) if len(year) == 4 else 2000 + int(year), int(month)) for month, year in found]


def lies_in(text: str, year: int, half: int) -> bool:
    """Test that no date a text names lies outside a half-year; words without a date say nothing against it."""
    return all((found, 1 if month < 7 else 2) == (year, half) for found, month in _months_of(text))


def half_words(year: int, half: int) -> str:
    """Return a half-year as the plans head their columns."""
    return _("%(half)s. HJ %(year)s") % {"half": half, "year": year}
