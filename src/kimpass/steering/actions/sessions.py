"""Plan and hold the sessions of a body, with agenda, attendance, minutes and tasks (BOD-04, SYS-12)."""

from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.models import (
    AgendaItem,
    Attendance,
    Body,
    BodyMember,
    DecisionPaper,
    Session,
    SessionTask,
    Theme,
)
from kimpass.steering.selectors.agenda import is_too_small
from kimpass.steering.selectors.office_text import person_in


class SessionNotPossible(RuleViolation):
    """The session cannot be planned, held or written down that way."""


@dataclass(frozen=True, slots=True)
class SessionData:
    """When, where and how a body meets."""

    held_on: date | None = None
    place: str = ""
    starts_at: time | None = None
    ends_at: time | None = None
    form: str = ""
    is_constituent: bool = False
    prepares_id: int | None = None
    note: str = ""


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


def _obstacles(actor: Actor, body: Body, data: SessionData, session_id: int | None = None) -> list[str]:
    reasons = []
    if body.active_until is not None and body.active_until <= (data.held_on or actor.today):
        reasons.append(_("Dieses Gremium gibt es zu diesem Termin nicht mehr."))
    if data.ends_at is not None and (data.starts_at is None or data.ends_at <= data.starts_at):
        reasons.append(_("Das Ende liegt nicht nach dem Beginn."))
    if data.form and data.form not in Session.Form.values:
        reasons.append(_("Bitte wählen Sie, wie die Sitzung stattfindet."))
    first = Session.objects.for_tenant(actor).filter(body=body, is_constituent=True)
    if data.is_constituent and first.exclude(pk=session_id or 0).exclude(state=Session.State.CANCELLED).exists():
        reasons.append(_("Eine konstituierende Sitzung gibt es schon."))
    return reasons


@transaction.atomic
def plan_session(*, actor: Actor, body_id: int, held_on: date | None, **more: Any) -> Session:
    """
    Plan the next session of a body; its number is the next one of the body. `more` are the fields of `SessionData`.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: the body has ended, the times do not fit, or what it prepares does not.
    """
    body: Body = Body.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=body_id)
    require(policy.plan_session(actor, body))
    data = SessionData(held_on, **more)
    if reasons := _obstacles(actor, body, data):
        raise SessionNotPossible.because(reasons)
    _no_person(data.place, data.note)
    prepares = _prepared(actor, body, data.prepares_id, held_on) if data.prepares_id else None
    last = Session.objects.for_tenant(actor).filter(body=body).aggregate(last=Max("number"))["last"]
    values = asdict(data) | {"prepares_id": prepares and prepares.pk}
    session: Session = Session.objects.create(tenant_id=actor.tenant_id, body=body, number=(last or 0) + 1, **values)
    log.record(actor, "session.planned", session, number=session.number)
    return session


@transaction.atomic
def change_session(*, actor: Actor, session_id: int, version: int, data: SessionData) -> Session:
    """
    Move a session to another day, time or place while it lies ahead; who was invited is told by a new invitation.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: it is over, somebody changed it in between, or something does not fit.
    """
    session = _session(actor, session_id)
    require(policy.change_session(actor, session))
    if session.version != version:
        raise SessionNotPossible(_("Die Sitzung wurde inzwischen geändert. Beide Fassungen stehen unten."))
    if session.state != Session.State.PLANNED:
        raise SessionNotPossible(_("Diese Sitzung ist schon durchgeführt oder abgesagt."))
    if reasons := _obstacles(actor, session.body, data, session.pk):
        raise SessionNotPossible.because(reasons)
    _no_person(data.place, data.note)
    if data.prepares_id:
        _prepared(actor, session.body, data.prepares_id, data.held_on)
    values = asdict(data)
    for name, value in values.items():
        setattr(session, name, value)
    session.version += 1
    session.save(update_fields=[*values, "version"])
    log.record(actor, "session.changed", session)
    return session


@transaction.atomic
def cancel_session(*, actor: Actor, session_id: int, reason: str) -> Session:
    """
    Call a session off; who was invited is told by a cancellation.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: it is over, the reason is missing or names a person.
    """
    session = _session(actor, session_id)
    require(policy.cancel_session(actor, session))
    if session.state != Session.State.PLANNED:
        raise SessionNotPossible(_("Diese Sitzung ist schon durchgeführt oder abgesagt."))
    if not reason.strip():
        raise SessionNotPossible(_("Bitte geben Sie einen Grund an."))
    _no_person(reason)
    session.state, session.cancelled_reason = Session.State.CANCELLED, reason.strip()
    session.version += 1
    session.save(update_fields=["state", "cancelled_reason", "version"])
    log.record(actor, "session.cancelled", session)
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
    :raises SessionNotPossible: the theme is unknown, stands there already or has too small a group behind it, the
        session was cancelled, or the text names a person.
    """
    session = _session(actor, session_id)
    require(policy.add_agenda_item(actor, session))
    if session.state == Session.State.CANCELLED:
        raise SessionNotPossible(_("Diese Sitzung ist abgesagt."))
    points = AgendaItem.objects.for_tenant(actor).filter(session=session)
    theme: Theme | None = None
    if theme_id is not None:
        theme = Theme.objects.visible_to(actor).filter(pk=theme_id).first()
        if theme is None:
            raise SessionNotPossible(_("Dieses Thema gibt es nicht."))
        if points.filter(theme=theme).exists():
            raise SessionNotPossible(_("Dieses Thema steht schon auf der Tagesordnung."))
        if is_too_small(actor, theme):
            raise SessionNotPossible(
                _(
                    "Hinter diesem Thema stehen zu wenige Fälle, um es in einem Gremium zu zeigen. "
                    "Das geht, wenn mehr Fälle dahinterstehen oder alle Hinweise darin begründet unbedenklich sind."
                )
            )
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
        paper=_paper_on(actor, theme),
        cases_used=cases_used,
        note=note,
    )
    log.record(actor, "session.agenda_item_added", item, session=session.pk)
    return item


def _paper_on(actor: Actor, theme: Theme | None) -> DecisionPaper | None:
    """Return the newest released paper on a theme."""
    if theme is None:
        return None
    rows = DecisionPaper.objects.for_tenant(actor).filter(theme=theme, released_on__isnull=False)
    found: DecisionPaper | None = rows.order_by("-edition").first()
    return found


def _no_person(*texts: str) -> None:
    if reasons := person_in(*texts):
        raise SessionNotPossible.because(reasons)


@transaction.atomic
def hold_session(
    *, actor: Actor, session_id: int, minutes: str, attendance: list[tuple[int, int]], on: date
) -> Session:
    """
    Write down that a session was held: day, who was there by function and how many, and the minutes.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: it was held or cancelled, lies ahead, has no minutes, or a seat is not the body's.
    """
    session = _session(actor, session_id)
    require(policy.hold_session(actor, session))
    if session.state != Session.State.PLANNED:
        raise SessionNotPossible(_("Diese Sitzung ist schon durchgeführt oder abgesagt."))
    if on > actor.today:
        raise SessionNotPossible(_("Der Sitzungstag liegt in der Zukunft."))
    if not minutes.strip():
        raise SessionNotPossible(_("Ohne Niederschrift kann eine Sitzung nicht als durchgeführt gelten."))
    _no_person(minutes)
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
