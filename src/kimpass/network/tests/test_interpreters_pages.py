"""Interpreting as people see it."""

import re

import pytest

from kimpass.network.models import Interpreter, InterpreterAssignment
from kimpass.network.tests.test_assignments import request
from kimpass.network.tests.test_interpreters import add

LIST = "/netzwerk/dolmetschen/"
SENT = {"name": "Frau Muster", "kind": "sworn", "languages": ["ar", "ti"], "rate_per_hour": "45,50"}


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def charlie(musterland, client):
    musterland.sign_in(client, "charlie")
    return client


def test_the_list_shows_who_interprets_what(musterland, charlie):
    add(musterland)
    add(musterland, name="Telefondienst", kind="phone", languages=("ti",))
    page = words(charlie.get(LIST))
    assert "Sprachmittlung Musterland" in page
    assert "Arabisch, Ukrainisch" in page
    assert "Sprachmittlung Musterland" not in words(charlie.get(LIST, {"sprache": "ti"}))


def test_an_entry_is_made_changed_and_ended(charlie):
    assert charlie.post(f"{LIST}neu/", {**SENT, "languages": []}).status_code == 422
    assert charlie.post(f"{LIST}neu/", SENT).status_code == 302
    row = Interpreter.objects.asked_for().get(name="Frau Muster")
    assert str(row.rate_per_hour) == "45.50"
    change = f"{LIST}{row.public_id}/aendern/"
    assert "Frau Muster" in charlie.get(change).content.decode()
    assert charlie.post(change, {**SENT, "name": "Frau Beispiel", "version": "1"}).status_code == 302
    clash = charlie.post(change, {**SENT, "name": "Frau Andere", "version": "1"})
    assert clash.status_code == 422
    assert "Frau Andere" in clash.content.decode()
    charlie.post(f"{LIST}{row.public_id}/beenden/")
    row.refresh_from_db()
    assert row.ended_on is not None


def test_a_booking_is_walked_to_its_cost(musterland, charlie):
    entry, booking = add(musterland), request(musterland)
    base = f"/netzwerk/einsaetze/{booking.public_id}"
    assert charlie.post(f"{base}/durchgefuehrt/", {"minutes": "50"}).status_code == 422
    assert charlie.post(f"{base}/anfragen/", {"interpreter_id": entry.public_id}).status_code == 302
    assert charlie.post(f"{base}/abgesagt/").status_code == 302
    assert charlie.post(f"{base}/anfragen/", {"interpreter_id": entry.public_id}).status_code == 302
    assert charlie.post(f"{base}/zugesagt/").status_code == 302
    assert charlie.post(f"{base}/durchgefuehrt/", {"minutes": "50"}).status_code == 302
    assert "12.2026 Arabisch 1 50 30 Euro" in words(charlie.get(LIST))
    assert charlie.post(f"{base}/stornieren/").status_code == 422
    assert InterpreterAssignment.objects.asked_for().get(pk=booking.pk).state == "done"


def test_management_finds_the_door_closed(musterland, client):
    musterland.sign_in(client, "diana")
    assert client.get(LIST).status_code == 403
