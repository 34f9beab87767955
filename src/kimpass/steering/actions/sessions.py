"""Plan and hold the sessions of a body, with agenda, attendance, minutes and tasks (BOD-04, SYS-12)."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.models import AgendaItem, Attendance, Body, BodyMember, Session, SessionTask, Theme
from kimpass.steering.selectors.wording import personal_traces


class SessionNotPossible(RuleViolation):
    """The session cannot be planned, held or written down that way."""


def _session(actor: Actor, session_id: int) -> Session:
    session: Session = (
        Session.objects.visible_to(actor).select_related("body").select_for_update(of=("self",)).get(pk=session_id)
    )
    return session


def _prepared(actor: Actor, body: Body, prepares_id: int, held_on: date | None) -> Session:
    target: Session | None = Session.objects.for_tenant(actor).filter(pk=prepares_id).select_related("body").first()
    if body.kind != Body.Kind.PLANNING_CONFERENCE:
        raise SessionNotPossible(_("Nur eine Planungskonferenz bereitet eine andere Sitzung vor."))
    if target is None or target.body.kind != Body.Kind.STEERING_GROUP:
        raise SessionNotPossible(_("Eine Planungskonferenz bereitet eine Sitzung der Lenkungsgruppe vor."))
    if held_on and target.held_on and held_on > target.held_on:
        raise SessionNotPossible(_("Die Planungskonferenz liegt nach der Sitzung, die sie vorbereitet."))
    return target


@transaction.atomic
def plan_session(
    *, actor: Actor, body_id: int, held_on: date | None, place: str = "", prepares_id: int | None = None
) -> Session:
    """
    Plan the next session of a body; its number is the next one of the body.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: the body has ended, or what it prepares does not fit.
    """
    body: Body = Body.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=body_id)
    require(policy.plan_session(actor, body))
    if body.active_until is not None and body.active_until <= (held_on or actor.today):
        raise SessionNotPossible(_("Dieses Gremium gibt es zu diesem Termin nicht mehr."))
    prepares = _prepared(actor, body, prepares_id, held_on) if prepares_id else None
    last = Session.objects.for_tenant(actor).filter(body=body).aggregate(last=Max("number"))["last"]
    session: Session = Session.objects.create(
        tenant_id=actor.tenant_id,
        body=body,
        number=(last or 0) + 1,
        held_on=held_on,
        place=place,
        prepares=prepares,
    )
    log.record(actor, "session.planned", session, number=session.number)
    return session


@transaction.atomic
def add_agenda_item(
    *,
    actor: Actor,
    session_id: int,
    title: str,
    theme_id: int | None = None,
    cases_used: int | None = None,
    note: str = "",
) -> AgendaItem:
    """
    Put a point on the agenda, usually a theme.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: the theme is unknown or stands there already, or the text names a person.
    """
    session = _session(actor, session_id)
    require(policy.add_agenda_item(actor, session))
    points = AgendaItem.objects.for_tenant(actor).filter(session=session)
    theme: Theme | None = None
    if theme_id is not None:
        theme = Theme.objects.visible_to(actor).filter(pk=theme_id).first()
        if theme is None:
            raise SessionNotPossible(_("Dieses Thema gibt es nicht."))
        if points.filter(theme=theme).exists():
            raise SessionNotPossible(_("Dieses Thema steht schon auf der Tagesordnung."))
    title = title or (theme.title if theme else "")
    if not title:
        raise SessionNotPossible(_("Bitte geben Sie einen Titel an oder wählen Sie ein Thema."))
    _no_person(title, note)
    last = points.aggregate(last=Max("sort"))["last"]
    item: AgendaItem = AgendaItem.objects.create(
        tenant_id=actor.tenant_id,
        session=session,
        sort=(last or 0) + 1,
        title=title,
        theme=theme,
        cases_used=cases_used,
        note=note,
    )
    log.record(actor, "session.agenda_item_added", item, session=session.pk)
    return item


def _no_person(*texts: str) -> None:
    if traces := personal_traces(*texts):
        raise SessionNotPossible(
            _("Der Text enthält möglicherweise Angaben zu einer Person (%(kinds)s). Bitte ohne diese schreiben.")
            % {"kinds": ", ".join(traces)}
        )


@transaction.atomic
def hold_session(
    *, actor: Actor, session_id: int, minutes: str, attendance: list[tuple[int, int]], on: date
) -> Session:
    """
    Write down that a session was held: day, who was there by function and how many, and the minutes.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: it was held or cancelled already, lies ahead, or a seat is not the body's.
    """
    session = _session(actor, session_id)
    require(policy.hold_session(actor, session))
    if session.state != Session.State.PLANNED:
        raise SessionNotPossible(_("Diese Sitzung ist schon durchgeführt oder abgesagt."))
    if on > actor.today:
        raise SessionNotPossible(_("Der Sitzungstag liegt in der Zukunft."))
    seats = {seat.pk: seat for seat in BodyMember.objects.for_tenant(actor).on(on).filter(body=session.body)}
    if any(member_id not in seats for member_id, _present in attendance):
        raise SessionNotPossible(_("Eine Funktion in der Anwesenheit gehört an diesem Tag nicht zum Gremium."))
    if any(present > (seats[member_id].headcount or present) for member_id, present in attendance):
        raise SessionNotPossible(_("Es sind mehr Personen anwesend eingetragen, als die Funktion Sitze hat."))
    for member_id, present in attendance:
        Attendance.objects.create(
            tenant_id=actor.tenant_id,
            session=session,
            member_id=member_id,
            function=seats[member_id].function,
            present=int(present),
        )
    session.held_on, session.minutes, session.state = on, minutes, Session.State.HELD
    session.version += 1
    session.save(update_fields=["held_on", "minutes", "state", "version"])
    log.record(actor, "session.held", session, seats=len(attendance))
    return session


@transaction.atomic
def change_minutes(*, actor: Actor, session_id: int, version: int, minutes: str) -> Session:
    """
    Correct the minutes of a session that was held.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: it was not held yet, or somebody changed it in between.
    """
    session = _session(actor, session_id)
    require(policy.change_minutes(actor, session))
    if session.state != Session.State.HELD:
        raise SessionNotPossible(_("Eine Niederschrift gibt es erst, wenn die Sitzung durchgeführt ist."))
    if session.version != version:
        raise SessionNotPossible(_("Die Niederschrift wurde inzwischen geändert. Beide Fassungen stehen unten."))
    session.minutes = minutes
    session.version += 1
    session.save(update_fields=["minutes", "version"])
    log.record(actor, "session.minutes_changed", session)
    return session


@transaction.atomic
def add_session_task(
    *, actor: Actor, session_id: int, text: str, owner_function: str, due_on: date | None
) -> SessionTask:
    """
    Write down what a session asked somebody to do.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: the text names a person.
    """
    session = _session(actor, session_id)
    require(policy.add_session_task(actor, session))
    _no_person(text)
    task: SessionTask = SessionTask.objects.create(
        tenant_id=actor.tenant_id, session=session, text=text, owner_function=owner_function, due_on=due_on
    )
    log.record(actor, "session.task_added", task, session=session.pk)
    return task


@transaction.atomic
def complete_session_task(*, actor: Actor, task_id: int, on: date) -> SessionTask:
    """
    Tick a task off.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: it is done already.
    """
    task: SessionTask = SessionTask.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=task_id)
    require(policy.complete_session_task(actor, task))
    if task.done_on is not None:
        raise SessionNotPossible(_("Diese Aufgabe ist schon erledigt."))
    task.done_on = on
    task.version += 1
    task.save(update_fields=["done_on", "version"])
    log.record(actor, "session.task_completed", task)
    return task
