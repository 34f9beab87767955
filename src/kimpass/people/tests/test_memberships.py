from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.period import Period
from kimpass.people.actions import households, memberships
from kimpass.people.actions.households import PersonData
from kimpass.people.actions.memberships import MembershipRefused
from kimpass.people.models import Household, HouseholdMember, Person
from kimpass.people.selectors import papers, persons
from tests.support.cast import TODAY

LATER = TODAY + timedelta(days=10)


def family(cast, *, size=2, name="Haile"):
    alice, unit = cast.actor("alice"), cast.units["musterstadt"]
    household = households.register_household(actor=alice, unit_id=unit.pk, on=TODAY)
    members = [
        households.add_person(
            actor=alice,
            household_id=household.pk,
            person=PersonData(family_name=name, given_names=f"Nummer {number}"),
            relation="reference" if number == 0 else "partner",
            on=TODAY,
            is_reference=number == 0,
        )
        for number in range(size)
    ]
    return household, members


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


def test_move_person(musterland, alice, facts):
    old, (_, partner) = family(musterland)
    new, _ = family(musterland, size=1, name="Omar")
    row = memberships.move_person(actor=alice, person_id=partner.pk, household_id=new.pk, relation="sibling", on=LATER)
    assert (row.valid_from, row.is_reference) == (LATER, False)
    assert [member.person for member in persons.members(old, LATER)] != [partner]
    assert persons.membership_of(partner, LATER).household == new
    assert persons.membership_of(partner, LATER - timedelta(days=1)).household == old
    assert facts()[-1] == "person.moved"


def test_move_person_into_an_empty_household_makes_the_reference_person(musterland, alice):
    _, (_, partner) = family(musterland)
    empty = households.register_household(actor=alice, unit_id=musterland.units["musterstadt"].pk, on=TODAY)
    memberships.move_person(actor=alice, person_id=partner.pk, household_id=empty.pk, relation="other", on=LATER)
    assert papers.reference_person(empty, LATER) == partner


def test_move_person_refuses_the_same_household(musterland, alice):
    household, (_, partner) = family(musterland)
    with pytest.raises(MembershipRefused, match="bereits zu diesem"):
        memberships.move_person(
            actor=alice, person_id=partner.pk, household_id=household.pk, relation="other", on=LATER
        )


def test_move_person_refuses_the_reference_person_while_others_stay(musterland, alice):
    _, (reference, _) = family(musterland)
    new, _ = family(musterland, size=1)
    with pytest.raises(MembershipRefused, match="andere Bezugsperson"):
        memberships.move_person(actor=alice, person_id=reference.pk, household_id=new.pk, relation="other", on=LATER)


def test_move_person_refuses_a_day_before_the_stay(musterland, alice):
    _, (_, partner) = family(musterland)
    new, _ = family(musterland, size=1)
    with pytest.raises(MembershipRefused, match="noch nicht"):
        memberships.move_person(
            actor=alice, person_id=partner.pk, household_id=new.pk, relation="other", on=TODAY - timedelta(days=1)
        )


def test_move_person_only_to_a_household_of_ones_own(musterland, alice):
    _, (_, partner) = family(musterland)
    foreign = musterland.case(kept_by="eve", unit="nebenstadt").household
    with pytest.raises(Household.DoesNotExist):
        memberships.move_person(actor=alice, person_id=partner.pk, household_id=foreign.pk, relation="other", on=LATER)


def test_move_out(musterland, alice, facts):
    household, (reference, partner) = family(musterland)
    memberships.move_out(actor=alice, person_id=partner.pk, on=LATER)
    assert [row.person for row in persons.members(household, LATER)] == [reference]
    assert facts()[-1] == "person.moved_out"
    with pytest.raises(MembershipRefused, match="zu keinem Haushalt"):
        memberships.move_out(actor=alice, person_id=partner.pk, on=LATER)


