"""A client moves to another municipality: the case goes to a colleague there, with a consent that covers it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kimpass.casework.actions.relocations import CannotRelocate
from kimpass.casework.models import Case, Responsibility, UnitChange
from kimpass.casework.selectors.workable import CaseIsClosed, NotSigned
from kimpass.casework.tests.test_caseload_moves import relocate
from kimpass.casework.tests.test_keeping import sees
from kimpass.people.models import ConsentText, DataProcessingConsent
from tests.support.cast import TODAY, now


def now_of(case):
    return Case.objects.asked_for().get(pk=case.pk)


def test_relocate_case_changes_unit_and_keeper_with_history(musterland, facts):
    case = musterland.case()
    relocate(musterland, case)
    assert now_of(case).unit == musterland.units["nebenstadt"]
    change = UnitChange.objects.asked_for().get()
    assert (change.from_unit, change.to_unit) == (musterland.units["musterstadt"], musterland.units["nebenstadt"])
    assert sees(musterland, "eve", case)
    assert not sees(musterland, "alice", case)
    assert facts() == ["case.keeper_changed", "case.relocated"]


def test_relocate_case_may_stay_with_whoever_keeps_it(musterland):
    case = musterland.case()
    relocate(musterland, case, to="alice")
    assert sees(musterland, "alice", case)
    assert Responsibility.objects.asked_for().count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"unit": "musterstadt"}, "schon in dieser Kommune"),
        ({"agreed": False}, "Zustimmung"),
        ({"reason": ""}, "Anlass"),
        ({"to": "charlie"}, "Rolle im Case Management"),
    ],
)
def test_relocate_case_refuses_in_german(musterland, changes, words):
    case = musterland.case()
    with pytest.raises(CannotRelocate, match=words):
        relocate(musterland, case, **changes)
    assert not UnitChange.objects.exists()


def test_relocate_case_needs_papers_and_an_open_case(musterland):
    case = musterland.case()
    DataProcessingConsent.objects.asked_for().update(withdrawn_at=now())
    with pytest.raises(NotSigned):
        relocate(musterland, case)
    Case.objects.asked_for().update(phase="closed", closed_on=TODAY)
    with pytest.raises(CaseIsClosed):
        relocate(musterland, case)


def test_relocate_case_to_another_employing_body_needs_a_consent_for_it(musterland):
    case, eve = musterland.case(), musterland.staff["eve"]
    eve.agency = musterland.welfare
    eve.save(update_fields=["agency"])
    with pytest.raises(CannotRelocate, match="Diakonie Musterland"):
        relocate(musterland, case)
    text = ConsentText.objects.asked_for().filter(purpose="data_processing").first()
    theirs = ConsentText.objects.create(
        tenant=musterland.tenant,
        employing_body=musterland.welfare,
        purpose="data_processing",
        language="de",
        body_text=text.body_text,
        text_hash=text.text_hash,
    )
    DataProcessingConsent.objects.create(
        tenant=musterland.tenant,
        person=musterland.person_of(case),
        text=theirs,
        signed_on=TODAY - timedelta(days=1),
        taken_by=musterland.staff["alice"],
    )
    assert relocate(musterland, case).controller == musterland.welfare


def test_relocate_case_of_others_does_not_exist(musterland):
    with pytest.raises(Case.DoesNotExist):
        relocate(musterland, musterland.case(), who="eve")


def test_relocate_case_page(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    where = reverse("casework:relocate_case", args=[case.public_id])
    data = {"unit_id": "nebenstadt", "to_staff_id": musterland.staff["eve"].public_id, "reason": "Umzug"}
    assert "Ohne Zustimmung" in alice.send(where, data, status=422)
    alice.send(where, data | {"agreed": "on"})
    assert sees(musterland, "eve", case)
