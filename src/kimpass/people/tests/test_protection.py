from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from kimpass.audit.models import Event
from kimpass.people.actions.addresses import AddressData, record_address
from kimpass.people.actions.contact_points import add_contact_point
from kimpass.people.actions.protection import ProtectionRefused, protect_person, reveal_contact_details
from kimpass.people.models import Person
from tests.support.cast import TODAY

PLACE, NUMBER = "Frauenhaus am Wall", "0170 4711"


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def person(musterland, alice):
    found = musterland.person_of(musterland.case())
    record_address(actor=alice, person_id=found.pk, address=AddressData(place=PLACE), valid_from=TODAY)
    add_contact_point(actor=alice, person_id=found.pk, kind="phone", value=NUMBER, on=TODAY)
    return found


@pytest.fixture
def protected(alice, person):
    return protect_person(actor=alice, person_id=person.pk, version=1, is_protected=True, staff_lock=False)


@pytest.fixture
def browser(musterland, client, monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    musterland.sign_in(client, "alice")
    return client


def test_protect_person(alice, person, facts):
    protect_person(actor=alice, person_id=person.pk, version=1, is_protected=True, staff_lock=True)
    person.refresh_from_db()
    assert (person.is_protected, person.staff_lock, person.version) == (True, True, 2)
    assert facts()[-1] == "person.protection_changed"
    with pytest.raises(ProtectionRefused, match="inzwischen"):
        protect_person(actor=alice, person_id=person.pk, version=1, is_protected=False, staff_lock=False)


def test_reveal_contact_details_leaves_the_reason_in_the_trail(alice, protected):
    reveal_contact_details(actor=alice, person_id=protected.pk, reason="letter")
    assert Event.objects.get(event="person.contact_details_revealed").facts == {"reason": "letter"}
    with pytest.raises(ProtectionRefused, match="wozu"):
        reveal_contact_details(actor=alice, person_id=protected.pk, reason="curiosity")


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "anton"])
def test_protect_person_of_others(musterland, person, login):
    with pytest.raises(Person.DoesNotExist):
        protect_person(
            actor=musterland.actor(login), person_id=person.pk, version=1, is_protected=True, staff_lock=False
        )


def test_what_is_hidden_stands_on_no_page_until_somebody_says_why(protected, browser):
    pages = [protected.get_absolute_url()]
    pages += [
        reverse(f"people:{name}", args=[protected.public_id])
        for name in ("change_person", "end_contact_point", "end_address", "record_address", "protect_person")
    ]
    for page in pages:
        shown = browser.get(page).content.decode()
        assert PLACE not in shown, page
        assert NUMBER not in shown, page
    where = reverse("people:reveal_contact_details", args=[protected.public_id])
    assert browser.post(where, {"reason": ""}).status_code == 422
    assert PLACE not in browser.get(pages[0]).content.decode()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert browser.post(where, {"reason": "visit"}).status_code == 302
        shown = browser.get(pages[0]).content.decode()
        assert PLACE in shown
        assert NUMBER in shown
        clock.shift(timedelta(minutes=6))
        assert PLACE not in browser.get(pages[0]).content.decode()


def test_a_look_at_one_person_opens_nobody_else(musterland, alice, protected, browser):
    other = musterland.person_of(musterland.case(name="Tal"))
    add_contact_point(actor=alice, person_id=other.pk, kind="phone", value="0170 999", on=TODAY)
    protect_person(actor=alice, person_id=other.pk, version=1, is_protected=True, staff_lock=False)
    browser.post(reverse("people:reveal_contact_details", args=[protected.public_id]), {"reason": "call"})
    assert "0170 999" not in browser.get(other.get_absolute_url()).content.decode()


def test_whoever_is_known_in_the_office_is_not_shown_to_the_deputy(musterland, alice, person, browser):
    musterland.deputise(of="alice", by="bob")
    bob = musterland.actor("bob")
    assert Person.objects.visible_to(bob).filter(pk=person.pk).exists()
    protect_person(actor=alice, person_id=person.pk, version=1, is_protected=False, staff_lock=True)
    assert Person.objects.visible_to(alice).filter(pk=person.pk).exists()
    assert not Person.objects.visible_to(bob).filter(pk=person.pk).exists()
    assert not Person.objects.kept_one_by_one(bob).filter(pk=person.pk).exists()


def test_protection_by_page(person, browser):
    where = reverse("people:protect_person", args=[person.public_id])
    assert browser.post(where, {"version": "1", "is_protected": "on"}).status_code == 302
    page = browser.get(person.get_absolute_url()).content.decode()
    assert "Geschützte Person" in page
    assert NUMBER not in page
    assert browser.post(where, {"version": "1"}).status_code == 422
