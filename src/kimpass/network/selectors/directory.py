"""The directory of offers, and what cases found missing."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, Sum
from django.utils import timezone

from kimpass.kernel.access import Actor
from kimpass.network.models import (
    NeedSignal,
    Service,
    ServiceDomain,
    ServiceLanguage,
    ServiceLocation,
    ServicePair,
    ServiceSchedule,
)
from kimpass.network.models.hours import Hours
from kimpass.organisation.models import Agency, CatalogueEntry, Tenant, Unit

Choices = list[tuple[str, str]]
Keyed = list[tuple[str, str, int]]
STALE_MONTHS = 6


@dataclass(frozen=True, slots=True)
class ServiceFilter:
    """What somebody asks the directory for; None and empty narrow nothing."""

    field_id: int | None = None
    unit_id: int | None = None
    query: str = ""
    language: str = ""
    domain_id: int | None = None
    category: str = ""
    open_at: datetime | None = None
    stale: str = ""
    agency_kind: str = ""


def stale_before(today: date) -> date:
    """Return the day before which a check no longer counts."""
    return months_before(today, STALE_MONTHS)


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, the month's last where there is none such."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def service_list(
    actor: Actor,
    *,
    field_id: int | None = None,
    unit_id: int | None = None,
    query: str = "",
    wanted: ServiceFilter | None = None,
) -> Any:
    """Return the offers that exist; those for the whole Kreis belong to every municipality."""
    asked = wanted or ServiceFilter(field_id=field_id, unit_id=unit_id, query=query)
    rows = _narrowed(Service.objects.visible_to(actor).filter(ended_on__isnull=True), asked)
    if asked.language:
        rows = rows.filter(_has(ServiceLanguage, actor, language=asked.language))
    if asked.domain_id is not None:
        rows = rows.filter(_has(ServiceDomain, actor, domain_id=asked.domain_id))
    if asked.open_at is not None:
        here = timezone.localtime(asked.open_at)
        open_then = {"weekday": here.isoweekday(), "opens_at__lte": here.time(), "closes_at__gt": here.time()}
        rows = rows.filter(_has(ServiceSchedule, actor, **open_then))
    if asked.stale:
        never = Q(last_checked_on__isnull=True)
        rows = rows.filter(never if asked.stale == "nie" else never | Q(last_checked_on__lt=stale_before(actor.today)))
    return rows.select_related("agency", "field", "unit").order_by("field__sort", "name", "pk")


def _narrowed(rows: Any, asked: ServiceFilter) -> Any:
    plain = {
        "field_id": asked.field_id,
        "category": asked.category or None,
        "agency__kind": asked.agency_kind or None,
    }
    rows = rows.filter(**{name: value for name, value in plain.items() if value is not None})
    if asked.unit_id is not None:
        rows = rows.filter(Q(unit_id=asked.unit_id) | Q(unit__isnull=True))
    if asked.query:
        rows = rows.filter(
            Q(name__icontains=asked.query)
            | Q(programme__icontains=asked.query)
            | Q(languages__icontains=asked.query)
            | Q(agency__name__icontains=asked.query)
            | Q(target_group__icontains=asked.query)
        )
    return rows


def _has(model: Any, actor: Actor, **narrowed: Any) -> Exists:
    return Exists(model.objects.for_tenant(actor).filter(service=OuterRef("pk"), **narrowed))


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its hours."""

    row: ServiceLocation
    hours: tuple[Hours, ...]

    @property
    def is_on_map(self) -> bool:
        """Test whether the place has coordinates."""
        return self.row.latitude is not None


@dataclass(frozen=True, slots=True)
class Whole:
    """An offer with everything the directory knows about it."""

    service: Service
    spoken: tuple[str, ...]
    domains: tuple[CatalogueEntry, ...]
    hours: tuple[Hours, ...]
    places: tuple[Place, ...]
    same_as: tuple[Service, ...] = ()
    is_stale: bool = False


