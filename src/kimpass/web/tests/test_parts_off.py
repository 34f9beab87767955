"""A part of the programme that is switched off disappears for new work; what is there stays readable (TEN-05)."""

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.casework import policy as casework
from kimpass.casework.selectors.uma import has_track
from kimpass.organisation.actions.modules import switch_part
from kimpass.organisation.actions.setup import set_words
from kimpass.organisation.models import Unit
from kimpass.residence import policy as residence
from kimpass.steering.actions.bodies import BodyNotPossible, found_body
from kimpass.steering.actions.sessions import plan_session
from kimpass.steering.forms.bodies import FoundBodyForm
from kimpass.steering.forms.findings import FindingForm

pytestmark = pytest.mark.django_db
PARTS = ("building_block_3", "uma", "planning_conferences", "regions")


def off(musterland, *parts):
    for part in parts:
        switch_part(actor=musterland.actor("anton"), part=part, is_on=False)


def page(client, path):
    return client.get(path).content.decode()


def test_without_baustein_3_nothing_new_begins_and_the_old_is_read(musterland, client):
    musterland.sign_in(client, "charlie")
    assert 'href="/baustein3/"' in page(client, "/")
    off(musterland, "building_block_3")
    assert 'href="/baustein3/"' not in page(client, "/")
    assert client.get("/baustein3/").status_code == 200
    for path in ("zahlen/", "kampagnen/neu/", "reihenfolge/"):
        assert client.get(f"/baustein3/{path}").status_code == 403, path
    charlie = musterland.actor("charlie")
    for rule in (residence.enter_monthly_counts, residence.begin_campaign, residence.set_order_of_work):
        assert "abgeschaltet" in rule(charlie).reason
    frank = musterland.actor("frank")
    assert "abgeschaltet" in residence.register_proceeding(frank).reason
    assert residence.view_proceedings(frank)
    musterland.sign_in(client, "frank")
    assert 'href="/baustein3/"' in page(client, "/")  # there may be proceedings to finish


def test_without_the_track_no_case_enters_it_and_those_on_it_go_on(musterland):
    Unit.objects.create(tenant=musterland.tenant, kind="target_group_unit", key="uma", name="UmA")
    case = musterland.case()
    alice = musterland.actor("alice")
    assert has_track(alice)
    assert casework.enter_uma_track(alice, case)
    off(musterland, "uma")
    alice = musterland.actor("alice")
    assert not has_track(alice)
    assert "abgeschaltet" in casework.begin_uma_track(alice).reason
    assert "abgeschaltet" in casework.enter_uma_track(alice, case).reason
    case.track = "uma"
    for rule in ("enter_uma_track", "change_uma_track", "start_uma_work", "review_uma_work"):
        assert getattr(casework, rule)(alice, case)


def test_without_planning_conferences_none_is_founded_or_planned(musterland, client):
    wanted = {"name": "Planungskonferenz", "kind": "planning_conference", "level": "district"}
    charlie = musterland.actor("charlie")
    body = found_body(actor=charlie, on=charlie.today, **wanted)
    off(musterland, "planning_conferences")
    charlie = musterland.actor("charlie")
    with pytest.raises(BodyNotPossible, match="abgeschaltet"):
        found_body(actor=charlie, on=charlie.today, **{**wanted, "name": "Zweite"})
    with pytest.raises(PermissionDenied, match="abgeschaltet"):
        plan_session(actor=charlie, body_id=body.pk, held_on=None)
    assert "planning_conference" not in dict(FoundBodyForm(charlie).fields["kind"].choices)
    musterland.sign_in(client, "charlie")
    assert client.get(f"/struktur/gremien/{body.public_id}/").status_code == 200


def test_without_regions_no_form_offers_one(musterland, client):
    assert "region_id" in FindingForm(musterland.actor("charlie")).fields
    off(musterland, "regions")
    form = FindingForm(musterland.actor("charlie"))
    assert "region_id" not in form.fields
    assert "region" not in dict(form.fields["reach"].choices)
    musterland.sign_in(client, "anton")
    assert 'value="region"' not in page(client, "/verwaltung/konten/neu/")


def test_everything_off_and_every_page_still_opens(musterland, client):
    off(musterland, *PARTS)
    for login in ("alice", "charlie", "diana", "anton", "frank"):
        musterland.sign_in(client, login)
        assert client.get("/").status_code == 200


def test_the_districts_own_words_stand_where_the_thing_is_named(musterland, client):
    words = {"region": "Cluster", "working_group": "Facharbeitsgruppe", "building_block": "roman"}
    set_words(actor=musterland.actor("anton"), words=words)
    charlie = musterland.actor("charlie")
    assert dict(FoundBodyForm(charlie).fields["kind"].choices)["working_group"] == "Facharbeitsgruppe"
    assert FindingForm(charlie).fields["region_id"].label == "Cluster"
    musterland.sign_in(client, "charlie")
    assert "Baustein III" in page(client, "/")
