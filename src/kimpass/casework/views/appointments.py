from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import appointments
from kimpass.casework.forms.appointments import AppointmentForm, AttendanceForm, MoveForm
from kimpass.casework.forms.conferences import ReasonForm
from kimpass.casework.models import Appointment, Case
from kimpass.casework.selectors import appointments as found
from kimpass.casework.selectors import calendar, keepers
from kimpass.casework.selectors.record import Header
from kimpass.casework.views.acting import act, section_of, seen_version
from kimpass.casework.views.calendar import as_file
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


def section(request: Request, head: Header) -> dict[str, Any]:
    """Return what the section "Termine und Aufgaben" of the case page shows."""
    today = request.actor.today
    return {
        "appointments": found.shown(found.appointments(head.case), today),
        "tasks": found.tasks(head.case),
    }


def _section_of(case: Case) -> str:
    return section_of(case, "termine")


@guarded(Case, policy.plan_appointment)
@once
def plan_appointment(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    staff = keepers.assignable(case, actor)
    form = AppointmentForm(posted(request), staff=staff, own_id=actor.staff_id, today=actor.today)

    def do(_values: dict[str, Any]) -> str:
        appointments.plan_appointment(actor=actor, case_id=case.pk, meeting=form.meeting())
        return _section_of(case)

    return act(
        request,
        form,
        do,
        case=case,
        title=_("Termin vereinbaren"),
        submit=_("Eintragen"),
        back=_section_of(case),
        success=_("Der Termin ist eingetragen."),
    )


@guarded(Appointment, policy.view_appointment)
def appointment(request: Request, row: Appointment) -> HttpResponse:
    """Lead from an entry of a calendar to the case."""
    return go_to(request, _section_of(row.case))


@guarded(Appointment, policy.move_appointment)
@once
def move_appointment(request: Request, row: Appointment) -> HttpResponse:
    form = MoveForm(posted(request), appointment=row)

    def do(_values: dict[str, Any]) -> str:
        starts, ends = form.span
        appointments.move_appointment(
            actor=request.actor,
            appointment_id=row.pk,
            starts_at=starts,
            ends_at=ends,
            seen_version=seen_version(request),
        )
        return _section_of(row.case)

    return act(
        request,
        form,
        do,
        case=row.case,
        title=_("Termin verschieben"),
        submit=_("Verschieben"),
        back=_section_of(row.case),
        success=_("Der Termin ist verschoben."),
        row=row,
    )


@guarded(Appointment, policy.cancel_appointment)
@once
def cancel_appointment(request: Request, row: Appointment) -> HttpResponse:
    def do(values: dict[str, Any]) -> str:
        appointments.cancel_appointment(actor=request.actor, appointment_id=row.pk, **values)
        return _section_of(row.case)

    return act(
        request,
        ReasonForm(posted(request)),
        do,
        case=row.case,
        title=_("Termin absagen"),
        submit=_("Absagen"),
        back=_section_of(row.case),
        success=_("Der Termin ist abgesagt. Kalender erfahren es beim nächsten Abruf."),
    )


@guarded(Appointment, policy.record_attendance)
@once
def record_attendance(request: Request, row: Appointment) -> HttpResponse:
    def do(values: dict[str, Any]) -> str:
        appointments.record_attendance(actor=request.actor, appointment_id=row.pk, **values)
        return _section_of(row.case)

    return act(
        request,
        AttendanceForm(posted(request)),
        do,
        case=row.case,
        title=_("Termin auswerten"),
        submit=_("Eintragen"),
        back=_section_of(row.case),
        success=_("Der Termin ist ausgewertet."),
    )


@guarded(Appointment, policy.view_appointment)
def appointment_calendar(request: Request, row: Appointment) -> HttpResponse:
    """Hand out one appointment for a calendar: neutral title, no case, no home."""
    return as_file([calendar.of_appointment(row)], timezone.now(), name="termin-kim.ics")
