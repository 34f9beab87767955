"""Bodies, their members by function, and their sessions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.steering.models import (
    AgendaItem,
    Attendance,
    Body,
    BodyMember,
    Decision,
    Measure,
    Sector,
    Session,
    SessionTask,
)

# What the concepts say about the steering group where a district says nothing else (BOD-03).
STEERING_GROUP_SIZE = (15, 20)


@dataclass(frozen=True, slots=True)
class Covered:
    """A sector of the plan, and which seats speak for it (BOD-08)."""

    sector: Sector
    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyCard:
    """A body with its seats and nearest sessions."""

    body: Body
    members: tuple[BodyMember, ...]
    last_session: Session | None
    next_session: Session | None

    @property
    def headcount(self) -> int:
        """Return how many people the seats stand for; guests and those who come as needed do not count."""
        return sum(member.headcount or 1 for member in self.members if not (member.is_guest or member.as_needed))

    @property
    def size_min(self) -> int | None:
        """Return the lower guideline; the steering group has one even where none is entered."""
        if self.body.size_min is None and self.is_steering_group:
            return STEERING_GROUP_SIZE[0]
        return self.body.size_min

    @property
    def size_max(self) -> int | None:
        """Return the upper guideline; the steering group has one even where none is entered."""
        if self.body.size_max is None and self.is_steering_group:
            return STEERING_GROUP_SIZE[1]
        return self.body.size_max

    @property
    def is_steering_group(self) -> bool:
        """Test whether this is the body that decides."""
        return bool(self.body.kind == Body.Kind.STEERING_GROUP)

    @property
    def too_large(self) -> bool:
        """Test whether there are more people than the guideline says (BOD-03)."""
        return self.size_max is not None and self.headcount > self.size_max

    @property
    def too_small(self) -> bool:
        """Test whether there are fewer people than the guideline says."""
        return self.size_min is not None and self.headcount < self.size_min

    @property
    def without_decision_level(self) -> list[BodyMember]:
        """Return the seats of the steering group nobody has said may decide; unknown is not no (BOD-02)."""
        seats = [seat for seat in self.members if not (seat.is_guest or seat.as_needed)]
        return [seat for seat in seats if not seat.decides] if self.is_steering_group else []

    @property
    def coverage(self) -> list[Covered]:
        """Return the sectors of the plan with the seats that speak for them; for the steering group (BOD-08)."""
        if not self.is_steering_group:
            return []
        named = [sector for sector in Sector if sector != Sector.OTHER]
        return [
            Covered(sector, tuple(seat.function for seat in self.members if seat.sector == sector)) for sector in named
        ]


def seat_key(seat: BodyMember) -> str:
    """Return under what a seat is named in forms and addresses: seats have no public id, and no row number leaves."""
    return salted_hmac("steering.seat", str(seat.pk)).hexdigest()[:16]


def remark_of(seat: BodyMember) -> str:
    """Return what is known about a seat beside its function, in one line."""
    parts = [
        seat.agency.name if seat.agency else "",
        _("vertritt %(whom)s") % {"whom": seat.represents} if seat.represents else "",
        seat.get_sector_display() if seat.sector else "",
        _("Gast") if seat.is_guest else "",
        _("bei Bedarf") if seat.as_needed else "",
        _("beschlussfähig") if seat.decides else "",
    ]
    return " · ".join(part for part in parts if part)


def seats_by_key(actor: Actor, body: Body) -> dict[str, BodyMember]:
    """Return the seats of a body that have not ended, under their keys."""
    rows = BodyMember.objects.for_tenant(actor).current().filter(body=body, valid_until__isnull=True)
    return {seat_key(seat): seat for seat in rows.select_related("agency").order_by("sort", "pk")}


def _cards(actor: Actor, rows: Any) -> list[BodyCard]:
    seats = BodyMember.objects.asked_for().on(actor.today).select_related("agency").order_by("sort", "pk")
    sessions = Session.objects.asked_for().order_by("number")
    bodies = rows.select_related("unit", "field", "founded_by__agenda_item__session__body").prefetch_related(
        Prefetch("members", queryset=seats, to_attr="seats"),
        Prefetch("sessions", queryset=sessions, to_attr="meetings"),
    )
    cards = []
    for body in bodies:
        held = [meeting for meeting in body.meetings if meeting.state == Session.State.HELD]
        ahead = [meeting for meeting in body.meetings if meeting.state == Session.State.PLANNED]
        ahead.sort(key=lambda meeting: (meeting.held_on is None, meeting.held_on or date.max, meeting.number))
        cards.append(BodyCard(body, tuple(body.seats), held[-1] if held else None, ahead[0] if ahead else None))
    return cards


def body_cards(actor: Actor, *, ended: bool = False) -> list[BodyCard]:
    """Return the register of bodies, the steering group first; those that work, or those that have ended."""
    order = {key: place for place, key in enumerate(Body.Kind.values)}
    gone = Q(active_until__lte=actor.today)
    rows = Body.objects.visible_to(actor)
    cards = _cards(actor, rows.filter(gone) if ended else rows.exclude(gone))
    return sorted(cards, key=lambda card: (order.get(card.body.kind, len(order)), card.body.name))


def body_card(actor: Actor, body: Body) -> BodyCard:
    """Return one body with its seats."""
    return _cards(actor, Body.objects.visible_to(actor).filter(pk=body.pk))[0]


def sessions_of(actor: Actor, body: Body | None = None) -> Any:
    """Return the sessions, newest first; of one body, or of all."""
    rows = Session.objects.for_tenant(actor).select_related("body", "prepares__body")
    if body is not None:
        rows = rows.filter(body=body)
    return rows.order_by("-held_on", "-number", "-pk")


@dataclass(frozen=True, slots=True)
class SessionFile:
    """All that a session's page shows."""

    agenda: list[AgendaItem]
    tasks: list[SessionTask]
    attendance: dict[int, int]
    guests: list[Attendance]
    seats: tuple[BodyMember, ...]
    prepared_by: list[Session]

    @property
    def present(self) -> int:
        """Return how many people were there."""
        return sum(self.attendance.values()) + sum(guest.present for guest in self.guests)


