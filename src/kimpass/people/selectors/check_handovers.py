"""What of pre-checks was handed to authorities, to whom it could be, and who read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, QuerySet

from kimpass.organisation.models import Agency
from kimpass.people.models import (
    ConfidentialityRelease,
    Person,
    PreCheck,
    PreCheckHandover,
    PreCheckHandoverItem,
    PreCheckHandoverRead,
    ReleaseRecipient,
)
from kimpass.people.selectors.papers import release_covering

AUTHORITIES = (Agency.Kind.IMMIGRATION_AUTHORITY, Agency.Kind.NATURALISATION_AUTHORITY)


@dataclass(frozen=True, slots=True)
class Reading:
    """When an authority opened a handover, and who."""

    row: PreCheckHandoverRead

    @property
    def who(self) -> str:
        """Return the name of the officer."""
        return str(self.row.staff_member.name)


def _with_readings(rows: "QuerySet[Any]") -> list[PreCheckHandover]:
    found = rows.select_related("to_agency", "handed_by", "pre_check")
    counted = found.annotate(times_read=Count("readings"), last_read=Max("readings__read_at"))
    return list(counted.defer("pre_check__trace", "pre_check__facts").order_by("-pk"))


def handovers_of(person: Person) -> list[PreCheckHandover]:
    """Return what was handed over of a person, newest first, with how often it was read."""
    return _with_readings(PreCheckHandover.objects.of(person))


def handovers_of_check(check: PreCheck) -> list[PreCheckHandover]:
    """Return to whom one check was handed, with how often it was read."""
    rows = PreCheckHandover.objects.asked_for().filter(tenant_id=check.tenant_id, pre_check=check)
    return _with_readings(rows)


def items_of(handover: PreCheckHandover) -> list[PreCheckHandoverItem]:
    """Return the frozen lines and documents, in their order."""
    rows = PreCheckHandoverItem.objects.asked_for().filter(tenant_id=handover.tenant_id, handover=handover)
    return list(rows.select_related("file").order_by("sort", "pk"))


def readings_of(handover: PreCheckHandover) -> list[Reading]:
    """Return who opened it when, newest first."""
    rows = PreCheckHandoverRead.objects.asked_for().filter(tenant_id=handover.tenant_id, handover=handover)
    return [Reading(row) for row in rows.select_related("staff_member").order_by("-read_at", "-pk")]


def authorities_for(person: Person, day: date) -> list[Agency]:
    """Return the authorities a release in force names: to nobody else anything can be handed."""
    rows: Any = ReleaseRecipient.objects.asked_for().in_force(day)
    named = rows.filter(tenant_id=person.tenant_id, release__person=person, agency__kind__in=AUTHORITIES)
    found = Agency.objects.asked_for().filter(tenant_id=person.tenant_id, pk__in=named.values("agency"))
    return [agency for agency in found.order_by("name") if release_covering(person, agency.pk, day) is not None]


def release_for(person: Person, agency_id: int, day: date) -> ConfidentialityRelease | None:
    """Return the release that lets this authority be told something, None when there is none."""
    return release_covering(person, agency_id, day)


def running(release_id: int, tenant_id: int, agency_ids: Iterable[int] | None) -> "QuerySet[Any]":
    """Return the handovers that stand on a release, for all or some of its bodies, and were not taken back."""
    rows: QuerySet[Any] = PreCheckHandover.objects.asked_for().filter(
        tenant_id=tenant_id, release=release_id, taken_back_at__isnull=True
    )
    return rows if agency_ids is None else rows.filter(to_agency__in=list(agency_ids))
