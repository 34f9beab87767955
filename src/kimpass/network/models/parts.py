"""Change the parts of an offer as a whole: its languages, legal domains, hours and places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from kimpass.network.models.directory import Service, ServiceLocation, ServiceSchedule
from kimpass.network.models.hours import Hours, impossible

ZERO = Decimal(0)
COLUMNS = ("name", "street", "postal_code", "place", "latitude", "longitude", "is_accessible")
POSTAL_CODE = re.compile(r"[0-9]{5}")


@dataclass(frozen=True, slots=True)
class LocationData:
    """A public place; `is_accessible` None is unknown, never "no"."""

    name: str = ""
    street: str = ""
    postal_code: str = ""
    place: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    is_accessible: bool | None = None
    hours: tuple[Hours, ...] = ()

    def reasons_against(self) -> list[str]:
        """Return, in words, what does not fit about a place."""
        reasons = []
        if not (self.name.strip() or self.street.strip() or self.place.strip()):
            reasons.append(_("Bitte nennen Sie den Ort, die Straße oder den Namen des Hauses."))
        if self.postal_code and not POSTAL_CODE.fullmatch(self.postal_code):
            reasons.append(_("Eine Postleitzahl hat fünf Ziffern."))
        if (self.latitude is None) != (self.longitude is None):
            reasons.append(_("Breite und Länge gehören zusammen."))
        elif abs(self.latitude or ZERO) > 90 or abs(self.longitude or ZERO) > 180:
            reasons.append(_("Diese Koordinaten gibt es nicht."))
        return reasons + impossible(self.hours)

    @classmethod
    def of(cls, row: ServiceLocation, hours: tuple[Hours, ...]) -> "LocationData":
        """Return a stored place as the same values."""
        return cls(**{name: getattr(row, name) for name in COLUMNS}, hours=hours)

    def write(self, entry: ServiceLocation) -> None:
        """Put the values into a row."""
        for name in COLUMNS:
            setattr(entry, name, getattr(self, name))


def renew(model: Any, service: Service, column: str, values: Iterable[Any]) -> None:
    """Let an offer have these values of a column, and keep the rows that are there already."""
    wanted = list(dict.fromkeys(values))
    held = model.objects.asked_for().filter(tenant_id=service.tenant_id, service=service)
    held.exclude(**{f"{column}__in": wanted}).delete()
    have = set(held.values_list(column, flat=True))
    model.objects.bulk_create(
        model(tenant_id=service.tenant_id, service=service, **{column: value}) for value in wanted if value not in have
    )


def write_hours(service: Service, location_id: int | None, hours: Iterable[Hours]) -> None:
    """Replace the hours of an offer at one place, or those that hold for no place in particular."""
    rows = ServiceSchedule.objects.asked_for().filter(tenant_id=service.tenant_id, service=service)
    rows.filter(location_id=location_id).delete() if location_id else rows.filter(location__isnull=True).delete()
    ServiceSchedule.objects.bulk_create(
        ServiceSchedule(
            tenant_id=service.tenant_id,
            service=service,
            location_id=location_id,
            weekday=row.weekday,
            opens_at=row.opens_at,
            closes_at=row.closes_at,
            note=row.note,
        )
        for row in sorted(hours)
    )


def drop_places(service: Service) -> None:
    """Take all places of an offer away, with their hours."""
    rows = {"tenant_id": service.tenant_id, "service": service}
    ServiceSchedule.objects.asked_for().filter(location__isnull=False, **rows).delete()
    ServiceLocation.objects.asked_for().filter(**rows).delete()
