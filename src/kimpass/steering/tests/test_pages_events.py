"""What people see and do with events."""

from kimpass.steering.models import Event, EventSeries
from kimpass.steering.tests.ground import bundle, url, words
from kimpass.steering.tests.test_events import hold, plan, series


def test_event_pages_from_plan_to_follow_up(land, visit):
    client = visit("charlie")
    sent = {"kind": "land_workshop", "title": "Werkstatt", "told": "17.11.2026", "weekday_said": "Montag"}
    page = words(client.post(url("plan_event"), {**sent, "place": "Düsseldorf"}, follow=True))
    assert "Genannt ist Montag, der 17.11.2026 ist aber ein Dienstag" in page
    assert "vorbereitende Bericht" in page
    assert "Teilnahme verpflichtend" in page
    row = Event.objects.get()
    assert "Wochentag prüfen" in words(client.get(url("events")))
    client.post(url("prepare_event", row), {"preparation": "Unser Stand.", "version": 1})
    held = {"participants": 140, "is_approximate": "on", "function_1": "Kreise", "heads_1": 30, "version": 2}
    held |= {"staff": [land.staff["alice"].public_id], "outcome": "Viel gelernt", "follow_up": "Berichten"}
    page = words(client.post(url("hold_event", row), {**held, "follow_up_on": "20.11.2026"}, follow=True))
    for word in ("etwa 140", "Kreise", "Alice", "Viel gelernt", "überfällig", "Unser Stand."):
        assert word in page
    assert "erledigt am 23.11.2026" in words(client.post(url("complete_event_follow_up", row), follow=True))
    assert "Workshop des Landes 1" in words(client.get(url("events")))


def test_event_form_shows_both_versions_and_takes_no_row_numbers(land, visit):
    row = plan(land, theme_id=bundle(land).pk, unit_id=land.units["musterstadt"].pk)
    client = visit("charlie")
    shown = client.get(url("change_event", row)).content.decode()
    assert f'value="{row.theme.public_id}" selected' in shown
    assert f'<option value="{row.theme_id}"' not in shown
    sent = {"kind": "training", "title": "Neu", "told": "05.2026"}
    client.post(url("change_event", row), {**sent, "version": 1})
    late = client.post(url("change_event", row), {**sent, "title": "Später", "version": 1})
    assert late.status_code == 422
    assert "Später" in words(late)
    assert client.post(url("plan_event"), {**sent, "told": "31.02.2026"}).status_code == 422
    assert client.post(url("plan_event"), {**sent, "theme_id": row.pk}).status_code == 422


def test_event_calendar_is_there_for_a_day_and_not_for_a_month(land, visit):
    client = visit("alice")
    answer = client.get(url("event_calendar", plan(land)))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"Interkulturelle" in answer.content
    assert client.get(url("event_calendar", plan(land, precision="month"))).status_code == 404


def test_cancel_event_and_series_pages(land, visit):
    client = visit("charlie")
    client.post(url("start_series"), {"title": "Öffnung der Verwaltung"})
    row = plan(land, series_id=EventSeries.objects.get().pk)
    assert "Öffnung der Verwaltung 1 Termin, 0 durchgeführt" in words(client.get(url("event_series")))
    sent = {"title": "Öffnung", "purpose": "Haltung", "ended_on": "01.11.2026", "version": 1}
    page = words(client.post(url("change_series", EventSeries.objects.get()), sent, follow=True))
    assert row.title in page
    assert "beendet am 01.11.2026" in page
    assert "abgesagt" in words(client.post(url("cancel_event", row), follow=True))


def test_case_managers_read_events_and_change_none(land, visit):
    row = plan(land)
    client = visit("alice")
    page = words(client.get(url("event", row)))
    assert row.title in page
    assert "Absagen" not in page
    for name in ("change_event", "hold_event", "prepare_event", "cancel_event", "complete_event_follow_up"):
        assert client.get(url(name, row)).status_code == 403
    assert client.get(url("plan_event")).status_code == 403


def test_the_register_needs_as_many_statements_for_many_events(land, visit, django_assert_max_num_queries):
    client = visit("charlie")
    plan(land, series_id=series(land).pk)
    with django_assert_max_num_queries(100) as few:
        client.get(url("events"))
    for number in range(30):
        hold(land, plan(land, f"Treffen {number}", unit_id=land.units["musterstadt"].pk), functions=[("Kita", 2)])
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert client.get(url("events")).status_code == 200
    assert "Alle auf einer Seite" in words(client.get(url("events")))
    assert "Treffen 0" in words(client.get(url("events"), {"umfang": "alle"}))
