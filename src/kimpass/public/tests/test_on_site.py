"""What anybody may read about where and when case management can be met (ORG-20)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kimpass.organisation.actions.working_modes import ModeData, end_working_mode, set_working_mode

HOUR = ModeData("office_hours", "Rathaus Waldhausen", "dienstags 9 bis 12 Uhr", is_public=True)


@pytest.fixture
def released(musterland):
    return meet(musterland, HOUR)


def meet(world, data, unit="waldhausen"):
    row = {"unit_id": world.units[unit].pk, "data": data, "valid_from": world.today}
    return set_working_mode(actor=world.actor("diana"), **row)


def sign_in(client, world):
    client.force_login(world.staff["diana"].user)
    session = client.session
    session["tenant_id"] = world.tenant.pk
    session.save()


def page(client, world):
    return client.get(reverse("public:on_site", args=[world.tenant.key]))


def test_anybody_reads_what_was_released_and_nothing_else(client, musterland, released):
    meet(musterland, ModeData("outreach", "Unterkunft am Wald"))
    meet(musterland, ModeData("appointment", "Rathaus Bergheim", is_public=False), "bergheim")
    answer = page(client, musterland)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert all(words in shown for words in ("Waldhausen", "offene Sprechstunde", HOUR.place, HOUR.hours))
    assert not any(words in shown for words in ("Unterkunft", "Bergheim", "aufsuchend"))


def test_a_district_that_released_nothing_has_no_page_and_neither_has_one_that_does_not_exist(client, musterland):
    meet(musterland, ModeData("outreach"))
    assert page(client, musterland).status_code == 404
    assert client.get(reverse("public:on_site", args=["gibt-es-nicht"])).status_code == 404


def test_what_has_ended_is_gone_the_day_after(client, musterland):
    row = set_working_mode(
        actor=musterland.actor("diana"),
        unit_id=musterland.units["waldhausen"].pk,
        data=HOUR,
        valid_from=musterland.today - timedelta(days=30),
    )
    where = {"actor": musterland.actor("diana"), "unit_id": row.unit_id, "row_id": row.pk}
    end_working_mode(**where, last_day=musterland.today - timedelta(days=1))
    assert page(client, musterland).status_code == 404


def test_somebody_signed_in_reads_it_as_anybody_does(client, musterland, released):
    before = page(client, musterland).content
    sign_in(client, musterland)
    assert page(client, musterland).content == before


def test_the_page_takes_nothing(client, musterland, released):
    assert client.post(reverse("public:on_site", args=[musterland.tenant.key])).status_code == 405


def test_whoever_works_on_posts_finds_the_public_page(client, musterland, released):
    sign_in(client, musterland)
    shown = client.get(reverse("posts:working_modes")).content.decode()
    assert reverse("public:on_site", args=[musterland.tenant.key]) in shown
