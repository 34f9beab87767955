from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.steering.actions import sessions
from kimpass.steering.models import Attendance
from kimpass.steering.selectors.agenda import themes_for_agenda
from kimpass.steering.tests.ground import bundle, evidence, found, report, session, url, words
from kimpass.steering.tests.seats import seat
from kimpass.steering.views.sessions import day_remark


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


def change(land, row, version=None, actor=None, **changes):
    fields = sessions.SessionData.__dataclass_fields__
    data = sessions.SessionData(**{name: getattr(row, name) for name in fields} | changes)
    who = actor or land.actor("charlie")
    return sessions.change_session(actor=who, session_id=row.pk, version=version or row.version, data=data)


def test_change_session_moves_it_while_it_lies_ahead(land, facts):
    row = session(land)
    moved = change(land, row, place="Rathaus", starts_at=time(14), ends_at=time(16, 30), form="mixed")
    assert (moved.place, moved.starts_at, moved.form, moved.version) == ("Rathaus", time(14), "mixed", 2)
    assert facts()[-1] == "session.changed"
    with pytest.raises(sessions.SessionNotPossible, match="inzwischen geändert"):
        change(land, moved, version=1)
    with pytest.raises(PermissionDenied):
        change(land, moved, actor=land.actor("alice"))
    hold(land, moved)
    moved.refresh_from_db()
    with pytest.raises(sessions.SessionNotPossible, match="schon durchgeführt"):
        change(land, moved)


def test_change_session_refuses_times_that_do_not_fit(land):
    row = session(land)
    with pytest.raises(sessions.SessionNotPossible, match="Ende liegt nicht nach dem Beginn"):
        change(land, row, starts_at=time(14), ends_at=time(14))
    with pytest.raises(sessions.SessionNotPossible, match="Ende liegt nicht nach dem Beginn"):
        change(land, row, ends_at=time(14))
    change(land, row, is_constituent=True)
    with pytest.raises(sessions.SessionNotPossible, match="konstituierende Sitzung gibt es schon"):
        session(land, row.body, is_constituent=True)


def cancel(land, row, reason="Es gibt noch keine Zahlen", actor=None):
    return sessions.cancel_session(actor=actor or land.actor("charlie"), session_id=row.pk, reason=reason)


def test_cancel_session_needs_a_reason(land, facts):
    row = session(land)
    with pytest.raises(sessions.SessionNotPossible, match="Grund"):
        cancel(land, row, " ")
    with pytest.raises(sessions.SessionNotPossible, match="Person"):
        cancel(land, row, "Frau Berg ist krank")
    with pytest.raises(PermissionDenied):
        cancel(land, row, actor=land.actor("alice"))
    assert cancel(land, row).state == "cancelled"
    assert facts()[-1] == "session.cancelled"
    with pytest.raises(sessions.SessionNotPossible, match="schon durchgeführt oder abgesagt"):
        cancel(land, row)
    with pytest.raises(sessions.SessionNotPossible, match="schon durchgeführt oder abgesagt"):
        hold(land, row)


def test_hold_session_in_the_past_refuses_to_be_without_minutes(land):
    row = session(land, held_on=land.today - timedelta(days=90))
    for nothing in ("", "  "):
        with pytest.raises(sessions.SessionNotPossible, match="Ohne Niederschrift"):
            hold(land, row, minutes=nothing)
    row.refresh_from_db()
    assert (row.state, Attendance.objects.count()) == ("planned", 0)


def test_add_agenda_item_never_shows_a_body_too_small_a_group(land):
    row, theme = session(land), bundle(land, report(land, case_count=1))
    values = {"actor": land.actor("charlie"), "session_id": row.pk, "title": "", "theme_id": theme.pk}
    with pytest.raises(sessions.SessionNotPossible, match="zu wenige Fälle"):
        sessions.add_agenda_item(**values)
    assert themes_for_agenda(land.actor("charlie"), row) == []
    evidence(land, theme, cases=3)
    assert sessions.add_agenda_item(**values).theme == theme


@pytest.mark.parametrize("how", [{"harmless_reason": "Betrifft ein Formular, keine Person"}, {"case_count": 0}])
def test_add_agenda_item_takes_what_is_harmless_or_from_no_case(land, how):
    theme = bundle(land, report(land, **{"case_count": 1, "source_kind": "network", **how}))
    row = session(land)
    [(card, _here)] = themes_for_agenda(land.actor("charlie"), row)
    assert card.theme == theme


def test_the_day_of_a_session_is_remarked_on_and_never_refused(land):
    assert "Samstag" in day_remark(date(2026, 11, 21))
    assert "Sonntag" in day_remark(date(2026, 11, 22))
    assert "Feiertag" in day_remark(date(2026, 12, 25))
    assert day_remark(date(2026, 11, 23)) == day_remark(None) == ""


def test_session_pages_change_cancel_and_tell_what_is_odd(land, visit):
    row = session(land, held_on=land.today + timedelta(days=5))
    client = visit("charlie")
    sent = {"held_on": "28.11.2026", "starts_at": "14:00", "ends_at": "13:00", "place": "Rathaus", "form": "present"}
    assert client.post(url("change_session", row), {**sent, "version": 1}).status_code == 422
    client.post(url("change_session", row), {**sent, "ends_at": "16:00", "version": 1})
    page = words(client.get(url("session", row)))
    for word in ("Samstag", "14:00–16:00 Uhr", "Rathaus", "vor Ort", "0 von 2 Planungskonferenzen"):
        assert word in page
    answer = words(client.post(url("cancel_session", row), {"reason": "Keine Zahlen"}, follow=True))
    assert "Absage" in answer
    assert "Abgesagt: Keine Zahlen" in words(client.get(url("session", row)))
