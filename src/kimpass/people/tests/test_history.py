"""Who lived in a household, from when to when."""

from datetime import timedelta

import pytest

from kimpass.people.actions.households import PersonData, add_person
from kimpass.people.actions.memberships import move_out, move_person
from kimpass.people.selectors.history import stays
from tests.support.cast import TODAY


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def case(musterland):
    return musterland.case()


@pytest.fixture
def partner(alice, case):
    return add_person(
        actor=alice,
        household_id=case.household_id,
        person=PersonData(family_name="Tal", given_names="Noor"),
        relation="partner",
        on=TODAY - timedelta(days=20),
    )


def test_stays_tell_moves_between_households(musterland, alice, case, partner):
    home = musterland.case(name="Omar").household
    day = TODAY - timedelta(days=5)
    move_person(actor=alice, person_id=partner.pk, household_id=home.pk, relation="sibling", on=day)
    told = [(stay.person, stay.days.end, stay.is_over) for stay in stays(alice, case.household)]
    assert told == [(partner, day, True), (musterland.person_of(case), None, False)]
    assert stays(alice, home)[0].person == partner


def test_whoever_moved_away_is_not_named(alice, case, partner):
    move_out(actor=alice, person_id=partner.pk, on=TODAY)
    assert stays(alice, case.household)[0].person is None


def test_the_household_page_tells_who_lived_there(musterland, alice, case, partner, client, monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    musterland.sign_in(client, "alice")
    home = musterland.case(name="Omar").household
    before = client.get(case.household.get_absolute_url()).content.decode()
    assert "Wer lebte wann hier?" not in before  # nobody came or went
    move_person(actor=alice, person_id=partner.pk, household_id=home.pk, relation="sibling", on=TODAY)
    after = client.get(case.household.get_absolute_url()).content.decode()
    assert "Wer lebte wann hier?" in after
    assert "Tal" in after
    move_out(actor=alice, person_id=partner.pk, on=TODAY + timedelta(days=1))
