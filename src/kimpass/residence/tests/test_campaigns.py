from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.network.models import Material
from kimpass.residence.actions import campaigns
from kimpass.residence.actions.campaigns import CampaignData, StepData
from kimpass.residence.models import CampaignStep, NaturalisationCampaign
from kimpass.residence.selectors.campaigns import applications_around, reach
from kimpass.residence.tests.ground import register, report
from kimpass.steering.models import Event

PATH = "/baustein3/kampagnen/"


def begin(land, login="frank", title="Einbürgerung jetzt", begins_on=date(2026, 3, 1), **more):
    return campaigns.begin_campaign(actor=land.actor(login), data=CampaignData(title, begins_on, **more))


def change(land, row, version=None, **more):
    values = {"title": row.title, "begins_on": row.begins_on, **more}
    return campaigns.change_campaign(
        actor=land.actor("charlie"), campaign_id=row.pk, version=version or row.version, data=CampaignData(**values)
    )


def step(land, row, login="charlie", audience="volunteers", title="Infoabend", on=date(2026, 5, 1), **more):
    data = StepData(audience, title, on, **more)
    return campaigns.add_campaign_step(actor=land.actor(login), campaign_id=row.pk, data=data)


# --- Actions -----------------------------------------------------------------------------


def test_begin_campaign_by_an_authority_or_the_coordinating_office(musterland, facts):
    row = begin(musterland)
    assert (row.written_by, facts()[-1]) == (musterland.staff["frank"], "campaign.begun")
    begin(musterland, "charlie")
    for login in ("alice", "diana", "anton"):
        with pytest.raises(PermissionDenied):
            begin(musterland, login)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": " "}, "Titel"),
        ({"ends_on": date(2026, 2, 1)}, "vor dem Beginn"),
        ({"applications_before": -1}, "kleiner als 0"),
        ({"aim": "Herr Amiri soll eingebürgert werden"}, "Person"),
    ],
)
def test_begin_campaign_refuses_what_does_not_fit(musterland, changes, reason):
    with pytest.raises(campaigns.CampaignNotPossible, match=reason):
        begin(musterland, **changes)


def test_change_campaign_keeps_its_steps_inside(musterland):
    row = begin(musterland)
    step(musterland, row)
    row = change(musterland, row, applications_after=12, outcome="Mehr Anträge.")
    assert (row.applications_after, row.version) == (12, 2)
    for changes, reason in (
        ({"version": 1}, "Inzwischen"),
        ({"begins_on": date(2026, 6, 1)}, "außerhalb"),
        ({"ends_on": date(2026, 4, 1)}, "außerhalb"),
    ):
        with pytest.raises(campaigns.CampaignNotPossible, match=reason):
            change(musterland, row, **changes)


def test_add_campaign_step_links_event_and_material(musterland, facts):
    event = Event.objects.create(tenant=musterland.tenant, kind="information", title="Infoabend im Rathaus")
    material = Material.objects.create(
        tenant=musterland.tenant, kind="flyer", title="Einbürgerung", edition_on=date(2026, 1, 1)
    )
    unit = musterland.units["musterstadt"]
    row = step(musterland, begin(musterland), event_id=event.pk, material_id=material.pk, unit_id=unit.pk, reached=30)
    assert (row.event, row.material, row.unit, facts()[-1]) == (event, material, unit, "campaign_step.added")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"audience": "everybody"}, "an wen"),
        ({"title": ""}, "Titel"),
        ({"on": date(2026, 2, 1)}, "außerhalb"),
        ({"on": date(2027, 2, 1)}, "außerhalb"),
        ({"on": date(2026, 12, 1), "reached": 3}, "erst fest"),
        ({"reached": -3}, "kleiner als 0"),
        ({"event_id": 99_999}, "gibt es nicht"),
        ({"material_id": 99_999}, "gibt es nicht"),
        ({"unit_id": 99_999}, "gibt es nicht"),
        ({"remark": "Frau Amiri kommt"}, "Person"),
    ],
)
def test_add_campaign_step_refuses_what_does_not_fit(musterland, changes, reason):
    row = begin(musterland, ends_on=date(2026, 12, 31))
    with pytest.raises(campaigns.CampaignNotPossible, match=reason):
        step(musterland, row, **changes)
    with pytest.raises(PermissionDenied):
        step(musterland, row, "alice")


def test_change_campaign_step_notes_the_reach(musterland):
    row = step(musterland, begin(musterland))
    data = StepData("volunteers", "Infoabend", row.on, reached=25, is_approximate=True)
    frank = musterland.actor("frank")
    row = campaigns.change_campaign_step(actor=frank, step_id=row.pk, version=1, data=data)
    assert (row.reached, row.is_approximate, row.version) == (25, True, 2)
    with pytest.raises(campaigns.CampaignNotPossible, match="Inzwischen"):
        campaigns.change_campaign_step(actor=frank, step_id=row.pk, version=1, data=data)


