"""The money of a year: its lines, how far they have come, and what each says beside the sum (FUN-01 to FUN-04)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.kernel.period import Period
from kimpass.kernel.sums import total
from kimpass.organisation.models import BuildingBlock, FundingLine, FundingLineState, GrantNotice

ZERO = Decimal(0)
# From here on the money was granted, and its amount is the one that counts for what is passed on.
CERTAIN = frozenset(FundingLineState.State) - {FundingLineState.State.EXPECTED, FundingLineState.State.APPLIED}


def grant_form(line: FundingLine) -> str:
    """Return in which form the Land gives money for posts: by its guideline, or as a lump sum (FUN-02)."""
    if line.kind != FundingLine.Kind.PERSONNEL or not line.building_block:
        return ""
    if line.building_block == BuildingBlock.ONE:
        return _("Zuwendung nach der Förderrichtlinie")
    return _("fachbezogene Pauschale")


def words_of(line: FundingLine) -> str:
    """Return what a line is called: in its own words, else by what it is for."""
    return line.label or str(line.get_kind_display())


def lines_of_year(tenant_id: int, year: int, known_at: datetime | None = None) -> list[FundingLine]:
    """Return the lines of a year in the order of their source, as known at an instant; equal ones stay two."""
    rows = FundingLine.objects.asked_for().known(known_at).filter(tenant_id=tenant_id, year=year)
    return list(rows.select_related("notice").order_by("sort", "pk"))


def years(actor: Actor) -> list[int]:
    """Return the years for which money is entered, newest first, and this year."""
    rows = FundingLine.objects.for_tenant(actor).current().values_list("year", flat=True).distinct()
    return sorted({*rows, actor.today.year}, reverse=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a line has come on a day, and since when."""

    state: FundingLineState | None
    granted: Decimal | None

    @property
    def label(self) -> str:
        """Return the state in words, nothing when nobody said."""
        return "" if self.state is None else str(self.state.get_state_display())


NOT_SAID = Standing(None, None)


def standings(tenant_id: int, lines: Iterable[FundingLine], known_at: datetime | None = None) -> dict[int, Standing]:
    """Return the newest state of each line and the amount last granted, in one statement."""
    ids = [line.pk for line in lines]
    rows = FundingLineState.objects.asked_for().known(known_at).filter(tenant_id=tenant_id, line_id__in=ids)
    newest: dict[int, FundingLineState] = {}
    granted: dict[int, Decimal] = {}
    for row in rows.order_by("valid_from", "pk"):
        newest[row.line_id] = row
        if row.state == FundingLineState.State.GRANTED and row.amount is not None:
            granted[row.line_id] = row.amount
    return {line_id: Standing(newest[line_id], granted.get(line_id)) for line_id in newest}


def granted_of(line: FundingLine, standing: Standing) -> Decimal:
    """Return what a line is worth: the amount granted where the state tells one, else the line's own."""
    amount: Decimal = line.amount if standing.granted is None else standing.granted
    return amount


def is_granted(standing: Standing) -> bool:
    """Test whether the money of a line is certain."""
    return standing.state is not None and standing.state.state in CERTAIN


@dataclass(frozen=True, slots=True)
class Entry:
    """One line with how far it has come."""

    line: FundingLine
    standing: Standing

    @property
    def form(self) -> str:
        """Return in which form the Land gives the money, where that is known."""
        return grant_form(self.line)

    @property
    def label(self) -> str:
        """Return what the line is called."""
        return words_of(self.line)

    @property
    def period(self) -> Period:
        """Return the days the money is for."""
        return Period(self.line.valid_from, self.line.valid_until)

    @property
    def is_whole_year(self) -> bool:
        """Test whether the money is for the whole year of the line."""
        first, end = self.line.valid_from, self.line.valid_until
        return (first.month, first.day, end.month, end.day) == (1, 1, 1, 1) and end.year == first.year + 1


