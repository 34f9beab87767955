from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.organisation.models import Unit
from kimpass.people.actions import households
from kimpass.people.actions.households import PersonData
from kimpass.people.models import (
    ContactPoint,
    Household,
    HouseholdMember,
    Keeper,
    NameKey,
    Person,
    PersonLanguage,
    PersonNationality,
)
from kimpass.people.selectors import papers, persons
from kimpass.people.selectors.addresses import contact_points_of
from tests.support.cast import TODAY

AMINA = PersonData(
    family_name="Shevchenko",
    given_names="Oksana",
    original_name="Шевченко Оксана",
    birth_date=date(1990, 5, 17),
    sex="female",
    languages=("uk", "ru"),
    nationalities=("ua",),
    needs_interpreter="yes",
    phone="05251 0000",
    arrived_on=date(2022, 3, 12),
)


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def household(musterland, alice):
    return households.register_household(actor=alice, unit_id=musterland.units["musterstadt"].pk, on=TODAY)


def add(actor, household, data=AMINA, **values):
    values = {"relation": "reference", "on": TODAY, "is_reference": True} | values
    return households.add_person(actor=actor, household_id=household.pk, person=data, **values)


def test_register_household(musterland, alice, household, facts):
    assert household.created_on == TODAY
    assert Keeper.objects.get(household=household).staff_member == musterland.staff["alice"]
    assert facts() == ["household.registered"]


def test_register_household_only_in_an_own_unit(musterland, alice):
    with pytest.raises(PermissionDenied, match="Kommunen"):
        households.register_household(actor=alice, unit_id=musterland.units["nebenstadt"].pk, on=TODAY)


@pytest.mark.parametrize("login", ["charlie", "diana", "anton"])
def test_register_household_is_case_work(musterland, login):
    with pytest.raises(PermissionDenied):
        households.register_household(
            actor=musterland.actor(login), unit_id=musterland.units["musterstadt"].pk, on=TODAY
        )


def test_register_household_knows_no_unit_of_a_neighbour(alice):
    with pytest.raises(Unit.DoesNotExist):
        households.register_household(actor=alice, unit_id=0, on=TODAY)


def test_add_person(alice, household, facts):
    person = add(alice, household)
    assert person.birth_year == 1990
    assert person.birth_precision == "day"
    assert person.controller.key == "kreis"
    assert persons.nationalities_of(person) == ["UA"]
    assert [(row.language, row.needs_interpreter) for row in persons.languages_of(person)] == [
        ("uk", "yes"),
        ("ru", "yes"),
    ]
    assert [point.value for point in contact_points_of(person, TODAY)] == ["05251 0000"]
    assert NameKey.objects.filter(person=person, birth_year=1990).exists()
    assert papers.reference_person(household, TODAY) == person
    assert facts()[-1] == "person.added"


def test_add_person_with_a_year_only_invents_no_day(alice, household):
    person = add(alice, household, PersonData(family_name="Haile", birth_year=1985))
    assert (person.birth_date, person.birth_year, person.birth_precision) == (None, 1985, "year")


def test_add_person_keeps_the_need_of_an_interpreter_without_a_language(alice, household):
    person = add(alice, household, PersonData(family_name="Haile", needs_interpreter="yes"))
    assert [row.language for row in persons.languages_of(person)] == ["und"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"family_name": "  "}, "Familiennamen"),
        ({"family_name": "x" * 121}, "120 Zeichen"),
        ({"original_name": "x" * 201}, "200"),
        ({"birth_date": TODAY + timedelta(days=1), "birth_year": None}, "Zukunft"),
        ({"birth_year": 1066, "birth_date": None}, "130 Jahren"),
        ({"birth_year": TODAY.year + 1, "birth_date": None}, "130 Jahren"),
        ({"arrived_on": TODAY + timedelta(days=1)}, "Einreisedatum"),
        ({"arrived_on": date(1980, 1, 1)}, "vor der Geburt"),
        ({"sex": "unicorn"}, "aus der Liste"),
        ({"needs_interpreter": "perhaps"}, "aus der Liste"),
        ({"nationalities": ("UKR",)}, "nicht bekannt"),
        ({"languages": ("x",)}, "nicht bekannt"),
    ],
)
def test_add_person_refuses_what_cannot_be(alice, household, values, words):
    data = {"family_name": "Haile", "birth_year": 1990} | values
    with pytest.raises(households.PersonDataRefused, match=words):
        add(alice, household, PersonData(**data))


