"""The directory as people see it."""

import re

import pytest
from django.urls import reverse

from kimpass.network.models import Service
from kimpass.network.tests.test_needs import record
from kimpass.network.tests.test_services import add


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace("&lt;", "<")


@pytest.fixture
def charlie(musterland, client):
    musterland.sign_in(client, "charlie")
    return client


def test_the_directory_is_filtered_by_field_place_and_words(musterland, charlie):
    add(musterland)
    add(musterland, name="Mieterberatung", field_id=musterland.fields["WOHNEN"].pk, unit_id=None)
    address = reverse("network:directory")
    page = words(charlie.get(address, {"feld": musterland.fields["WOHNEN"].code}))
    assert "Mieterberatung" in page
    assert "Migrationsberatung" not in page
    assert "Mieterberatung" in words(charlie.get(address, {"kommune": musterland.units["talweiler"].key}))
    assert "Migrationsberatung" in words(charlie.get(address, {"q": "ukrainisch"}))
    assert "steht kein Angebot" in words(charlie.get(address, {"q": "gibt es nicht"}))


def test_the_page_of_an_offer_tells_small_needs_vaguely(musterland, charlie):
    row = add(musterland)
    record(musterland)
    page = words(charlie.get(reverse("network:service", args=[row.public_id])))
    assert "Diakonie Musterland" in page
    assert "< 3 Mal gemeldet" in page
    record(musterland)
    record(musterland)
    assert "3 Mal gemeldet" in words(charlie.get(reverse("network:service", args=[row.public_id])))


def test_an_offer_is_added_changed_and_ended(musterland, charlie):
    sent = {"name": "Sprachcafé", "agency_id": "diakonie", "field_id": "SPRACHE", "category": "volunteers"}
    assert "steht im Verzeichnis" in words(charlie.post(reverse("network:add_service"), sent, follow=True))
    row = Service.objects.get()
    address = reverse("network:change_service", args=[row.public_id])
    assert "Sprachcafé" in charlie.get(address).content.decode()
    assert "gilt als heute geprüft" in words(
        charlie.post(address, {**sent, "languages": ["ar"], "version": 1}, follow=True)
    )
    late = charlie.post(address, {**sent, "languages": ["fa-af"], "version": 1})
    assert late.status_code == 422
    assert "Gespeicherte Fassung" in words(late)
    assert "Arabisch" in words(late)
    end = reverse("network:end_service", args=[row.public_id])
    assert "nicht mehr" in words(charlie.post(end, follow=True))


def test_an_incomplete_offer_comes_back(musterland, charlie):
    response = charlie.post(reverse("network:add_service"), {"name": "", "agency_id": "x"})
    assert response.status_code == 422
    assert "Name des Angebots" in words(response)


def test_case_managers_read_and_do_not_write(musterland, client):
    musterland.sign_in(client, "alice")
    row = add(musterland)
    assert "Ändern" not in words(client.get(reverse("network:service", args=[row.public_id])))
    assert client.get(reverse("network:change_service", args=[row.public_id])).status_code == 403
    musterland.sign_in(client, "anton")
    assert client.get(reverse("network:directory")).status_code == 403


def test_the_directory_needs_the_same_number_of_statements(musterland, charlie, django_assert_max_num_queries):
    add(musterland)
    with django_assert_max_num_queries(60) as few:
        charlie.get(reverse("network:directory"))
    for number in range(6):
        add(musterland, name=f"Angebot {number}")
    with django_assert_max_num_queries(len(few.captured_queries)):
        charlie.get(reverse("network:directory"))