def session_file(actor: Actor, session: Session) -> SessionFile:
    """Return agenda with decisions and measures, tasks, and who was there by function."""
    day = session.held_on or actor.today
    measures = Measure.objects.asked_for().order_by("due_on", "pk")
    decisions = Decision.objects.asked_for().select_related("founds").order_by("pk")
    agenda = (
        AgendaItem.objects.for_tenant(actor)
        .filter(session=session)
        .select_related("theme__field", "paper")
        .prefetch_related(
            Prefetch(
                "decisions",
                queryset=decisions.prefetch_related(Prefetch("measures", queryset=measures, to_attr="started")),
                to_attr="made",
            )
        )
        .order_by("sort", "pk")
    )
    rows = list(Attendance.objects.for_tenant(actor).filter(session=session).order_by("pk"))
    seats = BodyMember.objects.for_tenant(actor).on(day).filter(body_id=session.body_id).select_related("agency")
    return SessionFile(
        agenda=list(agenda),
        tasks=list(SessionTask.objects.for_tenant(actor).filter(session=session).order_by("due_on", "pk")),
        attendance={row.member_id: row.present for row in rows if row.member_id is not None},
        guests=[row for row in rows if row.member_id is None],
        seats=tuple(seats.order_by("sort", "pk")),
        prepared_by=list(Session.objects.for_tenant(actor).filter(prepares=session).select_related("body")),
    )


def founding_decisions(actor: Actor) -> list[Decision]:
    """Return the decisions that found a group which is not in the register yet."""
    rows = Decision.objects.for_tenant(actor).filter(result=Decision.Result.GROUP_FOUNDED, founds__isnull=True)
    return list(rows.select_related("agenda_item__session__body").order_by("-decided_on", "-pk"))


def groups_founded_by(actor: Actor, body: Body) -> list[BodyCard]:
    """Return the groups a body founded, with their last session: what they report back (BOD-06)."""
    rows = Body.objects.visible_to(actor).filter(founded_by__agenda_item__session__body=body)
    return _cards(actor, rows.order_by("name", "pk"))
