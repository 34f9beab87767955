from datetime import timedelta

import pytest

from kimpass.casework.selectors.unsigned import missing_papers, untold
from kimpass.people.models import ConfidentialityRelease, Person, ReleaseRecipient, WithdrawalNotice
from kimpass.people.selectors import papers


@pytest.fixture
def case(musterland):
    return musterland.case()


@pytest.fixture
def person(musterland, case):
    return musterland.person_of(case)


def lacking(cast):
    return [(row.lacks_consent, row.lacks_release) for row in missing_papers(cast.actor("alice"))]


def test_who_has_signed_is_not_asked_again(musterland, case):
    assert lacking(musterland) == []


@pytest.mark.parametrize("years", [15, 17, 18, None])
def test_a_signature_alone_is_not_enough_for_a_minor_or_an_unclear_age(musterland, person, years):
    Person.objects.update(birth_year=years and musterland.today.year - years)
    person.refresh_from_db()
    assert lacking(musterland) == [(True, True)]
    assert papers.missing_papers(person, musterland.today)


@pytest.mark.parametrize("years", [19, 20, 21, 60])
def test_an_adult_signs_alone(musterland, person, years):
    Person.objects.update(birth_year=musterland.today.year - years)
    assert lacking(musterland) == []


def test_a_release_whose_bodies_have_all_ended_is_none(musterland, case, person):
    ReleaseRecipient.objects.update(expires_on=musterland.today)
    assert lacking(musterland) == [(False, True)]
    assert papers.release_covering(person, musterland.job_centre.pk, musterland.today) is None
    assert papers.release_covering(person, musterland.job_centre.pk, musterland.today - timedelta(days=1))


@pytest.mark.parametrize(("login", "seen"), [("alice", 1), ("bob", 0), ("eve", 0), ("charlie", 0), ("anton", 0)])
def test_whom_to_tell_stands_with_the_keeper_until_somebody_has(musterland, person, login, seen):
    notice = WithdrawalNotice.objects.create(
        tenant=musterland.tenant,
        person=person,
        release=ConfidentialityRelease.objects.get(),
        agency=musterland.job_centre,
        withdrawn_on=musterland.today,
    )
    actor = musterland.actor(login)
    assert len(untold(actor)) == seen
    notice.told_on = musterland.today
    notice.save()
    assert untold(actor) == ()
