from datetime import timedelta

import pytest
from django.urls import reverse

from kimpass.people.actions.contact_points import ContactPointRefused, add_contact_point, end_contact_point
from kimpass.people.models import ContactPoint, Person
from kimpass.people.selectors.addresses import contact_points_of
from tests.support.cast import TODAY


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def person(musterland):
    return musterland.person_of(musterland.case())


def test_add_contact_point_keeps_several(alice, person, facts):
    for kind, value in (
        ("phone", "0170 1"),
        ("phone", "0170 2"),
        ("email", "amal@example.org"),
        ("messenger", "@amal"),
    ):
        add_contact_point(actor=alice, person_id=person.pk, kind=kind, value=value, on=TODAY)
    values = {point.value for point in contact_points_of(person, TODAY)}
    assert values == {"0170 1", "0170 2", "amal@example.org", "@amal"}
    assert facts()[-1] == "contact_point.added"


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("phone", "", "Nummer oder Adresse"),
        ("phone", "keine", "Ziffern"),
        ("email", "amal", "keine E-Mail"),
        ("pigeon", "grau", "Kontaktweg"),
        ("other", "x" * 201, "höchstens 200"),
    ],
)
def test_add_contact_point_refuses(alice, person, kind, value, words):
    with pytest.raises(ContactPointRefused, match=words):
        add_contact_point(actor=alice, person_id=person.pk, kind=kind, value=value, on=TODAY)
    assert not ContactPoint.objects.exists()


def test_add_contact_point_refuses_the_future_and_repetition(alice, person):
    data = {"actor": alice, "person_id": person.pk, "kind": "phone", "value": "0170 1"}
    with pytest.raises(ContactPointRefused, match="Zukunft"):
        add_contact_point(**data, on=TODAY + timedelta(days=1))
    add_contact_point(**data, on=TODAY)
    with pytest.raises(ContactPointRefused, match="bereits eingetragen"):
        add_contact_point(**data, on=TODAY)


def test_end_contact_point(alice, person, facts):
    begun = TODAY - timedelta(days=9)
    point = add_contact_point(actor=alice, person_id=person.pk, kind="phone", value="0170 1", on=begun)
    end_contact_point(actor=alice, person_id=person.pk, point_id=point.pk, on=TODAY)
    assert contact_points_of(person, TODAY) == []
    assert contact_points_of(person, TODAY - timedelta(days=1)) == [point]
    assert facts()[-1] == "contact_point.ended"
    with pytest.raises(ContactPointRefused, match="bereits beendet"):
        end_contact_point(actor=alice, person_id=person.pk, point_id=point.pk, on=TODAY)


def test_end_contact_point_on_its_first_day_makes_it_never_hold(alice, person):
    point = add_contact_point(actor=alice, person_id=person.pk, kind="phone", value="0170 1", on=TODAY)
    end_contact_point(actor=alice, person_id=person.pk, point_id=point.pk, on=TODAY)
    assert contact_points_of(person, TODAY) == []


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "anton"])
def test_add_contact_point_of_others(musterland, person, login):
    with pytest.raises(Person.DoesNotExist):
        add_contact_point(actor=musterland.actor(login), person_id=person.pk, kind="phone", value="0170 1", on=TODAY)


def test_contact_points_by_page(musterland, person, client, monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    musterland.sign_in(client, "alice")
    add, end = (reverse(f"people:{name}_contact_point", args=[person.public_id]) for name in ("add", "end"))
    assert client.post(add, {"kind": "email", "value": "amal", "on": "23.11.2026"}).status_code == 422
    assert client.post(add, {"kind": "phone", "value": "0170 1", "on": "01.11.2026"}).status_code == 302
    assert "0170 1" in client.get(person.get_absolute_url()).content.decode()
    sent = {"point_id": "phone:0170 1", "last_day": "22.11.2026"}
    assert client.post(end, sent).status_code == 302
    assert "0170 1" not in client.get(person.get_absolute_url()).content.decode()
    assert client.post(end, sent).status_code == 422
