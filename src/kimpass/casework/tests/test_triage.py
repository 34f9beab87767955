from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.casework import policy
from kimpass.casework.actions import intake, triage
from kimpass.casework.actions.access import AccessRequestDecided, AccessRequestRefused, IdentityEntry
from kimpass.casework.actions.findings import SpeaksOfAPerson
from kimpass.casework.models import AccessRequest, Case
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.casework.tests.test_access import give_back, name, notify
from kimpass.people.actions.households import PersonData
from kimpass.steering.models import Finding


def act(world, what, request, who="alice", **values):
    values = {"on": world.today} | values
    return what(actor=world.actor(who), access_request_id=request.pk, **values)


def pass_on(world, request, who="alice", **values):
    return act(world, triage.pass_on_access_request, request, who, **({"reason": "Wer ist zuständig?"} | values))


def tell(world, request, who="alice", outcome="settled", **values):
    return act(world, triage.tell_access_outcome, request, who, outcome=outcome, **values)


def accept(world, request, who="alice"):
    return intake.begin_intake(
        actor=world.actor(who),
        unit_id=request.unit_id,
        on=world.today,
        person=PersonData(family_name="Berg"),
        access_request_id=request.pk,
    )


def finding_of(world, request, who="alice", **changes):
    values = {
        "kind": "challenge",
        "title": "Zwei Ämter warten aufeinander",
        "text": "Niemand ist zuständig.",
        "field_id": world.fields["WOHNEN"].pk,
    } | changes
    return act(world, triage.report_access_finding, request, who, **values)


def test_join_access_request_ties_it_to_one_s_own_open_case(musterland, facts):
    request, case = notify(musterland), musterland.case()
    joined = act(musterland, triage.join_access_request, request, case_id=case.pk)
    assert (joined.triage, joined.joined_case_id, joined.decided_on) == ("joined", case.pk, musterland.today)
    assert facts()[-1] == "access_request.joined"
    with pytest.raises(AccessRequestDecided):
        act(musterland, triage.join_access_request, request, case_id=case.pk)


def test_join_access_request_takes_no_foreign_and_no_closed_case(musterland):
    request = notify(musterland)
    with pytest.raises(Case.DoesNotExist):
        act(musterland, triage.join_access_request, request, case_id=musterland.case(kept_by="bob").pk)
    closed = musterland.case()
    Case.objects.filter(pk=closed.pk).update(phase="closed", closed_on=musterland.today)
    with pytest.raises(CaseIsClosed):
        act(musterland, triage.join_access_request, request, case_id=closed.pk)
    request.refresh_from_db()
    assert request.triage == "new"


def test_pass_on_access_request_shows_it_to_the_coordination_without_a_name(musterland, facts):
    request = notify(musterland)
    name(musterland, request)
    charlie = musterland.actor("charlie")
    assert not AccessRequest.objects.visible_to(charlie).exists()
    passed = pass_on(musterland, request)
    assert list(AccessRequest.objects.waiting_for(charlie)) == [passed]
    assert not policy.see_access_identity(charlie, passed)
    assert not policy.name_person(charlie, passed)
    assert not AccessRequest.objects.waiting_for(musterland.actor("alice")).exists()
    assert facts()[-1] == "access_request.passed_on"


def test_pass_on_access_request_wants_words(musterland):
    with pytest.raises(AccessRequestRefused, match="klären soll"):
        pass_on(musterland, notify(musterland), reason=" ")


def test_while_the_coordination_has_it_the_case_manager_waits(musterland):
    request = notify(musterland)
    pass_on(musterland, request)
    for again in (lambda: pass_on(musterland, request), lambda: give_back(musterland, request)):
        with pytest.raises(AccessRequestDecided, match="Koordinierenden Stelle"):
            again()
    with pytest.raises(intake.IntakeRefused):
        accept(musterland, request)


def test_assign_access_request_lets_it_wait_at_the_unit(musterland, facts):
    request = notify(musterland, directly_to_coordination=True)
    assert not AccessRequest.objects.waiting_for(musterland.actor("alice")).exists()
    act(musterland, triage.assign_access_request, request, "charlie")
    assert list(AccessRequest.objects.waiting_for(musterland.actor("alice"))) == [request]
    assert not AccessRequest.objects.waiting_for(musterland.actor("charlie")).exists()
    assert list(AccessRequest.objects.visible_to(musterland.actor("charlie"))) == [request]
    assert facts()[-1] == "access_request.assigned"
    with pytest.raises(AccessRequestDecided, match="nicht mehr"):
        act(musterland, triage.assign_access_request, request, "charlie")


def test_assign_access_request_is_for_the_coordination_alone(musterland):
    request = notify(musterland, directly_to_coordination=True)
    with pytest.raises(PermissionDenied):
        act(musterland, triage.assign_access_request, request)