def test_add_person_allows_one_reference_person(alice, household):
    add(alice, household)
    with pytest.raises(households.PersonDataRefused, match="bereits eine Bezugsperson"):
        add(alice, household, PersonData(family_name="Zweite"))


def test_add_person_asks_for_the_relation(alice, household):
    with pytest.raises(households.PersonDataRefused, match="Beziehung"):
        add(alice, household, relation="neighbour", is_reference=False)


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "diana", "anton"])
def test_add_person_to_a_household_kept_by_others(musterland, household, login):
    with pytest.raises(Household.DoesNotExist):
        add(musterland.actor(login), household)


def test_add_person_as_deputy(musterland, household):
    musterland.deputise(of="alice", by="bob")
    assert add(musterland.actor("bob"), household).family_name == "Shevchenko"


def test_change_person(alice, household, facts):
    person = add(alice, household)
    later = TODAY + timedelta(days=5)
    data = PersonData(family_name="Haile", birth_year=1988, languages=("ti",), phone="0170 111")
    changed = households.change_person(actor=alice, person_id=person.pk, version=1, person=data, on=later)
    assert (changed.family_name, changed.version) == ("Haile", 2)
    assert not PersonNationality.objects.filter(person=person).exists()
    assert [row.language for row in PersonLanguage.objects.filter(person=person)] == ["ti"]
    assert set(NameKey.objects.filter(person=person).values_list("key", "birth_year")) == {("AL", 1988)}
    old, new = ContactPoint.objects.filter(person=person).order_by("pk")
    assert (old.valid_until, new.valid_from, new.value) == (later, later, "0170 111")
    assert facts()[-1] == "person.changed"


def test_change_person_corrects_a_number_of_the_same_day(alice, household):
    person = add(alice, household)
    data = PersonData(family_name="Shevchenko", phone="05251 9999")
    households.change_person(actor=alice, person_id=person.pk, version=1, person=data, on=TODAY)
    assert [point.value for point in contact_points_of(person, TODAY)] == ["05251 9999"]
    assert ContactPoint.objects.filter(person=person, superseded_at__isnull=False).count() == 1


def test_change_person_shows_what_somebody_else_saved(alice, household):
    person = add(alice, household)
    data = PersonData(family_name="Eins")
    households.change_person(actor=alice, person_id=person.pk, version=1, person=data, on=TODAY)
    with pytest.raises(households.PersonChangedMeanwhile) as stale:
        households.change_person(
            actor=alice, person_id=person.pk, version=1, person=PersonData(family_name="Zwei"), on=TODAY
        )
    assert stale.value.person.family_name == "Eins"
    person.refresh_from_db()
    assert person.family_name == "Eins"


def test_change_person_refuses_what_cannot_be(alice, household):
    person = add(alice, household)
    with pytest.raises(households.PersonDataRefused):
        households.change_person(
            actor=alice, person_id=person.pk, version=1, person=PersonData(family_name=""), on=TODAY
        )


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "anton"])
def test_change_person_of_others(musterland, alice, household, login):
    person = add(alice, household)
    with pytest.raises(Person.DoesNotExist):
        households.change_person(actor=musterland.actor(login), person_id=person.pk, version=1, person=AMINA, on=TODAY)


