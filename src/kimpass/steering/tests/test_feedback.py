import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimpass.steering.actions import feedback
from kimpass.steering.models import FeedbackSeen
from kimpass.steering.selectors.feedback import my_findings, unseen_feedback
from kimpass.steering.tests.ground import bundle, report


def give(land, theme, **changes):
    values = {"actor": land.actor("charlie"), "theme_id": theme.pk, "stage": "Lenkungsgruppe"}
    return feedback.give_feedback(**{**values, "text": "Ein Abendkurs beginnt.", "at": timezone.now(), **changes})


def test_give_feedback_answers_every_finding(land, facts):
    rows = report(land), report(land, "Zweiter Hinweis")
    given = give(land, bundle(land, *rows))
    assert [answer.finding_id for answer in given] == [row.pk for row in rows]
    assert facts()[-1] == "feedback.given"


def test_give_feedback_is_for_the_coordinating_office_and_names_nobody(land):
    theme = bundle(land)
    with pytest.raises(PermissionDenied):
        give(land, theme, actor=land.actor("diana"))
    with pytest.raises(feedback.FeedbackNotPossible, match="Person"):
        give(land, theme, text="Frau Berg ist versorgt")


def test_mark_feedback_seen_counts_once(land):
    (answer,) = give(land, bundle(land))
    for _time in range(2):
        feedback.mark_feedback_seen(actor=land.actor("alice"), feedback_id=answer.pk, at=timezone.now())
    assert FeedbackSeen.objects.count() == 1


def test_new_answers_wait_for_author_and_deputy_until_read(land):
    (answer,) = give(land, bundle(land))
    assert unseen_feedback(land.actor("alice")) == [answer]
    assert unseen_feedback(land.actor("bob")) == []
    land.deputise(of="alice", by="bob")
    feedback.mark_feedback_seen(actor=land.actor("bob"), feedback_id=answer.pk, at=timezone.now())
    assert unseen_feedback(land.actor("bob")) == []
    assert unseen_feedback(land.actor("alice")) == [answer]
    feedback.mark_feedback_seen(actor=land.actor("alice"), feedback_id=answer.pk, at=timezone.now())
    assert unseen_feedback(land.actor("alice")) == []


def test_what_was_answered_comes_first(land):
    answered, waiting = report(land), report(land, "Wartet")
    give(land, bundle(land, answered))
    assert [row.pk for row in my_findings(land.actor("alice"))] == [answered.pk, waiting.pk]


def test_mark_feedback_seen_is_for_whoever_reported(land):
    (answer,) = give(land, bundle(land))
    with pytest.raises(PermissionDenied):
        feedback.mark_feedback_seen(actor=land.actor("bob"), feedback_id=answer.pk, at=timezone.now())


def test_give_feedback_tells_reporters_by_mail_without_content(land, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_HOST = "localhost"
    for login in ("alice", "eve", "charlie"):
        land.staff[login].user.email = f"{login}@example.org"
        land.staff[login].user.save()
    theme = bundle(
        land,
        report(land, "Abend"),
        report(land, "Nacht"),
        report(land, "Nebenan", actor=land.actor("eve"), unit_id=land.units["nebenstadt"].pk),
        report(land, "Selbst", actor=land.actor("charlie")),
    )
    page = "https://kim.example/struktur/rueckmeldungen/"
    with django_capture_on_commit_callbacks(execute=True):
        feedback.give_feedback(
            actor=land.actor("charlie"),
            theme_id=theme.pk,
            stage="Land",
            text="Es geht weiter",
            at=timezone.now(),
            page=page,
        )
    assert sorted(message.to for message in mail.outbox) == [["alice@example.org"], ["eve@example.org"]]
    for message in mail.outbox:
        assert page in message.body
        for words in (theme.title, "Es geht weiter", "Abend", "Alice"):
            assert words not in message.subject + message.body
