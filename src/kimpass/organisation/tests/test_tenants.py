import re
from collections import Counter
from datetime import date
from io import StringIO
from random import Random

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from kimpass.accounts.models import User
from kimpass.audit.models import Event
from kimpass.kernel import events
from kimpass.kernel.tenancy import bound
from kimpass.organisation import policy
from kimpass.organisation.actions.tenants import (
    FirstAdmin,
    PlaceRefused,
    TenantIsThere,
    open_place,
    open_place_here,
    open_tenant,
    renew_first_password,
)
from kimpass.organisation.data.reference import CATALOGUES, codes, districts, municipalities, municipalities_of
from kimpass.organisation.events import TenantOpened
from kimpass.organisation.models import Agency, CatalogueEntry, FundingRate, RoleAssignment, Tenant, Unit
from kimpass.organisation.selectors.actors import resolve_actor
from kimpass.organisation.selectors.tenants import places

DAY = date(2026, 1, 5)
WANTED = {"key": "neuland", "name": "Kreis Neuland", "kind": "district", "ags": "05997", "short": "NEU", "on": DAY}


@pytest.mark.django_db
def test_open_tenant_copies_every_catalogue_and_tells_the_floors_above(monkeypatch):
    heard = []
    monkeypatch.setitem(events._subscribers, TenantOpened, [heard.append])
    tenant = open_tenant(**WANTED)
    assert heard == [TenantOpened(tenant_id=tenant.pk, on=DAY)]
    with bound(tenant.pk):
        stored = set(CatalogueEntry.objects.values_list("catalogue", "code"))
        assert stored == {(c.key, code.code) for c in CATALOGUES for code in codes(c)}
        language = CatalogueEntry.objects.get(catalogue="language", code="ar")
        assert (language.label_de, language.facts["direction"]) == ("Arabisch", "rtl")
        assert list(Event.objects.values_list("event", flat=True)) == ["tenant.opened"]
    assert FundingRate.objects.get(function="coordinator_per_fte", valid_from="2020-01-01").amount == 55000


@pytest.mark.django_db
def test_open_tenant_refuses_what_is_there_and_names_all_of_it():
    open_tenant(**WANTED)
    with pytest.raises(TenantIsThere) as refusal:
        open_tenant(**WANTED)
    assert len(refusal.value.reasons) == 3
    assert "neuland" in refusal.value.reasons[0]


def test_g_la_01_there_are_54_places_with_a_kim_of_their_own():
    assert len(districts()) == 54
    assert {place.district_ags for place in municipalities().values()} == {"05570", "05754", "05762", "05774"}


def test_no_code_appears_twice_and_every_code_has_words():
    for catalogue in CATALOGUES:
        found = list(codes(catalogue))
        assert len({code.code for code in found}) == len(found) > 0
        assert all(code.label_de and len(code.label_de) <= 200 for code in found), catalogue.key


def test_there_are_54_keys_shorts_and_names_and_no_two_alike():
    found = list(districts().values())
    assert len({place.key for place in found}) == len({place.short for place in found}) == 54
    assert len({place.name for place in found}) == len({place.ags for place in found}) == 54
    assert all(re.fullmatch(r"[a-z0-9-]{3,40}", place.key) and 1 <= len(place.short) <= 4 for place in found)
    shipped = {"05774": ("paderborn", "PB"), "05762": ("hoexter", "HX"), "05570": ("warendorf", "WAF")}
    assert {ags: (districts()[ags].key, districts()[ags].short) for ags in shipped} == shipped


def test_a_city_has_no_kommunen_and_a_kreis_has_none_that_is_a_place_of_its_own():
    for place in districts().values():
        assert bool(municipalities_of(place.ags)) != place.is_city
    region = municipalities_of("05334")
    assert len(region) == 9
    assert "05334002" not in {place.ags for place in region}
    assert sum(len(municipalities_of(ags)) for ags in districts()) == 396 - 22 - 1
    assert municipalities_of("99999") == []


@pytest.fixture
def land(db):
    opened = open_place_here(ags="05", first=FirstAdmin("Lena Land", "lena.land"), on=DAY)
    with bound(opened.tenant.pk):
        yield opened.tenant


def officer(land):
    user = User.objects.get(username="lena.land")
    with bound(land.pk):
        return resolve_actor(user_id=user.pk, tenant_id=land.pk, today=DAY)


def open_from(land, ags, **values):
    wanted = {"name": "", "first": FirstAdmin("Anna Amt", f"admin.{ags}"), **values}
    with bound(land.pk):
        return open_place(actor=officer(land), ags=ags, **wanted)


def test_open_place_gives_a_first_account_that_can_set_up_and_nothing_else(land):
    opened = open_from(land, "05111")
    tenant = opened.tenant
    assert (tenant.name, tenant.kind, tenant.short, tenant.key) == (
        "Stadt Düsseldorf",
        "independent_city",
        "D",
        "duesseldorf",
    )
    user = User.objects.get(username="admin.05111")
    assert user.check_password(opened.password)
    assert user.password_is_temporary
    assert opened.password not in repr(opened)
    with bound(tenant.pk):
        actor = resolve_actor(user_id=user.pk, tenant_id=tenant.pk, today=DAY)
        assert actor.role_keys == {"admin"}
        assert actor.tenant_kind == "independent_city"
        assert Unit.objects.get(tenant=tenant).kind == "district_office"
        assert Agency.objects.get(tenant=tenant, key="kreis").unit is not None
        told = list(Event.objects.filter(tenant_id=tenant.pk).order_by("pk").values_list("event", "facts"))
    assert [event for event, _facts in told] == ["tenant.opened", "staff.first_login_added"]
    assert opened.password not in str(told)
    newest = Event.objects.filter(tenant_id=land.pk).order_by("-pk").first()
    assert newest.event == "tenant.opened_from_land"


