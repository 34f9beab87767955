import pytest
from django.core.exceptions import PermissionDenied

from kimpass.kernel.access import RuleViolation
from kimpass.network.actions import demarcations as actions
from kimpass.network.actions.demarcations import DemarcationData
from kimpass.network.models import Demarcation

PAGE = "/netzwerk/abgrenzung/"


def add(land, programme="MBE", login="charlie", **changes):
    data = DemarcationData(programme, **{"aim": "Erstberatung", **changes})
    return actions.add_demarcation(actor=land.actor(login), demarcation=data)


def test_add_demarcation_once_for_a_programme(musterland):
    add(musterland)
    with pytest.raises(actions.DemarcationNotPossible, match="schon"):
        add(musterland, "mbe")
    with pytest.raises(actions.DemarcationNotPossible) as refusal:
        add(musterland, " ", agency_id=999_999, domain_id=999_999)
    assert len(refusal.value.reasons) == 3
    with pytest.raises(RuleViolation, match="eine Person erkennen"):
        add(musterland, "JMD", interface="über Frau Beispiel")
    with pytest.raises(PermissionDenied):
        add(musterland, "JMD", login="alice")


def test_change_demarcation_refuses_an_older_version(musterland):
    row = add(musterland)
    values = {"actor": musterland.actor("charlie"), "demarcation_id": row.pk, "version": 1}
    changed = DemarcationData("MBE", synergy="gemeinsame Fallbesprechung")
    assert actions.change_demarcation(demarcation=changed, **values).version == 2
    with pytest.raises(actions.DemarcationNotPossible, match="inzwischen"):
        actions.change_demarcation(demarcation=changed, **values)


def test_end_demarcation_once(musterland):
    row = add(musterland)
    values = {"actor": musterland.actor("charlie"), "demarcation_id": row.pk}
    actions.end_demarcation(**values)
    for late in (
        lambda: actions.end_demarcation(**values),
        lambda: actions.change_demarcation(version=2, demarcation=DemarcationData("x"), **values),
    ):
        with pytest.raises(actions.DemarcationNotPossible, match="beendet"):
            late()
    add(musterland)


def test_the_matrix_is_kept_in_the_browser(musterland, client):
    musterland.sign_in(client, "charlie")
    assert (
        client.post(f"{PAGE}neu/", {"programme": "JMD", "agency_id": "diakonie", "aim": "Übergang"}).status_code == 302
    )
    row = Demarcation.objects.get()
    assert "Übergang" in client.get(PAGE).content.decode()
    address = f"{PAGE}{row.public_id}/aendern/"
    assert "JMD" in client.get(address).content.decode()
    assert client.post(address, {"programme": "JMD", "means": "Beratung", "version": "1"}).status_code == 302
    assert client.post(address, {"programme": "JMD", "means": "Anders", "version": "1"}).status_code == 422
    client.post(f"{PAGE}{row.public_id}/beenden/")
    assert "Noch kein Programm" in client.get(PAGE).content.decode()
