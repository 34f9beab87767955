from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.organisation.models import CatalogueEntry
from kimpass.people.actions import residence
from kimpass.people.actions.residence import ResidenceRefused
from kimpass.people.models import Person, ResidenceStatus
from kimpass.people.selectors import persons
from tests.support.cast import TODAY


@pytest.fixture
def person(musterland):
    return musterland.person_of(musterland.case())


@pytest.fixture
def title(musterland):
    return CatalogueEntry.objects.create(
        tenant=musterland.tenant, catalogue="residence_title", code="GEST", label_de="Aufenthaltsgestattung"
    )


@pytest.fixture
def record(musterland, person, title):
    def call(login="alice", **values):
        values = {"title_id": title.pk, "valid_from": TODAY - timedelta(days=20)} | values
        return residence.record_residence_status(actor=musterland.actor(login), person_id=person.pk, **values)

    return call


def test_record_residence_status(person, record, facts):
    status = record()
    assert persons.residence_of(person) == [status]
    assert facts() == ["residence_status.recorded"]


def test_record_residence_status_ends_the_open_title_where_the_next_begins(person, record):
    first, second = record(), record(valid_from=TODAY)
    first.refresh_from_db()
    assert first.valid_until == TODAY
    assert persons.residence_of(person) == [second, first]


@pytest.mark.parametrize(
    "values",
    [
        {"valid_from": TODAY - timedelta(days=20)},
        {"valid_from": TODAY - timedelta(days=30)},
        {"valid_from": TODAY, "valid_until": TODAY},
        {"title_id": 0, "valid_from": TODAY},
    ],
)
def test_record_residence_status_refuses_what_does_not_fit(person, record, values):
    record()
    with pytest.raises(ResidenceRefused):
        record(**values)
    assert len(persons.residence_of(person)) == 1


def test_record_residence_status_is_the_keepers(record):
    with pytest.raises((PermissionDenied, Person.DoesNotExist)):
        record(login="bob")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 300), st.none() | st.integers(1, 200)), max_size=6))
def test_nobody_holds_two_titles_on_one_day(person, record, periods):
    ResidenceStatus.objects.of(person).delete()
    for start, length in periods:
        begin = TODAY - timedelta(days=start)
        try:
            record(valid_from=begin, valid_until=length and begin + timedelta(days=length))
        except ResidenceRefused:
            continue
    held = sorted(persons.residence_of(person), key=lambda row: row.valid_from)
    for before, after in pairwise(held):
        assert before.valid_until is not None
        assert before.valid_until <= after.valid_from


def test_the_page_records_a_title_and_refuses_a_day_that_does_not_exist(client, musterland, person, title):
    musterland.sign_in(client, "alice")
    url = reverse("people:record_residence_status", args=[person.public_id])
    refused = client.post(url, {"title_id": title.code, "valid_from": "31.02.2026"})
    assert refused.status_code == 422
    page = client.post(url, {"title_id": title.code, "valid_from": "01.02.2026"}, follow=True).content.decode()
    assert "Der Aufenthaltstitel ist eingetragen." in page
    assert "Aufenthaltsgestattung" in page
    assert persons.residence_of(person)[0].valid_from < localdate()
