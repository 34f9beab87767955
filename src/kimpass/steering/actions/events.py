"""Keep the register of events: plan, prepare, hold, follow up; heads by function, never guests by name (QUA-03)."""

from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import StaffMember, Unit
from kimpass.steering import policy
from kimpass.steering.actions.event_data import EventData, Held
from kimpass.steering.models import Event, EventAttendance, EventSeries, Theme
from kimpass.steering.selectors.naming import named_reasons


class EventNotPossible(RuleViolation):
    """The event or series cannot be entered that way."""


def _event(actor: Actor, event_id: int) -> Event:
    event: Event = Event.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=event_id)
    return event


def _same_version(row: Event | EventSeries, version: int) -> None:
    if row.version != version:
        raise EventNotPossible(_("Inzwischen hat jemand anderes gespeichert. Beide Fassungen stehen unten."))


def _check(actor: Actor, event: EventData) -> None:
    reasons = [*event.day_reasons(), *named_reasons(event.title, event.audience, event.place)]
    if event.kind not in Event.Kind.values:
        reasons.append(_("Bitte wählen Sie, was für eine Veranstaltung es ist."))
    for model, key, reason in (
        (Unit, event.unit_id, _("Bitte wählen Sie eine Kommune.")),
        (EventSeries, event.series_id, _("Diese Reihe gibt es nicht.")),
        (Theme, event.theme_id, _("Dieses Thema gibt es nicht.")),
    ):
        if key is not None and not model.objects.for_tenant(actor).filter(pk=key).exists():
            reasons.append(reason)
    if reasons:
        raise EventNotPossible.because(reasons)


def _values(event: EventData) -> dict[str, object]:
    # Taking part in a workshop of the Land is compulsory, whoever enters it (QUA-02).
    return {**asdict(event), "is_mandatory": event.is_mandatory or event.kind == Event.Kind.LAND_WORKSHOP}


@transaction.atomic
def plan_event(*, actor: Actor, event: EventData) -> Event:
    """
    Enter an event into the register.

    :raises PermissionDenied: the policy refuses this actor.
    :raises EventNotPossible: days the wrong way round, something unknown, or a text that names a person.
    """
    require(policy.plan_event(actor))
    _check(actor, event)
    row: Event = Event.objects.create(tenant_id=actor.tenant_id, **_values(event))
    log.record(actor, "event.planned", row, kind=row.kind)
    return row


@transaction.atomic
def change_event(*, actor: Actor, event_id: int, version: int, event: EventData) -> Event:
    """
    Change what is known of an event.

    :raises PermissionDenied: the policy refuses this actor.
    :raises EventNotPossible: as for planning, it was cancelled, or somebody changed it in between.
    """
    row = _event(actor, event_id)
    require(policy.change_event(actor, row))
    _same_version(row, version)
    if row.state == Event.State.CANCELLED:
        raise EventNotPossible(_("Diese Veranstaltung ist abgesagt."))
    if row.state == Event.State.HELD and not _is_past(event.first_day, actor.today):
        raise EventNotPossible(_("Eine durchgeführte Veranstaltung liegt nicht in der Zukunft."))
    _check(actor, event)
    values = _values(event)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*values, "version"])
    log.record(actor, "event.changed", row)
    return row


@transaction.atomic
def prepare_event(*, actor: Actor, event_id: int, version: int, preparation: str) -> Event:
    """
    Write down what an event is prepared with: the need behind it, or the report the Land asks for (QUA-02, QUA-09).

    :raises PermissionDenied: the policy refuses this actor.
    :raises EventNotPossible: the text names a person, or somebody changed the event in between.
    """
    row = _event(actor, event_id)
    require(policy.prepare_event(actor, row))
    _same_version(row, version)
    if reasons := named_reasons(preparation):
        raise EventNotPossible.because(reasons)
    row.preparation = preparation
    row.version += 1
    row.save(update_fields=["preparation", "version"])
    log.record(actor, "event.prepared", row)
    return row


def _is_past(day: date | None, today: date) -> bool:
    return day is not None and day <= today


def _held_reasons(actor: Actor, row: Event, held: Held) -> list[str]:
    reasons = held.heads_reasons() + named_reasons(
        held.outcome, held.follow_up, *(name for name, _heads in held.functions)
    )
    if row.state == Event.State.CANCELLED:
        reasons.append(_("Diese Veranstaltung ist abgesagt."))
    if row.first_day is None:
        reasons.append(_("Bitte tragen Sie zuerst ein, wann die Veranstaltung war."))
    elif not _is_past(row.first_day, actor.today):
        reasons.append(_("Die Veranstaltung liegt in der Zukunft."))
    if held.follow_up_on is not None and not held.follow_up:
        reasons.append(_("Bitte schreiben Sie, was zur Nachbereitung zu tun ist."))
    known = StaffMember.objects.for_tenant(actor).filter(pk__in=held.staff_ids).count()
    if known != len(set(held.staff_ids)):
        reasons.append(_("Eine gewählte Person gibt es nicht."))
    return reasons


