"""Sessions: agenda, attendance, minutes, tasks."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.kernel.workdays import holiday_on
from kimpass.steering import policy
from kimpass.steering.actions import sessions
from kimpass.steering.forms.sessions import AddAgendaItemForm, HoldSessionForm, MinutesForm, SessionTaskForm
from kimpass.steering.models import Session, SessionTask
from kimpass.steering.selectors.bodies import session_file, sessions_of
from kimpass.steering.views.frame import posted_version, press, sections, work
from kimpass.vault.once import once

PAGE = 25
SUNDAY = 6


def page_of(session: Session) -> str:
    return reverse("steering:session", args=[session.public_id])


@allowed(policy.view_bodies)
def session_register(request: Request) -> HttpResponse:
    page = Paginator(sessions_of(request.actor), PAGE).get_page(request.GET.get("seite"))
    context = {"tabs": sections(request, "sessions"), "page": page}
    return render(request, "steering/sessions/sessions.html", context)


@guarded(Session, policy.view_session)
def session(request: Request, row: Session) -> HttpResponse:
    actor = request.actor
    file = session_file(actor, row)
    planned = row.state == Session.State.PLANNED
    context = {
        "session": row,
        "file": file,
        "seats": [(seat, file.attendance.get(seat.pk)) for seat in file.seats],
        "on_sunday": row.held_on is not None and row.held_on.weekday() == SUNDAY,
        "holiday": holiday_on(row.held_on) if row.held_on is not None else "",
        "held": row.state == Session.State.HELD,
        "can": {
            "run": policy.run_sessions(actor),
            "hold_session": planned and policy.hold_session(actor, row),
            "change_minutes": row.state == Session.State.HELD and policy.change_minutes(actor, row),
            "record_decision": bool(file.agenda) and policy.record_decision(actor, file.agenda[0]),
            "start_measure": policy.start_measure(actor),
        },
    }
    return render(request, "steering/sessions/session.html", context)


@guarded(Session, policy.add_agenda_item)
@once
def add_agenda_item(request: Request, row: Session) -> HttpResponse:
    form = AddAgendaItemForm(request.actor, request.POST if request.method == "POST" else None)

    def act(values: dict[str, Any]) -> str:
        sessions.add_agenda_item(actor=request.actor, session_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Punkt auf die Tagesordnung setzen"),
        button=_("Aufnehmen"),
        back=page_of(row),
        success=_("Der Punkt steht auf der Tagesordnung."),
    )


@guarded(Session, policy.hold_session)
@once
def hold_session(request: Request, row: Session) -> HttpResponse:
    seats = session_file(request.actor, row).seats
    form = HoldSessionForm(request.actor, request.POST if request.method == "POST" else None, session=row, seats=seats)

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


@guarded(Session, policy.change_minutes)
@once
def change_minutes(request: Request, row: Session) -> HttpResponse:
    form = MinutesForm(
        request.actor, request.POST if request.method == "POST" else None, initial={"minutes": row.minutes}
    )
    version = posted_version(request)

    def act(values: dict[str, Any]) -> str:
        sessions.change_minutes(actor=request.actor, session_id=row.pk, version=version, **values)
        return page_of(row)

    newer = request.method == "POST" and version != row.version
    return work(
        request,
        form,
        act,
        title=_("Niederschrift berichtigen"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Niederschrift ist berichtigt."),
        version=row.version,
        stored=[(_("Niederschrift"), row.minutes)] if newer else [],
    )


@guarded(Session, policy.add_session_task)
@once
def add_session_task(request: Request, row: Session) -> HttpResponse:
    form = SessionTaskForm(request.actor, request.POST if request.method == "POST" else None)

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
