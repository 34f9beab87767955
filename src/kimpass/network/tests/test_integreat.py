"""The public places of an Integreat region come in, from a file or from an address; nothing else does."""

import json
import threading
from contextlib import contextmanager
from datetime import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from kimpass.network.actions import integreat as actions
from kimpass.network.actions.taking_in import ImportRefused
from kimpass.network.importer import integreat
from kimpass.network.models import Service, ServiceLocation, ServiceSchedule
from kimpass.organisation.models import Agency

WEEK = [
    {
        "allDay": False,
        "closed": day > 4,
        "appointmentOnly": day == 1,
        "timeSlots": [{"start": "08:00", "end": "12:00"}, {"start": "14:00", "end": "16:00"}] if day < 5 else [],
    }
    for day in range(7)
]
POI = {
    "id": 4711,
    "url": "https://integreat.example/kreis/de/locations/beratung/",
    "path": "/kreis/de/locations/beratung/",
    "title": "Migrationsberatung am Markt",
    "modified_gmt": "2026-01-01T10:00:00Z",
    "excerpt": "Beratung",
    "content": "<p>Beratung &amp; Begleitung</p><ul><li>offen</li></ul><script>alert(1)</script>",
    "available_languages": {"de": {"id": 4711}},
    "website": "https://beratung.example",
    "email": None,
    "phone_number": None,
    "category": {"id": 3, "name": "Beratung"},
    "temporarily_closed": False,
    "opening_hours": WEEK,
    "appointment_url": "https://termin.example",
    "location": {
        "id": 99,
        "name": "Migrationsberatung am Markt",
        "address": "Markt 1",
        "town": "Musterstadt",
        "postcode": "33100",
        "country": "Deutschland",
        "latitude": 51.7189,
        "longitude": 8.7543,
    },
    "organization": {"id": 7, "slug": "verein", "name": "Verein am Markt", "website": "https://verein.example"},
    "barrier_free": True,
    "contacts": [
        {"name": "Erika Beispiel", "area_of_responsibility": "Sekretariat", "email": "info@beratung.example",
         "phone_number": "05251 77", "website": ""}
    ],
}  # fmt: skip


def take(land, *rows, login="charlie", **changes):
    field = land.fields["SPRACHE"].pk
    content = json.dumps(list(rows)).encode()
    return actions.import_integreat(actor=land.actor(login), content=content, field_id=field, **changes)


def test_import_integreat_makes_an_offer_of_a_place_once(musterland):
    assert take(musterland, POI).created == 1
    row = Service.objects.select_related("agency").get()
    assert (row.name, row.agency.name, row.unit_id) == (
        "Migrationsberatung am Markt", "Verein am Markt", musterland.units["musterstadt"].pk,
    )  # fmt: skip
    assert row.description == "Beratung & Begleitung\noffen\nalert(1)"
    assert (row.phone, row.email, row.contact_function) == ("05251 77", "info@beratung.example", "Sekretariat")
    assert "Erika" not in json.dumps(list(Service.objects.values()), default=str)
    place = ServiceLocation.objects.get()
    assert (place.street, place.is_accessible, float(place.latitude)) == ("Markt 1", True, 51.7189)
    assert ServiceSchedule.objects.count() == 10
    assert ServiceSchedule.objects.filter(weekday=2).first().note == "nur mit Termin"
    assert take(musterland, POI).unchanged == 1
    assert Service.objects.count() == 1
    assert Agency.objects.filter(name="Verein am Markt").count() == 1


