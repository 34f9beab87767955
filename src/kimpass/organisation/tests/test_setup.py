import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.accounts.models import User
from kimpass.kernel import events
from kimpass.kernel.tenancy import bound
from kimpass.organisation.actions import setup as actions
from kimpass.organisation.actions.modules import switch_part
from kimpass.organisation.actions.participation import ParticipationRefused
from kimpass.organisation.actions.setup import BodyData, SetUpRefused
from kimpass.organisation.actions.tenants import FirstAdmin, open_place_here
from kimpass.organisation.data.reference import municipalities_of
from kimpass.organisation.events import EmployingBodyAdded
from kimpass.organisation.models import (
    Agency,
    MunicipalityFeature,
    Region,
    RegionMembership,
    StaffMember,
    Term,
    Unit,
)
from kimpass.organisation.selectors import setup as selectors
from kimpass.organisation.selectors import words
from kimpass.organisation.selectors.actors import resolve_actor
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db
KLEVE = "05154"


class New:
    """A place that was opened just now, and whoever sets it up."""

    def __init__(self, ags, login):
        self.tenant = open_place_here(ags=ags, first=FirstAdmin("Anna Amt", login), on=TODAY).tenant
        self.user = User.objects.get(username=login)
        self.user.password_is_temporary = False
        self.user.save()

    @property
    def actor(self):
        return resolve_actor(user_id=self.user.pk, tenant_id=self.tenant.pk, today=TODAY)

    def sign_in(self, client):
        client.force_login(self.user)
        session = client.session
        session["tenant_id"] = self.tenant.pk
        session.save()
        return client


@pytest.fixture
def kreis(db):
    new = New(KLEVE, "anna.kleve")
    with bound(new.tenant.pk):
        yield new


@pytest.fixture
def city(db):
    new = New("05111", "anna.stadt")
    with bound(new.tenant.pk):
        yield new


def open_steps(actor):
    return [step.key for step in selectors.steps(actor) if not step.done]


def page_of(answer):
    return answer.content.decode()


def test_add_municipalities_takes_names_from_the_official_list(kreis):
    listed = municipalities_of(KLEVE)
    units = actions.add_municipalities(actor=kreis.actor, chosen=[place.ags for place in listed[:3]])
    assert [(unit.ags, unit.name) for unit in units] == [(place.ags, place.name) for place in listed[:3]]
    assert Agency.objects.filter(unit__in=units, kind="authority", is_employing_body=False).count() == 3
    assert [place.ags for place in selectors.missing_municipalities(kreis.actor)] == [p.ags for p in listed[3:]]
    for wrong, reason in (([listed[0].ags], "Schon eingetragen"), (["05111000"], "gehört nicht"), ([], "mindestens")):
        with pytest.raises(SetUpRefused, match=reason):
            actions.add_municipalities(actor=kreis.actor, chosen=wrong)
    assert Unit.objects.filter(kind="municipality").count() == 3


def test_add_municipalities_that_employ_tells_the_floors_above(kreis, monkeypatch):
    heard = []
    monkeypatch.setitem(events._subscribers, EmployingBodyAdded, [heard.append])
    actions.add_municipalities(actor=kreis.actor, chosen=[municipalities_of(KLEVE)[0].ags], employ=True)
    assert len(heard) == 1


def test_add_city_districts_stand_in_the_place_of_kommunen(city, kreis):
    with bound(city.tenant.pk):
        units = actions.add_city_districts(actor=city.actor, names=["Altstadt", " Hafen ", "Altstadt"])
        assert [unit.name for unit in units] == ["Altstadt", "Hafen"]
        assert all(unit.is_place for unit in units)
        for names, reason in (
            (["altstadt"], "Schon"),
            ([" "], "mindestens"),
            (["Ä", "ä"], "Schon"),
            (["x" * 121], "120"),
        ):
            with pytest.raises(SetUpRefused, match=reason):
                actions.add_city_districts(actor=city.actor, names=names)
        with pytest.raises(PermissionDenied, match="Stadtbezirke"):
            actions.add_municipalities(actor=city.actor, chosen=["05111000"])
    with bound(kreis.tenant.pk), pytest.raises(PermissionDenied, match="Kommunen"):
        actions.add_city_districts(actor=kreis.actor, names=["Altstadt"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40), max_size=6))
def test_whatever_city_districts_are_called_keys_stay_apart(city, names):
    before = set(Unit.objects.values_list("pk", flat=True))
    try:
        units = actions.add_city_districts(actor=city.actor, names=names)
    except SetUpRefused:
        assert set(Unit.objects.values_list("pk", flat=True)) == before
        return
    keys = list(Unit.objects.values_list("key", flat=True))
    assert len(keys) == len(set(keys)) == len(before) + len(units)
    assert all(keys)


