from datetime import timedelta

import pytest

from kimpass.organisation.models import CatalogueEntry
from kimpass.people.actions import legal_domains
from kimpass.people.actions.legal_domains import LegalDomainRefused
from kimpass.people.models import LegalDomainPeriod, Person
from kimpass.people.selectors import persons
from tests.support.cast import TODAY


@pytest.fixture
def person(musterland):
    return musterland.person_of(musterland.case())


@pytest.fixture
def domain(musterland):
    return CatalogueEntry.objects.create(
        tenant=musterland.tenant, catalogue="legal_domain", code="SGB2", label_de="Grundsicherung"
    )


@pytest.fixture
def record(musterland, person, domain):
    def call(login="alice", **values):
        values = {"domain_id": domain.pk, "valid_from": TODAY - timedelta(days=20)} | values
        return legal_domains.record_legal_domain(actor=musterland.actor(login), person_id=person.pk, **values)

    return call


def test_record_legal_domain(musterland, person, record, facts):
    period = record(agency_id=musterland.job_centre.pk)
    assert persons.legal_domains_of(person) == [period]
    assert facts() == ["legal_domain.recorded"]


def test_record_legal_domain_refuses_the_same_domain_at_the_same_time(record):
    record(valid_until=TODAY)
    record(valid_from=TODAY)
    with pytest.raises(LegalDomainRefused, match="bereits eingetragen"):
        record(valid_from=TODAY - timedelta(days=40), valid_until=TODAY - timedelta(days=19))
    assert record(valid_from=TODAY - timedelta(days=40), valid_until=TODAY - timedelta(days=20))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"domain_id": 0}, "Rechtskreis"),
        ({"agency_id": 0}, "Stelle"),
        ({"valid_until": TODAY - timedelta(days=20)}, "Ende"),
    ],
)
def test_record_legal_domain_refuses(record, values, words):
    with pytest.raises(LegalDomainRefused, match=words):
        record(**values)


def test_record_legal_domain_takes_no_other_catalogue(musterland, record):
    with pytest.raises(LegalDomainRefused):
        record(domain_id=musterland.fields["WOHNEN"].pk)


@pytest.mark.parametrize("login", ["bob", "eve", "charlie"])
def test_record_legal_domain_of_others(record, login):
    with pytest.raises(Person.DoesNotExist):
        record(login)


def test_end_legal_domain(musterland, record, facts):
    period = record()
    legal_domains.end_legal_domain(actor=musterland.actor("alice"), period_id=period.pk, on=TODAY)
    period.refresh_from_db()
    assert period.valid_until == TODAY
    assert facts()[-1] == "legal_domain.ended"
    with pytest.raises(LegalDomainRefused, match="bereits beendet"):
        legal_domains.end_legal_domain(actor=musterland.actor("alice"), period_id=period.pk, on=TODAY)


def test_end_legal_domain_of_others(musterland, record):
    period = record()
    with pytest.raises(LegalDomainPeriod.DoesNotExist):
        legal_domains.end_legal_domain(actor=musterland.actor("eve"), period_id=period.pk, on=TODAY)
