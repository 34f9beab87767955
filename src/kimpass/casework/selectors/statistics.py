"""Counts without persons, for reports: small numbers never leave this module (CM-29, trap 5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from kimpass.casework.models import Case, CaseMember
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant

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


def _running(tenant_id: int, on: date) -> Any:
    return (
        Case.objects.asked_for()
        .filter(tenant_id=tenant_id, opened_on__lte=on)
        .filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))
    )


def _members(tenant_id: int, on: date, kind: str) -> Any:
    running = _running(tenant_id, on).filter(pk=OuterRef("case_id"))
    return CaseMember.objects.asked_for().on(on).filter(Exists(running), tenant_id=tenant_id, kind=kind)


def _rows(tenant_id: int, on: date) -> dict[int, dict[str, Any]]:
    rows: dict[int, dict[str, Any]] = {}
    counted = (
        _running(tenant_id, on)
        .values("unit_id", "unit__name")
        .annotate(cases=Count("pk"), households=Count("household", distinct=True))
    )
    for row in counted:
        rows[row["unit_id"]] = {**row, "persons": 0, "co_advised": 0}
    for column, kind in (("persons", CaseMember.Kind.ADVISED), ("co_advised", CaseMember.Kind.CO_ADVISED)):
        people = _members(tenant_id, on, kind).values("case__unit_id").annotate(people=Count("person", distinct=True))
        for row in people:
            rows[row["case__unit_id"]][column] = row["people"]
    return rows


def _total(tenant_id: int, on: date) -> list[int]:
    cases = _running(tenant_id, on).aggregate(cases=Count("pk"), households=Count("household", distinct=True))
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
