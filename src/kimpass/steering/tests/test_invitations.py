from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kimpass.steering.actions import invitations, sessions
from kimpass.steering.models import Body, Invitation, Session, SessionGuest
from kimpass.steering.selectors import invitations as calls
from kimpass.steering.tests.ground import bundle, found, session, url, words
from kimpass.steering.tests.post import REFUSED
from kimpass.steering.tests.seats import seat
from kimpass.steering.tests.test_sessions import cancel, change, hold

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
JOB_CENTRE, SCHOOL = "jobcenter@example.org", "schulamt@example.org"


@pytest.fixture
def meeting(land):
    """A session of two seats with addresses and one without, and a theme on its agenda."""
    body = found(land)
    seat(land, body, "Leitung Jobcenter", email=JOB_CENTRE)
    seat(land, body, "Schulaufsicht", email=SCHOOL)
    seat(land, body, "Landrat")
    row = session(
        land, body, held_on=date(2026, 12, 3), starts_at=time(14), ends_at=time(16), place="Kreishaus, Saal 1"
    )
    theme = bundle(land)
    sessions.add_agenda_item(actor=land.actor("charlie"), session_id=row.pk, title="", theme_id=theme.pk)
    return row


def send(land, row, **changes):
    values = {"actor": land.actor("charlie"), "session_id": row.pk, "at": NOW}
    return invitations.send_invitations(**{**values, **changes})


def guest(land, row, function="Sachverständige Sprache", **changes):
    values = {"actor": land.actor("charlie"), "session_id": row.pk, "function": function}
    return invitations.add_guest(**{**values, **changes})


def entry(message):
    [part] = message.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    calendar = Calendar.from_ical(part.get_content())
    return calendar, calendar.events[0]


def test_send_invitations_sends_everybody_a_message_of_his_own(land, meeting, post_box, facts):
    sent = send(land, meeting)
    assert (sent.reached, sent.failed, sent.without_address) == (2, 0, 1)
    assert [recipients for recipients, _message in post_box.arrived] == [[JOB_CENTRE], [SCHOOL]]
    for address, other in ((JOB_CENTRE, SCHOOL), (SCHOOL, JOB_CENTRE)):
        [message] = post_box.to(address)
        assert other not in message.as_string()
        calendar, event = entry(message)
        assert other not in calendar.to_ical().decode()
        assert (calendar["method"], event["sequence"], event["status"]) == ("REQUEST", 0, "CONFIRMED")
        assert event["uid"] == f"{meeting.public_id}@sitzung.kimpass"
        assert event["dtstart"].dt == datetime(2026, 12, 3, 14, tzinfo=calls.BERLIN)
        assert event["location"] == "Kreishaus, Saal 1"
        assert str(event["attendee"]) == f"mailto:{address}"
        assert next(message.iter_attachments()).get_param("method") == "REQUEST"
    assert facts()[-1] == "session.invitations_sent"


def test_send_invitations_tells_of_themes_only_their_titles(land, meeting, post_box):
    send(land, meeting)
    text = post_box.to(SCHOOL)[0].get_body().get_content()
    assert "1. Sprachkurse außerhalb der Arbeitszeit" in text
    assert "Donnerstag, 3. Dezember 2026, 14:00–16:00 Uhr" in text
    assert "Niveau B2" not in text  # the words of the finding
    for name in ("Alice", "Charlie"):
        assert name not in text


def test_send_invitations_writes_german_for_an_english_screen(land, meeting, post_box):
    with translation.override("en"):
        send(land, meeting)
    [message] = post_box.to(SCHOOL)
    assert message["Subject"] == "Einladung: Lenkungsgruppe KIM, 1. Sitzung"
    assert "Donnerstag, 3. Dezember 2026" in message.get_body().get_content()
    assert entry(message)[1]["summary"] == "Lenkungsgruppe KIM, 1. Sitzung"


def test_send_invitations_counts_up_when_a_session_moves_and_when_it_falls_out(land, meeting, post_box):
    send(land, meeting)
    change(land, meeting, held_on=date(2026, 12, 10))
    send(land, meeting)
    cancel(land, Session.objects.get(pk=meeting.pk))
    seat(land, meeting.body, "Neu im Gremium", email="neu@example.org", on=date(2026, 11, 1))
    sent = send(land, meeting)
    assert (sent.reached, sent.without_address) == (2, 0)
    assert not post_box.to("neu@example.org")
    events = [entry(message) for message in post_box.to(SCHOOL)]
    assert [event["sequence"] for _calendar, event in events] == [0, 1, 2]
    assert len({event["uid"] for _calendar, event in events}) == 1
    calendar, last = events[-1]
    assert (calendar["method"], last["status"]) == ("CANCEL", "CANCELLED")
    assert "findet nicht statt" in post_box.to(SCHOOL)[-1].get_body().get_content()


def test_send_invitations_keeps_failures_and_tries_only_those_again(land, meeting, post_box):
    wrong = seat(land, meeting.body, "Sozialamt", email=REFUSED)
    assert send(land, meeting).failed == 1
    row = Invitation.objects.get(member=wrong)
    assert (row.state, row.failure) == ("failed", "Die Adresse wurde vom Mailserver abgelehnt.")
    assert REFUSED not in row.failure
    wrong.email = "sozialamt@example.org"
    wrong.save()
    before = len(post_box.arrived)
    assert send(land, meeting, only_failed=True).reached == 1
    assert [recipients for recipients, _message in post_box.arrived[before:]] == [["sozialamt@example.org"]]
    row.refresh_from_db()
    assert (row.state, row.sequence, row.failure, row.sent_at) == ("sent", 0, "", NOW)