def _write_attendance(actor: Actor, row: Event, held: Held) -> None:
    EventAttendance.objects.for_tenant(actor).filter(event=row).delete()
    common = {"tenant_id": actor.tenant_id, "event": row}
    rows = [EventAttendance(**common, function=function, headcount=heads) for function, heads in held.functions]
    rows += [EventAttendance(**common, staff_member_id=staff_id) for staff_id in held.staff_ids]
    EventAttendance.objects.bulk_create(rows)


@transaction.atomic
def hold_event(*, actor: Actor, event_id: int, version: int, held: Held) -> Event:
    """
    Write down that an event was held, who came by function, what came of it; a second time corrects the first.

    :raises PermissionDenied: the policy refuses this actor.
    :raises EventNotPossible: it lies ahead or was cancelled, heads do not fit, or a text names a person.
    """
    row = _event(actor, event_id)
    require(policy.hold_event(actor, row))
    _same_version(row, version)
    if reasons := _held_reasons(actor, row, held):
        raise EventNotPossible.because(reasons)
    _write_attendance(actor, row, held)
    if held.follow_up_on != row.follow_up_on or held.follow_up != row.follow_up:
        row.followed_up_on = None
    for name in ("participants", "is_approximate", "outcome", "follow_up", "follow_up_on"):
        setattr(row, name, getattr(held, name))
    row.state = Event.State.HELD
    row.version += 1
    row.save()
    log.record(actor, "event.held", row, kind=row.kind, participants=row.participants)
    return row


@transaction.atomic
def cancel_event(*, actor: Actor, event_id: int) -> Event:
    """
    Cancel an event; it stays in the register as such.

    :raises PermissionDenied: the policy refuses this actor.
    :raises EventNotPossible: it was held or cancelled already.
    """
    row = _event(actor, event_id)
    require(policy.cancel_event(actor, row))
    if row.state != Event.State.PLANNED:
        raise EventNotPossible(_("Nur eine geplante Veranstaltung lässt sich absagen."))
    row.state = Event.State.CANCELLED
    row.version += 1
    row.save(update_fields=["state", "version"])
    log.record(actor, "event.cancelled", row)
    return row


@transaction.atomic
def complete_event_follow_up(*, actor: Actor, event_id: int, on: date) -> Event:
    """
    Note that what an event asked for afterwards is done, and whoever was to hear of it has heard.

    :raises PermissionDenied: the policy refuses this actor.
    :raises EventNotPossible: nothing was to be done, or it is done already.
    """
    row = _event(actor, event_id)
    require(policy.complete_event_follow_up(actor, row))
    if not row.follow_up or row.followed_up_on is not None:
        raise EventNotPossible(_("Für diese Veranstaltung ist keine Nachbereitung offen."))
    row.followed_up_on = on
    row.version += 1
    row.save(update_fields=["followed_up_on", "version"])
    log.record(actor, "event.followed_up", row)
    return row


@transaction.atomic
def start_series(*, actor: Actor, title: str, purpose: str = "") -> EventSeries:
    """
    Begin a series of events (QUA-04).

    :raises PermissionDenied: the policy refuses this actor.
    :raises EventNotPossible: a running series has this title, or a text names a person.
    """
    require(policy.start_series(actor))
    _check_series(actor, title, purpose)
    row: EventSeries = EventSeries.objects.create(tenant_id=actor.tenant_id, title=title, purpose=purpose)
    log.record(actor, "event_series.started", row)
    return row


def _check_series(actor: Actor, title: str, purpose: str, row: EventSeries | None = None) -> None:
    reasons = named_reasons(title, purpose)
    same = EventSeries.objects.for_tenant(actor).filter(title__iexact=title, ended_on__isnull=True)
    if same.exclude(pk=row.pk if row is not None else 0).exists():
        reasons.append(_("Eine Reihe mit diesem Titel läuft schon."))
    if reasons:
        raise EventNotPossible.because(reasons)


@transaction.atomic
def change_series(
    *, actor: Actor, series_id: int, version: int, title: str, purpose: str, ended_on: date | None
) -> EventSeries:
    """
    Rename a series, say what it is for, end it or take it up again.

    :raises PermissionDenied: the policy refuses this actor.
    :raises EventNotPossible: as for beginning, or somebody changed it in between.
    """
    row: EventSeries = EventSeries.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=series_id)
    require(policy.change_series(actor, row))
    _same_version(row, version)
    _check_series(actor, title, purpose, row)
    row.title, row.purpose, row.ended_on = title, purpose, ended_on
    row.version += 1
    row.save(update_fields=["title", "purpose", "ended_on", "version"])
    log.record(actor, "event_series.changed", row)
    return row
