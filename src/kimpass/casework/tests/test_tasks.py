from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.casework.actions.closing import reopen_case
from kimpass.casework.actions.conferences import Agreed
from kimpass.casework.actions.intake import begin_intake
from kimpass.casework.actions.phases import move_case
from kimpass.casework.actions.tasks import (
    StandardTaskNotPossible,
    TaskCannotBeChanged,
    assign_task,
    complete_task,
    end_standard_task,
    reopen_task,
    set_standard_task,
    set_task,
    take_over_agreements,
)
from kimpass.casework.models import Case, CaseTask, StandardTask
from kimpass.casework.models.standard import begin_standard_tasks
from kimpass.casework.selectors.appointments import open_tasks
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.casework.tests.test_closing import close
from kimpass.casework.tests.test_conferences import SOON, called, held
from kimpass.people.actions.households import PersonData
from tests.support.cast import TODAY

TOMORROW = TODAY + timedelta(days=1)


def task(musterland, case, *, who="alice", **changes):
    values = {"text": "Antrag kopieren", "due_on": TOMORROW} | changes
    return set_task(actor=musterland.actor(who), case_id=case.pk, **values)


def standard(musterland, **changes):
    values = {"phase": "assessment", "text": "Bescheide ansehen", "due_after_days": 14} | changes
    return set_standard_task(actor=musterland.actor("charlie"), **values)


def move(musterland, case, to="assessment"):
    return move_case(actor=musterland.actor("alice"), case_id=case.pk, to=to, on=TODAY)


def test_set_task_is_ones_own_unless_told_otherwise(musterland, facts):
    row = task(musterland, musterland.case())
    assert (row.assignee, row.set_by) == (musterland.staff["alice"],) * 2
    assert facts() == ["task.set"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"text": " "}, "was zu tun ist"), ({"due_on": TODAY - timedelta(days=1)}, "Vergangenheit")],
)
def test_set_task_refuses_in_german(musterland, changes, words):
    with pytest.raises(TaskCannotBeChanged, match=words):
        task(musterland, musterland.case(), **changes)
    assert not CaseTask.objects.exists()


def test_set_task_refuses_strangers_and_closed_cases(musterland):
    case = musterland.case()
    with pytest.raises(TaskCannotBeChanged, match="wer den Fall begleitet"):
        task(musterland, case, assignee_id=musterland.staff["eve"].pk)
    with pytest.raises(Case.DoesNotExist):
        task(musterland, case, who="eve")
    close(musterland, case)
    with pytest.raises(CaseIsClosed):
        task(musterland, case)


def test_assign_task_to_the_deputy_and_back(musterland):
    case, alice, bob = musterland.case(), musterland.actor("alice"), musterland.staff["bob"].pk
    row = task(musterland, case)
    with pytest.raises(TaskCannotBeChanged):
        assign_task(actor=alice, task_id=row.pk, assignee_id=bob)
    musterland.deputise(of="alice", by="bob")
    assert assign_task(actor=alice, task_id=row.pk, assignee_id=bob).assignee_id == bob
    assert list(open_tasks(musterland.actor("alice"))) == []
    assert list(open_tasks(musterland.actor("bob"))) == [row]
    complete_task(actor=musterland.actor("bob"), task_id=row.pk, on=TODAY)
    with pytest.raises(TaskCannotBeChanged, match="bereits erledigt"):
        assign_task(actor=alice, task_id=row.pk, assignee_id=alice.staff_id)


def test_complete_task_and_reopen_task(musterland, facts):
    row, alice = task(musterland, musterland.case()), musterland.actor("alice")
    with pytest.raises(TaskCannotBeChanged, match="noch offen"):
        reopen_task(actor=alice, task_id=row.pk)
    with pytest.raises(TaskCannotBeChanged, match="Zukunft"):
        complete_task(actor=alice, task_id=row.pk, on=TOMORROW)
    complete_task(actor=alice, task_id=row.pk, on=TODAY)
    with pytest.raises(TaskCannotBeChanged, match="bereits erledigt"):
        complete_task(actor=alice, task_id=row.pk, on=TODAY)
    assert reopen_task(actor=alice, task_id=row.pk).done_on is None
    assert facts() == ["task.set", "task.completed", "task.reopened"]


def test_reopen_task_leaves_a_closed_case_alone(musterland):
    case = musterland.case()
    row = task(musterland, case)
    complete_task(actor=musterland.actor("alice"), task_id=row.pk, on=TODAY)
    close(musterland, case)
    with pytest.raises(CaseIsClosed):
        reopen_task(actor=musterland.actor("alice"), task_id=row.pk)


def test_tasks_of_others_do_not_exist(musterland):
    row, eve = task(musterland, musterland.case()), musterland.actor("eve")
    with pytest.raises(CaseTask.DoesNotExist):
        complete_task(actor=eve, task_id=row.pk, on=TODAY)
    with pytest.raises(CaseTask.DoesNotExist):
        assign_task(actor=eve, task_id=row.pk, assignee_id=eve.staff_id)
    assert list(open_tasks(eve)) == []


def test_open_tasks_tells_what_is_overdue(musterland):
    late = task(musterland, musterland.case())
    later = musterland.actor("alice", today=TODAY + timedelta(days=2))
    assert list(open_tasks(later, overdue=True)) == [late]
    assert list(open_tasks(musterland.actor("alice"), overdue=True)) == []


