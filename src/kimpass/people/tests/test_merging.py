"""Two rows become one person, and two again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.people.actions import households, memberships, merging
from kimpass.people.actions.households import PersonData
from kimpass.people.actions.merging import MergeCannotBeUndone, PersonsCannotBeMerged
from kimpass.people.models import (
    ContactPoint,
    HouseholdMember,
    Kinship,
    NameKey,
    Person,
    PersonMerge,
    PersonNationality,
)
from kimpass.people.selectors.merging import keys_to_persons, rows_naming, side_by_side
from kimpass.people.selectors.names import find_people, possible_duplicates
from tests.support.cast import TODAY

SAME = {"on": TODAY, "choices": {}}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def home(musterland, alice):
    return households.register_household(actor=alice, unit_id=musterland.units["musterstadt"].pk, on=TODAY)


@pytest.fixture
def add(alice, home):
    def take(given, *, family="Haile", relation="other", is_reference=False, **values):
        data = PersonData(family_name=family, given_names=given, **values)
        return households.add_person(
            actor=alice, household_id=home.pk, person=data, relation=relation, on=TODAY, is_reference=is_reference
        )

    return take


@pytest.fixture
def two(add):
    kept = add("Tesfay", birth_year=1990, nationalities=("ER", "ET"), phone="0170 1", is_reference=True)
    absorbed = add("Tesfaye", birth_year=1990, nationalities=("ER", "SD"), phone="0170 2")
    return kept, absorbed


def merge(alice, kept, absorbed, **choices):
    choices = {"given_names": "keep"} | choices
    return merging.merge_persons(actor=alice, keep_id=kept.pk, absorb_id=absorbed.pk, choices=choices, on=TODAY)


def everything(*persons):
    """Return every row that names one of these persons, whole, and the persons themselves."""
    rows = {
        (model._meta.label, row.pk): {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        for model, field in keys_to_persons()
        for person in persons
        for row in rows_naming(model, field, person)
    }
    for person in persons:
        person = Person.objects.get(pk=person.pk)
        rows["person", person.pk] = {
            field.attname: getattr(person, field.attname)
            for field in person._meta.concrete_fields
            if field.name != "version"
        }
        rows["keys", person.pk] = set(NameKey.objects.filter(person=person).values_list("key", "birth_year"))
    return rows


def test_merge_persons(alice, two, facts):
    kept, absorbed = two
    done = merge(alice, kept, absorbed)
    absorbed.refresh_from_db()
    assert absorbed.absorbed_into == kept
    assert set(Person.objects.visible_to(alice)) == {kept}
    assert [hit.person for hit in find_people(alice, "Tesfay Haile")] == [kept]
    assert not NameKey.objects.filter(person=absorbed).exists()
    assert set(ContactPoint.objects.filter(person=kept).values_list("value", flat=True)) == {"0170 1", "0170 2"}
    countries = PersonNationality.objects.filter(person=kept).values_list("country", flat=True)
    assert set(countries) == {"ER", "ET", "SD"}
    assert (done.kept, done.absorbed, done.merged_by_id) == (kept, absorbed, alice.staff_id)
    assert facts()[-1] == "person.merged"


def test_undo_merge(alice, two, facts):
    kept, absorbed = two
    before = everything(kept, absorbed)
    done = merge(alice, kept, absorbed)
    assert everything(kept, absorbed) != before
    undone = merging.undo_merge(actor=alice, merge_id=done.pk, on=TODAY)
    assert everything(kept, absorbed) == before
    assert undone.undone_on == TODAY
    assert facts()[-1] == "person.merge_undone"
    again = merge(alice, kept, absorbed)
    merging.undo_merge(actor=alice, merge_id=again.pk, on=TODAY)
    assert everything(kept, absorbed) == before


def test_what_was_added_or_corrected_since_stays(alice, two):
    kept, absorbed = two
    done = merge(alice, kept, absorbed, given_names="absorb")
    kept.refresh_from_db()
    assert kept.given_names == "Tesfaye"
    ContactPoint.objects.create(
        tenant_id=kept.tenant_id, person=kept, kind="email", value="neu@example.org", valid_from=TODAY
    )
    Person.objects.filter(pk=kept.pk).update(given_names="Tesfay Berichtigt")
    merging.undo_merge(actor=alice, merge_id=done.pk, on=TODAY)
    kept.refresh_from_db()
    assert kept.given_names == "Tesfay Berichtigt"
    assert ContactPoint.objects.filter(person=kept, kind="email").exists()


@given(data=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_merging_and_undoing_changes_nothing(musterland, alice, data):
    home = households.register_household(actor=alice, unit_id=musterland.units["musterstadt"].pk, on=TODAY)
    reference = data.draw(st.sampled_from([0, 1, 2]))
    people = [
        households.add_person(
            actor=alice,
            household_id=home.pk,
            person=PersonData(
                family_name=data.draw(st.sampled_from(["Haile", "Hayle"])),
                given_names=data.draw(st.sampled_from(["", "Tesfay"])),
                birth_year=data.draw(st.sampled_from([None, 1990, 1991])),
                nationalities=tuple(data.draw(st.sets(st.sampled_from(["ER", "ET", "SD"])))),
                phone=data.draw(st.sampled_from(["", "0170 1"])),
            ),
            relation="other",
            on=TODAY,
            is_reference=place == reference,
        )
        for place in range(3)
    ]
    for one, other in data.draw(st.sets(st.sampled_from([(0, 1), (1, 0), (0, 2), (2, 1), (1, 2)]))):
        Kinship.objects.create(
            tenant_id=alice.tenant_id, person=people[one], other=people[other], relation="sibling", valid_from=TODAY
        )
    before, count = everything(*people), Person.objects.visible_to(alice).count()
    steps = data.draw(st.sampled_from([[(0, 1)], [(1, 0)], [(0, 1), (0, 2)], [(1, 2), (0, 1)]]))
    choice = data.draw(st.sampled_from(["keep", "absorb"]))
    choices = dict.fromkeys(("family_name", "birth"), choice)
    done = []
    for keep, absorb in steps:
        done.append(
            merging.merge_persons(
                actor=alice, keep_id=people[keep].pk, absorb_id=people[absorb].pk, choices=choices, on=TODAY
            )
        )
        assert Person.objects.visible_to(alice).count() == count - len(done)
    for one in reversed(done):
        merging.undo_merge(actor=alice, merge_id=one.pk, on=TODAY)
    assert everything(*people) == before
    assert Person.objects.visible_to(alice).count() == count


def test_the_reference_person_stays_the_reference_person(alice, home, add):
    absorbed, kept = add("Tesfay", is_reference=True), add("Tesfay")
    merge(alice, kept, absorbed)
    rows = HouseholdMember.objects.filter(household=home).current()
    assert [(row.person, row.is_reference, row.relation) for row in rows] == [(kept, True, "reference")]


def test_what_only_one_knows_is_kept_without_a_question(alice, add):
    kept, absorbed = add("Tesfay", birth_year=None), add("Tesfay", birth_year=1990, sex="male")
    assert [fact.name for fact in side_by_side(kept, absorbed) if fact.is_conflict] == []
    merge(alice, kept, absorbed)
    kept.refresh_from_db()
    assert (kept.birth_year, kept.sex) == (1990, "male")


def test_protection_is_never_lost(alice, add):
    kept, absorbed = add("Tesfay"), add("Tesfay")
    Person.objects.filter(pk=absorbed.pk).update(is_protected=True)
    done = merge(alice, kept, absorbed)
    kept.refresh_from_db()
    assert kept.is_protected
    merging.undo_merge(actor=alice, merge_id=done.pk, on=TODAY)
    kept.refresh_from_db()
    assert not kept.is_protected


def test_a_person_is_not_merged_with_herself(alice, two):
    with pytest.raises(PersonsCannotBeMerged, match="mit sich selbst"):
        merge(alice, two[0], two[0])


def test_a_conflict_needs_a_choice(alice, two):
    with pytest.raises(PersonsCannotBeMerged, match="jeder Abweichung"):
        merging.merge_persons(actor=alice, keep_id=two[0].pk, absorb_id=two[1].pk, choices={}, on=TODAY)
    assert not PersonMerge.objects.exists()


def test_two_households_are_two_people_until_somebody_moves(musterland, alice, two):
    other = households.register_household(actor=alice, unit_id=musterland.units["musterstadt"].pk, on=TODAY)
    away = households.add_person(
        actor=alice,
        household_id=other.pk,
        person=PersonData(family_name="Haile", given_names="Tesfay"),
        relation="reference",
        on=TODAY - timedelta(days=3),
        is_reference=True,
    )
    with pytest.raises(PersonsCannotBeMerged, match="verschiedenen Haushalten"):
        merge(alice, two[0], away)
    memberships.move_person(
        actor=alice, person_id=away.pk, household_id=two[0].memberships.get().household_id, relation="other", on=TODAY
    )
    merge(alice, two[0], away)
    assert HouseholdMember.objects.filter(person=two[0]).current().count() == 2


def test_the_latest_merge_is_undone_first(alice, add):
    kept, one, other = add("Tesfay"), add("Tesfay"), add("Tesfay")
    first, second = merge(alice, kept, one), merge(alice, kept, other)
    with pytest.raises(MergeCannotBeUndone, match="jüngste"):
        merging.undo_merge(actor=alice, merge_id=first.pk, on=TODAY)
    for done in (second, first):
        merging.undo_merge(actor=alice, merge_id=done.pk, on=TODAY)
    with pytest.raises(MergeCannotBeUndone, match="bereits rückgängig"):
        merging.undo_merge(actor=alice, merge_id=first.pk, on=TODAY)


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "diana", "anton"])
def test_nobody_merges_what_others_keep(musterland, alice, two, login):
    with pytest.raises((PermissionDenied, Person.DoesNotExist)):
        merge(musterland.actor(login), *two)
    done = merge(alice, *two)
    with pytest.raises((PermissionDenied, PersonMerge.DoesNotExist)):
        merging.undo_merge(actor=musterland.actor(login), merge_id=done.pk, on=TODAY)


def test_an_absorbed_person_is_no_possible_duplicate(alice, two):
    merge(alice, *two)
    hints = possible_duplicates(alice, family_name="Haile", given_names="Tesfaye", birth_year=1990)
    assert [hint.person for hint in hints] == [two[0]]
