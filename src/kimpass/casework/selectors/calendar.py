"""What leaves for a calendar: times, neutral titles, and places that are nobody's home (promise 17)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from kimpass.casework.models import Appointment, CalendarFeed, CaseConference
from kimpass.casework.selectors.clock import BERLIN, local
from kimpass.kernel.access import Actor

LEAVES = frozenset({Appointment.PlaceKind.OFFICE, Appointment.PlaceKind.AGENCY})
BEHIND, AHEAD = timedelta(days=60), timedelta(days=400)
TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar; `starts_at` and `ends_at` are instants, or days where no time is known."""

    uid: str
    title: str
    starts_at: datetime | date
    ends_at: datetime | date
    place: str
    sequence: int
    is_cancelled: bool


def hash_of(token: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def of_appointment(row: Appointment) -> Entry:
    """Return an appointment without a word about whom it is with."""
    return Entry(
        uid=f"{row.public_id}@termin.kimpass",
        title=_("Termin KIM"),
        starts_at=local(row.starts_at),
        ends_at=local(row.ends_at),
        place=row.place if row.place_kind in LEAVES else "",
        sequence=row.sequence,
        is_cancelled=row.state == Appointment.State.CANCELLED,
    )


def of_conference(row: CaseConference) -> Entry:
    """Return a conference without a word about the case; without a time it fills the day."""
    starts: datetime | date = row.held_on
    ends: datetime | date = row.held_on + timedelta(days=1)
    if row.begins_at is not None:
        starts = datetime.combine(row.held_on, row.begins_at, tzinfo=BERLIN)
        ends = (starts.astimezone(UTC) + timedelta(minutes=row.minutes)).astimezone(BERLIN)
    return Entry(
        uid=f"{row.public_id}@besprechung.kimpass",
        title=_("Besprechung KIM"),
        starts_at=starts,
        ends_at=ends,
        place="",
        sequence=row.sequence,
        is_cancelled=row.state == CaseConference.State.CANCELLED,
    )


def file(entries: Sequence[Entry], *, now: datetime) -> bytes:
    """Return an iCalendar file (RFC 5545) with the time zone it speaks of."""
    calendar = Calendar()
    calendar.add("prodid", "-//KIMpass//Termine//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Termine KIM"))
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", entry.starts_at)
        event.add("dtend", entry.ends_at)
        event.add("summary", entry.title)
        event.add("sequence", entry.sequence)
        event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
        event.add("class", "PRIVATE")
        if entry.place:
            event.add("location", entry.place)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def own_feed(actor: Actor) -> CalendarFeed | None:
    """Return the actor's own feed, None when there is none."""
    found: CalendarFeed | None = (
        CalendarFeed.objects.for_tenant(actor).filter(staff_member_id=actor.staff_id, ended_on__isnull=True).first()
    )
    return found


def feed_of(tenant_id: int, token: str) -> CalendarFeed | None:
    """Return the living feed a secret opens, None for any other words; whoever left has none."""
    found: CalendarFeed | None = (
        CalendarFeed.objects.asked_for()
        .filter(tenant_id=tenant_id, token_hash=hash_of(token), ended_on__isnull=True, staff_member__is_active=True)
        .first()
    )
    return found


def entries_of(feed: CalendarFeed, today: date) -> list[Entry]:
    """Return the appointments of whom the feed belongs to, and the conferences he called, in two statements."""
    first, last = today - BEHIND, today + AHEAD
    bounds = [datetime.combine(day, time.min, tzinfo=BERLIN) for day in (first, last)]
    own = {"tenant_id": feed.tenant_id}
    appointments: QuerySet[Any] = Appointment.objects.asked_for().filter(
        **own, staff_member_id=feed.staff_member_id, starts_at__gte=bounds[0], starts_at__lt=bounds[1]
    )
    conferences: QuerySet[Any] = CaseConference.objects.asked_for().filter(
        **own, called_by_id=feed.staff_member_id, held_on__gte=first, held_on__lt=last
    )
    return [
        *map(of_appointment, appointments.order_by("starts_at", "pk")),
        *map(of_conference, conferences.order_by("held_on", "pk")),
    ]
