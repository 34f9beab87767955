from datetime import timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.people.actions.households import PersonData, add_person
from kimpass.people.actions.kinship import KinshipRefused, end_kinship, record_kinship
from kimpass.people.actions.memberships import move_person
from kimpass.people.models import Kinship, Person
from kimpass.people.selectors.kinship import kin_of
from tests.support.cast import TODAY


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def family(musterland, alice):
    case = musterland.case()
    people = [musterland.person_of(case)]
    for name, year in (("Noor", 1992), ("Lina", 2015), ("Omar", 2018)):
        people.append(
            add_person(
                actor=alice,
                household_id=case.household_id,
                person=PersonData(family_name="Berg", given_names=name, birth_year=year),
                relation="other",
                on=TODAY,
            )
        )
    return people


def relate(actor, person, relation, other, on=TODAY):
    return record_kinship(actor=actor, person_id=person.pk, other_id=other.pk, relation=relation, on=on)


def said(actor, person):
    return [(row.label, row.other.given_names if row.other else None) for row in kin_of(actor, person)]


def test_record_kinship_is_read_from_both_sides(alice, family, facts):
    amal, noor, lina, _ = family
    relate(alice, amal, "partner", noor)
    relate(alice, amal, "parent", lina)
    assert said(alice, amal) == [("Partnerin oder Partner von", "Noor"), ("Elternteil von", "Lina")]
    assert said(alice, lina) == [("Kind von", "Amal")]
    assert facts()[-1] == "kinship.recorded"


def test_kinship_survives_moving_and_hides_who_is_not_ones_own(musterland, alice, family):
    amal, _, lina, _ = family
    relate(alice, amal, "parent", lina)
    home = musterland.case(name="Omar").household
    move_person(actor=alice, person_id=lina.pk, household_id=home.pk, relation="child", on=TODAY)
    assert said(alice, amal) == [("Elternteil von", "Lina")]
    musterland.deputise(of="alice", by="bob")
    bob = musterland.actor("bob")
    assert said(bob, lina) == [("Kind von", "Amal")]


def test_who_moved_to_somebody_else_is_not_named(musterland, alice, family):
    amal, _, lina, _ = family
    relate(alice, amal, "parent", lina)
    from kimpass.people.actions.memberships import move_out

    move_out(actor=alice, person_id=lina.pk, on=TODAY)
    assert said(alice, amal) == [("Elternteil von", None)]


@pytest.mark.parametrize("relation", ["partner", "parent", "custodian"])
def test_record_kinship_refuses_oneself(alice, family, relation):
    with pytest.raises(KinshipRefused, match="sich selbst"):
        relate(alice, family[0], relation, family[0])


def test_record_kinship_refuses_repetition_contradiction_and_nonsense(alice, family):
    amal, noor, lina, omar = family
    relate(alice, amal, "partner", noor)
    relate(alice, amal, "parent", lina)
    refused = [
        (noor, "partner", amal, "bereits eingetragen"),
        (amal, "parent", lina, "bereits eingetragen"),
        (lina, "parent", amal, "Umgekehrt"),
        (omar, "parent", lina, "zu jung"),
        (amal, "boss", omar, "wählen Sie die Beziehung"),
    ]
    for person, relation, other, words in refused:
        with pytest.raises(KinshipRefused, match=words):
            relate(alice, person, relation, other)
    with pytest.raises(KinshipRefused, match="Zukunft"):
        relate(alice, amal, "parent", omar, on=TODAY + timedelta(days=1))


def test_record_kinship_refuses_a_stranger(musterland, alice, family):
    foreign = musterland.person_of(musterland.case(kept_by="eve", unit="nebenstadt"))
    with pytest.raises(Person.DoesNotExist):
        relate(alice, family[0], "sibling", foreign)


def test_end_kinship(alice, family, facts):
    amal, noor, *_ = family
    row = relate(alice, amal, "partner", noor, on=TODAY - timedelta(days=3))
    end_kinship(actor=alice, person_id=noor.pk, kinship_id=row.pk, on=TODAY)
    assert said(alice, amal) == []
    assert facts()[-1] == "kinship.ended"
    with pytest.raises(KinshipRefused, match="bereits beendet"):
        end_kinship(actor=alice, person_id=noor.pk, kinship_id=row.pk, on=TODAY)
    relate(alice, noor, "partner", amal)


PAIRS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from(["parent", "grandparent"])), max_size=14
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PAIRS)
def test_nobody_is_her_own_ancestor(musterland, alice, pairs):
    case = musterland.case()
    people = [
        add_person(
            actor=alice,
            household_id=case.household_id,
            person=PersonData(family_name="Kette", given_names=str(number)),
            relation="other",
            on=TODAY,
        )
        for number in range(5)
    ]
    for elder, younger, relation in pairs:
        try:
            relate(alice, people[elder], relation, people[younger])
        except KinshipRefused:
            continue
    ids = [person.pk for person in people]
    below = {}
    for elder, younger in Kinship.objects.filter(person_id__in=ids).values_list("person_id", "other_id"):
        below.setdefault(elder, set()).add(younger)

    def reached(start):
        level, seen = {start}, set()
        while level:
            level = {child for one in level for child in below.get(one, ())} - seen
            seen |= level
        return seen

    assert not any(person in reached(person) for person in ids)


def test_kinship_by_page(musterland, alice, family, client, monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    musterland.sign_in(client, "alice")
    amal, noor, *_ = family
    record, end = (reverse(f"people:{name}_kinship", args=[amal.public_id]) for name in ("record", "end"))
    assert noor.public_id in client.get(record).content.decode()
    sent = {"relation": "partner", "other_id": noor.public_id, "on": "01.11.2026"}
    assert client.post(record, sent).status_code == 302
    assert client.post(record, sent).status_code == 422
    assert client.post(record, sent | {"other_id": amal.public_id}).status_code == 422
    assert "Partnerin oder Partner von" in client.get(noor.get_absolute_url()).content.decode()
    over = {"kinship_id": f"partner-zu-{noor.public_id}", "last_day": "22.11.2026"}
    assert client.post(end, over).status_code == 302
    assert said(alice, amal) == []
