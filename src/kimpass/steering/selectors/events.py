"""The register of events: lists, counts by kind, one event with who came, and its entry for a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Precision, StaffMember, Unit
from kimpass.steering.models import Event, EventAttendance, EventSeries, Theme
from kimpass.steering.selectors.choices import Keyed
from kimpass.steering.selectors.event_days import starts_reaching

CALENDAR = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What narrows the register; days are inclusive."""

    since: date | None = None
    until: date | None = None
    kind: str = ""
    state: str = ""
    unit_id: int | None = None
    query: str = ""


def _within(rows: QuerySet[Any, Any], asked: EventFilter) -> QuerySet[Any, Any]:
    if asked.since is not None:
        reaches = Q(last_day__gte=asked.since)
        for precision, first in starts_reaching(asked.since).items():
            reaches |= Q(precision=precision, first_day__gte=first)
        rows = rows.filter(reaches)
    if asked.until is not None:
        rows = rows.filter(first_day__lte=asked.until)
    return rows


def event_list(actor: Actor, asked: EventFilter) -> Any:
    """Return the events asked for, newest first."""
    rows = _within(Event.objects.visible_to(actor), asked)
    for name in ("kind", "state", "unit_id"):
        if value := getattr(asked, name):
            rows = rows.filter(**{name: value})
    if asked.query:
        words = Q(title__icontains=asked.query) | Q(place__icontains=asked.query) | Q(audience__icontains=asked.query)
        rows = rows.filter(words)
    return rows.select_related("series", "unit").order_by("-first_day", "-pk")


def counts_by_kind(rows: Any) -> list[tuple[str, int]]:
    """Return how many events of each kind were held: an exchange meeting counts as one, and never as a group."""
    held = rows.filter(state=Event.State.HELD).order_by()
    counted = dict(held.values_list("kind").annotate(number=Count("pk")))
    return [(str(kind.label), counted[kind.value]) for kind in Event.Kind if kind.value in counted]


@dataclass(frozen=True, slots=True)
class EventFile:
    """Who came to an event: functions with heads, and colleagues."""

    functions: tuple[EventAttendance, ...]
    colleagues: tuple[EventAttendance, ...]

    @property
    def heads(self) -> int:
        """Return how many are entered by function or name."""
        return sum(row.headcount for row in (*self.functions, *self.colleagues))


def event_file(actor: Actor, event: Event) -> EventFile:
    """Return who came."""
    rows = list(
        EventAttendance.objects.for_tenant(actor)
        .filter(event=event)
        .select_related("staff_member")
        .order_by("staff_member__name", "pk")
    )
    return EventFile(
        tuple(row for row in rows if row.staff_member_id is None),
        tuple(row for row in rows if row.staff_member_id is not None),
    )


def last_informed(actor: Actor) -> list[tuple[Unit, date | None]]:
    """Return for each municipality the day of its last information event, district-wide ones included (BOD-13)."""
    held = Event.objects.for_tenant(actor).filter(kind=Event.Kind.INFORMATION, state=Event.State.HELD)
    by_unit = dict(held.order_by().values_list("unit_id").annotate(last=Max("first_day")))
    units = list(Unit.objects.for_tenant(actor).order_by("name"))
    offices = [unit.pk for unit in units if unit.kind == Unit.Kind.DISTRICT_OFFICE]
    whole = [day for key in (None, *offices) if (day := by_unit.get(key)) is not None]
    return [
        (unit, max([*whole, *([by_unit[unit.pk]] if by_unit.get(unit.pk) else [])], default=None))
        for unit in units
        if unit.is_place
    ]


def due_follow_ups(actor: Actor, until: date) -> Any:
    """Return the events whose follow-up is due until a day, the oldest first."""
    rows = Event.objects.for_tenant(actor).filter(follow_up_on__lte=until, followed_up_on__isnull=True)
    return rows.exclude(state=Event.State.CANCELLED).order_by("follow_up_on", "pk")


def series_list(actor: Actor) -> list[EventSeries]:
    """Return the series with their dates (`number`) and the heads of all of them (`heads`), running ones first."""
    held = Q(events__state=Event.State.HELD)
    rows = EventSeries.objects.visible_to(actor).annotate(
        number=Count("events"),
        held=Count("events", filter=held),
        heads=Sum("events__participants", filter=held),
        last=Max("events__first_day"),
    )
    return sorted(rows, key=lambda row: (row.ended_on is not None, row.title.casefold()))


def series_by_key(actor: Actor, also: int | None = None) -> Keyed:
    """Return key, title and number of the running series; one that an event has already stays a choice."""
    rows = EventSeries.objects.for_tenant(actor).filter(Q(ended_on__isnull=True) | Q(pk=also)).order_by("title", "pk")
    return list(rows.values_list("public_id", "title", "pk"))


def themes_by_key(actor: Actor, also: int | None = None) -> Keyed:
    """Return key, title and number of the themes; merged ones only where they are chosen already."""
    rows = Theme.objects.visible_to(actor).filter(Q(merged_into__isnull=True) | Q(pk=also)).order_by("title", "pk")
    return list(rows.values_list("public_id", "title", "pk"))


def colleagues_by_key(actor: Actor, also: Sequence[int] = ()) -> Keyed:
    """Return key, name and number of the colleagues at work, and of whom an entry names already."""
    rows = StaffMember.objects.for_tenant(actor).filter(Q(is_active=True) | Q(pk__in=also)).order_by("name", "pk")
    return list(rows.values_list("public_id", "name", "pk"))


def has_calendar_day(event: Event) -> bool:
    """Test whether an event has a day a calendar can hold."""
    return event.first_day is not None and event.precision == Precision.DAY


def calendar_file(event: Event, *, now: datetime) -> bytes:
    """
    Return an event as an iCalendar file (RFC 5545): whole days, its title and place.

    :raises ValueError: its day is not known exactly.
    """
    if event.first_day is None or event.precision != Precision.DAY:
        raise ValueError(event.pk)
    calendar = Calendar()
    calendar.add("prodid", "-//KIMpass//Veranstaltungen//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    entry = CalendarEvent()
    entry.add("uid", f"{event.public_id}@veranstaltung.kimpass")
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("dtstart", event.first_day)
    entry.add("dtend", (event.last_day or event.first_day) + timedelta(days=1))
    entry.add("summary", event.title)
    entry.add("sequence", event.version - 1)
    entry.add("status", "CANCELLED" if event.state == Event.State.CANCELLED else "CONFIRMED")
    place = event.place or (_("digital") if event.is_digital else "")
    if place:
        entry.add("location", place)
    calendar.add_component(entry)
    return bytes(calendar.to_ical())
