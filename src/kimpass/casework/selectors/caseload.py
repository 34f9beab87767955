"""The list of cases: one page of rows in one statement, formatted before the template loops."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from kimpass.casework.models import Case, FollowUp, Phase, Responsibility
from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.prepared import Typed, prepared
from kimpass.organisation.models import Unit
from kimpass.people.models import HouseholdMember

PAGE_SIZE = 50
SMALLEST, LARGEST = 10, 200
ALL = "all"
"""The filter value for open and closed cases together."""


@dataclass(frozen=True, slots=True)
class CaseloadFilter:
    """What the address asks for; it never holds a name."""

    phase: str = ""
    unit: str = ""
    number: str = ""
    track: str = ""
    due: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list, ready to print."""

    id: int
    public_id: str
    number: str
    name: str
    phase: str
    unit: str
    opened: str
    keeper: str
    follow_up: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class CaseloadPage:
    """One page of the list and where it stands among the others."""

    rows: tuple[CaseRow, ...]
    page: Page[int]

    @property
    def total(self) -> int:
        """Return how many cases there are on all pages; counted once."""
        return self.page.paginator.count


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit the list may be narrowed to."""

    public_id: str
    name: str


def name_of_reference() -> Subquery:
    """Return the name of the person a household is listed under."""
    members = (
        HouseholdMember.objects.asked_for()
        .current()
        .filter(household=OuterRef("household"), is_reference=True, tenant_id=OuterRef("tenant_id"))
        .order_by("-valid_from", "-pk")
    )
    full = Concat("person__family_name", Value(", "), "person__given_names", output_field=CharField())
    return Subquery(members.annotate(full=full).values("full")[:1])


def keeper_on(day: date) -> Subquery:
    """Return the name of whoever keeps a case on this day."""
    held = (
        Responsibility.objects.asked_for()
        .on(day)
        .filter(case=OuterRef("pk"), tenant_id=OuterRef("tenant_id"), kind=Responsibility.Kind.PRIMARY_CONTACT)
    )
    return Subquery(held.order_by("-valid_from").values("staff_member__name")[:1])


def next_follow_up() -> Subquery:
    """Return the day of the next open reminder of a case."""
    waiting = FollowUp.objects.asked_for().filter(
        case=OuterRef("pk"), tenant_id=OuterRef("tenant_id"), done_on__isnull=True
    )
    return Subquery(waiting.order_by("due_on").values("due_on")[:1])


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A filter as the database takes it: words and flags decide the statement, what was typed is put into it."""

    phase: str
    unit: Typed | None
    number: Typed | None
    track: str
    due: bool
    own: bool

    @classmethod
    def by(cls, wanted: CaseloadFilter) -> "Narrowed":
        """Read a filter; what is no phase and no track narrows nothing."""
        return cls(
            phase=wanted.phase if wanted.phase in {*Phase.values, ALL} else "",
            unit=Typed(wanted.unit) if wanted.unit else None,
            number=Typed(wanted.number) if wanted.number else None,
            track=wanted.track if wanted.track in Case.Track.values else "",
            due=wanted.due,
            own=wanted.own,
        )


def narrowed_cases(actor: Actor, narrowed: Narrowed) -> QuerySet[Case]:
    """Return the cases the actor keeps that a filter leaves."""
    return _filtered(actor, *_parts(narrowed))


def _parts(narrowed: Narrowed) -> tuple[str, Typed | None, Typed | None, str, bool, bool]:
    return narrowed.phase, narrowed.unit, narrowed.number, narrowed.track, narrowed.due, narrowed.own