@pytest.mark.parametrize(
    ("ags", "first", "words"),
    [
        ("05999", None, "keinen der 54"),
        ("05", None, "Land ist schon"),
        ("", None, "keinen der 54"),
        ("05570", FirstAdmin("X", "lena.land"), "ist vergeben"),
        ("05570", FirstAdmin("X", "LENA land"), "Kleinbuchstaben"),
        ("05570", FirstAdmin("  ", "neu"), "Namen"),
    ],
)
def test_open_place_refuses_and_leaves_nothing_behind(land, ags, first, words):
    with pytest.raises(PlaceRefused, match=words):
        open_from(land, ags, **({"first": first} if first else {}))
    assert Tenant.objects.count() == 1


def test_open_place_is_refused_a_second_time_and_for_everybody_inside_a_district(land, musterland):
    open_from(land, "05570")
    with pytest.raises(TenantIsThere):
        open_from(land, "05570", first=FirstAdmin("B", "zweite"))
    with bound(musterland.tenant.pk):
        RoleAssignment.objects.create(
            tenant=musterland.tenant,
            staff_member=musterland.staff["anton"],
            role_key="state_officer",
            valid_from=musterland.today,
        )
        for login in ("anton", "diana", "alice"):
            actor = musterland.actor(login)
            with pytest.raises(PermissionDenied):
                open_place(actor=actor, ags="05111", name="", first=FirstAdmin("A", "aaa"))
            with pytest.raises(PermissionDenied):
                renew_first_password(actor=actor, ags="05570")


def test_open_place_here_opens_the_land_with_both_roles(land):
    actor = officer(land)
    assert actor.role_keys == {"admin", "state_officer"}
    assert actor.tenant_kind == "state"
    assert not policy.set_up(actor)
    assert policy.see_places(actor)


def test_renew_first_password_works_until_somebody_has_an_own_one(land):
    first = open_from(land, "05570")
    again = renew_first_password(actor=officer(land), ags="05570")
    user = User.objects.get(username="admin.05570")
    assert user.check_password(again.password)
    assert not user.check_password(first.password)
    user.password_is_temporary = False
    user.save()
    with pytest.raises(PlaceRefused, match="eigenes Passwort"):
        renew_first_password(actor=officer(land), ags="05570")
    with pytest.raises(PlaceRefused, match="noch nicht eröffnet"):
        renew_first_password(actor=officer(land), ags="05111")


@pytest.mark.slow
def test_all_54_open_one_after_the_other_in_any_order(land):
    order = list(districts())
    Random(54).shuffle(order)
    for ags in order:
        open_from(land, ags)
    opened = Tenant.objects.exclude(kind="state")
    assert opened.count() == 54
    for column in ("key", "short", "ags", "name"):
        assert len(set(opened.values_list(column, flat=True))) == 54
    assert [row.waits for row in places()] == [True] * 54
    kinds = Counter(opened.values_list("kind", flat=True))
    assert kinds == {"district": 31, "independent_city": 23}


def test_the_land_opens_a_place_from_the_page_and_sees_the_password_once(land, client):
    client.force_login(User.objects.get(username="lena.land"))
    session = client.session
    session["tenant_id"] = land.pk
    session.save()
    page = client.get("/verwaltung/").content.decode()
    assert "/verwaltung/mandanten/" in page
    assert "/verwaltung/einrichten/" not in page
    listed = client.get("/verwaltung/mandanten/").content.decode()
    assert "0 von 54" in listed
    assert "StädteRegion Aachen" in listed
    assert "Stadt Aachen" in listed
    path = "/verwaltung/mandanten/05334002/eroeffnen/"
    assert 'value="Stadt Aachen"' in client.get(path).content.decode()
    form = {"name": "Stadt Aachen", "admin_name": "Anna Amt", "username": "admin.aachen"}
    assert client.post(path, {**form, "username": "A B"}).status_code == 422
    answer = client.post(path, form)
    password = answer.content.decode().split('class="secret">')[1].split("<")[0]
    assert User.objects.get(username="admin.aachen").check_password(password)
    assert client.post(path, form).status_code == 422
    listed = client.get("/verwaltung/mandanten/").content.decode()
    assert "1 von 54" in listed
    assert password not in listed
    again = "/verwaltung/mandanten/05334002/einmalpasswort/"
    assert client.get(again).status_code == 200
    assert 'class="secret">' in client.post(again).content.decode()
    assert client.get("/verwaltung/mandanten/99999/eroeffnen/").status_code == 404
    assert client.get("/verwaltung/einrichten/").status_code == 403


def test_the_command_opens_a_place_and_prints_the_password(db):
    out = StringIO()
    call_command("open_place", "05334", "--name", "Anna", "--login", "anna.amt", stdout=out)
    password = out.getvalue().split("Einmalpasswort: ")[1].strip()
    assert User.objects.get(username="anna.amt").check_password(password)
    for arguments in (["05334", "--name", "A", "--login", "andere"], ["05570", "--name", "A", "--login", "A B"]):
        with pytest.raises(CommandError):
            call_command("open_place", *arguments)
