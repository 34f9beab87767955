from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.people.actions.households import PersonData, add_person
from kimpass.people.models import DataProcessingConsent, HouseholdMember
from kimpass.people.selectors import papers
from tests.support.cast import TODAY


@pytest.fixture
def household(musterland):
    return musterland.case().household


def grow(cast, household, number):
    return add_person(
        actor=cast.actor("alice"),
        household_id=household.pk,
        person=PersonData(family_name="Berg", given_names=f"Kind {number}", birth_year=TODAY.year - 5),
        relation="child",
        on=TODAY,
    )


def test_signed_for_needs_both_papers_of_the_reference_person(musterland, household):
    assert papers.signed_for(household, TODAY)
    assert not papers.signed_for(musterland.case(signed=False, name="Tal").household, TODAY)
    assert not papers.signed_for(household, TODAY - timedelta(days=31))


def test_signed_for_stops_with_the_withdrawal(musterland, household):
    DataProcessingConsent.objects.update(withdrawn_at="2026-11-23T10:00Z")
    assert not papers.signed_for(household, TODAY)


def test_reference_person_of_an_empty_day(household):
    with pytest.raises(HouseholdMember.DoesNotExist):
        papers.reference_person(household, TODAY - timedelta(days=31))


def test_papers_of_household_tells_what_each_member_lacks(musterland, household):
    grow(musterland, household, 1)
    adult, child = papers.papers_of_household(household, TODAY)
    assert (adult.is_reference, adult.is_minor, adult.missing) == (True, False, ())
    assert (child.is_reference, child.is_minor) == (False, True)
    assert child.missing == ("Einverständnis zur Datenverarbeitung", "Schweigepflichtentbindung")
    assert [recipient.agency.name for recipient in adult.releases[0].recipients] == ["Jobcenter Musterland"]
    assert adult.consents[0].state == "gültig"


def test_papers_of_household_asks_as_often_for_six_as_for_two(musterland, household, django_assert_max_num_queries):
    for number in range(6):
        musterland.sign(grow(musterland, household, number))
    with django_assert_max_num_queries(5):
        assert len(papers.papers_of_household(household, TODAY)) == 7


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    signed=st.integers(-40, 5),
    lasts=st.none() | st.integers(1, 60),
    withdrawn=st.booleans(),
    asked=st.integers(-40, 40),
)
def test_a_paper_holds_from_its_signature_to_its_end_unless_withdrawn(musterland, signed, lasts, withdrawn, asked):
    person = musterland.person_of(musterland.case(signed=False))
    begins = TODAY + timedelta(days=signed)
    ends = None if lasts is None else begins + timedelta(days=lasts)
    musterland.sign(person)
    DataProcessingConsent.objects.filter(person=person).update(
        signed_on=begins, expires_on=ends, withdrawn_at="2026-11-23T10:00Z" if withdrawn else None
    )
    day = TODAY + timedelta(days=asked)
    holds = not withdrawn and begins <= day and (ends is None or day < ends)
    assert ("Einverständnis zur Datenverarbeitung" not in papers.missing_papers(person, day)) == holds
    assert papers.papers_of([person], day)[0].consents[0].holds == holds
