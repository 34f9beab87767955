"""Sessions: plan, move, call off, hold; attendance and tasks."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.kernel.workdays import SATURDAY, holiday_on
from kimpass.steering import policy
from kimpass.steering.actions import sessions
from kimpass.steering.forms.sessions import (
    CancelSessionForm,
    ChangeSessionForm,
    HoldSessionForm,
    PlanSessionForm,
    SessionTaskForm,
)
from kimpass.steering.models import Body, Session, SessionTask
from kimpass.steering.selectors.bodies import session_file, sessions_of
from kimpass.steering.selectors.founding import founding_of
from kimpass.steering.selectors.invitations import times_of
from kimpass.steering.views.frame import sections, work
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once

PAGE = 25
PREPARING = 2


def page_of(session: Session) -> str:
    return reverse("steering:session", args=[session.public_id])


@allowed(policy.view_bodies)
def session_register(request: Request) -> HttpResponse:
    page = Paginator(sessions_of(request.actor), PAGE).get_page(request.GET.get("seite"))
    context = {"tabs": sections(request, "sessions"), "page": page}
    return render(request, "steering/sessions/sessions.html", context)


def day_remark(day: date | None) -> str:
    """Return what is odd about the day of a session: a remark, never a refusal (F-02)."""
    if day is None:
        return ""
    if holiday := holiday_on(day):
        return _("Dieser Tag ist ein Feiertag: %(holiday)s. Bitte prüfen Sie das Datum.") % {"holiday": holiday}
    if day.weekday() == SATURDAY:
        return _("Dieser Tag ist ein Samstag. Bitte prüfen Sie das Datum.")
    return _("Dieser Tag ist ein Sonntag. Bitte prüfen Sie das Datum.") if day.weekday() > SATURDAY else ""


@guarded(Session, policy.view_session)
def session(request: Request, row: Session) -> HttpResponse:
    actor = request.actor
    file = session_file(actor, row)
    planned, held = row.state == Session.State.PLANNED, row.state == Session.State.HELD
    runs = policy.run_sessions(actor)
    free = held and row.minutes_released_on is None
    context = {
        "session": row,
        "file": file,
        "when": times_of(row),
        "seats": [(seat, file.attendance.get(seat.pk)) for seat in file.seats],
        "founding": founding_of(actor, row, file.seats),
        "day_remark": day_remark(row.held_on),
        "held": held,
        "planned": planned,
        # Two conferences prepare each session of the steering group (SYS-12).
        "preparing": (len(file.prepared_by), PREPARING) if row.body.kind == Body.Kind.STEERING_GROUP else None,
        "overdue": planned and row.held_on is not None and row.held_on < actor.today,
        "today": actor.today,
        "can": {
            "run": runs and row.state != Session.State.CANCELLED,
            "arrange": runs and planned,
            "invite": runs and not held,
            "hold_session": planned and policy.hold_session(actor, row),
            "change_minutes": free and policy.change_minutes(actor, row),
            "record_decision": row.state != Session.State.CANCELLED
            and bool(file.agenda)
            and policy.record_decision(actor, file.agenda[0]),
            "start_measure": policy.start_measure(actor),
        },
    }
    return render(request, "steering/sessions/session.html", context)


@guarded(Body, policy.plan_session)
@once
def plan_session(request: Request, row: Body) -> HttpResponse:
    form = PlanSessionForm(request.actor, posted(request), body=row)

    def act(values: dict[str, Any]) -> str:
        values["form"] = values["form"] or ""
        return page_of(sessions.plan_session(actor=request.actor, body_id=row.pk, **values))

    return work(
        request,
        form,
        act,
        title=_("Sitzung planen"),
        button=_("Planen"),
        back=reverse("steering:body", args=[row.public_id]),
        success=_("Die Sitzung ist geplant."),
    )


@guarded(Session, policy.change_session)
@once
def change_session(request: Request, row: Session) -> HttpResponse:
    form = ChangeSessionForm(request.actor, posted(request), session=row)

    def act(values: dict[str, Any]) -> str:
        version = posted_version(request)
        sessions.change_session(actor=request.actor, session_id=row.pk, version=version, data=form.data_of(values))
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Sitzung ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Sitzung ist geändert. Wer eingeladen war, erfährt es mit einer neuen Einladung."),
        row=row,
    )


@guarded(Session, policy.cancel_session)
@once
def cancel_session(request: Request, row: Session) -> HttpResponse:
    form = CancelSessionForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        sessions.cancel_session(actor=request.actor, session_id=row.pk, **values)
        return reverse("steering:invitations", args=[row.public_id])

    return work(
        request,
        form,
        act,
        title=_("Sitzung absagen"),
        button=_("Absagen"),
        back=page_of(row),
        success=_("Die Sitzung ist abgesagt. Benachrichtigen Sie hier, wer eingeladen war."),
    )


@guarded(Session, policy.hold_session)
@once
def hold_session(request: Request, row: Session) -> HttpResponse:
    seats = session_file(request.actor, row).seats
    form = HoldSessionForm(request.actor, posted(request), session=row, seats=seats)

    def act(values: dict[str, Any]) -> str:
        sessions.hold_session(
            actor=request.actor,
            session_id=row.pk,
            minutes=values["minutes"],
            attendance=form.attendance,
            on=values["on"],
        )
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Sitzung niederschreiben"),
        button=_("Niederschrift speichern"),
        back=page_of(row),
        success=_("Die Sitzung ist niedergeschrieben."),
        template="steering/sessions/hold_session.html",
    )


@guarded(Session, policy.add_session_task)
@once
def add_session_task(request: Request, row: Session) -> HttpResponse:
    form = SessionTaskForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        sessions.add_session_task(actor=request.actor, session_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Aufgabe festhalten"),
        button=_("Festhalten"),
        back=page_of(row),
        success=_("Die Aufgabe ist festgehalten."),
    )


@guarded(SessionTask, policy.complete_session_task)
@once
def complete_session_task(request: Request, row: SessionTask) -> HttpResponse:
    held = Session.objects.for_tenant(request.actor).get(pk=row.session_id)
    return press(
        request,
        lambda: sessions.complete_session_task(actor=request.actor, task_id=row.pk, on=request.actor.today),
        back=page_of(held),
        success=_("Die Aufgabe ist erledigt."),
    )
