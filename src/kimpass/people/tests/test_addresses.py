from datetime import timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.kernel.period import Period
from kimpass.people.actions.addresses import AddressData, AddressRefused, end_address, record_address
from kimpass.people.actions.households import PersonData, add_person
from kimpass.people.models import Address, Person
from kimpass.people.selectors.addresses import addresses_of
from tests.support.cast import TODAY

HOME = AddressData(street="Musterweg 1", postcode="33098", place="Musterstadt")


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def person(musterland):
    return musterland.person_of(musterland.case())


def test_record_address_ends_the_one_before_of_its_kind(alice, person, facts):
    early = TODAY - timedelta(days=100)
    record_address(actor=alice, person_id=person.pk, address=HOME, valid_from=early)
    post = AddressData(kind="post", place="Postfach 12")
    record_address(actor=alice, person_id=person.pk, address=post, valid_from=early)
    new = AddressData(place="Nebenstadt")
    record_address(actor=alice, person_id=person.pk, address=new, valid_from=TODAY)
    held = {place.words: (place.holds, place.row.valid_until) for place in addresses_of(person, TODAY)}
    assert held == {
        "Musterweg 1, 33098 Musterstadt": (False, TODAY),
        "Postfach 12": (True, None),
        "Nebenstadt": (True, None),
    }
    assert facts()[-1] == "address.recorded"


def test_record_address_for_everybody_in_the_household(musterland, alice):
    case = musterland.case()
    person = musterland.person_of(case)
    child = add_person(
        actor=alice,
        household_id=case.household_id,
        person=PersonData(family_name="Berg", given_names="Lina"),
        relation="child",
        on=TODAY,
    )
    record_address(actor=alice, person_id=person.pk, address=HOME, valid_from=TODAY, whole_household=True)
    assert [place.words for place in addresses_of(child, TODAY)] == ["Musterweg 1, 33098 Musterstadt"]


@pytest.mark.parametrize(
    ("address", "days", "words"),
    [
        (AddressData(), None, "wenigstens den Ort"),
        (AddressData(kind="castle", place="x"), None, "Art der Anschrift"),
        (AddressData(place="x" * 121), None, "zu lang"),
        (AddressData(place="x", unit_id=0), None, "Kommune"),
        (HOME, 0, "vor dem Beginn"),
    ],
)
def test_record_address_refuses(alice, person, address, days, words):
    until = None if days is None else TODAY + timedelta(days=days)
    with pytest.raises(AddressRefused, match=words):
        record_address(actor=alice, person_id=person.pk, address=address, valid_from=TODAY, valid_until=until)
    assert not Address.objects.exists()


def test_record_address_refuses_days_that_are_taken(alice, person):
    record_address(actor=alice, person_id=person.pk, address=HOME, valid_from=TODAY)
    with pytest.raises(AddressRefused, match="bereits eine Anschrift"):
        record_address(actor=alice, person_id=person.pk, address=HOME, valid_from=TODAY - timedelta(days=5))


def test_end_address(alice, person, facts):
    begun = TODAY - timedelta(days=5)
    record_address(actor=alice, person_id=person.pk, address=HOME, valid_from=begun)
    with pytest.raises(AddressRefused, match="beginnt erst"):
        end_address(actor=alice, person_id=person.pk, kind="home", on=begun)
    end_address(actor=alice, person_id=person.pk, kind="home", on=TODAY)
    assert [place.holds for place in addresses_of(person, TODAY)] == [False]
    assert facts()[-1] == "address.ended"


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "anton"])
def test_record_address_of_others(musterland, person, login):
    with pytest.raises(Person.DoesNotExist):
        record_address(actor=musterland.actor(login), person_id=person.pk, address=HOME, valid_from=TODAY)


SPANS = st.lists(
    st.tuples(st.sampled_from(["home", "shelter"]), st.integers(0, 200), st.none() | st.integers(1, 90)), max_size=8
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SPANS)
def test_nobody_has_two_addresses_of_a_kind_on_one_day(musterland, alice, spans):
    person = musterland.person_of(musterland.case())
    for kind, back, length in spans:
        start = TODAY - timedelta(days=back)
        until = length and start + timedelta(days=length)
        try:
            record_address(
                actor=alice,
                person_id=person.pk,
                address=AddressData(kind=kind, place="Ort"),
                valid_from=start,
                valid_until=until,
            )
        except AddressRefused:
            continue
    for kind in ("home", "shelter"):
        rows = Address.objects.of(person).current().filter(kind=kind)
        days = [Period(row.valid_from, row.valid_until) for row in rows]
        assert not any(a.overlaps(b) for i, a in enumerate(days) for b in days[i + 1 :])


def test_addresses_by_page(musterland, person, client, monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    musterland.sign_in(client, "alice")
    record, end = (reverse(f"people:{name}_address", args=[person.public_id]) for name in ("record", "end"))
    unit = musterland.units["musterstadt"]
    assert client.post(record, {"kind": "shelter", "valid_from": "01.11.2026"}).status_code == 422
    sent = {"kind": "shelter", "place": "ZUE Musterstadt", "unit_id": unit.public_id, "valid_from": "01.11.2026"}
    assert client.post(record, sent).status_code == 302
    page = client.get(person.get_absolute_url()).content.decode()
    assert "ZUE Musterstadt" in page
    assert "Unterkunft · Musterstadt" in page
    assert client.post(end, {"kind": "shelter", "last_day": "22.11.2026"}).status_code == 302
    assert client.post(end, {"kind": "shelter", "last_day": "22.11.2026"}).status_code == 422