def test_keep_household(musterland, alice, household, facts):
    bob = musterland.staff["bob"]
    kept = households.keep_household(actor=alice, household_id=household.pk, staff_id=bob.pk, on=TODAY)
    again = households.keep_household(actor=alice, household_id=household.pk, staff_id=bob.pk, on=TODAY)
    assert kept == again
    assert household in Household.objects.visible_to(musterland.actor("bob"))
    assert facts()[-1] == "household.kept"


@pytest.mark.parametrize("login", ["charlie", "diana", "anton"])
def test_keep_household_never_by_somebody_outside_case_management(musterland, alice, household, login):
    with pytest.raises(households.HouseholdCannotBeKept, match="Case Management"):
        households.keep_household(actor=alice, household_id=household.pk, staff_id=musterland.staff[login].pk, on=TODAY)


def test_keep_household_not_for_a_stranger(musterland, household):
    with pytest.raises(Household.DoesNotExist):
        households.keep_household(
            actor=musterland.actor("eve"), household_id=household.pk, staff_id=musterland.staff["eve"].pk, on=TODAY
        )


def test_leave_household(musterland, alice, household, facts):
    add(alice, household)
    bob = musterland.staff["bob"]
    later = TODAY + timedelta(days=3)
    households.keep_household(actor=alice, household_id=household.pk, staff_id=bob.pk, on=TODAY)
    households.leave_household(actor=alice, household_id=household.pk, staff_id=alice.staff_id, on=later)
    assert household in Household.objects.visible_to(alice)
    assert not Household.objects.visible_to(musterland.actor("alice", today=later)).exists()
    assert not Person.objects.visible_to(musterland.actor("alice", today=later)).exists()
    assert Person.objects.visible_to(musterland.actor("bob", today=later)).count() == 1
    assert facts()[-1] == "household.left"


def test_leave_household_on_the_day_it_began(musterland, alice, household):
    bob = musterland.staff["bob"]
    households.keep_household(actor=alice, household_id=household.pk, staff_id=bob.pk, on=TODAY)
    households.leave_household(actor=alice, household_id=household.pk, staff_id=bob.pk, on=TODAY)
    assert not Household.objects.visible_to(musterland.actor("bob")).exists()


def test_leave_household_leaves_nobody_behind(alice, household):
    with pytest.raises(households.HouseholdCannotBeKept, match="niemand"):
        households.leave_household(actor=alice, household_id=household.pk, staff_id=alice.staff_id, on=TODAY)


def test_leave_household_that_is_not_kept(musterland, alice, household):
    with pytest.raises(households.HouseholdCannotBeKept, match="führt den Haushalt nicht"):
        households.leave_household(
            actor=alice, household_id=household.pk, staff_id=musterland.staff["eve"].pk, on=TODAY
        )


def test_a_restricted_person_is_seen_by_nobody(alice, household):
    person = add(alice, household)
    Person.objects.filter(pk=person.pk).update(restricted_at="2026-11-23T10:00Z")
    assert not Person.objects.visible_to(alice).exists()


@given(st.dates(date(1880, 1, 1), date(2100, 1, 1)), st.dates(date(1880, 1, 1), date(2100, 1, 1)))
def test_whoever_is_accepted_was_born_before_arriving_and_before_today(born, arrived):
    data = PersonData(family_name="Haile", birth_date=born, arrived_on=arrived)
    assert (not data.obstacles(TODAY)) == (
        TODAY.year - 130 <= born.year and born <= TODAY and arrived <= TODAY and born.year <= arrived.year
    )


def test_members_of_the_past_are_not_seen(musterland, alice, household):
    add(alice, household)
    child = add(alice, household, PersonData(family_name="Kind"), relation="child", is_reference=False)
    HouseholdMember.objects.filter(person=child).update(valid_until=TODAY + timedelta(days=1))
    assert child in Person.objects.visible_to(alice)
    assert child not in Person.objects.visible_to(musterland.actor("alice", today=TODAY + timedelta(days=1)))