def test_the_coordination_takes_down_what_is_reported_to_it_directly(musterland):
    request = notify(musterland, "charlie", directly_to_coordination=True)
    assert request.is_at_coordination
    identity = IdentityEntry("A. Berg", "Jobcenter", musterland.today)
    with pytest.raises(AccessRequestRefused, match="keine Namen"):
        notify(musterland, "charlie", directly_to_coordination=True, identity=identity)


def test_return_access_request_by_the_coordination(musterland):
    request = notify(musterland, directly_to_coordination=True)
    assert give_back(musterland, request, "charlie").triage == "returned"
    with pytest.raises(AccessRequest.DoesNotExist):
        give_back(musterland, notify(musterland), "charlie")


def test_acknowledge_access_request_happens_once(musterland, facts):
    request = notify(musterland)
    assert act(musterland, triage.acknowledge_access_request, request).acknowledged_on == musterland.today
    assert facts()[-1] == "access_request.acknowledged"
    with pytest.raises(AccessRequestRefused, match="schon am"):
        act(musterland, triage.acknowledge_access_request, request)


def test_tell_access_outcome_comes_after_the_decision(musterland, facts):
    request = notify(musterland)
    with pytest.raises(AccessRequestRefused, match="noch nicht entschieden"):
        tell(musterland, request)
    give_back(musterland, request)
    with pytest.raises(AccessRequestRefused, match="gibt es nicht"):
        tell(musterland, request, outcome="gossip")
    with pytest.raises(AccessRequestRefused, match="Zukunft"):
        tell(musterland, request, on=musterland.today + timedelta(days=1))
    told = tell(musterland, request)
    assert (told.triage, told.outcome, told.outcome_told_on) == ("returned", "settled", musterland.today)
    assert facts()[-1] == "access_request.outcome_told"


def test_tell_access_outcome_is_how_the_coordination_answers(musterland):
    request = notify(musterland)
    pass_on(musterland, request)
    answered = tell(musterland, request, "charlie", "referred")
    assert (answered.triage, answered.outcome, answered.is_open) == ("passed_on", "referred", False)


def test_an_answer_is_owed_after_four_weeks(musterland):
    request = notify(musterland, received_on=musterland.today - timedelta(days=40))
    accept(musterland, request)
    AccessRequest.objects.filter(pk=request.pk).update(decided_on=musterland.today - timedelta(days=28))
    alice, limit = musterland.actor("alice"), musterland.today - timedelta(days=28)
    assert list(AccessRequest.objects.owed_by(alice, limit)) == [request]
    assert not AccessRequest.objects.owed_by(alice, limit - timedelta(days=1)).exists()
    assert not AccessRequest.objects.owed_by(musterland.actor("charlie"), limit).exists()
    tell(musterland, request, outcome="in_support")
    assert not AccessRequest.objects.owed_by(alice, limit).exists()


def test_report_access_finding_carries_no_person_and_answers_for_the_coordination(musterland, facts):
    request = notify(musterland, reasons=["structural_deficit"], directly_to_coordination=True)
    finding = finding_of(musterland, request, "charlie")
    request.refresh_from_db()
    assert (request.finding_id, request.outcome, request.is_open) == (finding.pk, "structure", False)
    assert (finding.unit_id, finding.month.day) == (request.unit_id, 1)
    assert facts()[-1] == "access_finding.reported"
    with pytest.raises(AccessRequestRefused, match="schon ein Strukturhinweis"):
        finding_of(musterland, request, "charlie")


def test_report_access_finding_refuses_the_name_that_was_entered(musterland):
    request = notify(musterland)
    name(musterland, request)
    with pytest.raises(SpeaksOfAPerson, match="Berg"):
        finding_of(musterland, request, text="Familie Berg wartet seit Wochen.")
    assert not Finding.objects.exists()
    finding_of(musterland, request)
    request.refresh_from_db()
    assert request.triage == "new"


def test_report_access_finding_wants_a_notification(musterland):
    with pytest.raises(AccessRequestRefused, match="Ebene 2"):
        finding_of(musterland, notify(musterland, level="level_1", reasons=[]))


def test_accepting_needs_the_right_in_the_unit_of_the_request(musterland):
    request = notify(musterland, directly_to_coordination=True)
    with pytest.raises(PermissionDenied):
        intake.begin_intake(
            actor=musterland.actor("charlie"),
            unit_id=request.unit_id,
            on=musterland.today,
            person=PersonData(family_name="Berg"),
            access_request_id=request.pk,
        )


@pytest.mark.parametrize("who", ["eve", "diana", "anton"])
def test_nobody_else_decides(musterland, who):
    request = notify(musterland)
    for decide in (lambda: pass_on(musterland, request, who), lambda: tell(musterland, request, who)):
        with pytest.raises((PermissionDenied, AccessRequest.DoesNotExist)):
            decide()
