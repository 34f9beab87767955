"""What people see and do with bodies, sessions and measures; and how many statements the lists need."""

import pytest

from kimpass.steering.actions import sessions
from kimpass.steering.models import AgendaItem, Body, BodyMember, Measure, Session, SessionTask
from kimpass.steering.selectors.bodies import seat_key
from kimpass.steering.tests.ground import bundle, evidence, found, report, session, url, words
from kimpass.steering.tests.seats import seat
from kimpass.steering.tests.test_decisions import decide, point
from kimpass.steering.tests.test_measures import start
from kimpass.steering.tests.test_papers import write
from kimpass.steering.tests.test_sessions import hold
from kimpass.steering.tests.test_state_issues import write as raise_issue


def test_a_body_too_large_for_its_guideline_is_marked(land, visit):
    client = visit("charlie")
    sent = {"name": "Lenkungsgruppe KIM", "kind": "steering_group", "level": "district", "size_min": 1, "size_max": 2}
    assert "ist eingetragen" in words(client.post(url("found_body"), {**sent, "on": "01.03.2024"}, follow=True))
    body = Body.objects.get()
    client.post(url("add_member", body), {"function": "Bürgermeister/in", "headcount": 3, "on": "01.03.2024"})
    page = words(client.get(url("body", body)))
    assert "3 Personen, mehr als der Richtwert" in page
    assert "über Richtwert" in words(client.get(url("bodies")))
    client.post(url("end_member", body), {"member_id": seat_key(BodyMember.objects.get()), "on": "23.11.2026"})
    assert "Noch keine Funktion" in words(client.get(url("body", body)))


def test_a_session_from_plan_to_minutes(land, visit):
    body = found(land)
    member, theme = seat(land, body), bundle(land)
    client = visit("charlie")
    client.post(url("plan_session", body), {"held_on": "22.11.2026", "place": "Kreishaus"})
    row = Session.objects.get()
    assert "Sonntag" in words(client.get(url("session", row)))
    client.post(url("add_agenda_item", row), {"theme_id": theme.public_id})
    item = AgendaItem.objects.get()
    sent = {"text": "Ein Abendkurs beginnt.", "result": "measure", "mode": "consensus", "on": "23.11.2026"}
    client.post(url("record_decision", item), sent)
    task = {"text": "Zahlen vorlegen", "owner_function": "Leitung Schulamt", "due_on": "01.12.2026"}
    client.post(url("add_session_task", row), task)
    client.post(url("complete_session_task", SessionTask.objects.get()))
    minutes = {"minutes": "Der Weg ist klar.", "on": "22.11.2026", f"seat_{member.pk}": 1}
    page = words(client.post(url("hold_session", row), minutes, follow=True))
    for word in ("TOP 1", theme.title, "Maßnahme beschlossen · im Konsens", "Der Weg ist klar.", "erledigt"):
        assert word in page
    assert "Dezernatsleitung" in page


def test_a_session_refuses_too_many_people_with_words(land, visit):
    body = found(land)
    row, member = session(land, body), seat(land, body)
    sent = {"minutes": "x", "on": "20.11.2026", f"seat_{member.pk}": 7}
    assert visit("charlie").post(url("hold_session", row), sent).status_code == 422


def test_minutes_are_corrected_and_conflicts_shown(land, visit):
    row = hold(land, session(land))
    client = visit("charlie")
    client.post(url("change_minutes", row), {"minutes": "Berichtigt", "version": "2"})
    late = client.post(url("change_minutes", row), {"minutes": "Älter", "version": "2"})
    assert late.status_code == 422
    assert "Berichtigt" in words(late)
    assert "Älter" in words(late)


