from datetime import timedelta

import pytest

from kimpass.casework.actions.referrals import CannotRefer, answer_referral, refer, revoke_referral
from kimpass.casework.models import Case, Referral, ServiceLinking
from kimpass.casework.selectors.referral_figures import referral_figures
from kimpass.network.models import NeedSignal, Service
from kimpass.people.models import ConfidentialityRelease, Person
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


def test_refer_freezes_the_sheet(musterland):
    case = musterland.case()
    referral = send(musterland, case, fields=["name"])
    Person.objects.asked_for().update(family_name="Geändert")
    referral.refresh_from_db(from_queryset=Referral.objects.asked_for())
    assert referral.sheet == [{"key": "name", "label": "Name", "value": "Berg, Amal"}]


def test_refer_reminds_after_two_weeks_unless_told_otherwise(musterland):
    case = musterland.case()
    assert send(musterland, case).remind_on == TODAY + timedelta(days=14)
    assert send(musterland, case, remind_on=TODAY + timedelta(days=3)).remind_on == TODAY + timedelta(days=3)
    with pytest.raises(CannotRefer, match="Erinnerung"):
        send(musterland, case, remind_on=TODAY - timedelta(days=1))


def link(musterland, case, result="waiting"):
    service = Service.objects.create(
        tenant=musterland.tenant, agency=musterland.job_centre, name="Kurs", field=musterland.fields["ARBEIT"]
    )
    return ServiceLinking.objects.create(
        tenant=musterland.tenant,
        case=case,
        service=service,
        field=musterland.fields["ARBEIT"],
        result=result,
        linked_on=TODAY,
    )


def now_of(row):
    return type(row).objects.asked_for().get(pk=row.pk)


@pytest.mark.parametrize(("state", "result"), [("confirmed", "linked"), ("done", "ended"), ("declined", "ended")])
def test_answer_referral_reaches_the_planned_service(musterland, state, result):
    case = musterland.case()
    linking = link(musterland, case)
    referral = send(musterland, case, linking_id=linking.pk)
    assert referral.field == musterland.fields["ARBEIT"]
    answer_referral(
        actor=musterland.actor("alice"),
        referral_id=referral.pk,
        state=state,
        on=TODAY,
        decline_reason="no_capacity" if state == "declined" else "",
    )
    assert now_of(linking).result == result
    assert ("keine freien Plätze" in now_of(linking).note) == (state == "declined")


def test_refer_refuses_a_service_of_another_case(musterland):
    foreign = link(musterland, musterland.case(name="Anders", kept_by="bob"))
    with pytest.raises(CannotRefer, match="gehört nicht zum Fall"):
        send(musterland, musterland.case(), linking_id=foreign.pk)


def test_answer_referral_needs_a_reason_and_counts_it_without_the_person(musterland):
    case, actor = musterland.case(), musterland.actor("alice")
    referral = send(musterland, case, field_id=musterland.fields["ARBEIT"].pk)
    with pytest.raises(CannotRefer, match="warum"):
        answer_referral(actor=actor, referral_id=referral.pk, state="declined", on=TODAY)
    answer_referral(actor=actor, referral_id=referral.pk, state="declined", on=TODAY, decline_reason="no_language")
    signal = NeedSignal.objects.asked_for().get(kind="referral_declined")
    assert (signal.unit, signal.field, signal.count) == (case.unit, musterland.fields["ARBEIT"], 1)


def test_answer_referral_lets_what_was_taken_on_be_done(musterland):
    referral, actor = send(musterland, musterland.case()), musterland.actor("alice")
    answer_referral(actor=actor, referral_id=referral.pk, state="confirmed", on=TODAY)
    assert answer_referral(actor=actor, referral_id=referral.pk, state="done", on=TODAY).state == "done"


def test_revoke_referral_ends_it(musterland, facts):
    referral, actor = send(musterland, musterland.case()), musterland.actor("alice")
    assert revoke_referral(actor=actor, referral_id=referral.pk, at=now(), reason="Wunsch").state == "revoked"
    assert facts()[-1] == "referral.revoked"
    with pytest.raises(CannotRefer, match="schon beendet"):
        revoke_referral(actor=actor, referral_id=referral.pk, at=now())
    with pytest.raises(CannotRefer, match="bereits beantwortet"):
        answer_referral(actor=actor, referral_id=referral.pk, state="confirmed", on=TODAY)


def test_revoke_referral_of_others_does_not_exist(musterland):
    referral = send(musterland, musterland.case())
    with pytest.raises(Referral.DoesNotExist):
        revoke_referral(actor=musterland.actor("eve"), referral_id=referral.pk, at=now())


def test_referral_figures_hide_small_numbers(musterland):
    case, actor = musterland.case(), musterland.actor("alice")
    for number in range(4):
        referral = send(musterland, case)
        reason = "no_capacity" if number else "no_language"
        answer_referral(actor=actor, referral_id=referral.pk, state="declined", on=TODAY, decline_reason=reason)
    found = referral_figures(musterland.actor("charlie"), TODAY, TODAY)
    assert found.total == 4
    assert [(row.label, row.number) for row in found.states] == [("abgelehnt", 4)]
    assert [row.number for row in found.reasons] == [None, None]
