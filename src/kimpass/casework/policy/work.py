"""Who may set tasks and appointments."""

from django.utils.translation import gettext as _

from kimpass.casework.models import Appointment, Case, CaseTask, StandardTask
from kimpass.casework.policy.case import may_work, view_case
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.network.policy import request_interpreter


def plan_appointment(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def view_appointment(actor: Actor, appointment: Appointment) -> Decision:
    """Whoever sees the case."""
    return view_case(actor, appointment.case)


def move_appointment(actor: Actor, appointment: Appointment) -> Decision:
    """Whoever works on the case the appointment belongs to."""
    return may_work(actor, appointment.case)


def cancel_appointment(actor: Actor, appointment: Appointment) -> Decision:
    """Whoever works on the case the appointment belongs to."""
    return may_work(actor, appointment.case)


def record_attendance(actor: Actor, appointment: Appointment) -> Decision:
    """Whoever works on the case the appointment belongs to."""
    return may_work(actor, appointment.case)


def request_interpreting(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case and may book interpreters."""
    return may_work(actor, case) and request_interpreter(actor)


def view_own_calendar(actor: Actor) -> Decision:
    """Whoever works on cases, and so has appointments."""
    if actor.may_somewhere(Permission.CASE_WORK):
        return ALLOW
    return deny(_("Termine im eigenen Kalender gibt es für alle, die Fälle begleiten."))


def renew_calendar_feed(actor: Actor) -> Decision:
    """Whoever works on cases, for himself alone."""
    return view_own_calendar(actor)


def end_calendar_feed(actor: Actor) -> Decision:
    """Whoever works on cases, for himself alone."""
    return view_own_calendar(actor)


def set_task(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def assign_task(actor: Actor, task: CaseTask) -> Decision:
    """Whoever works on the case the task belongs to."""
    return may_work(actor, task.case)


def complete_task(actor: Actor, task: CaseTask) -> Decision:
    """Whoever works on the case the task belongs to."""
    return may_work(actor, task.case)


def reopen_task(actor: Actor, task: CaseTask) -> Decision:
    """Whoever works on the case the task belongs to."""
    return may_work(actor, task.case)


def list_tasks(actor: Actor) -> Decision:
    """Whoever works on cases."""
    if actor.may_somewhere(Permission.CASE_WORK):
        return ALLOW
    return deny(_("Ihre Rolle umfasst keine Aufgaben in Fällen."))


def set_standard_task(actor: Actor) -> Decision:
    """The coordinating office sets what is done in every case of the district."""
    if actor.may_somewhere(Permission.PROCEDURE_SET):
        return ALLOW
    return deny(_("Standardaufgaben legt die Koordinierende Stelle fest."))


def list_standard_tasks(actor: Actor) -> Decision:
    """Whoever sets them."""
    return set_standard_task(actor)


def end_standard_task(actor: Actor, standard: StandardTask) -> Decision:
    """Whoever sets them."""
    return set_standard_task(actor)
