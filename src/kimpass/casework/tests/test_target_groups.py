from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.casework.models import CaseMember
from kimpass.casework.selectors.target_groups import (
    Facts,
    Verdict,
    all_of,
    any_of,
    group_counts,
    hint_for,
    hint_words,
    judge,
    possible_ages,
    years_before,
)
from kimpass.organisation.actions.target_groups import GroupData, add_target_group
from kimpass.organisation.selectors.target_groups import Rule, read_rule
from kimpass.people.models import Person
from tests.support.cast import TODAY

VERDICTS = st.lists(st.sampled_from(Verdict), max_size=6)
YES, OPEN, NO = Verdict.YES, Verdict.OPEN, Verdict.NO


def add(world, label, unit=None, **rule):
    unit_id = world.units[unit].pk if unit else None
    data = GroupData(label, Rule(**rule), unit_id=unit_id)
    return add_target_group(actor=world.actor("charlie"), data=data, valid_from=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("rule", "facts", "verdict"),
    [
        ({}, Facts(), YES),
        ({"arrived_since": date(2015, 1, 1)}, Facts(), OPEN),
        ({"arrived_since": date(2015, 1, 1)}, Facts(arrived_on=date(2015, 1, 1)), YES),
        ({"arrived_since": date(2015, 1, 1)}, Facts(arrived_on=date(2014, 12, 31)), NO),
        ({"settled_years": 8}, Facts(arrived_on=years_before(TODAY, 8)), YES),
        ({"settled_years": 8}, Facts(arrived_on=years_before(TODAY, 8) + timedelta(days=1)), NO),
        ({"age_from": 18}, Facts(ages=(17, 18)), OPEN),
        ({"age_from": 18}, Facts(ages=(18, 19)), YES),
        ({"age_from": 18, "age_to": 26}, Facts(ages=(27,)), NO),
        ({"age_to": 0}, Facts(ages=(1,)), NO),
        ({"lone_parent": True}, Facts(lone_parent="not_asked"), OPEN),
        ({"lone_parent": True}, Facts(lone_parent="unknown"), OPEN),
        ({"lone_parent": True}, Facts(lone_parent="yes"), YES),
        ({"lone_parent": True}, Facts(lone_parent="no"), NO),
        ({"unaccompanied_minor": True, "age_from": 18}, Facts(unaccompanied_minor="yes"), OPEN),
        ({"unaccompanied_minor": True, "age_from": 18}, Facts(unaccompanied_minor="no"), NO),
        ({"has_children": True}, Facts(), OPEN),
        ({"has_children": True}, Facts(children=YES), YES),
        ({"legal_domains": ("SGB2",)}, Facts(), OPEN),
        ({"legal_domains": ("SGB2",)}, Facts(domains=frozenset({"ASYLBLG"})), NO),
        ({"residence_titles": ("AE24", "GEST")}, Facts(titles=frozenset({"GEST"})), YES),
    ],
)
def test_a_rule_says_yes_no_or_not_known_yet(rule, facts, verdict):
    assert judge(Rule(**rule), facts, TODAY) == verdict
    assert judge(read_rule(Rule(**rule).as_json()), facts, TODAY) == verdict


@given(rule=st.builds(
    Rule,
    arrived_since=st.none() | st.dates(date(1990, 1, 1), TODAY),
    settled_years=st.none() | st.integers(1, 40),
    age_from=st.none() | st.integers(0, 99),
    age_to=st.none() | st.integers(0, 99),
    lone_parent=st.booleans(),
    unaccompanied_minor=st.booleans(),
    has_children=st.booleans(),
    residence_titles=st.lists(st.sampled_from(["AE24", "GEST"]), unique=True).map(tuple),
    legal_domains=st.lists(st.sampled_from(["SGB2"]), unique=True).map(tuple),
))  # fmt: skip
def test_who_is_unknown_is_never_outside(rule):
    assert judge(rule, Facts(), TODAY) == (YES if rule.is_everybody else OPEN)


@given(first=VERDICTS, second=VERDICTS)
def test_three_answers_combine_like_one_list(first, second):
    assert all_of([all_of(first), all_of(second)]) == all_of(first + second)
    assert any_of([any_of(first), any_of(second), NO]) == any_of([*first, *second, NO])


@given(year=st.integers(1920, 2026), day=st.dates(date(2000, 1, 1), date(2060, 1, 1)), birth=st.dates(date(1920, 1, 1)))
def test_a_year_leaves_two_ages(year, day, birth):
    assert possible_ages(None, year, "year", day) == (day.year - year - 1, day.year - year)
    assert possible_ages(birth, birth.year, "day", day)[0] in possible_ages(None, birth.year, "year", day)
    assert possible_ages(None, None, "day", day) == ()


def test_the_hint_says_yes_open_or_outside_and_never_blocks(musterland):
    case, alice = musterland.case(), musterland.actor("alice")
    assert hint_for(alice, case) is None
    add(musterland, "Ankommen seit 2015", arrived_since=date(2015, 1, 1))
    assert "noch offen" in hint_words(hint_for(alice, case))
    person = musterland.person_of(case)
    Person.objects.filter(pk=person.pk).update(arrived_on=date(2001, 1, 1))
    assert "trotzdem möglich" in hint_words(hint_for(alice, case))
    add(musterland, "Alteingesessene", settled_years=8)
    assert hint_words(hint_for(alice, case)) == "Gehört zur Zielgruppe: Alteingesessene."


def test_a_group_of_one_unit_is_for_its_cases_only(musterland):
    add(musterland, "Waldhausen", "waldhausen")
    alice = musterland.actor("alice")
    assert hint_for(alice, musterland.case()).verdict == NO
    assert hint_for(alice, musterland.case(unit="waldhausen", name="Tal")).verdict == YES


def test_families_and_persons_are_counted_by_group_at_a_day(musterland):
    cases = [musterland.case(name=f"Haus{number}") for number in range(7)]
    add(musterland, "Seit 2015", arrived_since=date(2015, 1, 1))
    for case, arrived in zip(cases, [date(2020, 1, 1)] * 4 + [date(2001, 1, 1)] * 3, strict=True):
        Person.objects.filter(pk=musterland.person_of(case).pk).update(arrived_on=arrived)
    second = Person.objects.create(tenant=musterland.tenant, controller=musterland.office, family_name="Haus0")
    CaseMember.objects.create(tenant=musterland.tenant, case=cases[0], person=second, valid_from=cases[0].opened_on)
    charlie = musterland.actor("charlie")
    inside, outside = group_counts(charlie, TODAY, "außerhalb")
    assert (inside.label, inside.families, inside.persons, inside.open_families) == ("Seit 2015", 4, 4, 0)
    assert (outside.label, outside.families, outside.persons) == ("außerhalb", 3, 3)
    assert inside.open_persons is None
    assert group_counts(charlie, date(2025, 12, 31), "außerhalb") == []


def test_the_counts_cost_the_same_for_many_cases(musterland, django_assert_num_queries):
    add(musterland, "Seit 2015", arrived_since=date(2015, 1, 1))
    charlie = musterland.actor("charlie")
    for more in (1, 6):
        for number in range(more):
            musterland.case(name=f"Haus{more}{number}")
        with django_assert_num_queries(6):
            group_counts(charlie, TODAY, "außerhalb")
