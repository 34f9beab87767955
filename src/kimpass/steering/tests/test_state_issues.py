from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.steering.actions import state_issues, themes
from kimpass.steering.actions.state_issues import IssueData
from kimpass.steering.models import Body, LadderStep, StateIssue, ThemeStep
from kimpass.steering.presenters.state_issues import state_issue_sheet
from kimpass.steering.tests.ground import bundle, evidence, found, report, session, url, words
from kimpass.steering.tests.test_sessions import hold

WORDS = {"title": "Sprachmittlung in Praxen", "text": "Niemand zahlt.", "recipient": "Zuständiges Ministerium"}


def write(land, theme=None, actor=None, **changes):
    data = IssueData(**{**WORDS, "request": "Um eine Regelung", **changes})
    theme = theme or bundle(land)
    return state_issues.write_state_issue(actor=actor or land.actor("charlie"), theme_id=theme.pk, data=data)


def change(land, issue, version=1, actor=None, **changes):
    data = IssueData(**{**WORDS, "request": "Um eine Regelung", **changes})
    who = actor or land.actor("charlie")
    return state_issues.change_state_issue(actor=who, issue_id=issue.pk, version=version, data=data)


def agree(land, issue, row=None, actor=None):
    if row is None:
        group = found(land, f"Lenkungsgruppe {Body.objects.count()}")
        row = hold(land, session(land, group), on=land.today - timedelta(days=2))
    who = actor or land.actor("charlie")
    return state_issues.coordinate_state_issue(actor=who, issue_id=issue.pk, session_id=row.pk)


def send(land, issue, **changes):
    values = {"actor": land.actor("charlie"), "issue_id": issue.pk, "on": land.today, "reference": "IV-3/2026"}
    return state_issues.send_state_issue(**{**values, **changes})


def answer(land, issue, reply="Eine Regelung ist in Vorbereitung.", **changes):
    values = {"actor": land.actor("charlie"), "issue_id": issue.pk, "reply": reply, "on": land.today}
    return state_issues.record_state_reply(**{**values, **changes})


def close(land, issue, actor=None):
    return state_issues.close_state_issue(actor=actor or land.actor("charlie"), issue_id=issue.pk)


def open_step_of(theme):
    return ThemeStep.objects.select_related("step").get(theme=theme, left_on__isnull=True).step.key


def test_write_state_issue_only_of_enough_cases_and_nobody(land, facts):
    assert write(land).state == "draft"
    assert facts()[-1] == "state_issue.written"
    with pytest.raises(state_issues.StateIssueNotPossible, match="zu wenige Fälle"):
        write(land, bundle(land, report(land, case_count=1)))
    with pytest.raises(state_issues.StateIssueNotPossible, match="Person"):
        write(land, text="Frau Berg wartet.")
    with pytest.raises(PermissionDenied):
        write(land, actor=land.actor("alice"))
    theme, other = bundle(land), bundle(land)
    themes.merge_theme(actor=land.actor("charlie"), theme_id=theme.pk, into_id=other.pk, on=land.today)
    with pytest.raises(state_issues.StateIssueNotPossible, match="zusammengeführt"):
        write(land, theme)


def test_change_state_issue_asks_the_steering_group_again(land):
    issue = agree(land, write(land))
    same = change(land, issue, 2)
    assert same.state == "coordinated"
    changed = change(land, issue, 3, text="Jemand zahlt zu wenig.")
    assert (changed.state, changed.coordinated_in) == ("draft", None)
    with pytest.raises(state_issues.StateIssueNotPossible, match="inzwischen geändert"):
        change(land, issue, 2)
    with pytest.raises(PermissionDenied):
        change(land, issue, 4, land.actor("alice"))


def test_coordinate_state_issue_in_a_held_session_of_the_steering_group(land):
    issue = write(land)
    with pytest.raises(state_issues.StateIssueNotPossible, match="durchgeführten Sitzung der Lenkungsgruppe"):
        agree(land, issue, session(land))
    group = hold(land, session(land, found(land, "AG", kind="working_group")))
    with pytest.raises(state_issues.StateIssueNotPossible, match="durchgeführten Sitzung der Lenkungsgruppe"):
        agree(land, issue, group)
    with pytest.raises(PermissionDenied):
        agree(land, issue, actor=land.actor("alice"))
    assert agree(land, issue).state == "coordinated"