def test_add_body_employs_case_management_or_does_not(kreis):
    body = actions.add_body(actor=kreis.actor, body=BodyData(" Caritas Kleve ", "voluntary_welfare", True))
    assert (body.name, body.is_employing_body, body.key) == ("Caritas Kleve", True, "caritas-kleve")
    for wrong, reason in (
        (BodyData("CARITAS kleve", "voluntary_welfare"), "schon"),
        (BodyData("", "voluntary_welfare"), "Namen"),
        (BodyData("X", "nichts"), "Art"),
        (BodyData("Y", "school", unit_id=10**9), "Ort"),
    ):
        with pytest.raises(SetUpRefused, match=reason):
            actions.add_body(actor=kreis.actor, body=wrong)


def test_add_target_units_are_no_places(kreis):
    [uma] = actions.add_target_units(actor=kreis.actor, names=["KIM UmA"])
    assert not uma.is_place
    with pytest.raises(SetUpRefused):
        actions.add_target_units(actor=kreis.actor, names=[])


def test_set_own_offices_writes_only_what_changed_and_unknown_is_never_no(kreis):
    [unit] = actions.add_municipalities(actor=kreis.actor, chosen=[municipalities_of(KLEVE)[0].ags])
    told = {"youth_office": "yes", "integration_council": "unknown", "immigration_authority": "no"}
    assert actions.set_own_offices(actor=kreis.actor, answers={unit.pk: told}) == 2
    assert actions.set_own_offices(actor=kreis.actor, answers={unit.pk: told}) == 0
    assert selectors.own_offices(kreis.actor) == {
        (unit.pk, "youth_office"): "yes",
        (unit.pk, "immigration_authority"): "no",
    }
    assert actions.set_own_offices(actor=kreis.actor, answers={unit.pk: {"youth_office": "unknown"}}) == 1
    assert (
        MunicipalityFeature.objects.filter(feature="youth_office", superseded_at__isnull=True).get().value == "unknown"
    )
    with pytest.raises(ParticipationRefused):
        actions.set_own_offices(actor=kreis.actor, answers={unit.pk: {"youth_office": "vielleicht"}})
    with pytest.raises(SetUpRefused):
        actions.set_own_offices(actor=kreis.actor, answers={10**9: {"youth_office": "yes"}})


def test_set_words_are_chosen_changed_and_given_back(kreis):
    assert words.word(kreis.actor, "region") == "Region"
    assert actions.set_words(actor=kreis.actor, words={"region": "Cluster", "building_block": "roman"}) == 2
    assert words.word(kreis.actor, "region") == "Cluster"
    assert words.block(kreis.actor, "3") == "Baustein III"
    assert actions.set_words(actor=kreis.actor, words={"block_word": " Modul ", "building_block": ""}) == 2
    assert words.all_words(kreis.actor)["block_2"] == "Modul 2"
    assert set(Term.objects.values_list("key", "label")) == {("region", "Cluster"), ("block_word", "Modul")}
    with pytest.raises(SetUpRefused):
        actions.set_words(actor=kreis.actor, words={"gibt_es_nicht": "X"})


def test_add_region_takes_its_members_out_of_others_and_change_region_too(kreis):
    chosen = [place.ags for place in municipalities_of(KLEVE)[:3]]
    one, two, three = (unit.pk for unit in actions.add_municipalities(actor=kreis.actor, chosen=chosen))
    north = actions.add_region(actor=kreis.actor, name="Nord", unit_ids=[one, two])
    south = actions.add_region(actor=kreis.actor, name="Süd", unit_ids=[two, three])
    inside = {region.pk: [unit.pk for unit in units] for region, units in selectors.regions(kreis.actor)}
    assert {key: set(found) for key, found in inside.items()} == {north.pk: {one}, south.pk: {two, three}}
    actions.change_region(actor=kreis.actor, region_id=south.pk, unit_ids=[three])
    live = RegionMembership.objects.for_tenant(kreis.actor).on(TODAY)
    assert set(live.values_list("unit_id", "region_id")) == {(one, north.pk), (three, south.pk)}
    with pytest.raises(SetUpRefused):
        actions.add_region(actor=kreis.actor, name="nord", unit_ids=[])


def test_change_region_takes_no_unit_for_a_target_group(kreis):
    south = actions.add_region(actor=kreis.actor, name="Süd", unit_ids=[])
    [uma] = actions.add_target_units(actor=kreis.actor, names=["KIM UmA"])
    with pytest.raises(ParticipationRefused):
        actions.change_region(actor=kreis.actor, region_id=south.pk, unit_ids=[uma.pk])


def test_without_regions_none_are_added_and_the_reason_is_told(kreis):
    switch_part(actor=kreis.actor, part="regions", is_on=False)
    with pytest.raises(PermissionDenied, match="abgeschaltet"):
        actions.add_region(actor=kreis.actor, name="Nord", unit_ids=[])
    assert "regions" not in open_steps(kreis.actor)