@dataclass(frozen=True, slots=True)
class Year:
    """The money of a year: what makes up the total, and what stands visibly beside it (FUN-03)."""

    year: int
    inside: tuple[Entry, ...]
    outside: tuple[Entry, ...]

    @property
    def is_known(self) -> bool:
        """Test whether anything is entered; nothing entered is unknown and not nought."""
        return bool(self.inside or self.outside)

    @property
    def total(self) -> Decimal | None:
        """Return the sum of the lines inside the total; unknown when there is none."""
        return total(entry.line.amount for entry in self.inside)

    @property
    def outside_total(self) -> Decimal | None:
        """Return the sum of what stands beside the total."""
        return total(entry.line.amount for entry in self.outside)

    @property
    def own_share(self) -> Decimal | None:
        """Return what the district adds itself, as far as it is known; unknown when no line tells."""
        return total(entry.line.own_share for entry in self.entries if entry.line.own_share is not None)

    @property
    def without_own_share(self) -> int:
        """Return how many lines do not say what the district adds."""
        return sum(entry.line.own_share is None for entry in self.entries)

    @property
    def fte(self) -> Decimal | None:
        """Return the full-time equivalents the lines inside the total pay for, as far as known."""
        return total(entry.line.fte_funded for entry in self.inside if entry.line.fte_funded is not None)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return all lines of the year."""
        return (*self.inside, *self.outside)

    def blocks(self) -> list[tuple[str, Decimal]]:
        """Return the sums inside the total by Baustein, those for all of them last."""
        sums: dict[str, Decimal] = {}
        for entry in self.inside:
            sums[entry.line.building_block] = sums.get(entry.line.building_block, ZERO) + entry.line.amount
        return sorted(sums.items(), key=lambda found: found[0] or "9")


def year_of(tenant_id: int, year: int, known_at: datetime | None = None) -> Year:
    """Return the money of a year as known at an instant."""
    lines = lines_of_year(tenant_id, year, known_at)
    found = standings(tenant_id, lines, known_at)
    entries = [Entry(line, found.get(line.pk, NOT_SAID)) for line in lines]
    inside = tuple(entry for entry in entries if entry.line.in_total)
    return Year(year, inside, tuple(entry for entry in entries if not entry.line.in_total))


def entry_of(line: FundingLine) -> Entry:
    """Return one line with how far it has come."""
    return Entry(line, standings(line.tenant_id, [line]).get(line.pk, NOT_SAID))


def states_of(line: FundingLine, known_at: datetime | None = None) -> list[FundingLineState]:
    """Return the states of a line in their order, as known at an instant, without those a correction superseded."""
    rows = FundingLineState.objects.asked_for().known(known_at).filter(tenant_id=line.tenant_id, line=line)
    return list(rows.order_by("valid_from", "pk"))


def earlier_rows(line: FundingLine) -> list[FundingLine]:
    """Return the rows a line corrected, the youngest first."""
    rows = FundingLine.objects.asked_for().filter(tenant_id=line.tenant_id)
    found, wanted = [], line.replaces_id
    while wanted is not None:
        row = rows.get(pk=wanted)
        found.append(row)
        wanted = row.replaces_id
    return found


def newest_row(line: FundingLine) -> FundingLine:
    """Return the row that holds now in the place of a corrected one."""
    rows = FundingLine.objects.asked_for().filter(tenant_id=line.tenant_id)
    while (after := rows.filter(replaces_id=line.pk).first()) is not None:
        line = after
    return line


def notices(actor: Actor) -> "QuerySet[GrantNotice]":
    """Return the grant notices, newest year first (FUN-04)."""
    rows: QuerySet[GrantNotice] = GrantNotice.objects.for_tenant(actor)
    return rows.order_by("-year", "building_block", "dated_on", "pk")


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """A notice beside what the lines that name it add up to."""

    notice: GrantNotice
    lines: tuple[FundingLine, ...]

    @property
    def amount_of_lines(self) -> Decimal | None:
        """Return what the lines under this notice add up to; unknown when none names it."""
        return total(line.amount for line in self.lines)

    @property
    def gap(self) -> Decimal | None:
        """Return how much more the lines say than the notice; unknown when one of them is."""
        if self.notice.amount is None or self.amount_of_lines is None:
            return None
        gap: Decimal = self.amount_of_lines - self.notice.amount
        return gap


def notice_entries(actor: Actor) -> list[NoticeEntry]:
    """Return the notices with the lines they grant, in two statements."""
    lines: dict[int, list[FundingLine]] = {}
    for line in FundingLine.objects.for_tenant(actor).current().filter(notice__isnull=False).order_by("sort", "pk"):
        if line.notice_id is not None:
            lines.setdefault(line.notice_id, []).append(line)
    return [NoticeEntry(notice, tuple(lines.get(notice.pk, ()))) for notice in notices(actor)]