def test_import_integreat_keeps_what_the_source_does_not_speak_of(musterland):
    take(musterland, POI)
    Service.objects.update(programme="MBE", field_id=musterland.fields["WOHNEN"].pk, category="project")
    report = take(musterland, {**POI, "title": "Neuer Name", "temporarily_closed": True})
    assert report.changed == 1
    row = Service.objects.get()
    assert (row.name, row.programme, row.category) == ("Neuer Name", "MBE", "project")
    assert row.field_id == musterland.fields["WOHNEN"].pk
    assert "vorübergehend geschlossen" in row.access
    assert row.ended_on is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, r"\[0\].title: Diese Angabe fehlt"),
        ({"opening_hours": [{"timeSlots": [{"start": "12:00", "end": "08:00"}]}]}, "Ende"),
        ({"opening_hours": WEEK + WEEK}, "sieben Tagen"),
        ({"opening_hours": "immer"}, "sieben Tagen"),
        ({"location": {"id": 1, "latitude": 200, "longitude": 8}}, "Koordinaten"),
        ({"location": None, "path": None, "id": None}, "Kennung"),
        ({"title": "a\u202eb"}, "Leserichtung"),
    ],
)
def test_import_integreat_refuses_the_whole_file(musterland, changes, words):
    with pytest.raises(ImportRefused, match=words):
        take(musterland, {**POI, **changes}, {**POI, "location": {**POI["location"], "id": 5}})
    assert not Service.objects.exists()


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"[]", b"<html>", b"null"])
def test_import_integreat_refuses_what_is_no_list_of_places(musterland, content):
    with pytest.raises(ImportRefused):
        actions.import_integreat(actor=musterland.actor("charlie"), content=content, field_id=1)


def test_import_integreat_is_for_the_coordinating_office(musterland):
    with pytest.raises(PermissionDenied):
        take(musterland, POI, login="alice")


@contextmanager
def serving(content=b"[]", status=200, **headers):
    """Answer on this machine as a region does."""

    class Region(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Region)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api/v3/kreis/de/locations/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_command_reads_a_region_from_an_address(musterland, tmp_path, capsys):
    with serving(json.dumps([POI]).encode()) as address:
        call_command("import_services", address, tenant="musterland", integreat=True, field="SPRACHE")
    assert "1 neu" in capsys.readouterr().out
    assert Service.objects.get().source == "integreat"
    file = tmp_path / "orte.json"
    file.write_text("[]")
    with pytest.raises(CommandError, match="Handlungsfeld"):
        call_command("import_services", str(file), tenant="musterland", integreat=True, field="GIBTESNICHT")


@pytest.mark.parametrize(
    "address",
    [
        "http://integreat.example/api/v3/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "https://10.0.0.1/api/",
        "https://169.254.169.254/latest/",
        "https:///",
        "gopher://x",
    ],
)
def test_other_addresses_are_not_read(address):
    with pytest.raises(integreat.AddressRefused):
        integreat.fetch(address)


def test_no_answer_too_much_and_a_redirect_are_refused(monkeypatch):
    monkeypatch.setattr(integreat, "LARGEST", 100)
    with serving(b"x" * 200) as address, pytest.raises(integreat.AddressRefused, match="groß"):
        integreat.fetch(address)
    with serving(status=302, Location="http://127.0.0.1:1/") as address, pytest.raises(integreat.AddressRefused):
        integreat.fetch(address)
    with serving(status=500) as address, pytest.raises(integreat.AddressRefused):
        integreat.fetch(address)


def test_places_are_taken_in_in_the_browser(musterland, client, tmp_path):
    musterland.sign_in(client, "charlie")
    address = "/netzwerk/austausch/integreat/"
    file = tmp_path / "orte.json"
    file.write_text(json.dumps([POI]))
    with file.open("rb") as upload:
        assert client.post(address, {"file": upload, "field_id": ""}).status_code == 422
    with file.open("rb") as upload:
        page = client.post(address, {"file": upload, "field_id": "SPRACHE"}).content.decode()
    held = page.partition('name="held" value="')[2].partition('"')[0]
    sent = {"held": held, "field_id": "SPRACHE", "uebernehmen": "1"}
    assert client.post(address, sent).status_code == 302
    assert Service.objects.get().field.code == "SPRACHE"
    assert ServiceSchedule.objects.filter(opens_at=time(8)).count() == 5
