"""Who looks like whom, and what somebody decides about it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kimpass.people.actions import duplicates, households, merging
from kimpass.people.actions.duplicates import PairCannotBeDecided
from kimpass.people.actions.households import PersonData
from kimpass.people.models import DuplicateHint, Person
from kimpass.people.selectors.duplicates import pairs_of, possible_pairs
from tests.support.cast import TODAY


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def take_in(musterland):
    def take(family, given="", *, year=None, by="alice", unit="musterstadt", **values):
        actor = musterland.actor(by)
        home = households.register_household(actor=actor, unit_id=musterland.units[unit].pk, on=TODAY)
        data = PersonData(family_name=family, given_names=given, birth_year=year, **values)
        return households.add_person(
            actor=actor, household_id=home.pk, person=data, relation="reference", on=TODAY, is_reference=True
        )

    return take


def pairs(actor):
    return [(pair.person, pair.other) for pair in possible_pairs(actor)]


def test_possible_pairs(alice, take_in):
    one, other = take_in("Shevchenko", "Oksana", year=1990), take_in("Schewtschenko", "Oxana", year=1991)
    take_in("Shevchenko", "Iryna", year=1990)
    take_in("Haile", "Tesfay", year=1990)
    assert pairs(alice) == [(one, other)]
    assert [pair.other for pair in pairs_of(alice, other)] == [one]


def test_possible_pairs_across_scripts(alice, take_in):
    one, other = take_in("Mohammadi", "Reza", year=1985), take_in("محمدی", "رضا", year=1986)
    assert pairs(alice) == [(one, other)]


@pytest.mark.parametrize("years", [(1990, 1970), (1960, 2001)])
def test_a_generation_apart_is_somebody_else(alice, take_in, years):
    for year in years:
        take_in("Schewtschenko" if year == years[0] else "Shevchenko", "Oksana", year=year)
    assert pairs(alice) == []


def test_namesakes_of_others_are_no_pair(musterland, alice, take_in):
    take_in("Shevchenko", "Oksana", year=1990)
    take_in("Shevchenko", "Oksana", year=1990, by="eve", unit="nebenstadt")
    assert pairs(alice) == pairs(musterland.actor("eve")) == []


def test_possible_pairs_asks_as_often_for_many_as_for_few(alice, take_in, django_assert_max_num_queries):
    for number in range(12):
        take_in("Shevchenko", f"Oksana {number}", year=1990)
    with django_assert_max_num_queries(3):
        assert len(possible_pairs(alice)) == 50


def test_keep_apart(alice, take_in, facts):
    one, other = take_in("Shevchenko", "Oksana", year=1990), take_in("Shevchenko", "Oksana", year=1990)
    hint = duplicates.keep_apart(actor=alice, person_id=other.pk, other_id=one.pk, on=TODAY)
    assert (hint.person, hint.other, hint.state, hint.decided_on) == (one, other, "different", TODAY)
    assert facts()[-1] == "person.kept_apart"
    assert pairs(alice) == []
    assert pairs_of(alice, one) == []
    assert duplicates.keep_apart(actor=alice, person_id=one.pk, other_id=other.pk, on=TODAY) == hint


def test_keep_apart_refuses_one_person(alice, take_in):
    one = take_in("Shevchenko")
    with pytest.raises(PairCannotBeDecided, match="zwei verschiedene"):
        duplicates.keep_apart(actor=alice, person_id=one.pk, other_id=one.pk, on=TODAY)


@pytest.mark.parametrize("login", ["bob", "charlie", "diana", "anton"])
def test_keep_apart_is_for_the_keeper(musterland, take_in, login):
    one, other = take_in("Shevchenko"), take_in("Shevchenko")
    with pytest.raises((PermissionDenied, Person.DoesNotExist)):
        duplicates.keep_apart(actor=musterland.actor(login), person_id=one.pk, other_id=other.pk, on=TODAY)
    assert not DuplicateHint.objects.exists()


def test_a_merge_decides_the_pair_and_undoing_opens_it(alice, take_in, musterland):
    home = households.register_household(actor=alice, unit_id=musterland.units["musterstadt"].pk, on=TODAY)
    one, other = (
        households.add_person(
            actor=alice,
            household_id=home.pk,
            person=PersonData(family_name="Haile", given_names="Tesfay"),
            relation="other",
            on=TODAY,
        )
        for _ in range(2)
    )
    assert pairs(alice) == [(one, other)]
    done = merging.merge_persons(actor=alice, keep_id=other.pk, absorb_id=one.pk, choices={}, on=TODAY)
    assert DuplicateHint.objects.get().state == "merged"
    assert pairs(alice) == []
    merging.undo_merge(actor=alice, merge_id=done.pk, on=TODAY)
    assert pairs(alice) == [(one, other)]


def test_list_duplicates_page(musterland, client, take_in):
    one, other = take_in("Shevchenko", "Oksana", year=1990), take_in("Schewtschenko", "Oxana", year=1990)
    musterland.sign_in(client, "alice")
    shown = client.get(reverse("people:list_duplicates")).content.decode()
    assert "Schewtschenko" in shown
    assert f"other_id={other.public_id}" in shown
    apart = reverse("people:keep_apart", args=[one.public_id])
    assert "Als verschieden vermerken" in client.get(apart).content.decode()
    assert client.post(apart, {"other_id": "nein", "form_token": "a" * 32}).status_code == 422
    assert client.post(apart, {"other_id": other.public_id, "form_token": "b" * 32}).status_code == 302
    assert "Keine möglichen Dubletten" in client.get(reverse("people:list_duplicates")).content.decode()


@pytest.mark.parametrize("login", ["charlie", "diana", "anton"])
def test_list_duplicates_page_is_for_case_managers(musterland, client, login):
    musterland.sign_in(client, login)
    assert client.get(reverse("people:list_duplicates")).status_code == 403