def _filtered(
    actor: Actor,
    phase: str,
    unit: Typed | None,
    number: Typed | None,
    track: str,
    due: bool,  # noqa: FBT001 - passed on as it came, to a statement prepared for each shape of arguments
    own: bool,  # noqa: FBT001
) -> QuerySet[Case]:
    cases: QuerySet[Case] = Case.objects.visible_to(actor)
    if phase in Phase.values:
        cases = cases.filter(phase=phase)
    elif phase != ALL:
        cases = cases.filter(closed_on__isnull=True)
    if unit is not None:
        cases = cases.filter(unit__public_id=unit)
    if number is not None:
        cases = cases.filter(number__icontains=number)
    if track:
        cases = cases.filter(track=track)
    if due:
        waiting = FollowUp.objects.asked_for().filter(case=OuterRef("pk"), tenant_id=OuterRef("tenant_id"))
        cases = cases.filter(Exists(waiting.filter(done_on__isnull=True, due_on__lte=actor.today)))
    if own:
        held = Responsibility.objects.asked_for().on(actor.today).filter(tenant_id=actor.tenant_id)
        cases = cases.filter(Exists(held.filter(case=OuterRef("pk"), staff_member_id=actor.staff_id)))
    return cases


@prepared
def _count(
    actor: Actor,
    phase: str,
    unit: Typed | None,
    number: Typed | None,
    track: str,
    due: bool,  # noqa: FBT001
    own: bool,  # noqa: FBT001
) -> QuerySet[Any, Any]:
    cases = _filtered(actor, phase, unit, number, track, due, own)
    return cases.order_by().values("tenant_id").annotate(found=Count("pk")).values_list("found", flat=True)


@prepared
def _page(
    actor: Actor,
    phase: str,
    unit: Typed | None,
    number: Typed | None,
    track: str,
    due: bool,  # noqa: FBT001
    own: bool,  # noqa: FBT001
    after: str,
    size: str,
) -> QuerySet[Any, Any]:
    # The numbers of the slice are words here: they become part of the statement, not parameters of it.
    cases = _filtered(actor, phase, unit, number, track, due, own).order_by("-opened_on", "id")
    columns = ("pk", "public_id", "number", "phase", "unit__name", "opened_on", "name", "keeper", "follow_up")
    values = cases.annotate(
        name=name_of_reference(), keeper=keeper_on(actor.today), follow_up=next_follow_up()
    ).values_list(*columns)
    return values[int(after) : int(after) + int(size)]


def page_size(asked: str) -> int:
    """Return how many rows an address asks for, within bounds; the usual number when it says nothing useful."""
    size = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else PAGE_SIZE
    return min(max(size, SMALLEST), LARGEST)


def caseload(actor: Actor, wanted: CaseloadFilter, page: int | str = 1, *, size: int = PAGE_SIZE) -> CaseloadPage:
    """Return one page of the cases the actor keeps, newest first; two statements however many there are."""
    narrowed = (actor, *_parts(Narrowed.by(wanted)))
    total = next(iter(_count(*narrowed)), 0)
    shown = Paginator(range(total), size).get_page(page)
    values = _page(*narrowed, str((shown.number - 1) * size), str(size))
    labels = {phase.value: str(phase.label) for phase in Phase}
    rows = tuple(
        CaseRow(
            id=pk,
            public_id=public_id,
            number=number,
            name=(name or "").removesuffix(", "),
            phase=labels[phase],
            unit=unit,
            opened=f"{opened:%d.%m.%Y}",
            keeper=keeper or "",
            follow_up=f"{due:%d.%m.%Y}" if due else "",
            is_due=bool(due and due <= actor.today),
        )
        for pk, public_id, number, phase, unit, opened, name, keeper, due in values
    )
    return CaseloadPage(rows, shown)


@prepared
def _units(actor: Actor) -> QuerySet[Any, Any]:
    units = Unit.objects.for_tenant(actor)
    allowed = actor.units_with(Permission.CASE_VIEW)
    if allowed is not None:
        kept = Case.objects.visible_to(actor).values("unit_id")
        units = units.filter(pk__in=allowed) | units.filter(pk__in=kept)
    return units.order_by("name").values_list("public_id", "name")


def units_to_choose(actor: Actor) -> list[UnitChoice]:
    """Return the units in which the actor keeps cases or may begin some."""
    return [UnitChoice(*row) for row in _units(actor)]
