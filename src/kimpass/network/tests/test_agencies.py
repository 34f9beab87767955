import pytest
from django.core.exceptions import PermissionDenied

from kimpass.network.actions import agencies
from kimpass.network.actions.agencies import AgencyData
from kimpass.organisation.models import Agency

PAGE = "/netzwerk/akteure/"


def register(land, name="Flüchtlingsinitiative Musterstadt", kind="volunteers", login="charlie", **changes):
    data = AgencyData(name, kind, **changes)
    return agencies.register_agency(actor=land.actor(login), agency=data)


def test_register_agency_takes_initiatives_and_migrant_organisations_once(musterland):
    assert register(musterland).key == "fluchtlingsinitiative-musterstadt"
    assert register(musterland, "مركز", "migrant_organisation").key == "organisation"
    assert register(musterland, "Центр", "migrant_organisation").key == "organisation-2"
    with pytest.raises(agencies.AgencyNotPossible, match="schon"):
        register(musterland, "flüchtlingsinitiative musterstadt")
    with pytest.raises(PermissionDenied):
        register(musterland, login="alice")


def test_register_agency_names_all_that_is_wrong(musterland):
    with pytest.raises(agencies.AgencyNotPossible) as refusal:
        register(musterland, " ", "verein", unit_id=999_999)
    assert len(refusal.value.reasons) == 3


def test_change_agency_refuses_an_older_version(musterland):
    row = register(musterland)
    values = {"actor": musterland.actor("charlie"), "agency_id": row.pk, "version": 1}
    data = AgencyData("Neuer Name", "migrant_organisation", phone="05251 1")
    assert agencies.change_agency(agency=data, **values).version == 2
    with pytest.raises(agencies.AgencyNotPossible, match="inzwischen geändert"):
        agencies.change_agency(agency=data, **values)


def test_actors_are_listed_entered_and_changed_in_the_browser(musterland, client):
    musterland.sign_in(client, "charlie")
    sent = {"name": "Frauentreff", "kind": "volunteers", "website": "frauentreff.example"}
    assert client.post(f"{PAGE}neu/", sent).status_code == 302
    row = Agency.objects.get(name="Frauentreff")
    assert row.website == "https://frauentreff.example"
    page = client.get(PAGE, {"art": "volunteers"}).content.decode()
    assert "Frauentreff" in page
    assert "Diakonie" not in page
    address = f"{PAGE}{row.public_id}/aendern/"
    assert "Frauentreff" in client.get(address).content.decode()
    assert client.post(address, {**sent, "name": "Frauencafé", "version": "1"}).status_code == 302
    assert client.post(address, {**sent, "name": "Zu spät", "version": "1"}).status_code == 422
    assert client.post(f"{PAGE}neu/", {**sent, "name": "X", "website": "javascript:alert(1)"}).status_code == 422
