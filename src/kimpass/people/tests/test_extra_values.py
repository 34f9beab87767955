import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kimpass.organisation.actions.extra_fields import FieldData, define_extra_field
from kimpass.organisation.selectors.extra_values import ExtraValueRefused, ValuesChangedMeanwhile
from kimpass.people.actions.extra_values import record_person_values
from kimpass.people.models import Person


def define(musterland, label="Krankenkasse", kind="text"):
    return define_extra_field(
        actor=musterland.actor("anton"), target="person", type=kind, field=FieldData(label_de=label)
    )


def test_record_person_values_checks_against_the_definition(musterland, facts):
    define(musterland)
    person, alice = musterland.person_of(musterland.case()), musterland.actor("alice")
    recorded = record_person_values(actor=alice, person_id=person.pk, values={"krankenkasse": "AOK"}, seen={})
    assert recorded.extra == {"krankenkasse": "AOK"}
    assert facts()[-1] == "person.values_recorded"
    with pytest.raises(ValuesChangedMeanwhile, match="Krankenkasse: AOK"):
        record_person_values(actor=alice, person_id=person.pk, values={"krankenkasse": "DAK"}, seen={})
    with pytest.raises(ExtraValueRefused, match="nicht mehr erfasst"):
        record_person_values(actor=alice, person_id=person.pk, values={"religion": "x"})


def test_record_person_values_is_for_the_keeper(musterland):
    person = musterland.person_of(musterland.case())
    for login in ("eve", "charlie", "anton"):
        with pytest.raises((Person.DoesNotExist, PermissionDenied)):
            record_person_values(actor=musterland.actor(login), person_id=person.pk, values={})


def test_values_are_filled_on_the_page_of_the_person(musterland, client):
    define(musterland, "Führerschein", "yes_no")
    person = musterland.person_of(musterland.case())
    person.refresh_from_db()
    musterland.sign_in(client, "alice")
    where = reverse("people:record_person_values", args=[person.public_id])
    assert "Führerschein" in client.get(where).content.decode()
    assert client.post(where, {"seen": "{}", "extra_fuhrerschein": "maybe"}).status_code == 422
    assert client.post(where, {"seen": "[", "extra_fuhrerschein": "no"}).status_code == 422
    assert client.post(where, {"seen": "{}", "extra_fuhrerschein": "no"}).url == person.get_absolute_url()
    page = client.get(person.get_absolute_url()).content.decode()
    assert "Führerschein" in page
    assert '<dd dir="auto">nein</dd>' in page
