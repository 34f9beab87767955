"""Cases, households and people of a whole tenant on a day, for its reports: counts and never a row (CM-29)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _

from kimpass.casework.models import Case, CaseMember, Phase
from kimpass.casework.selectors.statistics import running_cases, unit_then
from kimpass.casework.selectors.told_counts import Told, Units, smallest_of, told_in, told_units, unrecorded
from kimpass.organisation.models import Unit

Bands = Sequence[int]
AGE_BANDS: Bands = (6, 16, 18, 27, 45, 65)
UNKNOWN = "unknown"
CASES, HOUSEHOLDS, PERSONS, CO_ADVISED = "cases", "households", "persons", "co_advised"


def has_cases(tenant_id: int, until: date) -> bool:
    """Test whether the tenant records cases at all: without any, a count is unknown and not nought."""
    return bool(Case.objects.asked_for().filter(tenant_id=tenant_id, opened_on__lte=until).exists())


def _members(tenant_id: int, on: date, known_at: datetime | None, kind: str) -> Any:
    running = running_cases(tenant_id, on).filter(pk=OuterRef("case_id"))
    rows = CaseMember.objects.asked_for().on(on, known_at).filter(Exists(running), tenant_id=tenant_id, kind=kind)
    return rows.annotate(then=unit_then(on, case="case_id", unit="case__unit_id")).order_by()


def unit_names(tenant_id: int) -> dict[int, str]:
    """Return the units of the tenant by name."""
    rows = Unit.objects.asked_for().filter(tenant_id=tenant_id).order_by("name")
    return dict(rows.values_list("pk", "name"))


def stock(tenant_id: int, on: date, what: str, *, units: Units = None, known_at: datetime | None = None) -> Told:
    """Return how many cases, households, advised or co-advised persons there are on a day, by Kommune."""
    smallest = smallest_of(tenant_id)
    if not has_cases(tenant_id, on):
        return unrecorded({}, smallest)
    if what in {CASES, HOUSEHOLDS}:
        column = "pk" if what == CASES else "household"
        rows = running_cases(tenant_id, on).order_by()
        counted = rows.values_list("unit_then").annotate(n=Count(column, distinct=True))
    else:
        column = "person"
        rows = _members(
            tenant_id, on, known_at, CaseMember.Kind.ADVISED if what == PERSONS else CaseMember.Kind.CO_ADVISED
        )
        counted = rows.values_list("then").annotate(n=Count(column, distinct=True))
    total = rows.aggregate(n=Count(column, distinct=True))["n"]
    return told_units(total, dict(counted), unit_names(tenant_id), smallest, units)


def cases_by_phase(tenant_id: int, on: date, *, units: Units = None) -> Told:
    """Return the running cases of a day by the phase they were in then."""
    smallest = smallest_of(tenant_id)
    labels = {str(phase): str(phase.label) for phase in Phase if phase != Phase.CLOSED}
    if not has_cases(tenant_id, on):
        return unrecorded(labels, smallest)
    rows = running_cases(tenant_id, on).filter(phases__entered_on__lte=on)
    newest: dict[int, tuple[date, int, int, str]] = {}
    columns = ("pk", "phases__entered_on", "phases__pk", "unit_then", "phases__phase")
    for pk, *rest in rows.values_list(*columns):
        newest[pk] = max(newest.get(pk, tuple(rest)), tuple(rest))
    return told_in(Counter((unit, phase) for _day, _row, unit, phase in newest.values()), labels, smallest, units)


def cases_in_other_programmes(tenant_id: int, on: date, *, units: Units = None) -> Told:
    """Return how many running cases another funded programme covers already, and for how many none is known."""
    smallest = smallest_of(tenant_id)
    labels = {"covered": _("in einem anderen Programm"), "none_known": _("keines bekannt")}
    if not has_cases(tenant_id, on):
        return unrecorded(labels, smallest)
    rows = running_cases(tenant_id, on).values_list("unit_then", "other_programme")
    counted = Counter((unit, "covered" if programme else "none_known") for unit, programme in rows)
    return told_in(counted, labels, smallest, units)


def age_labels(bands: Bands) -> dict[str, str]:
    """Return the lines of an age table: up to the first border, between borders, from the last one on, unknown."""
    borders = sorted({border for border in bands if border > 0}) or list(AGE_BANDS)
    labels = {f"0-{borders[0] - 1}": _("unter %(years)s Jahren") % {"years": borders[0]}}
    for low, high in pairwise(borders):
        words = {"low": low, "high": high - 1}
        labels[f"{low}-{high - 1}"] = _("%(low)s bis %(high)s Jahre") % words if high - 1 > low else f"{low}"
    labels[f"{borders[-1]}-"] = _("ab %(years)s Jahren") % {"years": borders[-1]}
    return labels | {UNKNOWN: _("Alter unbekannt")}


def _band(age: int | None, labels: dict[str, str]) -> str:
    if age is None or age < 0:
        return UNKNOWN
    for key in labels:
        low, dash, high = key.partition("-")
        if dash and int(low) <= age and (not high or age <= int(high)):
            return key
    return UNKNOWN


def persons_by_age(
    tenant_id: int, on: date, bands: Bands = AGE_BANDS, *, units: Units = None, known_at: datetime | None = None
) -> Told:
    """Return the advised persons of a day by age band; each person once, whatever cases they stand in."""
    smallest, labels = smallest_of(tenant_id), age_labels(bands)
    if not has_cases(tenant_id, on):
        return unrecorded(labels, smallest)
    members = _members(tenant_id, on, known_at, CaseMember.Kind.ADVISED).select_related("person").order_by("-pk")
    # Somebody advised in two units counts in one of them, so that every person counts once.
    found = {row.person_id: (row.then, _band(row.person.age_on(on), labels)) for row in members}
    return told_in(Counter(found.values()), labels, smallest, units)
