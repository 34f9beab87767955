from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from kimpass.steering.actions import polls
from kimpass.steering.models import BodyMember, PollAnswer
from kimpass.steering.selectors.polls import poll_card, questions_waiting
from kimpass.steering.tests.ground import bundle, found, report, url, words

PAGE = "https://kim.example/heute/"


def ask(land, **changes):
    values = {
        "actor": land.actor("charlie"),
        "audience": "case_managers",
        "title": "Kurse am Abend",
        "question": "Welche Erfahrung gibt es bei Ihnen?",
        "on": land.today,
        "answer_until": land.today + timedelta(days=14),
        "unit_ids": [land.units["nebenstadt"].pk],
    }
    return polls.ask_poll(**{**values, **changes})


def answer_of(poll, land, login="eve"):
    return PollAnswer.objects.get(poll=poll, staff_member=land.staff[login])


def test_ask_poll_asks_the_case_managers_of_the_other_municipalities(land, facts):
    theme = bundle(land)
    poll = ask(land, theme_id=theme.pk)
    rows = PollAnswer.objects.filter(poll=poll).values_list("staff_member__name", "unit__key", "answered_on")
    assert list(rows) == [("Eve", "nebenstadt", None)]
    assert [row.poll for row in questions_waiting(land.actor("eve"))] == [poll]
    assert questions_waiting(land.actor("alice")) == []
    assert facts()[-1] == "poll.asked"


def test_ask_poll_refuses_what_makes_no_sense(land):
    with pytest.raises(PermissionDenied):
        ask(land, actor=land.actor("alice"))
    for changes in (
        {"unit_ids": []},
        {"unit_ids": [land.units["bergheim"].pk]},
        {"audience": "body"},
        {"answer_until": land.today - timedelta(days=1)},
        {"question": "Was wissen Sie über Frau Berg?"},
        {"theme_id": 999_999},
    ):
        with pytest.raises(polls.PollNotPossible):
            ask(land, **changes)


def test_ask_poll_asks_the_seats_of_a_body_once_each(land):
    body = found(land)
    for function, login in (("Leitung", "diana"), ("Vertretung", "diana"), ("Jugendamt", None), ("Schule", None)):
        BodyMember.objects.create(
            tenant=land.tenant,
            body=body,
            function=function,
            staff_member=land.staff[login] if login else None,
            valid_from=date(2024, 1, 1),
        )
    poll = ask(land, audience="body", body_id=body.pk)
    rows = PollAnswer.objects.filter(poll=poll).order_by("pk").values_list("function", "staff_member__name")
    assert list(rows) == [("Leitung", "Diana"), ("Jugendamt", None), ("Schule", None)]


def test_answer_poll_is_for_whoever_was_asked_and_may_be_changed_until_the_end(land):
    poll = ask(land)
    row = answer_of(poll, land)
    values = {"answer_id": row.pk, "experience": "practice", "text": "Wir haben einen Abendkurs.", "on": land.today}
    with pytest.raises(PermissionDenied):
        polls.answer_poll(actor=land.actor("alice"), **values)
    with pytest.raises(polls.PollNotPossible):
        polls.answer_poll(actor=land.actor("eve"), **{**values, "experience": ""})
    with pytest.raises(polls.PollNotPossible):
        polls.answer_poll(actor=land.actor("eve"), **{**values, "text": "Herr Berg weiß es"})
    polls.answer_poll(actor=land.actor("eve"), **values)
    polls.answer_poll(actor=land.actor("eve"), **{**values, "experience": "idea"})
    assert answer_of(poll, land).experience == "idea"
    assert questions_waiting(land.actor("eve")) == []
    polls.close_poll(actor=land.actor("charlie"), poll_id=poll.pk, summary="Eine Idee.", on=land.today)
    with pytest.raises(polls.PollNotPossible, match="abgeschlossen"):
        polls.answer_poll(actor=land.actor("eve"), **values)


def test_record_poll_answer_is_by_function(land):
    poll = ask(land, audience="volunteers", unit_ids=[])
    values = {
        "actor": land.actor("charlie"),
        "poll_id": poll.pk,
        "function": "Sprachpatin",
        "experience": "same_problem",
        "text": "Auch hier.",
        "on": land.today,
    }
    assert polls.record_poll_answer(**values).function == "Sprachpatin"
    for changes in ({"function": " "}, {"function": "Frau Berg"}, {"answer_id": answer_of(ask(land), land).pk}):
        with pytest.raises(polls.PollNotPossible):
            polls.record_poll_answer(**{**values, **changes})
    with pytest.raises(PermissionDenied):
        polls.record_poll_answer(**{**values, "actor": land.actor("eve")})


