"""What goes to Integreat: public places and office hours in the shape of its interface, and nothing else (PR-03)."""

import json
from datetime import time
from decimal import Decimal

from kimpass.network.actions.locations import add_location
from kimpass.network.actions.services import ServiceData, add_service
from kimpass.network.importer import integreat
from kimpass.network.importer.offers import Report
from kimpass.network.models import Interpreter, Service
from kimpass.network.models.hours import Hours
from kimpass.network.models.parts import LocationData
from kimpass.network.selectors import integreat as selector
from kimpass.network.tests.test_integreat import POI
from kimpass.organisation.models import WorkingMode


def offer_with_place(musterland, **more):
    actor = musterland.actor("charlie")
    data = {"name": "Sprechstunde", "agency_id": musterland.welfare.pk, "field_id": musterland.fields["SPRACHE"].pk}
    row = add_service(actor=actor, service=ServiceData(**{**data, **more}), on=actor.today)
    friday = Hours(5, time(8), time(10), "nur mit Termin")
    place = LocationData(
        "Haus am Markt",
        "Markt 1",
        "33100",
        "Musterstadt",
        Decimal("51.7"),
        Decimal("8.7"),
        is_accessible=True,
        hours=(Hours(1, time(9), time(12)), Hours(1, time(14), time(16)), friday),
    )
    add_location(actor=actor, service_id=row.pk, location=place)
    return row


def office_hour(musterland, *, is_public, hours):
    WorkingMode.objects.create(
        tenant=musterland.tenant,
        unit=musterland.units["musterstadt"],
        mode="office_hours",
        place=f"Rathaus {hours}",
        hours=hours,
        is_public=is_public,
        valid_from=musterland.today,
    )


def test_what_goes_to_integreat_comes_back_the_same(musterland):
    offer_with_place(
        musterland, description="Beratung & mehr\n<b>frei</b>", contact_function="Leitung", phone="05251 1"
    )
    report = Report()
    content = selector.as_json(musterland.actor("charlie"))
    [offer] = integreat.read_places(content, report)
    assert report.problems == []
    [place] = offer.places
    assert (offer.name, offer.organisation.name) == ("Sprechstunde", "Diakonie Musterland")
    assert (place.street, place.postal_code, place.place, place.is_accessible) == (
        "Markt 1",
        "33100",
        "Musterstadt",
        True,
    )
    assert [one.in_words for one in place.hours] == [
        "Mo 09:00–12:00",
        "Mo 14:00–16:00",
        "Fr 08:00–10:00 nur mit Termin",
    ]
    assert "<b>" not in json.loads(content)[0]["content"]
    assert offer.values["phone"] == "05251 1"


def test_only_public_places_and_public_office_hours_leave(musterland):
    actor = musterland.actor("charlie")
    gone = offer_with_place(musterland, name="Vorbei")
    Service.objects.filter(pk=gone.pk).update(ended_on=musterland.today)
    data = ServiceData(name="Ohne Ort", agency_id=musterland.office.pk, field_id=musterland.fields["SPRACHE"].pk)
    add_service(actor=actor, service=data, on=actor.today)
    Interpreter.objects.create(tenant=musterland.tenant, name="Dolma Tscher", kind="pool")
    office_hour(musterland, is_public=False, hours="Mo 8–10 Uhr")
    office_hour(musterland, is_public=True, hours="Di 9–12 Uhr")
    office_hour(musterland, is_public=True, hours="nach Absprache")
    text = selector.as_json(actor).decode()
    rows = json.loads(text)
    assert [row["location"]["address"] for row in rows] == ["Rathaus Di 9–12 Uhr", "Rathaus nach Absprache"]
    tuesday, unknown = (row["opening_hours"] for row in rows)
    assert tuesday[1]["timeSlots"] == [{"start": "09:00", "end": "12:00", "timezone": "Europe/Berlin"}]
    assert tuesday[0]["closed"] is True
    assert unknown is None
    assert "nach Absprache" in rows[1]["content"]
    assert not any(word in text for word in ("Vorbei", "Ohne Ort", "Tscher", "Mo 8"))


def test_every_place_has_the_fields_of_their_interface_and_a_number_that_stays(musterland):
    offer_with_place(musterland)
    actor = musterland.actor("charlie")
    first, second = selector.places(actor), selector.places(actor)
    assert first == second
    assert set(first[0]) >= set(POI) - {"url"}
    assert set(first[0]["location"]) >= set(POI["location"])
    assert isinstance(first[0]["id"], int)
    assert all(contact["name"] is None for contact in first[0]["contacts"])


def test_the_file_comes_from_the_page(musterland, client):
    offer_with_place(musterland)
    musterland.sign_in(client, "charlie")
    assert "/netzwerk/austausch/integreat.json" in client.get("/netzwerk/austausch/").content.decode()
    answer = client.get("/netzwerk/austausch/integreat.json")
    assert answer["Content-Type"].startswith("application/json")
    assert json.loads(answer.content)[0]["title"] == "Sprechstunde"
    musterland.sign_in(client, "anton")
    assert client.get("/netzwerk/austausch/integreat.json").status_code == 403