def hours_of(rows: Iterable[ServiceSchedule]) -> tuple[Hours, ...]:
    """Return schedules as hours of a week, in order."""
    return tuple(sorted(Hours(row.weekday, row.opens_at, row.closes_at, row.note) for row in rows))


def with_parts(actor: Actor, rows: Any) -> Any:
    """Fetch languages, legal domains, places and hours of offers along, one statement each."""
    return rows.prefetch_related(
        Prefetch("spoken", ServiceLanguage.objects.for_tenant(actor).order_by("language")),
        Prefetch("domains", ServiceDomain.objects.for_tenant(actor).select_related("domain").order_by("domain__sort")),
        Prefetch("locations", ServiceLocation.objects.for_tenant(actor).order_by("pk")),
        Prefetch("schedules", ServiceSchedule.objects.for_tenant(actor).order_by("weekday", "opens_at")),
    )


def whole(actor: Actor, service: Service) -> Whole:
    """Return one offer with its parts, and the entries that were merged into it."""
    row = with_parts(actor, Service.objects.visible_to(actor).select_related("agency")).get(pk=service.pk)
    return assembled(actor, row, same_as=merged_into(actor, service))


def assembled(actor: Actor, row: Service, *, same_as: tuple[Service, ...] = ()) -> Whole:
    """Put the fetched parts of an offer together."""
    schedules = list(row.schedules.all())
    places = tuple(
        Place(place, hours_of(one for one in schedules if one.location_id == place.pk)) for place in row.locations.all()
    )
    return Whole(
        service=row,
        spoken=tuple(one.language for one in row.spoken.all()),
        domains=tuple(one.domain for one in row.domains.all()),
        hours=hours_of(one for one in schedules if one.location_id is None),
        places=places,
        same_as=same_as,
        is_stale=row.last_checked_on is None or row.last_checked_on < stale_before(actor.today),
    )


def merged_into(actor: Actor, service: Service) -> tuple[Service, ...]:
    """Return the other entries that are the same offer: what points to them is still readable there."""
    pairs = ServicePair.objects.for_tenant(actor).filter(
        Q(first=service) | Q(second=service), verdict=ServicePair.Verdict.SAME
    )
    rows = pairs.select_related("first", "second").order_by("pk")
    return tuple(row.second if row.first_id == service.pk else row.first for row in rows)


def unmet_needs(actor: Actor, service: Service) -> str:
    """Return how often no fitting offer was found in the service's field and place; a small number stays vague."""
    rows = NeedSignal.objects.for_tenant(actor).filter(
        field_id=service.field_id, kind=NeedSignal.Kind.NO_SUITABLE_OFFER
    )
    if service.unit_id is not None:
        rows = rows.filter(unit_id=service.unit_id)
    total = int(rows.aggregate(total=Sum("count"))["total"] or 0)
    minimum = minimum_of(actor)
    return f"< {minimum}" if 0 < total < minimum else str(total)


def minimum_of(actor: Actor) -> int:
    """Return the smallest number of cases the tenant shows."""
    return int(Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id))


def fields_by_code(actor: Actor) -> Keyed:
    """Return code, label and number of the fields of action: an address carries the code."""
    return catalogue_by_code(actor, "field_of_action")


def catalogue_by_code(actor: Actor, catalogue: str) -> Keyed:
    """Return code, label and number of a catalogue's entries in use."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue=catalogue, valid_until__isnull=True)
    return list(rows.order_by("sort", "label_de").values_list("code", "label_de", "pk"))


def units_by_key(actor: Actor) -> Keyed:
    """Return key, name and number of the units: an address carries the key."""
    return list(Unit.objects.for_tenant(actor).order_by("name").values_list("key", "name", "pk"))


def agencies_by_key(actor: Actor) -> Keyed:
    """Return key, name and number of the organisations that act in the tenant."""
    return list(Agency.objects.for_tenant(actor).order_by("name").values_list("key", "name", "pk"))
