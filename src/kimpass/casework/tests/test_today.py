from datetime import timedelta

import pytest

from kimpass.casework.actions import closing
from kimpass.casework.models import AccessRequest, FollowUp, Goal, GoalAgreement, Referral
from kimpass.casework.selectors.today import casework_today
from kimpass.kernel.scope import strict
from kimpass.people.models import ConfidentialityRelease


def remind(world, case, days=0, text="Anruf beim Jobcenter"):
    due = world.today + timedelta(days=days)
    return FollowUp.objects.create(tenant=world.tenant, case=case, text=text, due_on=due)


def agree(world, case, days=0):
    agreement = GoalAgreement.objects.create(tenant=world.tenant, case=case, agreed_on=world.today)
    due = world.today + timedelta(days=days)
    return Goal.objects.create(tenant=world.tenant, case=case, agreement=agreement, title="Sprachkurs", due_on=due)


def refer(world, case):
    return Referral.objects.create(
        tenant=world.tenant,
        case=case,
        person=world.person_of(case),
        to_agency=world.job_centre,
        release=ConfidentialityRelease.objects.filter(person=world.person_of(case)).first(),
        purpose="Arbeit",
        referred_on=world.today,
    )


def ask(world, unit="musterstadt"):
    return AccessRequest.objects.create(
        tenant=world.tenant,
        level="level_1",
        channel="school",
        received_on=world.today - timedelta(days=4),
        unit=world.units[unit],
        recorded_by=world.staff["alice"],
    )


def day_of(world, who="alice"):
    actor = world.actor(who)
    with strict():
        return casework_today(actor)


def test_today_collects_what_waits(musterland):
    case = musterland.case()
    remind(musterland, case, days=-1)
    remind(musterland, case, days=1)
    agree(musterland, case, days=7)
    agree(musterland, case, days=8)
    refer(musterland, case)
    ask(musterland)
    ask(musterland, "nebenstadt")
    day = day_of(musterland)
    assert [(item.text, item.is_overdue, item.family_name) for item in day.follow_ups] == [
        ("Anruf beim Jobcenter", True, "Berg")
    ]
    assert [(item.text, item.is_overdue) for item in day.goals] == [("Sprachkurs", False)]
    assert [item.text for item in day.referrals] == ["Jobcenter Musterland"]
    assert [(item.channel, item.days_waiting) for item in day.access_requests] == [("Schule", 4)]
    assert day.case_ids == {case.pk}
    assert len(day.access_request_ids) == 1


def test_today_names_the_papers_that_are_missing(musterland):
    musterland.case()
    unsigned = musterland.case(signed=False, name="Tal")
    released = musterland.case(name="Fluss")
    person = musterland.person_of(released)
    ConfidentialityRelease.objects.filter(person=person).update(expires_on=musterland.today)
    papers = {paper.case_id: (paper.lacks_consent, paper.lacks_release) for paper in day_of(musterland).missing_papers}
    assert papers == {unsigned.pk: (True, True), released.pk: (False, True)}


def test_today_leaves_closed_cases_alone(musterland):
    case = musterland.case(signed=False)
    remind(musterland, case)
    agree(musterland, case)
    closing.close_case(actor=musterland.actor("alice"), case_id=case.pk, reason="client_wish", on=musterland.today)
    assert not day_of(musterland).case_ids


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "anton"])
def test_today_shows_nothing_of_other_people_s_cases(musterland, who):
    case = musterland.case(signed=False)
    remind(musterland, case)
    assert not day_of(musterland, who).case_ids


def test_today_takes_the_same_statements_for_one_case_and_twenty(musterland, django_assert_max_num_queries):
    for name in range(20):
        case = musterland.case(signed=bool(name % 2), name=f"Berg{name}")
        remind(musterland, case)
        agree(musterland, case)
    alice = musterland.actor("alice")
    with django_assert_max_num_queries(7):
        day = casework_today(alice)
    assert len(day.follow_ups) == 20
