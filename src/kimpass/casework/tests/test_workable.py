"""Content about somebody needs that somebody's own consent (HH-05)."""

import pytest

from kimpass.casework.actions import contacts, goals
from kimpass.casework.actions.intake import add_case_member
from kimpass.casework.models import Case
from kimpass.casework.selectors.workable import NotSigned
from kimpass.people.actions.households import PersonData


@pytest.fixture
def case(musterland):
    made = musterland.case()
    Case.objects.filter(pk=made.pk).update(phase="goal_agreement")
    return made


@pytest.fixture
def join(musterland, case):
    def add(**birth):
        member = add_case_member(
            actor=musterland.actor("alice"),
            case_id=case.pk,
            person=PersonData(family_name="Berg", given_names="Noor", **birth),
            relation="partner",
            kind="advised",
            on=musterland.today,
        )
        return member.person

    return add


@pytest.fixture
def agree(musterland, case):
    def write(person):
        return goals.agree_goals(
            actor=musterland.actor("alice"),
            case_id=case.pk,
            on=musterland.today,
            goals=[goals.GoalEntry("Sprachkurs", person_id=person.pk)],
        )

    return write


@pytest.mark.parametrize("birth", [{"birth_year": 1990}, {}], ids=["adult", "age unknown"])
def test_a_goal_of_another_grown_up_waits_for_the_own_consent(musterland, join, agree, birth):
    person = join(**birth)
    with pytest.raises(NotSigned, match="Noor betreffen"):
        agree(person)
    musterland.sign(person)
    if birth:
        assert agree(person).round == 1
    else:
        with pytest.raises(NotSigned, match="Alter ungeklärt"):
            agree(person)


def test_a_goal_of_a_child_is_covered_by_whoever_has_custody(join, agree):
    assert agree(join(birth_year=2018)).round == 1


def test_a_note_of_ones_own_waits_for_the_own_consent(musterland, case, join):
    person = join(birth_year=1990)

    def note(**values):
        return contacts.record_contact(
            actor=musterland.actor("alice"),
            case_id=case.pk,
            happened_on=musterland.today,
            kind="phone",
            text="Gespräch",
            at=f"{musterland.today}T10:00Z",
            **values,
        )

    with pytest.raises(NotSigned):
        note(only_member_id=person.pk)
    assert note().pk
