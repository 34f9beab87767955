from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimpass.casework.actions.assessment import AreaEntry, record_assessment
from kimpass.casework.actions.closing import CaseCannotBeClosed, close_case
from kimpass.casework.actions.goals import GoalEntry, agree_goals
from kimpass.casework.actions.phases import move_case
from kimpass.casework.models import Case, FollowUp
from kimpass.casework.selectors.today import casework_today
from kimpass.casework.selectors.today_work import work_today
from kimpass.casework.tests.test_appointments import planned
from kimpass.casework.tests.test_tasks import task
from kimpass.organisation.models import Tenant
from tests.support.cast import TODAY

IN_A_WEEK, LATER = TODAY + timedelta(days=7), TODAY + timedelta(days=8)


def assessed(musterland, case, on=TODAY):
    area = AreaEntry(musterland.areas["WOHNEN"].pk, 2, "", "", "", is_priority=True)
    record_assessment(actor=musterland.actor("alice"), case_id=case.pk, on=on, areas=[area])


def work(musterland, who="alice", today=TODAY):
    return work_today(musterland.actor(who, today=today))


def test_work_today_takes_one_statement_whatever_waits(musterland):
    for name in ("Berg", "Tal"):
        case = musterland.case(name=name)
        planned(musterland, case)
        task(musterland, case)
    actor = musterland.actor("alice")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = work_today(actor)
    assert len(asked) == 1
    assert (len(found.appointments), len(found.tasks)) == (2, 2)
    assert found.case_ids == set(Case.objects.values_list("pk", flat=True))
    assert casework_today(actor).case_ids >= found.case_ids


def test_work_today_looks_a_week_ahead(musterland):
    case = musterland.case()
    planned(musterland, case, day=IN_A_WEEK)
    planned(musterland, case, day=LATER)
    task(musterland, case, due_on=IN_A_WEEK)
    task(musterland, case, due_on=LATER)
    task(musterland, case, due_on=None)
    found = work(musterland)
    assert [item.due_on for item in found.appointments + found.tasks] == [IN_A_WEEK, IN_A_WEEK]
    assert found.appointments[0].family_name == "Berg"
    assert str(found.appointments[0].text) == "bei uns"


def test_work_today_keeps_what_was_not_written_down(musterland):
    case = musterland.case()
    planned(musterland, case)
    task(musterland, case, due_on=TODAY)
    found = work(musterland, today=TODAY + timedelta(days=3))
    assert [item.is_overdue for item in found.appointments + found.tasks] == [True, True]


def test_work_today_is_for_the_keeper_and_the_deputy(musterland):
    case = musterland.case()
    planned(musterland, case)
    task(musterland, case)
    assert work(musterland, "bob").case_ids == work(musterland, "eve").case_ids == frozenset()
    musterland.deputise(of="alice", by="bob")
    assert work(musterland, "bob").case_ids == {case.pk}


@pytest.mark.parametrize("days", [28, 180])
def test_work_today_watches_the_interval_of_the_district(musterland, days):
    Tenant.objects.filter(pk=musterland.tenant.pk).update(reassessment_after_days=days)
    case = musterland.case()
    move_case(actor=musterland.actor("alice"), case_id=case.pk, to="assessment", on=TODAY)
    assessed(musterland, case)
    due = TODAY + timedelta(days=days)
    assert work(musterland, today=due - timedelta(days=1)).reassessments == ()
    assert [(item.case_id, item.due_on) for item in work(musterland, today=due).reassessments] == [(case.pk, due)]
    record_assessment(
        actor=musterland.actor("alice", today=due),
        case_id=case.pk,
        on=due,
        areas=[AreaEntry(musterland.areas["WOHNEN"].pk, 4, "", "", "", is_priority=False)],
    )
    assert work(musterland, today=due).reassessments == ()


def test_work_today_asks_of_no_case_that_nobody_assessed(musterland):
    musterland.case()
    assert work(musterland, today=date(2030, 1, 1)).reassessments == ()


def closed(musterland, case, **changes):
    values = {"reason": "goals_met", "on": TODAY, "ask_again_on": IN_A_WEEK} | changes
    return close_case(actor=musterland.actor("alice"), case_id=case.pk, **values)


def test_close_case_may_ask_again_and_the_closed_case_stays_as_it_is(musterland):
    case = closed(musterland, musterland.case())
    row = FollowUp.objects.get()
    assert (row.after_closing, row.due_on) == (True, IN_A_WEEK)
    assert work(musterland).after_closing == ()
    found = work(musterland, today=IN_A_WEEK)
    assert [item.case_public_id for item in found.after_closing] == [case.public_id]
    assert casework_today(musterland.actor("alice", today=IN_A_WEEK)).follow_ups == ()
    assert work(musterland, today=IN_A_WEEK + timedelta(days=28)).after_closing == ()
    row.refresh_from_db()
    assert row.done_on is None


def test_close_case_asks_again_only_afterwards(musterland):
    with pytest.raises(CaseCannotBeClosed, match="späteren Tag"):
        closed(musterland, musterland.case(), ask_again_on=TODAY)
    assert not FollowUp.objects.exists()
    assert Case.objects.get().closed_on is None


def test_today_page_shows_what_waits(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    planned(musterland, case)
    task(musterland, case)
    page = alice.get("/")
    assert "Antrag kopieren" in page
    assert "heute, 09:00 Uhr" in page
    closed(musterland, case, ask_again_on=TODAY + timedelta(days=1))
    FollowUp.objects.update(due_on=TODAY)
    assert "Nachfrage nach Abschluss" in alice.get("/")


def test_case_page_points_to_an_urgent_area_without_a_goal(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    move_case(actor=musterland.actor("alice"), case_id=case.pk, to="assessment", on=TODAY)
    assessed(musterland, case)
    hint = "Vordringlich und noch ohne Ziel: Wohnen."
    assert hint in alice.get(case.get_absolute_url())
    assert hint in alice.get(f"{case.get_absolute_url()}?abschnitt=lage")
    wohnen = musterland.areas["WOHNEN"].pk
    goal = GoalEntry(title="Wohnung finden", due_on=None, area_id=wohnen, person_id=None, steps=[])
    agree_goals(actor=musterland.actor("alice"), case_id=case.pk, on=TODAY, goals=[goal])
    assert hint not in alice.get(case.get_absolute_url())
