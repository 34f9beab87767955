from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.steering.actions import sessions
from kimpass.steering.models import Attendance
from kimpass.steering.tests.ground import bundle, found, session
from kimpass.steering.tests.test_bodies import seat


def hold(land, row, attendance=(), **changes):
    values = {"actor": land.actor("charlie"), "session_id": row.pk, "minutes": "Der Kurs wird eingerichtet."}
    return sessions.hold_session(**{**values, "attendance": list(attendance), "on": land.today, **changes})


def test_plan_session_counts_within_the_body(land):
    body = found(land)
    assert [session(land, body).number, session(land, body).number, session(land, found(land, "AG")).number] == [
        1,
        2,
        1,
    ]


def test_plan_session_lets_only_a_planning_conference_prepare(land):
    group = session(land, held_on=land.today)
    conference = found(land, "Planungskonferenz", kind="planning_conference")
    assert session(land, conference, prepares_id=group.pk).prepares == group
    with pytest.raises(sessions.SessionNotPossible, match="nach der Sitzung"):
        session(land, conference, prepares_id=group.pk, held_on=land.today + timedelta(days=1))
    with pytest.raises(sessions.SessionNotPossible, match="Nur eine Planungskonferenz"):
        session(land, found(land, "AG", kind="working_group"), prepares_id=group.pk)
    with pytest.raises(sessions.SessionNotPossible, match="Lenkungsgruppe"):
        session(land, conference, prepares_id=session(land, conference).pk)


def test_plan_session_is_not_for_case_managers(land):
    body = found(land)
    with pytest.raises(PermissionDenied):
        session(land, body, actor=land.actor("alice"))


def test_add_agenda_item_takes_a_theme_once(land):
    row, theme = session(land), bundle(land)
    values = {"actor": land.actor("charlie"), "session_id": row.pk, "title": "", "theme_id": theme.pk}
    assert sessions.add_agenda_item(**values).title == theme.title
    with pytest.raises(sessions.SessionNotPossible, match="schon auf der Tagesordnung"):
        sessions.add_agenda_item(**values)
    with pytest.raises(sessions.SessionNotPossible, match="Titel"):
        sessions.add_agenda_item(**{**values, "theme_id": None})
    with pytest.raises(sessions.SessionNotPossible, match="Person"):
        sessions.add_agenda_item(**{**values, "theme_id": None, "title": "Fall Frau Berg"})


def test_hold_session_keeps_attendance_by_function(land, facts):
    body = found(land)
    leader, mayors = seat(land, body), seat(land, body, "Bürgermeisterin oder Bürgermeister", headcount=2)
    row = hold(land, session(land, body), [(leader.pk, 1), (mayors.pk, 2)])
    assert (row.state, row.held_on) == ("held", land.today)
    assert sum(Attendance.objects.values_list("present", flat=True)) == 3
    assert facts()[-1] == "session.held"
    with pytest.raises(sessions.SessionNotPossible, match="schon durchgeführt"):
        hold(land, row)


def test_hold_session_refuses_strange_seats_too_many_people_and_tomorrow(land):
    body = found(land)
    row, member = session(land, body), seat(land, body)
    with pytest.raises(sessions.SessionNotPossible, match="mehr Personen"):
        hold(land, row, [(member.pk, 2)])
    with pytest.raises(sessions.SessionNotPossible, match="gehört an diesem Tag nicht"):
        hold(land, row, [(seat(land, found(land, "AG")).pk, 1)])
    with pytest.raises(sessions.SessionNotPossible, match="Zukunft"):
        hold(land, row, on=land.today + timedelta(days=1))


def test_change_minutes_refuses_an_older_version(land):
    row = session(land)
    with pytest.raises(sessions.SessionNotPossible, match="erst, wenn"):
        sessions.change_minutes(actor=land.actor("charlie"), session_id=row.pk, version=1, minutes="x")
    row = hold(land, row)
    changed = sessions.change_minutes(actor=land.actor("charlie"), session_id=row.pk, version=2, minutes="Neu")
    assert (changed.minutes, changed.version) == ("Neu", 3)
    with pytest.raises(sessions.SessionNotPossible, match="inzwischen geändert"):
        sessions.change_minutes(actor=land.actor("charlie"), session_id=row.pk, version=2, minutes="Älter")


def test_add_session_task_and_complete_it(land):
    task = sessions.add_session_task(
        actor=land.actor("charlie"),
        session_id=session(land).pk,
        text="Zahlen nach Alter der Anträge vorlegen",
        owner_function="Leitung Ausländerbehörde",
        due_on=land.today,
    )
    assert task.done_on is None


def test_complete_session_task_once(land):
    task = sessions.add_session_task(
        actor=land.actor("charlie"), session_id=session(land).pk, text="Zahlen", owner_function="KS", due_on=None
    )
    assert sessions.complete_session_task(actor=land.actor("diana"), task_id=task.pk, on=land.today).done_on
    with pytest.raises(sessions.SessionNotPossible, match="schon erledigt"):
        sessions.complete_session_task(actor=land.actor("diana"), task_id=task.pk, on=land.today)