def test_a_planning_conference_prepares_the_steering_group(land, visit):
    group = session(land, held_on=land.today)
    conference = found(land, "Planungskonferenz", kind="planning_conference")
    client = visit("charlie")
    client.post(url("plan_session", conference), {"held_on": "20.11.2026", "prepares_id": group.public_id})
    assert "bereitet Lenkungsgruppe KIM, 1. Sitzung vor" in words(client.get(url("body", conference)))
    assert "Vorbereitet durch" in words(client.get(url("session", group)))


def test_a_measure_from_decision_to_effect(land, visit):
    decision = decide(land, point(land))
    client = visit("charlie")
    address = url("start_measure") + f"?beschluss={decision.public_id}&thema={decision.agenda_item.theme.public_id}"
    assert f'value="{decision.public_id}" selected' in client.get(address).content.decode()
    sent = {"title": "Kurs B2", "owner_function": "KS", "decision_id": decision.public_id, "on": "01.11.2026"}
    client.post(url("start_measure"), {**sent, "due_on": "10.11.2026"})
    measure = Measure.objects.get()
    assert "Überfällig" in words(client.get(url("measure", measure)))
    client.post(url("change_measure_state", measure), {"state": "implemented", "on": "20.11.2026", "effect": "voll"})
    assert "umgesetzt" in words(client.get(url("measures")))
    assert "Hier gibt es noch keine" in words(client.get(url("measures"), {"stand": "dropped"}))


def test_case_managers_read_the_bodies_and_change_nothing(land, visit):
    row = session(land)
    client = visit("alice")
    page = words(client.get(url("session", row)))
    assert "Punkt aufnehmen" not in page
    assert client.post(url("add_agenda_item", row), {"title": "x"}).status_code == 403
    assert client.get(url("found_body")).status_code == 403


# --- One tenant only, and few statements --------------------------------------------------


def test_every_page_of_a_thing_opens(land, visit):
    theme = bundle(land)
    item = point(land, theme_id=theme.pk)
    decide(land, item)
    measure = start(land, theme_id=theme.pk)
    body = item.session.body
    pages = {
        item.session: ["session", "add_agenda_item", "hold_session", "change_minutes", "add_session_task"],
        theme: ["theme", "change_theme", "add_finding_to_theme", "merge_theme", "move_theme", "give_feedback"],
        body: ["body", "add_member", "end_member", "plan_session"],
        item: ["record_decision"],
        measure: ["measure", "change_measure_state"],
    }
    client = visit("charlie")
    for row, names in pages.items():
        for name in names:
            assert client.get(url(name, row)).status_code == 200, name


def _fill(land, number):
    for at in range(number):
        theme = bundle(land, report(land, f"Hinweis {at} {number}"), title=f"Thema {at} {number}")
        evidence(land, theme)
        report(land, f"Ohne Thema {at} {number}", unit_id=land.units["musterstadt"].pk)
        body = found(land, f"Gremium {at} {number}", decision_mode="Konsens")
        seat(land, body)
        row = session(land, body)
        item = sessions.add_agenda_item(actor=land.actor("charlie"), session_id=row.pk, title="", theme_id=theme.pk)
        start(land, theme_id=theme.pk, decision_id=decide(land, item).pk)
        write(land, theme)
        raise_issue(land, theme)


LISTS = ("board", "findings", "themes", "bodies", "body_chart", "sessions", "measures", "my_findings")


@pytest.mark.parametrize("name", [*LISTS, "papers", "state_issues"])
def test_lists_need_the_same_number_of_statements(land, visit, django_assert_max_num_queries, name):
    client = visit("charlie")
    _fill(land, 2)
    with django_assert_max_num_queries(100) as few:
        client.get(url(name))
    _fill(land, 5)
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert client.get(url(name)).status_code == 200


def test_a_session_on_a_holiday_is_pointed_out(land, visit):
    body = found(land)
    client = visit("charlie")
    client.post(url("plan_session", body), {"held_on": "25.12.2026", "place": "Kreishaus"})
    page = words(client.get(url("session", Session.objects.get())))
    assert "Dieser Tag ist ein Feiertag: Erster Weihnachtstag." in page
