"""The one handover procedure, step by step: consent, sheet, talk, sent, confirmed, feedback, end."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kimpass.casework.actions.closing import CaseCannotBeClosed
from kimpass.casework.actions.handovers import (
    HandoverRefused,
    ProcedureRefused,
    answer_handover,
    end_handover,
    record_handover_feedback,
    record_handover_talk,
    revoke_handover,
    send_handover,
    set_handover_procedure,
    start_handover,
)
from kimpass.casework.models import Case, CaseHandover, Closure, Goal, GoalAgreement, HandoverTemplate
from kimpass.casework.selectors import handovers
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.people.models import ConfidentialityRelease, Person
from tests.support.cast import TODAY, now


def start(world, case, *, who="alice", **changes):
    values = {
        "person_id": world.person_of(case).pk,
        "to_agency_id": world.job_centre.pk,
        "reason": "Eigenes Fallmanagement zuständig",
        "fields": ["name", "need"],
        "on": TODAY,
    } | changes
    return start_handover(actor=world.actor(who), case_id=case.pk, **values)


def step(world, act, handover, *, who="alice", **values):
    return act(actor=world.actor(who), handover_id=handover.pk, **{"on": TODAY} | values)


def send(world, case, **changes):
    handover = start(world, case, **changes)
    step(world, record_handover_talk, handover)
    return step(world, send_handover, handover)


def confirm(world, case, **changes):
    return step(world, answer_handover, send(world, case, **changes), state="confirmed")


def test_the_whole_way_ends_with_the_case_closed(musterland, facts):
    case = musterland.case()
    handover = start(musterland, case)
    assert (handover.state, handover.sheet, handover.template.template_version) == ("prepared", [], 1)
    step(musterland, record_handover_talk, handover)
    handover = step(musterland, send_handover, handover)
    assert handover.sheet == [{"key": "name", "label": "Name", "value": "Berg, Amal"}]
    handover = step(musterland, answer_handover, handover, state="confirmed", answer="Frau Beispiel übernimmt")
    assert handover.feedback_due_on == TODAY + timedelta(days=28)
    step(musterland, record_handover_feedback, handover, feedback="Erster Termin war gut")
    handover = step(musterland, end_handover, handover, outcome="close")
    assert handover.state == "ended"
    assert Closure.objects.asked_for().get().reason == "handed_over"
    assert [each.is_done for each in handovers.steps(handover)] == [True] * 7
    assert facts() == [
        "handover.started",
        "handover.talked",
        "handover.sent",
        "handover.answered",
        "handover.feedback",
        "case.closed",
        "handover.ended",
    ]


def test_send_handover_freezes_the_sheet(musterland):
    case = musterland.case()
    handover = send(musterland, case)
    Person.objects.asked_for().update(family_name="Geändert")
    assert CaseHandover.objects.asked_for().get().sheet == handover.sheet


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": " "}, "warum"),
        ({"fields": []}, "welche Angaben"),
        ({"fields": ["everything"]}, "nicht vor"),
        ({"on": TODAY + timedelta(days=1)}, "Zukunft"),
        ({"person_id": 0}, "gehört nicht zum Fall"),
    ],
)
def test_start_handover_refuses_in_german(musterland, changes, words):
    with pytest.raises(HandoverRefused, match=words):
        start(musterland, musterland.case(), **changes)
    assert not CaseHandover.objects.exists()


def test_start_handover_refuses_a_body_no_release_names(musterland):
    with pytest.raises(HandoverRefused, match="Schweigepflichtentbindung"):
        start(musterland, musterland.case(), to_agency_id=musterland.youth_office.pk)


def test_start_handover_runs_once_for_a_body(musterland):
    case = musterland.case()
    start(musterland, case)
    with pytest.raises(HandoverRefused, match="läuft schon"):
        start(musterland, case)


def test_start_handover_is_for_whoever_keeps_an_open_case(musterland):
    case = musterland.case()
    with pytest.raises(Case.DoesNotExist):
        start(musterland, case, who="eve")
    Case.objects.asked_for().update(phase="closed", closed_on=TODAY)
    with pytest.raises(CaseIsClosed):
        start(musterland, case)


def test_send_handover_waits_for_the_talk_and_asks_the_release_again(musterland):
    handover = start(musterland, musterland.case())
    with pytest.raises(HandoverRefused, match="Gespräch"):
        step(musterland, send_handover, handover)
    step(musterland, record_handover_talk, handover)
    ConfidentialityRelease.objects.asked_for().update(withdrawn_at=now())
    with pytest.raises(HandoverRefused, match="nichts hinausgegangen"):
        step(musterland, send_handover, handover)


def test_record_handover_talk_refuses_an_impossible_day(musterland):
    handover = start(musterland, musterland.case())
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(HandoverRefused, match="Datum"):
            step(musterland, record_handover_talk, handover, on=day)


def test_answer_handover_needs_a_reason_to_decline_and_something_sent(musterland):
    case = musterland.case()
    handover = start(musterland, case)
    with pytest.raises(HandoverRefused, match="vorbereitet"):
        step(musterland, answer_handover, handover, state="confirmed")
    step(musterland, record_handover_talk, handover)
    step(musterland, send_handover, handover)
    with pytest.raises(HandoverRefused, match="warum"):
        step(musterland, answer_handover, handover, state="declined")
    declined = step(musterland, answer_handover, handover, state="declined", decline_reason="not_competent")
    assert declined.state == "declined"
    with pytest.raises(HandoverRefused, match="abgelehnt"):
        step(musterland, end_handover, handover, outcome="close")
    assert step(musterland, end_handover, handover, outcome="keep").state == "ended"
    assert Case.objects.asked_for().get().closed_on is None


def test_record_handover_feedback_needs_somebody_who_took_the_case_on(musterland):
    handover = send(musterland, musterland.case())
    with pytest.raises(HandoverRefused, match="Stand"):
        step(musterland, record_handover_feedback, handover, feedback="gut")
    step(musterland, answer_handover, handover, state="confirmed")
    with pytest.raises(HandoverRefused, match="berichtet"):
        step(musterland, record_handover_feedback, handover, feedback=" ")


def test_end_handover_does_not_close_over_open_goals_and_keeps_all_as_it_was(musterland):
    case = musterland.case()
    handover = confirm(musterland, case)
    agreement = GoalAgreement.objects.create(tenant=musterland.tenant, case=case, agreed_on=TODAY)
    Goal.objects.create(tenant=musterland.tenant, case=case, agreement=agreement, title="Sprachkurs")
    with pytest.raises(CaseCannotBeClosed, match="Sprachkurs"):
        step(musterland, end_handover, handover, outcome="close")
    assert CaseHandover.objects.asked_for().get().state == "confirmed"
    with pytest.raises(HandoverRefused, match="was aus dem Fall wird"):
        step(musterland, end_handover, handover, outcome="?")


def test_end_handover_after_moving_away_says_so(musterland):
    case = musterland.case()
    handover = confirm(musterland, case, because_moved=True, reason="Umzug in den Nachbarkreis")
    step(musterland, end_handover, handover, outcome="close")
    assert Closure.objects.asked_for().get().reason == "moved_away"


def test_revoke_handover_ends_it(musterland):
    handover = send(musterland, musterland.case())
    actor = musterland.actor("alice")
    assert revoke_handover(actor=actor, handover_id=handover.pk, at=now()).state == "revoked"
    with pytest.raises(HandoverRefused, match="zurückgenommen"):
        revoke_handover(actor=actor, handover_id=handover.pk, at=now())
    with pytest.raises(CaseHandover.DoesNotExist):
        revoke_handover(actor=musterland.actor("eve"), handover_id=handover.pk, at=now())


def rule(world, *, who="charlie", **changes):
    values = {"fields": ["name"], "needs_talk": False, "feedback_after_days": 14, "valid_from": TODAY} | changes
    return set_handover_procedure(actor=world.actor(who), **values)


def test_set_handover_procedure_makes_a_version_for_everybody(musterland):
    case = musterland.case()
    before = start(musterland, case)
    rule(musterland)
    assert handovers.procedures(musterland.actor("alice"))[0].template_version == 2
    with pytest.raises(HandoverRefused, match="Gespräch"):
        step(musterland, send_handover, before)
    revoke_handover(actor=musterland.actor("alice"), handover_id=before.pk, at=now())
    with pytest.raises(HandoverRefused, match="nicht vor"):
        start(musterland, case)
    handover = start(musterland, case, fields=["name"])
    assert step(musterland, send_handover, handover).state == "sent"
    confirmed = step(musterland, answer_handover, handover, state="confirmed")
    assert confirmed.feedback_due_on == TODAY + timedelta(days=14)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"fields": []}, "was das Blatt"),
        ({"fields": ["everything"]}, "was das Blatt"),
        ({"feedback_after_days": 0}, "1 bis 365"),
        ({"valid_from": TODAY - timedelta(days=1)}, "frühestens ab heute"),
    ],
)
def test_set_handover_procedure_refuses_in_german(musterland, changes, words):
    with pytest.raises(ProcedureRefused, match=words):
        rule(musterland, **changes)
    assert not HandoverTemplate.objects.exists()


def test_set_handover_procedure_is_for_the_coordinating_office(musterland):
    for who in ("alice", "diana", "anton"):
        with pytest.raises(PermissionDenied):
            rule(musterland, who=who)


def test_set_handover_procedure_never_goes_behind_a_version_to_come(musterland):
    rule(musterland, valid_from=TODAY + timedelta(days=10))
    with pytest.raises(ProcedureRefused, match="spätere Fassung"):
        rule(musterland)


def address(name, row):
    return reverse(f"casework:{name}", args=[row.public_id])


def test_the_handover_page_leads_through_the_steps(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    data = {
        "person_id": musterland.person_of(case).public_id,
        "to_agency_id": "jobcenter",
        "reason": "Zuständigkeit",
        "chosen": ["name"],
        "on": "23.11.2026",
    }
    where = alice.send(address("start_handover", case), data)
    handover = CaseHandover.objects.asked_for().get()
    assert where == handover.get_absolute_url()
    page = alice.get(where)
    for word in ("So ginge das Blatt heute hinaus", "Berg, Amal", "Gespräch eintragen", "Einwilligung geprüft"):
        assert word in page, word
    for name, more in (
        ("record_handover_talk", {}),
        ("send_handover", {}),
        ("answer_handover", {"state": "confirmed"}),
        ("record_handover_feedback", {"feedback": "läuft"}),
        ("end_handover", {"outcome": "keep"}),
    ):
        assert alice.send(address(name, handover), {"on": "23.11.2026"} | more) == where, name
    page = alice.get(where)
    assert "Fall hier weiterführen" in page
    assert "Übergaben" in alice.get(f"{case.get_absolute_url()}?abschnitt=leistungen")
    assert "Stand" in alice.send(address("revoke_handover", handover), {}, status=422)
    pdf = alice.client.get(address("handover_sheet", handover))
    assert pdf.content.startswith(b"%PDF")
    visit("eve").get(where, status=404)


def test_the_procedure_page_is_for_the_coordinating_office(musterland, visit):
    where, charlie = reverse("casework:handover_procedure"), visit("charlie")
    assert "mitgeliefert" in charlie.get(where)
    data = {"chosen": ["name", "need"], "needs_talk": "on", "feedback_after_days": "21", "valid_from": "23.11.2026"}
    charlie.send(where, data)
    assert "Fassung 1, gilt ab 23.11.2026" in charlie.get(where)
    charlie.send(where, data | {"feedback_after_days": "999"}, status=422)
    for who in ("alice", "diana", "anton"):
        visit(who).get(where, status=403)
