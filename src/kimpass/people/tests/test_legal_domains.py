from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kimpass.kernel.period import Period
from kimpass.organisation.models import CatalogueEntry
from kimpass.people.actions import legal_domains
from kimpass.people.actions.legal_domains import (
    LegalDomainRefused,
    change_legal_domain,
    change_legal_domain_for_many,
    record_legal_domain,
)
from kimpass.people.models import LegalDomainPeriod, Person
from kimpass.people.selectors import persons
from kimpass.people.selectors.stretches import gaps, overlaps
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


# --- Changes -----------------------------------------------------------------------------


@pytest.fixture
def asylum(musterland):
    return CatalogueEntry.objects.create(
        tenant=musterland.tenant, catalogue="legal_domain", code="ASYLBLG", label_de="AsylbLG"
    )


@pytest.fixture
def jobseekers(musterland):
    return CatalogueEntry.objects.create(
        tenant=musterland.tenant, catalogue="legal_domain", code="SGB2X", label_de="SGB II"
    )


def standing(musterland, domain, name="Berg", since=100):
    person = musterland.person_of(musterland.case(name=name))
    record_legal_domain(
        actor=musterland.actor("alice"),
        person_id=person.pk,
        domain_id=domain.pk,
        valid_from=TODAY - timedelta(days=since),
    )
    return person


def test_change_legal_domain_is_one_change(musterland, asylum, jobseekers, facts):
    person, alice = standing(musterland, asylum), musterland.actor("alice")
    change_legal_domain(
        actor=alice,
        person_id=person.pk,
        from_id=asylum.pk,
        to_id=jobseekers.pk,
        on=TODAY,
        agency_id=musterland.job_centre.pk,
    )
    left, entered = LegalDomainPeriod.objects.order_by("valid_from")
    assert (left.valid_until, entered.valid_from, entered.agency) == (TODAY, TODAY, musterland.job_centre)
    assert left.change_id == entered.change_id != ""
    assert facts()[-1] == "legal_domain.changed"


@pytest.mark.parametrize(("back", "words"), [(100, "nicht im bisherigen"), (200, "nicht im bisherigen")])
def test_change_legal_domain_refuses_a_day_before_the_old_one(musterland, asylum, jobseekers, back, words):
    person = standing(musterland, asylum)
    with pytest.raises(LegalDomainRefused, match=words):
        change_legal_domain(
            actor=musterland.actor("alice"),
            person_id=person.pk,
            from_id=asylum.pk,
            to_id=jobseekers.pk,
            on=TODAY - timedelta(days=back),
        )


def test_change_legal_domain_refuses_the_same_one(musterland, asylum):
    person = standing(musterland, asylum)
    with pytest.raises(LegalDomainRefused, match="gleich"):
        change_legal_domain(
            actor=musterland.actor("alice"), person_id=person.pk, from_id=asylum.pk, to_id=asylum.pk, on=TODAY
        )


def test_change_legal_domain_for_many_is_for_all_or_for_none(musterland, asylum, jobseekers, facts):
    alice = musterland.actor("alice")
    people = [standing(musterland, asylum, name) for name in ("Berg", "Tal", "See")]
    late = standing(musterland, asylum, "Spät", since=0)
    values = {"actor": alice, "from_id": asylum.pk, "to_id": jobseekers.pk, "on": TODAY}
    with pytest.raises(LegalDomainRefused, match="Spät"):
        change_legal_domain_for_many(person_ids=[person.pk for person in (*people, late)], **values)
    assert not LegalDomainPeriod.objects.filter(domain=jobseekers).exists()
    changed = change_legal_domain_for_many(person_ids=[person.pk for person in people], **values)
    assert len({row.change_id for row in changed}) == 1
    assert LegalDomainPeriod.objects.filter(domain=jobseekers, valid_until__isnull=True).count() == 3
    assert facts()[-1] == "legal_domain.changed_for_many"


def test_change_legal_domain_for_many_refuses_nobody_and_strangers(musterland, asylum, jobseekers):
    values = {"actor": musterland.actor("alice"), "from_id": asylum.pk, "to_id": jobseekers.pk, "on": TODAY}
    foreign = musterland.person_of(musterland.case(kept_by="eve", unit="nebenstadt"))
    for people in ([], [foreign.pk]):
        with pytest.raises(LegalDomainRefused, match="für wen"):
            change_legal_domain_for_many(person_ids=people, **values)


@pytest.mark.parametrize("login", ["charlie", "diana", "anton"])
def test_change_legal_domain_for_many_is_case_work(musterland, asylum, jobseekers, login):
    with pytest.raises(PermissionDenied):
        change_legal_domain_for_many(
            actor=musterland.actor(login), person_ids=[1], from_id=asylum.pk, to_id=jobseekers.pk, on=TODAY
        )


def test_a_wave_by_page(musterland, asylum, jobseekers, client, monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    people = [standing(musterland, asylum, name) for name in ("Berg", "Tal")]
    musterland.sign_in(client, "alice")
    where = reverse("people:change_legal_domain_for_many")
    assert "2 Personen" in client.get(where).content.decode()
    chosen = f"{where}?von=ASYLBLG"
    assert "Berg" in client.get(chosen).content.decode()
    sent = {"to_id": "SGB2X", "on": "01.11.2026", "person_ids": [person.public_id for person in people]}
    assert client.post(chosen, sent | {"person_ids": []}).status_code == 422
    assert client.post(chosen, sent | {"person_ids": ["0123456789ab"]}).status_code == 422
    assert client.post(chosen, sent).status_code == 302
    page = client.get(people[0].get_absolute_url()).content.decode()
    assert "SGB II" in page
    assert "31.10.2026" in page
    musterland.sign_in(client, "charlie")
    assert client.get(where).status_code == 403


def test_change_legal_domain_by_page(musterland, asylum, jobseekers, client, monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    person = standing(musterland, asylum)
    musterland.sign_in(client, "alice")
    where = reverse("people:change_legal_domain", args=[person.public_id])
    sent = {"from_id": "ASYLBLG", "to_id": "SGB2X", "on": "01.11.2026"}
    assert client.post(where, sent).status_code == 302
    assert client.post(where, sent).status_code == 422


# --- Gaps and overlaps --------------------------------------------------------------------


DAYS = st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(1, 20)), max_size=6)


@given(DAYS)
def test_gaps_are_the_days_nothing_covers(spans):
    periods = [
        Period(TODAY + timedelta(days=start), length and TODAY + timedelta(days=start + length))
        for start, length in spans
    ]
    found = gaps(periods)
    end = max((period.end or TODAY + timedelta(days=99) for period in periods), default=TODAY)
    for number in range(100):
        day = TODAY + timedelta(days=number)
        covered = any(day in period for period in periods)
        begun = any(period.start <= day for period in periods)
        assert any(day in gap for gap in found) == (begun and not covered and day < end)


@given(DAYS)
def test_overlaps_are_found_whatever_the_order(spans):
    named = [
        (str(n), Period(TODAY + timedelta(days=s), length and TODAY + timedelta(days=s + length)))
        for n, (s, length) in enumerate(spans)
    ]
    pairs = {frozenset((pair.first, pair.second)) for pair in overlaps(named)}
    assert pairs == {frozenset((a, b)) for a, one in named for b, other in named if a != b and one.overlaps(other)}
