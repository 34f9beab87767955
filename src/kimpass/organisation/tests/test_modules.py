from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.organisation import policy
from kimpass.organisation.actions.modules import PartRefused, switch_part
from kimpass.organisation.models import TenantModule

pytestmark = pytest.mark.django_db


def switch(musterland, *, is_on, day=0, part="uma"):
    actor = musterland.actor("anton", today=musterland.today + timedelta(days=day))
    return switch_part(actor=actor, part=part, is_on=is_on)


def test_switch_part_ends_what_was_and_can_be_undone_the_same_day(musterland, facts):
    assert musterland.actor("alice").works_with("uma")
    switch(musterland, is_on=False)
    actor = musterland.actor("alice")
    assert not actor.works_with("uma")
    assert "abgeschaltet" in policy.carries_out(actor, "uma").reason
    switch(musterland, is_on=True)
    assert musterland.actor("alice").works_with("uma")
    switch(musterland, is_on=False, day=10)
    assert musterland.actor("alice", today=musterland.today + timedelta(days=9)).works_with("uma")
    assert not musterland.actor("alice", today=musterland.today + timedelta(days=10)).works_with("uma")
    assert facts() == ["module.switched"] * 3


def test_switch_part_refuses_what_is_so_already_and_what_does_not_exist(musterland):
    with pytest.raises(PartRefused, match="steht schon so"):
        switch(musterland, is_on=True)
    with pytest.raises(PartRefused, match="gibt es nicht"):
        switch(musterland, is_on=False, part="baustein9")
    with pytest.raises(PermissionDenied):
        switch_part(actor=musterland.actor("diana"), part="uma", is_on=False)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=8))
def test_after_any_history_every_day_has_one_answer(musterland, steps):
    TenantModule.objects.all().delete()
    day, said = 0, {}
    for later, is_on in steps:
        day += later
        with suppress(PartRefused):
            switch(musterland, is_on=is_on, day=day)
        said[day] = is_on
    state = True
    for number in range(day + 2):
        state = said.get(number, state)
        today = musterland.today + timedelta(days=number)
        assert musterland.actor("alice", today=today).works_with("uma") is state
        assert TenantModule.objects.for_tenant(musterland.actor("anton")).on(today).filter(part="uma").count() <= 1


def test_the_page_switches_and_says_where_old_data_stand(musterland, client):
    musterland.sign_in(client, "anton")
    path = "/verwaltung/einrichten/programmteile/"
    assert "wird geführt" in client.get(path).content.decode()
    assert client.post(path, {"teil": "building_block_3", "stand": "aus"}).status_code == 302
    assert "Vorhandenes ansehen" not in client.get(path).content.decode()
    assert client.post(path, {"teil": "building_block_3", "stand": "aus"}).status_code == 422
    assert client.post(path, {"teil": "", "stand": ""}).status_code == 422
    assert client.post("/verwaltung/einrichten/programmteile/", {"teil": "regions", "stand": "aus"}).status_code == 302
    musterland.sign_in(client, "charlie")
    page = client.get(path).content.decode()
    assert "Vorhandenes ansehen" in page
    assert "Abschalten" not in page
    assert client.post(path, {"teil": "uma", "stand": "aus"}).status_code == 403
