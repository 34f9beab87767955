from datetime import time
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.network.actions import locations, services
from kimpass.network.models import ServiceLocation, ServiceSchedule
from kimpass.network.models.hours import Hours
from kimpass.network.models.parts import LocationData
from kimpass.network.tests.test_services import add

MONDAY = Hours(1, time(9), time(12))


def place(land, login="charlie", **changes):
    row = add(land)
    data = LocationData(**{"name": "Haus der Beratung", "place": "Musterstadt", "hours": (MONDAY,), **changes})
    return locations.add_location(actor=land.actor(login), service_id=row.pk, location=data)


def test_add_location_keeps_a_place_with_its_hours(musterland):
    row = place(musterland, postal_code="33100", latitude=Decimal("51.7"), longitude=Decimal("8.7"))
    assert ServiceSchedule.objects.get().location_id == row.pk
    with pytest.raises(PermissionDenied):
        locations.add_location(
            actor=musterland.actor("alice"), service_id=row.service_id, location=LocationData(name="x")
        )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "", "place": ""}, "Ort"),
        ({"postal_code": "3310"}, "Postleitzahl"),
        ({"postal_code": "٣٣١٠٠"}, "Postleitzahl"),
        ({"latitude": Decimal(51)}, "zusammen"),
        ({"latitude": Decimal(91), "longitude": Decimal(8)}, "Koordinaten"),
        ({"hours": (Hours(1, time(12), time(9)),)}, "Ende"),
        ({"hours": (MONDAY, Hours(1, time(11), time(13)))}, "überschneiden"),
        ({"hours": (Hours(8, time(9), time(12)),)}, "Wochentag"),
    ],
)
def test_add_location_refuses_what_cannot_be(musterland, changes, words):
    with pytest.raises(services.ServiceNotPossible, match=words):
        place(musterland, **changes)
    assert ServiceLocation.objects.count() == 0


def test_change_location_replaces_its_hours_and_no_others(musterland):
    row = place(musterland)
    tuesday = LocationData(name="Neu", hours=(Hours(2, time(9), time(12)),))
    values = {"actor": musterland.actor("charlie"), "location_id": row.pk, "version": 1}
    assert locations.change_location(location=tuesday, **values).version == 2
    assert [hours.weekday for hours in ServiceSchedule.objects.all()] == [2]
    with pytest.raises(services.ServiceNotPossible, match="inzwischen geändert"):
        locations.change_location(location=tuesday, **values)


def test_remove_location_takes_its_hours_along(musterland):
    row = place(musterland)
    locations.remove_location(actor=musterland.actor("charlie"), location_id=row.pk)
    assert not ServiceLocation.objects.exists()
    assert not ServiceSchedule.objects.exists()
