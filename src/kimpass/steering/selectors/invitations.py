"""Who is called to a session, in which words, and what goes into calendars (BOD-05, BOD-07; RFC 5545, RFC 5546)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant
from kimpass.steering.mailing import Attachment, Message
from kimpass.steering.models import AgendaItem, BodyMember, Invitation, Session, SessionGuest
from kimpass.steering.selectors.office_language import in_german

BERLIN = ZoneInfo("Europe/Berlin")
TYPE = "text/calendar; charset=utf-8"
REQUEST, CANCEL = "REQUEST", "CANCEL"


@dataclass(frozen=True, slots=True)
class Invited:
    """A seat or a guest to be told about a session."""

    function: str
    email: str
    member_id: int | None = None
    guest_id: int | None = None
    is_guest: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """The message of a round, the same for everybody but for whom it goes to."""

    subject: str
    body: str
    calendar: Calendar
    method: str

    def file(self, email: str = "") -> bytes:
        """Return the entry for one calendar; nobody else's address stands in it."""
        calendar = Calendar.from_ical(self.calendar.to_ical())
        if email:
            attendee = vCalAddress(f"mailto:{email}")
            attendee.params["RSVP"] = "TRUE"
            calendar.events[0].add("attendee", attendee)
        return bytes(calendar.to_ical())

    def to(self, who: Invited) -> Message:
        """Return the message for one recipient."""
        entry = Attachment("termin.ics", self.file(who.email), f"text/calendar; method={self.method}")
        return Message(who.email, self.subject, self.body, (entry,))


def invited(actor: Actor, session: Session) -> list[Invited]:
    """Return whom a session calls; once it is cancelled only those who had been told it takes place."""
    day = session.held_on or actor.today
    seats = BodyMember.objects.for_tenant(actor).on(day).filter(body_id=session.body_id).order_by("sort", "pk")
    guests = SessionGuest.objects.for_tenant(actor).filter(session=session).select_related("agenda_item")
    found = [Invited(seat.function, seat.email, member_id=seat.pk, is_guest=seat.is_guest) for seat in seats]
    found += [
        Invited(
            guest.function,
            guest.email,
            guest_id=guest.pk,
            is_guest=True,
            remark=guest.agenda_item.title if guest.agenda_item else guest.occasion,
        )
        for guest in guests.order_by("pk")
    ]
    if session.state != Session.State.CANCELLED:
        return found
    rows = Invitation.objects.for_tenant(actor).filter(session=session, state=Invitation.State.SENT)
    told = set(rows.values_list("member_id", "guest_id"))
    return [who for who in found if (who.member_id, who.guest_id) in told]


def times_of(session: Session) -> str:
    """Return day and hours of a session in words."""
    if session.held_on is None:
        return _("Tag noch offen")
    words = date_format(session.held_on, "l, j. F Y")
    if session.starts_at is None:
        return words
    hours = f"{session.starts_at:%H:%M}" + (f"–{session.ends_at:%H:%M}" if session.ends_at else "")
    return _("%(day)s, %(hours)s Uhr") % {"day": words, "hours": hours}


def _title(session: Session) -> str:
    return _("%(body)s, %(number)s. Sitzung") % {"body": session.body.name, "number": session.number}


@in_german
def text_of(actor: Actor, session: Session) -> tuple[str, str]:
    """Return subject and words of an invitation or cancellation: of themes only the titles on the agenda."""
    title, when = _title(session), times_of(session)
    tenant: str = Tenant.objects.values_list("name", flat=True).get(pk=session.tenant_id)
    if session.state == Session.State.CANCELLED:
        lines = [_("die folgende Sitzung findet nicht statt:"), "", title, when]
        subject = _("Abgesagt: %(title)s") % {"title": title}
    else:
        subject = _("Einladung: %(title)s") % {"title": title}
        lines = [_("hiermit laden wir Sie ein:"), "", title, when]
        lines += [_("Ort: %(place)s") % {"place": session.place}] if session.place else []
        lines += [session.get_form_display()] if session.form else []
        points = AgendaItem.objects.for_tenant(actor).filter(session=session).order_by("sort", "pk")
        titles = list(points.values_list("title", flat=True))
        if titles:
            lines += ["", _("Tagesordnung:"), *(f"{at}. {words}" for at, words in enumerate(titles, 1))]
    opening, closing = _("Guten Tag,"), _("Mit freundlichen Grüßen")
    sender = _("Koordinierende Stelle KIM, %(tenant)s") % {"tenant": tenant}
    return subject, "\n".join([opening, "", *lines, "", closing, sender, ""])


def bounds(session: Session) -> tuple[Any, Any]:
    """Return beginning and end for a calendar: instants where an hour is known, else the whole day."""
    day = session.held_on
    if day is None:
        return None, None
    if session.starts_at is None:
        return day, day + timedelta(days=1)
    starts = datetime.combine(day, session.starts_at, tzinfo=BERLIN)
    ends = datetime.combine(day, session.ends_at, tzinfo=BERLIN) if session.ends_at else starts + timedelta(hours=2)
    return starts, ends


@in_german
def calendar_of(session: Session, *, sequence: int, now: datetime) -> Calendar:
    """Return the entry for calendars: the same UID for the life of a session, counting up with every change."""
    cancelled = session.state == Session.State.CANCELLED
    starts, ends = bounds(session)
    event = Event()
    event.add("uid", f"{session.public_id}@sitzung.kimpass")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", _title(session))
    event.add("sequence", sequence)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{settings.DEFAULT_FROM_EMAIL}"))
    if session.place:
        event.add("location", session.place)
    calendar = Calendar()
    calendar.add("prodid", "-//KIMpass//Sitzungen//DE")
    calendar.add("version", "2.0")
    calendar.add("method", CANCEL if cancelled else REQUEST)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar


def letter(actor: Actor, session: Session, *, sequence: int, now: datetime) -> Letter:
    """Return the message about a session with its entry for calendars."""
    subject, body = text_of(actor, session)
    calendar = calendar_of(session, sequence=sequence, now=now)
    return Letter(subject, body, calendar, str(calendar["method"]))


def rounds(actor: Actor, session: Session) -> list[Invitation]:
    """Return how the last message to everybody fared."""
    rows = Invitation.objects.for_tenant(actor).filter(session=session).select_related("member", "guest")
    latest: dict[tuple[int | None, int | None], Invitation] = {}
    for row in rows.order_by("sequence", "pk"):
        latest[row.member_id, row.guest_id] = row
    return list(latest.values())
