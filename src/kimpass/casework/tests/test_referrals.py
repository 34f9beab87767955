from datetime import timedelta

import pytest

from kimpass.casework.actions.referrals import CannotRefer, answer_referral, refer
from kimpass.casework.models import Case, Referral
from kimpass.people.models import ConfidentialityRelease
from tests.support.cast import TODAY, now


def send(musterland, case, *, who="alice", **changes):
    values = {
        "person_id": musterland.person_of(case).pk,
        "to_agency_id": musterland.job_centre.pk,
        "purpose": "Teilqualifizierung klären",
        "fields": ["phone", "name"],
        "on": TODAY,
    } | changes
    return refer(actor=musterland.actor(who), case_id=case.pk, **values)


def test_refer_keeps_what_was_passed_on_and_the_release(musterland, facts):
    case = musterland.case()
    referral = send(musterland, case)
    assert referral.fields == {"passed_on": ["name", "phone"]}
    assert referral.release == ConfidentialityRelease.objects.get()
    assert facts() == ["case.referred"]


def test_refer_refuses_a_body_no_release_names(musterland):
    with pytest.raises(CannotRefer, match="Keine gültige Schweigepflichtentbindung nennt diese Stelle"):
        send(musterland, musterland.case(), to_agency_id=musterland.youth_office.pk)


def test_refer_refuses_after_withdrawal(musterland):
    case = musterland.case()
    ConfidentialityRelease.objects.update(withdrawn_at=now())
    with pytest.raises(CannotRefer, match="Schweigepflichtentbindung"):
        send(musterland, case)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"purpose": " "}, "wofür"),
        ({"fields": []}, "welche Angaben"),
        ({"fields": ["everything"]}, "welche Angaben"),
        ({"on": TODAY + timedelta(days=1)}, "Zukunft"),
        ({"person_id": 0}, "gehört nicht zum Fall"),
    ],
)
def test_refer_refuses_in_german(musterland, changes, words):
    with pytest.raises(CannotRefer, match=words):
        send(musterland, musterland.case(), **changes)
    assert not Referral.objects.exists()


def test_refer_is_for_whoever_keeps_the_case(musterland):
    with pytest.raises(Case.DoesNotExist):
        send(musterland, musterland.case(), who="eve")


def test_answer_referral_ends_it(musterland):
    referral, actor = send(musterland, musterland.case()), musterland.actor("alice")
    waiting = answer_referral(actor=actor, referral_id=referral.pk, state="no_answer", on=TODAY)
    assert waiting.state == "no_answer"
    done = answer_referral(actor=actor, referral_id=referral.pk, state="confirmed", on=TODAY, answer=" Termin 2.12. ")
    assert (done.answer, done.answered_on, done.version) == ("Termin 2.12.", TODAY, 3)
    with pytest.raises(CannotRefer, match="bereits beantwortet"):
        answer_referral(actor=actor, referral_id=referral.pk, state="declined", on=TODAY)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": "open"}, "was die Stelle"),
        ({"on": TODAY - timedelta(days=1)}, "vor dem Verweis"),
        ({"on": TODAY + timedelta(days=1)}, "Zukunft"),
    ],
)
def test_answer_referral_refuses_in_german(musterland, changes, words):
    referral = send(musterland, musterland.case())
    values = {"state": "confirmed", "on": TODAY} | changes
    with pytest.raises(CannotRefer, match=words):
        answer_referral(actor=musterland.actor("alice"), referral_id=referral.pk, **values)


def test_answer_referral_of_others_does_not_exist(musterland):
    referral = send(musterland, musterland.case())
    with pytest.raises(Referral.DoesNotExist):
        answer_referral(actor=musterland.actor("eve"), referral_id=referral.pk, state="confirmed", on=TODAY)
