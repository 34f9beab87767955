"""Counts without persons, for reports: small numbers never leave this module (CM-29, trap 5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kimpass.casework.models import Case, CaseMember, UnitChange
from kimpass.kernel.access import Actor
from kimpass.organisation.models import RegionMembership, Tenant, Unit

COLUMNS = ("cases", "households", "persons", "co_advised")


@dataclass(frozen=True, slots=True)
class UnitCount:
    """What one unit advises on a day; None stands for a number too small to tell."""

    unit_id: int
    unit_name: str
    cases: int | None
    households: int | None
    persons: int | None
    co_advised: int | None


@dataclass(frozen=True, slots=True)
class Caseload:
    """All units of a tenant on a day, and the tenant's own counts: each person once, whatever the units add up to."""

    on: date
    minimum_group_size: int
    units: tuple[UnitCount, ...]
    total: UnitCount


def suppressed(values: Sequence[int], smallest: int) -> list[int | None]:
    """
    Return the values with small ones hidden, and with one more hidden where a single gap could be reckoned back.

    Nought is no small number: it tells of nobody.
    """
    hidden = {place for place, value in enumerate(values) if 0 < value < smallest}
    others = [(value, place) for place, value in enumerate(values) if value and place not in hidden]
    if len(hidden) == 1 and others:
        hidden.add(min(others)[1])
    return [None if place in hidden else value for place, value in enumerate(values)]


def unit_then(on: date, *, case: str = "pk", unit: str = "unit_id") -> Coalesce:
    """Return the unit a case lay in on a day: a case that went elsewhere later is counted where it was (CM-22)."""
    later = UnitChange.objects.asked_for().filter(
        case=OuterRef(case), tenant_id=OuterRef("tenant_id"), changed_on__gt=on
    )
    left = Subquery(later.order_by("changed_on", "pk").values("from_unit")[:1], output_field=BigIntegerField())
    return Coalesce(left, F(unit), output_field=BigIntegerField())


def running_cases(tenant_id: int, on: date) -> Any:
    """Return the cases that run on a day, with the unit they lay in then as `unit_then`."""
    return (
        Case.objects.asked_for()
        .filter(tenant_id=tenant_id, opened_on__lte=on)
        .filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))
        .annotate(unit_then=unit_then(on))
    )


def _members(tenant_id: int, on: date, kind: str) -> Any:
    running = running_cases(tenant_id, on).filter(pk=OuterRef("case_id"))
    return CaseMember.objects.asked_for().on(on).filter(Exists(running), tenant_id=tenant_id, kind=kind)


def _rows(tenant_id: int, on: date) -> dict[int, dict[str, Any]]:
    rows: dict[int, dict[str, Any]] = {}
    names = dict(Unit.objects.asked_for().filter(tenant_id=tenant_id).values_list("pk", "name"))
    counted = (
        running_cases(tenant_id, on)
        .order_by()
        .values("unit_then")
        .annotate(cases=Count("pk"), households=Count("household", distinct=True))
    )
    for row in counted:
        unit_id = row["unit_then"]
        rows[unit_id] = {**row, "unit_id": unit_id, "unit__name": names[unit_id], "persons": 0, "co_advised": 0}
    for column, kind in (("persons", CaseMember.Kind.ADVISED), ("co_advised", CaseMember.Kind.CO_ADVISED)):
        members = _members(tenant_id, on, kind).annotate(then=unit_then(on, case="case_id", unit="case__unit_id"))
        for row in members.order_by().values("then").annotate(people=Count("person", distinct=True)):
            rows[row["then"]][column] = row["people"]
    return rows


def _total(tenant_id: int, on: date) -> list[int]:
    cases = running_cases(tenant_id, on).aggregate(cases=Count("pk"), households=Count("household", distinct=True))
    people = [
        _members(tenant_id, on, kind).aggregate(people=Count("person", distinct=True))["people"]
        for kind in (CaseMember.Kind.ADVISED, CaseMember.Kind.CO_ADVISED)
    ]
    return [cases["cases"], cases["households"], *people]


def _hide(values: Iterable[int], smallest: int) -> list[int | None]:
    return [None if 0 < value < smallest else value for value in values]


def caseload_on(actor: Actor, on: date) -> Caseload:
    """Return how many cases, households and persons each unit advises on a day, small numbers hidden."""
    smallest = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id)
    rows = sorted(_rows(actor.tenant_id, on).values(), key=lambda row: str(row["unit__name"]))
    columns = [suppressed([row[column] for row in rows], smallest) for column in COLUMNS]
    units = tuple(
        UnitCount(row["unit_id"], row["unit__name"], *(column[place] for column in columns))
        for place, row in enumerate(rows)
    )
    total = _hide(_total(actor.tenant_id, on), smallest)
    return Caseload(on=on, minimum_group_size=smallest, units=units, total=UnitCount(0, "", *total))


@dataclass(frozen=True, slots=True)
class RegionCount:
    """What one region advises on a day; cases on the UmA track stand beside the regions (UMA-07)."""

    name: str
    cases: int | None
    households: int | None


def caseload_by_region(actor: Actor, on: date, *, uma: str, without: str) -> list[RegionCount]:
    """
    Return the caseload of a day by region; `uma` and `without` name what belongs to none.

    A case on the UmA track counts for the tenant and for no region, wherever it is kept (UMA-07).
    """
    smallest = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id)
    member_of = dict(
        RegionMembership.objects.for_tenant(actor).on(on).values_list("unit_id", "region__name").order_by("pk")
    )
    groups = set(Unit.objects.for_tenant(actor).filter(kind=Unit.Kind.TARGET_GROUP_UNIT).values_list("pk", flat=True))
    counted: dict[str, list[int]] = {}
    rows = (
        running_cases(actor.tenant_id, on)
        .values("unit_then", "track")
        .annotate(cases=Count("pk"), households=Count("household", distinct=True))
        .order_by()
    )
    for row in rows:
        beside = row["track"] == Case.Track.UMA or row["unit_then"] in groups
        place = uma if beside else member_of.get(row["unit_then"], without)
        sums = counted.setdefault(place, [0, 0])
        sums[0] += row["cases"]
        sums[1] += row["households"]
    names = sorted(counted, key=lambda name: (name in {uma, without}, name))
    columns = [suppressed([counted[name][place] for name in names], smallest) for place in (0, 1)]
    return [RegionCount(name, *(column[row] for column in columns)) for row, name in enumerate(names)]