def test_finish_step_ticks_off_what_may_stay(kreis):
    assert {"words", "parts", "ladder", "regions", "offices"} <= set(open_steps(kreis.actor))
    for step in selectors.STEPS:
        actions.finish_step(actor=kreis.actor, step=step)
    assert open_steps(kreis.actor) == ["places", "bodies", "people", "posts"]
    with pytest.raises(SetUpRefused):
        actions.finish_step(actor=kreis.actor, step="posts")


def test_nobody_but_the_administration_sets_up(musterland):
    for login in ("alice", "charlie", "diana", "frank"):
        actor = musterland.actor(login)
        with pytest.raises(PermissionDenied):
            actions.add_body(actor=actor, body=BodyData("X", "school"))
        with pytest.raises(PermissionDenied):
            actions.set_words(actor=actor, words={"region": "Cluster"})
        with pytest.raises(PermissionDenied):
            switch_part(actor=actor, part="uma", is_on=False)


@pytest.mark.parametrize("login", ["alice", "charlie", "frank"])
def test_the_pages_are_closed_for_others(musterland, client, login):
    musterland.sign_in(client, login)
    for path in ("", "orte/", "behoerden/", "stellen/", "woerter/", "regionen/", "stufen/"):
        assert client.get(f"/verwaltung/einrichten/{path}").status_code == 403, path


def test_a_kreis_is_set_up_page_by_page_and_the_progress_is_found_again(kreis, client):
    kreis.sign_in(client)
    base = "/verwaltung/einrichten/"
    first = page_of(client.get(base))
    assert "0 von 9 Schritten" in first
    assert "Kreis Kleve einrichten" in first
    listed = municipalities_of(KLEVE)
    page = page_of(client.get(f"{base}orte/"))
    assert all(f"{place.name} ({place.ags})" in page for place in listed)
    assert client.post(f"{base}orte/", {"chosen": [place.ags for place in listed]}).status_code == 302
    assert "Alle Kommunen des Kreises" in page_of(client.get(f"{base}orte/"))
    unit = Unit.objects.filter(kind="municipality").order_by("name").first()
    offices = page_of(client.get(f"{base}behoerden/"))
    assert f'name="{unit.public_id}-youth_office"' in offices
    keys = Unit.objects.filter(kind="municipality").values_list("public_id", flat=True)
    form = {f"{key}-{name}": "unknown" for key in keys for name in MunicipalityFeature.Feature.values}
    assert client.post(f"{base}behoerden/", {**form, f"{unit.public_id}-youth_office": "yes"}).status_code == 302
    assert client.post(f"{base}behoerden/", {**form, f"{unit.public_id}-youth_office": "x"}).status_code == 422
    body = {"name": "Diakonie", "kind": "voluntary_welfare", "is_employing_body": "on", "place": unit.public_id}
    assert client.post(f"{base}stellen/", body).status_code == 302
    assert client.post(f"{base}stellen/", body).status_code == 422
    assert "Diakonie" in page_of(client.get(f"{base}stellen/"))
    assert client.post(f"{base}zielgruppeneinheiten/", {"names": "KIM UmA"}).status_code == 302
    assert "KIM UmA" not in page_of(client.get(f"{base}orte/"))
    assert client.post(f"{base}woerter/", {"building_block": "roman", "region": "Cluster"}).status_code == 302
    assert 'value="Cluster"' in page_of(client.get(f"{base}woerter/"))
    assert "Cluster" in page_of(client.get(f"{base}regionen/"))
    region = {"name": "Cluster Nord", "members": [unit.public_id]}
    assert client.post(f"{base}regionen/neu/", region).status_code == 302
    row = Region.objects.get()
    assert unit.name in page_of(client.get(f"{base}regionen/"))
    assert client.get(f"{base}regionen/{row.public_id}/").status_code == 200
    assert client.post(f"{base}regionen/{row.public_id}/", {"members": []}).status_code == 302
    assert client.get(f"{base}stufen/").status_code == 200
    for step in ("parts", "ladder"):
        assert client.post(f"{base}erledigt/", {"schritt": step}).status_code == 302
    assert client.post(f"{base}erledigt/", {"schritt": "gibt-es-nicht"}).status_code == 302
    last = page_of(client.get(base))
    assert "7 von 9 Schritten" in last
    assert "als Nächstes" in last


def test_a_city_is_asked_for_its_districts_and_not_for_own_offices(city, client):
    city.sign_in(client)
    page = page_of(client.get("/verwaltung/einrichten/"))
    assert "Stadtbezirke" in page
    assert "Eigene Behörden" not in page
    assert client.post("/verwaltung/einrichten/orte/", {"names": "Altstadt\nHafen"}).status_code == 302
    again = client.post("/verwaltung/einrichten/orte/", {"names": "Hafen"})
    assert again.status_code == 422
    assert "Schon eingetragen" in page_of(again)


def test_the_management_sees_how_far_it_is(musterland, client):
    musterland.sign_in(client, "diana")
    page = page_of(client.get("/verwaltung/einrichten/"))
    assert "Schritten" in page
    assert "/verwaltung/einrichten/orte/" not in page
    assert StaffMember.objects.filter(name="Diana").exists()
