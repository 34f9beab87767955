import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kimpass.steering.actions import ladder
from kimpass.steering.selectors.ladder import ladder as steps_of
from kimpass.steering.tests.ground import bundle, words


def change(land, key="project_group", **changes):
    values = {"actor": land.actor("charlie"), "step_key": key, "label": "Projektgruppe", "is_used": True}
    return ladder.change_ladder_step(**{**values, "on": land.today, **changes})


def keys(land):
    return [step.key for step in steps_of(land.actor("alice"))]


def test_change_ladder_step_renames_ends_and_takes_up_again(land, facts):
    assert change(land, label="Facharbeitsgruppe").label == "Facharbeitsgruppe"
    assert change(land, is_used=False).ended_on == land.today
    assert "project_group" not in keys(land)
    change(land)
    assert "project_group" in keys(land)
    assert facts() == ["ladder.step_changed"] * 3


def test_change_ladder_step_keeps_what_is_needed(land):
    bundle(land)
    with pytest.raises(ladder.LadderNotPossible, match="stehen noch Themen"):
        change(land, "bundled", label="Neu", is_used=False)
    change(land, "dropped", label="Beendet", is_used=False)
    with pytest.raises(ladder.LadderNotPossible, match="Endstufe bleiben"):
        change(land, "solved", label="Gelöst", is_used=False)
    with pytest.raises(ladder.LadderNotPossible, match="Namen gibt es schon"):
        change(land, label="Land")
    with pytest.raises(ladder.LadderNotPossible, match="gibt es nicht"):
        change(land, "unbekannt")


def test_change_ladder_step_is_for_the_coordinating_office(land):
    with pytest.raises(PermissionDenied):
        change(land, actor=land.actor("diana"))


def test_the_ladder_has_a_page(land, visit):
    client = visit("charlie")
    address = reverse("steering:change_ladder_step", args=["project_group"])
    assert "Diese Stufe gibt es bei uns" in words(client.get(address))
    page = words(client.post(address, {"label": "Facharbeitsgruppe"}, follow=True))
    assert "Facharbeitsgruppe" in page
    assert "nicht genutzt seit 23.11.2026" in page
    assert client.get(reverse("steering:change_ladder_step", args=["nichts"])).status_code == 404
    assert "Ändern" not in words(visit("alice").get(reverse("steering:ladder")))


@pytest.mark.parametrize(
    "query", ["themen/?stufe=%00", "themen/neu/?hinweis=%00", "massnahmen/neu/?thema=%00&beschluss=%00"]
)
def test_broken_addresses_are_no_breakdown(land, visit, query):
    assert visit("charlie").get(f"/struktur/{query}").status_code == 200