def test_take_over_agreements_makes_each_task_once(musterland):
    conference = called(musterland, musterland.case())
    held(musterland, conference, agreed=[Agreed("Kurs klären", "Jobcenter", SOON), Agreed("Anrufen"), Agreed(" ")])
    actor = musterland.actor("alice", today=SOON)
    assert take_over_agreements(actor=actor, conference_id=conference.pk) == 2
    assert take_over_agreements(actor=actor, conference_id=conference.pk) == 0
    assert sorted(CaseTask.objects.values_list("text", flat=True)) == ["Anrufen", "Jobcenter: Kurs klären"]
    assert set(CaseTask.objects.values_list("assignee", flat=True)) == {musterland.staff["alice"].pk}


def test_set_standard_task_is_for_the_coordinating_office(musterland):
    assert standard(musterland).due_after_days == 14
    for who in ("alice", "anton"):
        with pytest.raises(PermissionDenied):
            set_standard_task(actor=musterland.actor(who), phase="intake", text="x", due_after_days=1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": ""}, "was zu tun ist"),
        ({"phase": "closed"}, "in der noch gearbeitet wird"),
        ({"phase": "lunch"}, "in der noch gearbeitet wird"),
        ({"due_after_days": 731}, "730"),
        ({}, "gibt es in der Phase schon"),
    ],
)
def test_set_standard_task_refuses_in_german(musterland, changes, words):
    standard(musterland)
    with pytest.raises(StandardTaskNotPossible, match=words):
        standard(musterland, **changes)


def test_end_standard_task_leaves_what_was_made(musterland):
    row, case = standard(musterland), musterland.case()
    move(musterland, case)
    end_standard_task(actor=musterland.actor("charlie"), standard_id=row.pk)
    assert CaseTask.objects.count() == 1
    with pytest.raises(StandardTaskNotPossible, match="schon beendet"):
        end_standard_task(actor=musterland.actor("charlie"), standard_id=row.pk)
    move(musterland, musterland.case(name="Tal"))
    assert CaseTask.objects.count() == 1


def test_a_case_that_enters_a_phase_gets_its_standard_tasks_for_the_fixed_contact(musterland):
    standard(musterland)
    standard(musterland, phase="monitoring", text="Anrufen")
    case = musterland.case()
    musterland.deputise(of="alice", by="bob")
    move_case(actor=musterland.actor("bob"), case_id=case.pk, to="assessment", on=TODAY)
    row = CaseTask.objects.get()
    assert (row.text, row.assignee, row.due_on) == (
        "Bescheide ansehen",
        musterland.staff["alice"],
        TODAY + timedelta(days=14),
    )


def test_standard_tasks_are_not_made_twice_while_they_are_open(musterland):
    standard(musterland)
    case, alice = musterland.case(), musterland.actor("alice")
    move(musterland, case)
    case.refresh_from_db()
    assert begin_standard_tasks(case, "assessment", TODAY, alice.staff_id) == 0
    complete_task(actor=alice, task_id=CaseTask.objects.get().pk, on=TODAY)
    assert begin_standard_tasks(case, "assessment", TODAY, alice.staff_id) == 1


def test_a_reopened_case_gets_the_standard_tasks_of_the_reassessment(musterland):
    standard(musterland, phase="reassessment", text="Lage neu ansehen")
    case = close(musterland, musterland.case())
    reopen_case(actor=musterland.actor("alice"), case_id=case.pk, on=TODAY, reason="Neue Fragen")
    assert CaseTask.objects.get().text == "Lage neu ansehen"


def test_task_pages(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    own = musterland.staff["alice"].public_id
    where = f"/faelle/{case.public_id}/aufgabe/"
    assert "Vergangenheit" in alice.send(
        where, {"text": "Anrufen", "due_on": "01.11.2026", "assignee_id": own}, status=422
    )
    assert "Bitte wählen Sie aus" in alice.send(where, {"text": "Anrufen"}, status=422)
    section = alice.send(where, {"text": "Anrufen", "due_on": "24.11.2026", "assignee_id": own})
    way = f"/aufgaben/{CaseTask.objects.get().public_id}/"
    assert "Anrufen" in alice.get("/aufgaben/")
    assert "Keine Aufgabe wartet." in alice.get("/aufgaben/?nur=ueberfaellig")
    alice.send(f"{way}erledigt/", {"on": "23.11.2026"})
    assert "erledigt 23.11.2026" in alice.get(section)
    alice.send(f"{way}wieder-oeffnen/", {})
    alice.send(f"{way}weitergeben/", {"assignee_id": own})
    for who in ("bob", "eve", "charlie"):
        visit(who).get(f"{way}erledigt/", status=404)
    visit("charlie").get("/aufgaben/", status=403)


def test_standard_task_pages(musterland, visit):
    charlie = visit("charlie")
    values = {"phase": "intake", "text": "Willkommenspaket geben", "due_after_days": "7"}
    assert "Bitte wählen Sie aus." in charlie.send("/standardaufgaben/neu/", values | {"phase": ""}, status=422)
    charlie.send("/standardaufgaben/neu/", values)
    assert "Willkommenspaket geben" in charlie.get("/standardaufgaben/")
    charlie.send(f"/standardaufgaben/{StandardTask.objects.get().public_id}/beenden/", {})
    assert "beendet 23.11.2026" in charlie.get("/standardaufgaben/")
    visit("alice").get("/standardaufgaben/", status=403)


@pytest.mark.parametrize(("began", "made"), [(0, 1), (14, 1), (15, 0)])
def test_a_case_begins_with_the_standard_tasks_of_the_intake_that_are_not_late_already(musterland, began, made):
    standard(musterland, phase="intake", text="Papiere ansehen")
    begin_intake(
        actor=musterland.actor("alice"),
        unit_id=musterland.units["musterstadt"].pk,
        on=TODAY - timedelta(days=began),
        person=PersonData(family_name="Berg", given_names="Amal", birth_year=1990),
    )
    assert CaseTask.objects.filter(text="Papiere ansehen").count() == made
