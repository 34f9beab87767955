from datetime import timedelta

import pytest

from kimpass.steering.actions import sessions
from kimpass.steering.models import Measure, StateIssue
from kimpass.steering.tests.ground import bundle, found, prepare, session
from kimpass.steering.tests.test_decisions import decide, point
from kimpass.steering.tests.test_measures import start
from kimpass.steering.tests.test_state_issues import agree, send, write
from kimpass.web import bodies_today
from kimpass.web.today import day_of


@pytest.fixture
def land(musterland):
    prepare(musterland)
    return musterland


def shown(section):
    return [(str(row.label), row.day, row.late) for row in section.rows]


def task(land, row, text, due_on):
    values = {"actor": land.actor("charlie"), "session_id": row.pk, "owner_function": "Schulamt"}
    return sessions.add_session_task(**values, text=text, due_on=due_on)


def test_overdue_tasks_of_sessions_come_first_and_done_ones_go(land):
    row, today = session(land), land.today
    task(land, row, "Irgendwann", None)
    task(land, row, "Bald", today + timedelta(days=3))
    late = task(land, row, "Gestern", today - timedelta(days=1))
    actor = land.actor("charlie")
    rows = shown(bodies_today.session_tasks(actor))
    assert [(text, is_late) for text, _day, is_late in rows] == [
        ("Gestern", True),
        ("Bald", False),
        ("Irgendwann", False),
    ]
    sessions.complete_session_task(actor=actor, task_id=late.pk, on=today)
    assert len(bodies_today.session_tasks(actor).rows) == 2


def test_sessions_of_the_past_wait_for_their_minutes(land):
    session(land, held_on=land.today - timedelta(days=9))
    session(land, found(land, "AG"), held_on=land.today)
    rows = shown(bodies_today.minutes_to_write(land.actor("charlie")))
    assert rows == [("Lenkungsgruppe KIM", land.today - timedelta(days=9), True)]


def test_effects_are_asked_for_when_due_and_never_of_ideas(land):
    decision = decide(land, point(land))
    start(land, decision_id=decision.pk, title="Wirkt das?", check_effect_on=land.today)
    start(land, decision_id=decision.pk, title="Später", check_effect_on=land.today + timedelta(days=90))
    start(land, title="Nur eine Idee", check_effect_on=land.today)
    assert [text for text, _day, _late in shown(bodies_today.effects_to_check(land.actor("diana")))] == ["Wirkt das?"]
    Measure.objects.update(state="dropped")
    assert shown(bodies_today.effects_to_check(land.actor("diana"))) == []


def test_the_land_is_reminded_until_it_answers(land):
    issue = send(land, agree(land, write(land, bundle(land))), remind_on=land.today + timedelta(days=5))
    assert shown(bodies_today.land_to_remind(land.actor("charlie"))) == [(issue.title, issue.remind_on, False)]
    StateIssue.objects.update(state="answered")
    assert shown(bodies_today.land_to_remind(land.actor("charlie"))) == []


def test_whoever_runs_the_office_reads_it_on_the_first_page(land):
    keys = {section.key for section in day_of(land.actor("charlie")).sections}
    assert {"niederschriften", "sitzungsaufgaben", "wirkung", "land"} <= keys
    assert not {"sitzungsaufgaben", "land"} & {section.key for section in day_of(land.actor("alice")).sections}
