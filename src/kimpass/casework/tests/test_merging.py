"""What a merge of two persons does to casework, and what casework says to it."""

import pytest

from kimpass.casework.models import CaseMember
from kimpass.people.actions import households, merging
from kimpass.people.actions.households import PersonData
from kimpass.people.actions.merging import PersonsCannotBeMerged
from kimpass.people.models import DataProcessingConsent, HouseholdMember
from kimpass.people.selectors.merging import keys_to_persons, rows_naming
from tests.support.cast import TODAY


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


def merge(alice, kept, absorbed):
    return merging.merge_persons(actor=alice, keep_id=kept.pk, absorb_id=absorbed.pk, choices={}, on=TODAY)


def everything(*persons):
    """Return every row of any context that names one of these persons."""
    return {
        (model._meta.label, row.pk): {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        for model, field in keys_to_persons()
        for person in persons
        for row in rows_naming(model, field, person)
    }


def test_two_open_cases_are_two_people_until_one_is_closed(musterland, alice):
    one, other = musterland.case(), musterland.case()
    kept, absorbed = musterland.person_of(one), musterland.person_of(other)
    HouseholdMember.objects.filter(person=absorbed).delete()
    HouseholdMember.objects.create(
        tenant_id=alice.tenant_id, household=one.household, person=absorbed, relation="other", valid_from=TODAY
    )
    with pytest.raises(PersonsCannotBeMerged, match="offenen Fällen"):
        merge(alice, kept, absorbed)
    assert CaseMember.objects.filter(person=absorbed).exists()


def test_casework_moves_along(musterland, alice):
    case = musterland.case()
    kept = musterland.person_of(case)
    absorbed = households.add_person(
        actor=alice,
        household_id=case.household_id,
        person=PersonData(family_name="Berg", given_names="Amal"),
        relation="other",
        on=TODAY,
    )
    CaseMember.objects.create(tenant_id=alice.tenant_id, case=case, person=absorbed, valid_from=TODAY)
    musterland.sign(absorbed)
    before = everything(kept, absorbed)
    done = merge(alice, kept, absorbed)
    assert DataProcessingConsent.objects.filter(person=kept).count() == 2
    assert CaseMember.objects.filter(case=case).current().count() == 1
    merging.undo_merge(actor=alice, merge_id=done.pk, on=TODAY)
    assert everything(kept, absorbed) == before


def test_every_context_is_asked_for_its_keys():
    named = {model._meta.label for model, _field in keys_to_persons()}
    assert {"people.ContactPoint", "people.HouseholdMember", "casework.CaseMember", "people.Person"} <= named
    assert not {"people.NameKey", "people.PersonMerge", "people.DuplicateHint"} & named
    assert not any(label.startswith("audit.") for label in named)