def test_send_state_issue_carries_its_theme_to_the_land(land, facts):
    theme = bundle(land)
    issue = write(land, theme)
    with pytest.raises(state_issues.StateIssueNotPossible, match="Abstimmung in der Lenkungsgruppe"):
        send(land, issue)
    agree(land, issue)
    sent = send(land, issue, remind_on=land.today + timedelta(days=90))
    assert (sent.state, sent.reference) == ("sent", "IV-3/2026")
    assert open_step_of(theme) == "state"
    left = ThemeStep.objects.get(theme=theme, left_on=land.today)
    assert (left.outcome, left.session) == ("to_state", sent.coordinated_in)
    assert facts()[-1] == "state_issue.sent"
    with pytest.raises(state_issues.StateIssueNotPossible, match="passt dazu nicht"):
        send(land, issue)


def test_send_state_issue_without_a_step_for_the_land_leaves_the_theme(land):
    LadderStep.objects.filter(key="state").update(ended_on=land.today)
    theme = bundle(land)
    send(land, agree(land, write(land, theme)))
    assert open_step_of(theme) == "bundled"


def test_send_state_issue_refuses_days_that_do_not_fit(land):
    issue = agree(land, write(land))
    with pytest.raises(state_issues.StateIssueNotPossible, match="Zukunft"):
        send(land, issue, on=land.today + timedelta(days=1))
    with pytest.raises(state_issues.StateIssueNotPossible, match="nach der Abstimmung"):
        send(land, issue, on=date(2026, 1, 1))
    with pytest.raises(state_issues.StateIssueNotPossible, match="Erinnerung"):
        send(land, issue, remind_on=land.today)
    with pytest.raises(PermissionDenied):
        send(land, issue, actor=land.actor("alice"))
    issue.refresh_from_db()
    assert issue.state == "coordinated"


def test_record_state_reply_adds_one_answer_to_the_other(land):
    issue = write(land)
    with pytest.raises(state_issues.StateIssueNotPossible, match="passt dazu nicht"):
        answer(land, issue)
    send(land, agree(land, issue), remind_on=land.today + timedelta(days=9))
    answered = answer(land, issue)
    assert (answered.state, answered.remind_on) == ("answered", None)
    assert answer(land, issue, "Sie gilt ab Juli.").reply.endswith("Vorbereitung.\n\nSie gilt ab Juli.")
    with pytest.raises(state_issues.StateIssueNotPossible, match="vor dem Weiterleiten"):
        answer(land, issue, on=land.today - timedelta(days=1))
    with pytest.raises(state_issues.StateIssueNotPossible, match="zu lang"):
        answer(land, issue, "x" * 8000)
    with pytest.raises(PermissionDenied):
        answer(land, issue, actor=land.actor("alice"))


def test_close_state_issue_once(land):
    issue = write(land)
    with pytest.raises(PermissionDenied):
        close(land, issue, land.actor("alice"))
    assert close(land, issue).state == "closed"
    with pytest.raises(state_issues.StateIssueNotPossible, match="schon abgeschlossen"):
        close(land, issue)


def test_state_issue_pages_from_theme_to_answer(land, visit):
    theme = bundle(land)
    evidence(land, theme, cases=14)
    held = hold(land, session(land))
    client = visit("charlie")
    client.post(url("write_state_issue", theme), WORDS)
    issue = StateIssue.objects.get()
    client.post(url("change_state_issue", issue), {**WORDS, "request": "Um Geld", "version": 1})
    client.post(url("coordinate_state_issue", issue), {"session_id": held.public_id})
    client.post(url("send_state_issue", issue), {"on": "23.11.2026", "reference": "IV-3"})
    page = words(client.post(url("record_state_reply", issue), {"reply": "Ja.", "on": "23.11.2026"}, follow=True))
    for word in ("Allen, die dazu gemeldet haben, Rückmeldung geben", "IV-3", "Um Geld", "beantwortet"):
        assert word in page
    client.post(url("close_state_issue", issue))
    assert "abgeschlossen" in words(client.get(url("state_issues")))
    assert "Noch kein Anliegen" in words(client.get(url("state_issues") + "?stand=sent"))
    issue.refresh_from_db()
    sheet = state_issue_sheet(land.actor("charlie"), issue)
    assert dict(sheet.facts)["Fälle dahinter"] == "14"
    assert [part.title for part in sheet.parts] == ["Sachverhalt", "Worum wir bitten", "Antwort vom 23.11.2026"]
