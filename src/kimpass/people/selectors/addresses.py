"""Where somebody lives and how she is reached, over time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kimpass.kernel.period import Period
from kimpass.people.models import Address, ContactPoint, Person


@dataclass(frozen=True, slots=True)
class Place:
    """An address with its days, and whether it holds today."""

    row: Address
    days: Period
    holds: bool

    @property
    def words(self) -> str:
        """Return the address in one line."""
        town = " ".join(part for part in (self.row.postcode, self.row.place) if part)
        return ", ".join(part for part in (self.row.street, town) if part)


def addresses_of(person: Person, on: date) -> list[Place]:
    """Return the addresses of a person, those that hold first."""
    rows: QuerySet[Any, Any] = Address.objects.of(person).current().select_related("unit")
    places = []
    for row in rows.order_by("-valid_from", "-pk"):
        days = Period(row.valid_from, row.valid_until)
        places.append(Place(row, days, row.valid_from <= on and (row.valid_until is None or row.valid_until > on)))
    return sorted(places, key=lambda place: not place.holds)


def open_addresses(person: Person) -> list[Address]:
    """Return the addresses without an end."""
    rows: QuerySet[Any, Any] = Address.objects.of(person).current().filter(valid_until__isnull=True)
    return list(rows.order_by("kind"))


def contact_points_of(person: Person, on: date) -> list[ContactPoint]:
    """Return the ways to reach a person that hold on this day."""
    rows: QuerySet[Any, Any] = ContactPoint.objects.of(person).on(on)
    return list(rows.order_by("kind", "-valid_from", "-pk"))


def open_contact_points(person: Person) -> list[ContactPoint]:
    """Return the ways to reach a person without an end."""
    rows: QuerySet[Any, Any] = ContactPoint.objects.of(person).current().filter(valid_until__isnull=True)
    return list(rows.order_by("kind", "-valid_from", "-pk"))