def test_remind_poll_tells_those_who_owe_an_answer_without_content(land, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_HOST = "localhost"
    land.staff["eve"].user.email = "eve@example.org"
    land.staff["eve"].user.save()
    poll = ask(land)
    with django_capture_on_commit_callbacks(execute=True):
        assert polls.remind_poll(actor=land.actor("charlie"), poll_id=poll.pk, page=PAGE) == 1
    (message,) = mail.outbox
    assert message.to == ["eve@example.org"]
    assert PAGE in message.body
    assert poll.title not in message.body + message.subject
    row = answer_of(poll, land)
    polls.answer_poll(actor=land.actor("eve"), answer_id=row.pk, experience="not_met", text="", on=land.today)
    with pytest.raises(polls.PollNotPossible, match="geantwortet"):
        polls.remind_poll(actor=land.actor("charlie"), poll_id=poll.pk, page=PAGE)


def test_close_poll_needs_what_it_taught_and_happens_once(land):
    poll = ask(land)
    values = {"actor": land.actor("charlie"), "poll_id": poll.pk, "on": land.today}
    for summary in ("  ", "Frau Berg weiß es"):
        with pytest.raises(polls.PollNotPossible):
            polls.close_poll(summary=summary, **values)
    assert polls.close_poll(summary="Niemand hat eine Lösung.", **values).closed_on == land.today
    with pytest.raises(polls.PollNotPossible, match="abgeschlossen"):
        polls.close_poll(summary="Noch einmal", **values)


@pytest.mark.parametrize(("until", "late"), [(date(2026, 11, 22), True), (date(2026, 11, 23), False)])
def test_a_poll_is_late_after_its_last_day(land, until, late):
    poll = ask(land, on=date(2026, 11, 1), answer_until=until)
    assert poll_card(land.actor("charlie"), poll).is_late is late


def test_the_way_of_a_poll_through_its_pages(land, visit):
    theme = bundle(land, report(land))
    client = visit("charlie")
    assert "Andere Kommunen fragen" in words(client.get(url("theme", theme)))
    form = client.get(url("ask_poll") + f"?thema={theme.public_id}").content.decode()
    assert 'value="nebenstadt" checked' in form or "checked" in form.split('value="nebenstadt"')[1][:80]
    sent = {
        "title": "Kurse am Abend",
        "question": "Was gibt es?",
        "audience": "case_managers",
        "unit_ids": ["nebenstadt"],
        "answer_until": "30.11.2026",
    }
    address = url("ask_poll") + f"?thema={theme.public_id}"
    assert "mindestens eine Kommune" in words(client.post(address, {**sent, "unit_ids": []}))
    page = words(client.post(address, sent, follow=True))
    assert "Die Abfrage läuft" in page
    assert "0 von 1" in page
    row = PollAnswer.objects.get()
    eve = visit("eve")
    assert "Kurse am Abend" in words(eve.get("/"))
    assert "Was gibt es?" in words(eve.get(url("answer_poll", row)))
    page = words(eve.post(url("answer_poll", row), {"experience": "idea", "text": "Onlinekurs"}, follow=True))
    assert "Danke" in page
    assert visit("alice").get(url("answer_poll", row)).status_code == 403
    client = visit("charlie")
    record = {"function": "Sprachpatin", "experience": "same_problem", "text": ""}
    assert "Sprachpatin" in words(client.post(url("record_poll_answer", row.poll), record, follow=True))
    assert "geantwortet" in words(client.post(url("remind_poll", row.poll), follow=True))
    page = words(client.post(url("close_poll", row.poll), {"summary": "Eine Idee aus Nebenstadt"}, follow=True))
    assert "Eine Idee aus Nebenstadt" in page
    assert "Eine Idee aus Nebenstadt" in words(client.get(url("theme", theme)))
    assert "abgeschlossen am 23.11.2026" in words(client.get(url("polls")))


def test_lists_of_polls_cost_the_same_however_many_there_are(land, django_assert_max_num_queries, visit):
    for number in range(4):
        ask(land, title=f"Frage {number}")
    client = visit("charlie")
    client.get(url("polls"))
    with django_assert_max_num_queries(20):
        client.get(url("polls"))
