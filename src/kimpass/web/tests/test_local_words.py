"""Pages in the words of the tenant: Stadtbezirke in a city, Module where a district says so (TEN-03, TEN-04)."""

import re

import pytest
from django.urls import reverse

from kimpass.organisation.actions.participation import StartData, start_participation
from kimpass.organisation.models import Tenant, Term

# Who opens which page that lists or counts places.
OF_PLACES = (
    ("diana", "posts:participation"),
    ("diana", "posts:working_modes"),
    ("diana", "posts:structure_chart"),
    ("diana", "controlling:overview"),
    ("diana", "controlling:concepts"),
    ("charlie", "steering:board"),
    ("charlie", "steering:findings"),
    ("charlie", "network:directory"),
    ("charlie", "casework:case_figures"),
    ("alice", "casework:caseload"),
)
OF_BLOCKS = ("money:funding", "money:funding_rates", "money:grant_notices", "posts:posts", "posts:entitlement")


def read(client, world, who, name):
    client.force_login(world.staff[who].user)
    session = client.session
    session["tenant_id"] = world.tenant.pk
    session.save()
    answer = client.get(reverse(name))
    assert answer.status_code == 200, name
    return re.sub(r"<script.*?</script>", "", answer.content.decode(), flags=re.S)


@pytest.mark.parametrize(("who", "name"), OF_PLACES)
def test_a_city_lists_and_counts_stadtbezirke(client, musterland, who, name):
    usual = read(client, musterland, who, name)
    Tenant.objects.filter(pk=musterland.tenant.pk).update(kind="independent_city")
    shown = read(client, musterland, who, name)
    assert re.search(r"Kommunen?\b", usual)
    assert "Stadtbezirk" not in usual
    assert "Stadtbezirk" in shown
    assert not re.findall(r".{30}\bKommunen?\b.{30}", shown)


def test_a_count_of_places_bends_with_its_sentence(client, musterland):
    unit = musterland.units["waldhausen"]
    start_participation(actor=musterland.actor("diana"), unit_id=unit.pk, data=StartData(musterland.today))
    assert re.search(r"1 von \d Kommunen nehmen teil", read(client, musterland, "diana", "posts:participation"))
    Tenant.objects.filter(pk=musterland.tenant.pk).update(kind="independent_city")
    assert re.search(r"1 von \d Stadtbezirken nehmen teil", read(client, musterland, "diana", "posts:participation"))


@pytest.mark.parametrize("name", OF_BLOCKS)
def test_pages_of_posts_and_money_say_modul(client, musterland, name):
    assert "Baustein" in read(client, musterland, "diana", name)
    Term.objects.create(tenant=musterland.tenant, key="block_word", label="Modul")
    shown = read(client, musterland, "diana", name)
    assert "Modul" in shown
    assert "Baustein" not in shown


def test_functions_bodies_and_supervision_have_own_words_too(client, musterland):
    for key, label in (("case_management", "CMS"), ("working_group", "Projektgruppe")):
        Term.objects.create(tenant=musterland.tenant, key=key, label=label)
    assert ">CMS<" in read(client, musterland, "diana", "posts:posts")
    assert ">Projektgruppe<" in read(client, musterland, "charlie", "steering:found_body")