def test_move_out_refuses_the_reference_person_and_the_last_one(musterland, alice):
    _, (reference, partner) = family(musterland)
    with pytest.raises(MembershipRefused, match="andere Bezugsperson"):
        memberships.move_out(actor=alice, person_id=reference.pk, on=LATER)
    memberships.move_out(actor=alice, person_id=partner.pk, on=LATER)
    with pytest.raises(MembershipRefused, match="letzte Person"):
        memberships.move_out(actor=alice, person_id=reference.pk, on=LATER)


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "anton"])
def test_move_out_of_others(musterland, login):
    _, (_, partner) = family(musterland)
    with pytest.raises(Person.DoesNotExist):
        memberships.move_out(actor=musterland.actor(login), person_id=partner.pk, on=LATER)


def test_change_reference_person(musterland, alice, facts):
    household, (former, new) = family(musterland)
    memberships.change_reference_person(
        actor=alice, household_id=household.pk, person_id=new.pk, former_relation="partner", on=LATER
    )
    assert papers.reference_person(household, LATER) == new
    assert papers.reference_person(household, TODAY) == former
    assert facts()[-1] == "household.reference_changed"


@pytest.mark.parametrize("relation", ["reference", "neighbour"])
def test_change_reference_person_asks_for_the_relation(musterland, alice, relation):
    household, (_, new) = family(musterland)
    with pytest.raises(MembershipRefused, match="Beziehung"):
        memberships.change_reference_person(
            actor=alice, household_id=household.pk, person_id=new.pk, former_relation=relation, on=LATER
        )


def test_change_reference_person_refuses_strangers_and_repetition(musterland, alice):
    household, (reference, _) = family(musterland)
    _, (stranger,) = family(musterland, size=1)
    for person, words in ((stranger, "nicht zum Haushalt"), (reference, "bereits die Bezugsperson")):
        with pytest.raises(MembershipRefused, match=words):
            memberships.change_reference_person(
                actor=alice, household_id=household.pk, person_id=person.pk, former_relation="partner", on=LATER
            )


def test_move_person_before_a_recorded_change_is_refused(musterland, alice):
    (first, (one, two)), (second, _) = family(musterland), family(musterland, name="Omar")
    memberships.move_person(actor=alice, person_id=two.pk, household_id=second.pk, relation="other", on=TODAY)
    later = TODAY + timedelta(days=1)
    memberships.move_person(actor=alice, person_id=one.pk, household_id=second.pk, relation="other", on=later)
    with pytest.raises(MembershipRefused, match="späteren Tag"):
        memberships.move_person(actor=alice, person_id=two.pk, household_id=first.pk, relation="other", on=TODAY)


STEPS = st.lists(
    st.tuples(st.sampled_from(["move", "out", "stand"]), st.integers(0, 3), st.integers(0, 1), st.integers(-1, 12)),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_happens_nobody_lives_twice_and_one_person_stands_for_each_household(musterland, steps):
    alice = musterland.actor("alice")
    homes = [family(musterland), family(musterland, name="Omar")]
    people = [person for _, members in homes for person in members]
    for kind, who, where, day in steps:
        on = TODAY + timedelta(days=day)
        try:
            if kind == "move":
                memberships.move_person(
                    actor=alice, person_id=people[who].pk, household_id=homes[where][0].pk, relation="other", on=on
                )
            elif kind == "out":
                memberships.move_out(actor=alice, person_id=people[who].pk, on=on)
            else:
                memberships.change_reference_person(
                    actor=alice,
                    household_id=homes[where][0].pk,
                    person_id=people[who].pk,
                    former_relation="other",
                    on=on,
                )
        except (RuleViolation, Person.DoesNotExist):
            continue
    for person in people:
        rows = HouseholdMember.objects.current().filter(person=person)
        spans = [Period(row.valid_from, row.valid_until) for row in rows]
        assert not any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])
    for household, _ in homes:
        for day in range(16):
            rows = list(persons.members(household, TODAY + timedelta(days=day)))
            assert sum(row.is_reference for row in rows) == (1 if rows else 0)