def test_send_invitations_says_what_stands_against_it(land, meeting, settings):
    with pytest.raises(invitations.InvitationNotPossible, match="kein Mailserver"):
        send(land, meeting)
    settings.EMAIL_HOST = "mail.example.org"
    with pytest.raises(invitations.InvitationNotPossible, match="Ohne Tag"):
        send(land, session(land, meeting.body, held_on=None))
    with pytest.raises(invitations.InvitationNotPossible, match="niemanden"):
        send(land, session(land, found(land, "AG leer")))
    with pytest.raises(PermissionDenied):
        send(land, meeting, actor=land.actor("alice"))
    held = hold(land, session(land, meeting.body))
    with pytest.raises(invitations.InvitationNotPossible, match="schon durchgeführt"):
        send(land, held)
    assert not Invitation.objects.exists()


def test_send_invitations_keeps_that_no_server_answered(land, meeting, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert send(land, meeting).failed == 2
    states = set(Invitation.objects.values_list("state", "failure"))
    assert states == {("failed", "Der Mailserver ist nicht erreichbar."), ("no_address", "")}


def test_add_guest_comes_to_a_session_or_to_one_point(land, meeting, post_box, facts):
    item = meeting.agenda.get()
    guest(land, meeting, email="gast@example.org", agenda_item_id=item.pk, occasion="Bericht")
    assert facts()[-1] == "session.guest_added"
    send(land, meeting)
    assert len(post_box.to("gast@example.org")) == 1
    with pytest.raises(invitations.InvitationNotPossible, match="schon auf der Liste"):
        guest(land, meeting)
    with pytest.raises(invitations.InvitationNotPossible, match="nicht auf der Tagesordnung"):
        guest(land, session(land, meeting.body), "Andere", agenda_item_id=item.pk)
    with pytest.raises(invitations.InvitationNotPossible, match="Person"):
        guest(land, meeting, "Frau Berg")
    with pytest.raises(PermissionDenied):
        guest(land, meeting, "Andere", actor=land.actor("alice"))


def test_remove_guest_only_while_nobody_has_been_told(land, meeting, post_box):
    first, second = guest(land, meeting), guest(land, meeting, "Kammer", email="kammer@example.org")
    invitations.remove_guest(actor=land.actor("charlie"), guest_id=first.pk)
    send(land, meeting)
    with pytest.raises(invitations.InvitationNotPossible, match="schon eingeladen"):
        invitations.remove_guest(actor=land.actor("charlie"), guest_id=second.pk)
    with pytest.raises(PermissionDenied):
        invitations.remove_guest(actor=land.actor("alice"), guest_id=second.pk)
    assert SessionGuest.objects.count() == 1


DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))


@given(day=DAYS, begins=st.times() | st.none(), minutes=st.integers(1, 600), sequence=st.integers(0, 99))
def test_an_entry_says_what_the_session_says(day, begins, minutes, sequence):
    starts = begins and begins.replace(second=0, microsecond=0)
    ends = None
    if starts and (datetime.combine(day, starts) + timedelta(minutes=minutes)).date() == day:
        ends = (datetime.combine(day, starts) + timedelta(minutes=minutes)).time()
    row = Session(public_id="abcdefghjkmn", number=1, held_on=day, starts_at=starts, ends_at=ends, tenant_id=1)
    row.body = Body(name="Lenkungsgruppe; KIM, Kreis\nX", tenant_id=1)
    first, last = calls.bounds(row)
    assert first < last
    if starts is None:
        assert (first, last) == (day, day + timedelta(days=1))
    else:
        assert first.astimezone(calls.BERLIN).time() == starts
    event = Calendar.from_ical(calls.calendar_of(row, sequence=sequence, now=NOW).to_ical()).events[0]
    assert event["sequence"] == sequence
    assert event["dtstart"].dt == first


def test_the_page_says_honestly_that_no_message_leaves(land, meeting, visit):
    client = visit("charlie")
    page = words(client.get(url("invitations", meeting)))
    for word in ("kein Mailserver eingerichtet", "keine Adresse eingetragen", JOB_CENTRE, "Sprachkurse außerhalb"):
        assert word in page
    assert "Einladung verschicken" not in page
    answer = client.get(url("session_calendar", meeting))
    assert answer["Content-Type"].startswith("text/calendar")
    assert JOB_CENTRE.encode() not in answer.content
    assert "kein Mailserver" in words(client.post(url("send_invitations", meeting), follow=True))


def test_the_page_sends_and_shows_who_was_reached(land, meeting, visit, post_box):
    client = visit("charlie")
    sent = {"function": "Kammer", "email": REFUSED, "agenda_item_id": meeting.agenda.get().public_id}
    assert "Kammer" in words(client.post(url("add_guest", meeting), sent, follow=True))
    page = words(client.post(url("send_invitations", meeting), follow=True))
    for word in ("Verschickt: 2, nicht zugestellt: 1, ohne Adresse: 1", "abgelehnt", "Nicht erreichte noch einmal"):
        assert word in page
    client.post(url("remove_guest", SessionGuest.objects.get()))
    page = words(client.post(url("send_invitations", meeting), {"nur": "fehlgeschlagene"}, follow=True))
    assert "Verschickt: 0" in page
    assert len(post_box.arrived) == 2


def test_invitations_are_not_for_case_managers(land, meeting, visit):
    client = visit("alice")
    for name in ("invitations", "send_invitations", "session_calendar", "invitation_file"):
        assert client.get(url(name, meeting)).status_code in {403, 404}
