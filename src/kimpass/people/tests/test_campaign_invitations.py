from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kimpass.law.dates import add_months
from kimpass.law.rulebook import shipped
from kimpass.organisation.models import Tenant
from kimpass.people.actions.campaign_invitations import InvitationRefused, invite_to_campaign
from kimpass.people.models import CampaignInvitation, Person
from kimpass.people.selectors.campaign_reach import TIMES, by_the_rules, campaign_reach, limit, meets, reached_clients
from kimpass.people.tests.checks import hold
from tests.support.cast import TODAY

STAG = "StAG_10"


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def client_of(musterland):
    def make(*rows, **values):
        person = musterland.person_of(musterland.case(**values))
        if rows:
            hold(musterland, person, *rows, login=values.get("kept_by", "alice"))
        return person

    return make


def reach(actor):
    return {row.basis: (row.within, row.unknown) for row in campaign_reach(actor)}


@pytest.mark.parametrize(
    ("since", "on"),
    [("2021-11-23", date(2026, 11, 23)), ("2022-05-23", date(2027, 5, 23)), ("2022-05-24", date(2027, 5, 24))],
)
def test_meets_from_the_day_the_time_is_full(since, on):
    found = meets(STAG, {"status": [["AE25_2_1", since, None]]}, TODAY, shipped())
    assert found.known
    assert max(found.on, TODAY) == on
    assert limit(TODAY) == date(2027, 5, 23)


def test_meets_does_not_take_unknown_for_no():
    assert not meets(STAG, {}, TODAY, shipped()).known
    assert not meets(STAG, {"status": [["XX", "2020-01-01", None]]}, TODAY, shipped()).known
    tolerated = meets(STAG, {"status": [["D60A_2_1", "2015-01-01", None]]}, TODAY, shipped())
    assert (tolerated.known, tolerated.on) == (True, None)


@given(st.dates(date(2015, 1, 1), TODAY), st.integers(0, 30))
def test_more_time_never_takes_the_day_away(since, months):
    before = by_the_rules(STAG, {"status": [["AE25_2_1", since.isoformat(), None]]}, TODAY, shipped())
    facts = {"status": [["AE25_2_1", since.isoformat(), None]]}
    later = by_the_rules(STAG, facts, add_months(TODAY, months), shipped())
    full = add_months(since, 60)
    assert max(before.on, TODAY) == max(full, TODAY)
    assert max(later.on, TODAY) <= max(full, add_months(TODAY, months))


def test_campaign_reach_hides_small_numbers(musterland, alice, client_of):
    Tenant.objects.filter(pk=musterland.tenant.pk).update(minimum_group_size=3)
    for _number in range(2):
        client_of(("AE25_2_1", "2020-01-01", None))
    client_of()
    assert reach(alice)[STAG] == (None, None)
    client_of(("AE25_2_1", "2020-01-01", None), kept_by="eve", unit="nebenstadt")
    for _number in range(2):
        client_of()
    client_of(("AE25_2_1", "2026-01-01", None))
    assert reach(alice)[STAG] == (3, 3)
    assert reach(musterland.actor("charlie")) == reach(alice)


def test_reached_clients_are_the_own_ones(musterland, alice, client_of):
    mine = client_of(("AE25_2_1", "2022-01-01", None))
    client_of(("AE25_2_1", "2020-01-01", None), kept_by="eve", unit="nebenstadt")
    assert [(row.person, row.on, row.consents) for row in reached_clients(alice)] == [(mine, date(2027, 1, 1), True)]


def test_invite_to_campaign(alice, client_of, facts):
    person = client_of(("AE25_2_1", "2020-01-01", None))
    invitation = invite_to_campaign(actor=alice, person_id=person.pk, basis=STAG, on=TODAY, way="Gespräch", agreed=True)
    assert (invitation.invited_on, invitation.way) == (TODAY, "Gespräch")
    assert facts()[-1] == "campaign.client_invited"
    assert reached_clients(alice)[0].invited_on == TODAY


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"basis": "AufenthG_12a"}, "lädt die Kampagne nicht ein"),
        ({"on": TODAY + timedelta(days=1)}, "in der Zukunft"),
        ({"agreed": False}, "eingeladen werden möchte"),
    ],
)
def test_invite_to_campaign_refuses(alice, client_of, values, words):
    person = client_of()
    with pytest.raises(InvitationRefused, match=words):
        invite_to_campaign(actor=alice, person_id=person.pk, **({"basis": STAG, "on": TODAY, "agreed": True} | values))
    assert not CampaignInvitation.objects.exists()


def test_invite_to_campaign_only_with_consent_and_once(alice, client_of):
    unsigned = client_of(signed=False)
    with pytest.raises(InvitationRefused, match="nur mit gültigem Einverständnis"):
        invite_to_campaign(actor=alice, person_id=unsigned.pk, basis=STAG, on=TODAY, agreed=True)
    person = client_of()
    invite_to_campaign(actor=alice, person_id=person.pk, basis=STAG, on=TODAY, agreed=True)
    with pytest.raises(InvitationRefused, match="bereits eingetragen"):
        invite_to_campaign(actor=alice, person_id=person.pk, basis=STAG, on=TODAY, agreed=True)


@pytest.mark.parametrize("login", ["eve", "bob", "charlie"])
def test_invite_to_campaign_of_others(musterland, client_of, login):
    person = client_of()
    with pytest.raises(Person.DoesNotExist):
        invite_to_campaign(actor=musterland.actor(login), person_id=person.pk, basis=STAG, on=TODAY, agreed=True)


def test_campaign_pages(musterland, client_of, client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    person = client_of(("AE25_2_1", "2020-01-01", None))
    client_of(("AE25_2_1", "2020-01-01", None), name="Ohne", signed=False)
    musterland.sign_in(client, "alice")
    with django_assert_max_num_queries(45):
        shown = client.get(reverse("people:list_campaign_clients")).content.decode()
    assert "Berg" in shown
    assert "ohne Einverständnis" in shown
    assert "zu wenige" in client.get(reverse("people:view_campaign_reach")).content.decode()
    address = reverse("people:invite_to_campaign", args=[person.public_id])
    assert client.get(f"{address}?norm={STAG}").status_code == 200
    assert client.post(address, {"basis": STAG, "on": "23.11.2026"}).status_code == 422
    assert client.post(address, {"basis": STAG, "on": "23.11.2026", "agreed": "on"}).status_code == 302
    musterland.sign_in(client, "charlie")
    assert client.get(reverse("people:list_campaign_clients")).status_code == 403
    assert "Berg" not in client.get(reverse("people:view_campaign_reach")).content.decode()


CODES = st.sampled_from(sorted(shipped().papers))


@given(st.lists(st.tuples(CODES, st.integers(1, 1500)), min_size=1, max_size=3), st.sampled_from(sorted(TIMES)))
def test_the_short_cuts_say_what_the_rules_say(rows, basis):
    status, day = [], TODAY + timedelta(days=1)
    for code, length in rows:
        start = day - timedelta(days=length)
        status.insert(0, [code, start.isoformat(), None if not status else (day - timedelta(days=1)).isoformat()])
        day = start
    values = {"status": status, "geburt": "2005-05-05"}
    quick = meets(basis, values, TODAY, shipped())
    slow = by_the_rules(basis, values, TODAY, shipped())
    if quick.known and quick.on is None:
        assert slow.on is None or slow.on > limit(TODAY)
    else:
        assert quick == slow
