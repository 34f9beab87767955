"""What is to be said about staffing: remarks on one, reported figures with their remainder, and turnover."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.kernel.period import Period
from kimpass.kernel.sums import total
from kimpass.kernel.suppression import protect_parts
from kimpass.organisation.models import PostArea, PostFunction, PostTerms, Staffing, StaffingFigure, Tenant, history

ONE = Decimal("1.00")
NEWEST = 12


def _words(number: Decimal) -> str:
    return f"{number:.2f}".replace(".", ",")


def _days(rows: list[Staffing], span: Period) -> list[date]:
    return sorted({span.start, *(row.valid_from for row in rows if row.valid_from in span)})


def heaviest(rows: list[Staffing], span: Period) -> tuple[Decimal, date]:
    """Return the highest sum of full-time equivalents on any day of a span, and the first such day."""
    sums = [(sum((r.fte for r in rows if day in history.span_of(r)), Decimal(0)), day) for day in _days(rows, span)]
    return max(sums, key=lambda entry: (entry[0], -entry[1].toordinal()))


def staffing_remarks(actor: Actor, row: Staffing) -> list[str]:
    """Return what somebody should look at: a person with more than one full post, a post filled beyond its size."""
    current, span = Staffing.objects.for_tenant(actor).current(), history.span_of(row)
    remarks = []
    if row.staff_member_id is not None:
        most, day = heaviest(list(current.filter(staff_member_id=row.staff_member_id)), span)
        if most > ONE:
            told = {"sum": _words(most), "day": f"{day:%d.%m.%Y}"}
            remarks.append(_("Die Person steht ab dem %(day)s mit %(sum)s VZÄ auf allen Stellen zusammen.") % told)
    most, day = heaviest(list(current.filter(post_id=row.post_id)), span)
    terms = PostTerms.objects.for_tenant(actor).on(day).filter(post_id=row.post_id).first()
    approved = terms.fte_approved if terms else None
    if approved is not None and most > approved:
        told = {"sum": _words(most), "approved": _words(approved), "day": f"{day:%d.%m.%Y}"}
        remarks.append(_("Die Stelle ist ab dem %(day)s mit %(sum)s von %(approved)s VZÄ besetzt.") % told)
    return remarks


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported row with the remainder its three figures leave; None where one of them is unknown."""

    row: StaffingFigure
    remainder: Decimal | None

    @property
    def asks_reason(self) -> bool:
        """Test whether figures leave a remainder nobody has explained."""
        return bool(self.remainder) and not self.row.remainder_reason


def remainder_of(row: StaffingFigure) -> Decimal | None:
    """Return approved minus filled minus not yet filled: shown, and never forced to be nothing (ORG-06)."""
    if row.fte_approved is None or row.fte_filled is None or row.fte_vacant is None:
        return None
    rest: Decimal = row.fte_approved - row.fte_filled - row.fte_vacant
    return rest


@dataclass(frozen=True, slots=True)
class ReportedTable:
    """What was reported for one day, with sums; a sum with an unknown part is unknown."""

    reference_date: date
    label: str
    rows: list[Reported]

    def sums(self) -> dict[str, Decimal | None]:
        """Return the sums of the three figures and of the remainder."""
        return {
            "approved": total([entry.row.fte_approved for entry in self.rows]),
            "filled": total([entry.row.fte_filled for entry in self.rows]),
            "vacant": total([entry.row.fte_vacant for entry in self.rows]),
            "remainder": total([entry.remainder for entry in self.rows]),
        }


def reported_tables(actor: Actor, known_at: datetime | None = None) -> list[ReportedTable]:
    """Return the reported tables, the newest day first."""
    rows = StaffingFigure.objects.for_tenant(actor).known(known_at).select_related("unit")
    by_day: dict[date, list[StaffingFigure]] = defaultdict(list)
    for row in rows.order_by("-reference_date", "sort", "pk"):
        by_day[row.reference_date].append(row)
    return [
        ReportedTable(
            day,
            next((row.reference_label for row in group if row.reference_label), f"{day:%d.%m.%Y}"),
            [Reported(row, remainder_of(row)) for row in group],
        )
        for day, group in by_day.items()
    ]


def corrections(actor: Actor) -> list[tuple[StaffingFigure, StaffingFigure | None]]:
    """Return the corrections of reported figures: the new row, and the one it replaced."""
    rows = list(StaffingFigure.objects.for_tenant(actor).select_related("unit").order_by("recorded_at", "pk"))
    replaced = {(row.superseded_at, row.sort): row for row in rows if row.superseded_at is not None}
    newest = [(row, replaced.get((row.recorded_at, row.sort))) for row in rows if row.reason_of_correction]
    return newest[::-1][:NEWEST]


@dataclass(frozen=True, slots=True)
class Turnover:
    """How many people left a post in a period, per unit; small numbers stay hidden (supervision, not surveillance)."""

    total: int
    minimum: int
    units: list[tuple[str, int | None]]
    changed_units: int
    unknown: int

    @property
    def is_small(self) -> bool:
        """Test whether so few people are behind it that no number is shown at all."""
        return 0 < self.total < self.minimum


def _leavers(staffings: list[Staffing], period: Period) -> list[Staffing]:
    """Return who left in the period: whoever goes on the same day with another share did not."""
    starts = {(row.post_id, row.staff_member_id, row.valid_from) for row in staffings}
    ended = [row for row in staffings if row.valid_until is not None and row.valid_until in period]
    return [row for row in ended if (row.post_id, row.staff_member_id, row.valid_until) not in starts]


def turnover(
    actor: Actor,
    period: Period,
    known_at: datetime | None = None,
    function: str = PostFunction.CASE_MANAGEMENT,
) -> Turnover:
    """Count who left a post in a period, per Kommune or unit the post served on the last day (ORG-21)."""
    rows = Staffing.objects.for_tenant(actor).known(known_at).filter(post__function=function)
    staffings = list(rows.order_by("pk"))
    left = _leavers(staffings, period)
    areas: dict[int, list[PostArea]] = defaultdict(list)
    for area in PostArea.objects.for_tenant(actor).known(known_at).select_related("unit__parent"):
        areas[area.post_id].append(area)
    people: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for row in left:
        last = Period(row.valid_from, row.valid_until).last_day
        for area in areas[row.post_id]:
            if last is not None and last in history.span_of(area):
                # Somebody unknown counts once for each staffing, somebody known once however many posts ended.
                people[area.unit.place.name].add((row.staff_member_id or 0, 0 if row.staff_member_id else row.pk))
    everybody = {(row.staff_member_id or 0, 0 if row.staff_member_id else row.pk) for row in left}
    minimum = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id)
    return _shown(people, len(everybody), minimum, sum(row.staff_member_id is None for row in left))


def _shown(people: dict[str, set[tuple[int, int]]], total: int, minimum: int, unknown: int) -> Turnover:
    names = sorted(people)
    counts = [len(people[name]) for name in names]
    hidden = set(range(len(names))) if 0 < total < minimum else protect_parts(counts, minimum)
    units = [(name, None if at in hidden else counts[at]) for at, name in enumerate(names)]
    return Turnover(total, minimum, units, len(names), unknown)