def test_remove_campaign_step_strikes_it(musterland, facts):
    row = step(musterland, begin(musterland))
    with pytest.raises(PermissionDenied):
        campaigns.remove_campaign_step(actor=musterland.actor("diana"), step_id=row.pk)
    campaigns.remove_campaign_step(actor=musterland.actor("frank"), step_id=row.pk)
    assert not CampaignStep.objects.exists()
    assert facts()[-1] == "campaign_step.removed"


# --- Reach -------------------------------------------------------------------------------

STEPS = st.lists(
    st.builds(
        CampaignStep,
        audience=st.sampled_from(CampaignStep.Audience.values),
        reached=st.none() | st.integers(0, 500),
        is_approximate=st.booleans(),
    )
)


@given(STEPS)
def test_reach_adds_up_what_is_known_and_counts_the_silent(steps):
    found = reach(steps)
    assert sum(one.steps for one in found) == len(steps)
    assert sum(one.known for one in found) == sum(step.reached or 0 for step in steps)
    assert sum(one.silent for one in found) == sum(step.reached is None for step in steps)


def test_applications_before_and_after_come_from_counts_and_register(musterland):
    row = begin(musterland)
    for days in (300, 200, 100):
        register(musterland, days=days)
    before, after = applications_around(musterland.actor("charlie"), row)
    assert (before.since, before.until, before.number) == (date(2025, 9, 1), date(2026, 2, 28), 1)
    assert (after.since, after.until, after.number) == (date(2026, 3, 1), date(2026, 8, 31), 2)
    report(musterland, date(2026, 4, 1), received=9)
    assert applications_around(musterland.actor("frank"), row)[1].number == 11
    young = begin(musterland, begins_on=musterland.today - timedelta(days=30))
    assert applications_around(musterland.actor("frank"), young)[1] is None


def test_applications_nobody_counts_are_unknown(musterland):
    before, after = applications_around(musterland.actor("charlie"), begin(musterland))
    assert (before.number, after.number) == (None, None)


# --- Pages -------------------------------------------------------------------------------


def test_a_campaign_is_run_on_its_pages(musterland, visit):
    frank = visit("frank")
    page = frank.send(f"{PATH}neu/", {"title": "Einbürgerung jetzt", "begins_on": "01.03.2026"})
    form = {
        "audience": "volunteers",
        "title": "Infoabend",
        "on": "01.05.2026",
        "unit_id": "musterstadt",
        "reached": "30",
    }
    frank.send(f"{page}schritte/neu/", form)
    frank.send(f"{page}schritte/neu/", {"audience": "volunteers", "title": "Brief", "on": "02.05.2026"})
    shown = frank.get(page)
    for word in ("Infoabend", "Musterstadt", "mindestens", "nicht bekannt", "keine Wirkung"):
        assert word in shown
    one = CampaignStep.objects.get(title="Brief")
    address = f"/baustein3/schritte/{one.public_id}/"
    frank.send(f"{address}aendern/", {"audience": "public", "title": "Brief", "on": "02.05.2026", "version": 1})
    assert "gespeichert" in frank.send(f"{address}aendern/", {**form, "version": 1}, 422)
    assert "außerhalb" in frank.send(f"{page}schritte/neu/", {**form, "on": "01.01.2026"}, 422)
    frank.post(f"{address}streichen/", frank.fill(page))
    assert "Brief" not in frank.get(page)
    frank.send(f"{page}aendern/", {"title": "Neu", "begins_on": "01.03.2026", "applications_after": "40", "version": 1})
    assert "40" in visit("charlie").get(page)
    assert "Neu" in visit("diana").get(PATH)
    assert "Schritt eintragen" not in visit("diana").get(page)


@pytest.mark.parametrize("login", ["alice", "anton"])
def test_campaigns_are_closed_to_others(musterland, visit, login):
    row = begin(musterland)
    for address in (PATH, f"{PATH}{row.public_id}/", f"{PATH}neu/", f"{PATH}reichweite/"):
        visit(login).get(address, 403)


def test_who_could_be_reached_is_a_number_and_no_name(musterland, visit):
    musterland.case(name="Kanariquell")
    for login in ("frank", "charlie", "diana"):
        page = visit(login).get(f"{PATH}reichweite/")
        assert "sechs Monaten" in page
        assert "Kanariquell" not in page
    assert not NaturalisationCampaign.objects.exists()
