"""Who sees a case when: the keeper from the first day, the deputy while it lasts, nobody else."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.casework.models import Case
from kimpass.casework.selectors.caseload import CaseloadFilter, caseload
from kimpass.casework.tests.test_intake import begin
from kimpass.people.models import Household, Person


def sees(world, who, case, *, today=None):
    actor = world.actor(who, today=today)
    answers = {
        Case.objects.visible_to(actor).filter(pk=case.pk).exists(),
        Household.objects.visible_to(actor).filter(pk=case.household_id).exists(),
        Person.objects.visible_to(actor).filter(pk=world.person_of(case).pk).exists(),
    }
    assert len(answers) == 1, "case, household and person are seen together or not at all"
    return answers.pop()


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "diana", "anton"])
def test_begin_intake_shows_the_case_to_its_keeper_alone(musterland, who):
    case = begin(musterland)
    assert sees(musterland, "alice", case)
    assert not sees(musterland, who, case)


def test_a_neighbouring_tenant_sees_nothing(musterland, neighbour):
    case = begin(musterland)
    other = musterland.actor("alice")
    stranger = type(other)(
        user_id=other.user_id,
        tenant_id=neighbour.pk,
        staff_id=other.staff_id,
        today=other.today,
        grants=other.grants,
    )
    assert not Case.objects.visible_to(stranger).filter(pk=case.pk).exists()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(1, 60), later=st.integers(-10, 80))
def test_the_deputy_sees_the_case_exactly_while_he_deputises(musterland, days, later):
    case = begin(musterland, on=musterland.today - timedelta(days=20))
    delegation = musterland.deputise(of="alice", by="bob", days=days)
    day = musterland.today + timedelta(days=later)
    assert sees(musterland, "bob", case, today=day) == (0 <= later < days)
    assert sees(musterland, "alice", case, today=day)
    delegation.delete()


def test_the_deputy_finds_the_case_in_his_list(musterland):
    case = begin(musterland)
    assert caseload(musterland.actor("bob"), CaseloadFilter()).total == 0
    musterland.deputise(of="alice", by="bob")
    page = caseload(musterland.actor("bob"), CaseloadFilter())
    assert [(row.number, row.keeper) for row in page.rows] == [(case.number, "Alice")]


def test_a_case_of_somebody_known_in_the_office_is_not_for_the_deputy(musterland):
    known, other = musterland.case(), musterland.case(name="Tal")
    musterland.deputise(of="alice", by="bob")
    Person.objects.filter(pk=musterland.person_of(known).pk).update(staff_lock=True)
    assert set(Case.objects.visible_to(musterland.actor("alice"))) == {known, other}
    assert set(Case.objects.visible_to(musterland.actor("bob"))) == {other}
