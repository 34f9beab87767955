"""Appointments of a case: planned, moved, called off, kept or missed (promise 17)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Appointment, Case
from kimpass.casework.selectors import clock, keepers, traces, workable
from kimpass.casework.selectors.calendar import LEAVES
from kimpass.casework.selectors.wording import words_of
from kimpass.kernel.access import Actor, RuleViolation, require

State, PlaceKind = Appointment.State, Appointment.PlaceKind
LONGEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Meeting:
    """When, where and with whom; both instants in UTC."""

    starts_at: datetime
    ends_at: datetime
    staff_member_id: int | None = None
    place_kind: str = PlaceKind.OFFICE
    place: str = ""
    remark: str = ""
    with_interpreter: bool = False


class AppointmentNotPossible(RuleViolation):
    """Time, place or person do not fit, or the appointment is over."""


def _refuse_settled(appointment: Appointment) -> None:
    workable.refuse_closed(appointment.case)
    if appointment.state != State.PLANNED:
        raise AppointmentNotPossible(
            _("Dieser Termin ist bereits eingetragen als: %(state)s.") % {"state": appointment.get_state_display()}
        )


def _refuse_bad_time(actor: Actor, starts_at: datetime, ends_at: datetime) -> None:
    reasons = []
    if clock.local(starts_at).date() < actor.today:
        reasons.append(_("Der Termin liegt in der Vergangenheit."))
    if ends_at <= starts_at:
        reasons.append(_("Der Termin endet vor seinem Beginn."))
    elif ends_at - starts_at > LONGEST:
        reasons.append(_("Ein Termin dauert höchstens 12 Stunden."))
    if reasons:
        raise AppointmentNotPossible.because(reasons)


def _refuse_named_place(case: Case, kind: str, place: str) -> None:
    if kind not in PlaceKind.values:
        raise AppointmentNotPossible(_("Bitte wählen Sie, wo der Termin stattfindet."))
    if kind in LEAVES and place:
        names = traces.traces_of(case).names
        if any(names.says(word) for word in words_of(place)):
            raise AppointmentNotPossible(
                _("Der Ort wird in Kalender übertragen und nennt eine Person aus dem Fall. Nutzen Sie die Bemerkung.")
            )


@transaction.atomic
def plan_appointment(*, actor: Actor, case_id: int, meeting: Meeting) -> Appointment:
    """
    Plan an appointment, one's own unless somebody else is named.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises AppointmentNotPossible: time, place or staff member do not fit.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.plan_appointment(actor, case))
    workable.refuse_closed(case)
    _refuse_bad_time(actor, meeting.starts_at, meeting.ends_at)
    place = meeting.place.strip()
    _refuse_named_place(case, meeting.place_kind, place)
    staff = actor.staff_id if meeting.staff_member_id is None else meeting.staff_member_id
    if staff not in {member.pk for member in keepers.assignable(case, actor)}:
        raise AppointmentNotPossible(_("Einen Termin nimmt wahr, wer den Fall begleitet oder vertritt."))
    appointment: Appointment = Appointment.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        staff_member_id=staff,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place_kind=meeting.place_kind,
        place=place,
        remark=meeting.remark.strip(),
        with_interpreter=meeting.with_interpreter,
    )
    log.record(actor, "appointment.planned", appointment, case=case.pk, place=meeting.place_kind)
    return appointment


@transaction.atomic
def move_appointment(
    *, actor: Actor, appointment_id: int, starts_at: datetime, ends_at: datetime, seen_version: int | None = None
) -> Appointment:
    """
    Move an appointment to another time (UTC); calendars hear of it by the next number of its entry.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AppointmentNotPossible: it is over, was moved meanwhile, or the time does not fit.
    """
    appointment = workable.part_to_write(actor, Appointment, appointment_id)
    require(policy.move_appointment(actor, appointment))
    _refuse_settled(appointment)
    if seen_version is not None and seen_version != appointment.version:
        there = clock.local(appointment.starts_at)
        raise AppointmentNotPossible(
            _("Jemand hat diesen Termin inzwischen auf den %(day)s, %(time)s Uhr gelegt. Bitte prüfen Sie ihn.")
            % {"day": f"{there:%d.%m.%Y}", "time": f"{there:%H:%M}"}
        )
    _refuse_bad_time(actor, starts_at, ends_at)
    appointment.starts_at, appointment.ends_at = starts_at, ends_at
    appointment.sequence += 1
    appointment.version += 1
    appointment.save(update_fields=["starts_at", "ends_at", "sequence", "version"])
    log.record(actor, "appointment.moved", appointment, case=appointment.case_id)
    return appointment


@transaction.atomic
def cancel_appointment(*, actor: Actor, appointment_id: int, reason: str) -> Appointment:
    """
    Call an appointment off.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AppointmentNotPossible: it is over already, or no reason is given.
    """
    appointment = workable.part_to_write(actor, Appointment, appointment_id)
    require(policy.cancel_appointment(actor, appointment))
    _refuse_settled(appointment)
    if not reason.strip():
        raise AppointmentNotPossible(_("Bitte nennen Sie den Grund der Absage."))
    appointment.state, appointment.state_reason = State.CANCELLED, reason.strip()
    appointment.sequence += 1
    appointment.version += 1
    appointment.save(update_fields=["state", "state_reason", "sequence", "version"])
    log.record(actor, "appointment.cancelled", appointment, case=appointment.case_id)
    return appointment


@transaction.atomic
def record_attendance(*, actor: Actor, appointment_id: int, state: str, reason: str = "") -> Appointment:
    """
    Write down whether an appointment took place; why somebody did not come may be unknown.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AppointmentNotPossible: it lies ahead, or is settled already.
    """
    appointment = workable.part_to_write(actor, Appointment, appointment_id)
    require(policy.record_attendance(actor, appointment))
    _refuse_settled(appointment)
    if state not in {State.ATTENDED, State.NO_SHOW}:
        raise AppointmentNotPossible(_("Bitte wählen Sie, ob der Termin wahrgenommen wurde."))
    if clock.local(appointment.starts_at).date() > actor.today:
        raise AppointmentNotPossible(_("Dieser Termin liegt noch vor Ihnen."))
    appointment.state, appointment.state_reason = state, reason.strip()
    appointment.version += 1
    appointment.save(update_fields=["state", "state_reason", "version"])
    log.record(actor, "appointment.recorded", appointment, case=appointment.case_id, state=state)
    return appointment
