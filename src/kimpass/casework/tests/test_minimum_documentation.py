from datetime import timedelta

import pytest

from kimpass.casework.actions.phases import PhaseLocked, move_case
from kimpass.casework.selectors.minimum_documentation import (
    OF_EVERYBODY,
    OF_THE_CASE,
    OF_THE_REFERENCE,
    Documentation,
    missing_now,
)
from kimpass.organisation.actions.minimum_documentation import agree_minimum_documentation
from kimpass.organisation.data.facts import FACTS, HINT, REQUIRED
from kimpass.people.models import Person, PersonNationality
from tests.support.cast import TODAY


def agree(musterland, rules, **values):
    values = {"agreed_on": TODAY, "valid_from": TODAY, "seen_version": 0} | values
    return agree_minimum_documentation(actor=musterland.actor("charlie"), rules=rules, **values)


def test_every_fact_that_can_be_agreed_can_be_looked_up():
    assert set(FACTS) == set(OF_EVERYBODY) | set(OF_THE_REFERENCE) | OF_THE_CASE


def test_every_fact_is_looked_up_in_two_statements(musterland, django_assert_num_queries):
    agree(musterland, {"intake": dict.fromkeys(FACTS, HINT)})
    case = musterland.case()
    Person.objects.filter(pk=musterland.person_of(case).pk).update(birth_year=None)
    with django_assert_num_queries(4):
        found = {each.label for each in Documentation(case, TODAY).missing("intake")}
    assert found == {str(label) for label in FACTS.values()}


def test_what_is_required_holds_the_phase_and_what_is_not_is_said(musterland, visit):
    agree(musterland, {"assessment": {"nationality": REQUIRED, "arrival": HINT}})
    case, alice = musterland.case(), musterland.actor("alice")
    with pytest.raises(PhaseLocked, match=r"Es fehlt: Staatsangehörigkeit \(Amal\)"):
        move_case(actor=alice, case_id=case.pk, to="assessment", on=TODAY)
    page = visit("alice").get(f"{case.get_absolute_url()}phase/")
    assert "hält aber nicht auf" in page
    assert "Einreise nach Deutschland (Amal)" in page
    person = musterland.person_of(case)
    PersonNationality.objects.create(tenant=musterland.tenant, person=person, country="SY")
    assert move_case(actor=alice, case_id=case.pk, to="assessment", on=TODAY).phase == "assessment"


def test_the_end_waits_for_nothing(musterland):
    agree(musterland, {"intake": dict.fromkeys(FACTS, REQUIRED)})
    case = musterland.case()
    assert move_case(actor=musterland.actor("alice"), case_id=case.pk, to="closure", on=TODAY).phase == "closure"


def test_a_case_keeps_being_judged_by_the_version_of_its_day(musterland):
    agree(musterland, {"intake": {"nationality": REQUIRED}})
    case = musterland.case()
    assert missing_now(case, TODAY).missing("intake") == [], "it entered its phase before anything was agreed"
    yesterday = TODAY - timedelta(days=1)
    assert move_case(actor=musterland.actor("alice"), case_id=case.pk, to="assessment", on=yesterday)


def test_the_list_of_what_is_missing_stands_on_the_page(musterland, visit):
    agree(musterland, {"assessment": {"arrival": HINT}})
    case = musterland.case()
    move_case(actor=musterland.actor("alice"), case_id=case.pk, to="assessment", on=TODAY)
    page = visit("alice").get(f"{case.get_absolute_url()}?abschnitt=lage")
    assert "Was noch fehlt" in page
    assert "Einreise nach Deutschland (Amal)" in page
    assert "Mindestdokumentation, Version 1" in page
