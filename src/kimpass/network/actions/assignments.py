"""Book an interpreter: asked, answered, done and costed; a booking knows no case and no client (INT, promise 15)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.network import policy
from kimpass.network.models import Interpreter, InterpreterAssignment
from kimpass.network.selectors import interpreters as found
from kimpass.organisation.models import FundingLine, Unit

State = InterpreterAssignment.State
LONGEST = 12 * 60


class AssignmentNotPossible(RuleViolation):
    """The booking cannot be made, answered or settled that way."""


def _under_lock(actor: Actor, assignment_id: int) -> InterpreterAssignment:
    row: InterpreterAssignment = (
        InterpreterAssignment.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=assignment_id)
    )
    return row


def _refuse_unless(assignment: InterpreterAssignment, *states: str) -> None:
    if assignment.state not in states:
        raise AssignmentNotPossible(
            _("Dieser Einsatz steht auf „%(state)s“. Dafür ist dieser Schritt nicht vorgesehen.")
            % {"state": assignment.get_state_display()}
        )


def _fitting(actor: Actor, interpreter_id: int, assignment: InterpreterAssignment) -> Interpreter:
    """Return somebody who interprets the language and has no other booking at that time."""
    interpreter: Interpreter | None = (
        Interpreter.objects.visible_to(actor)
        .select_for_update(of=("self",))
        .filter(pk=interpreter_id, ended_on__isnull=True, languages__language=assignment.language)
        .first()
    )
    if interpreter is None:
        raise AssignmentNotPossible(_("Diese Person dolmetscht die gewünschte Sprache nicht. Bitte wählen Sie neu."))
    until = assignment.starts_at + timedelta(minutes=assignment.minutes_planned)
    others = found.open_assignments(actor).filter(interpreter=interpreter, state=State.CONFIRMED)
    for other in others.exclude(pk=assignment.pk):
        if other.starts_at < until and assignment.starts_at < other.starts_at + timedelta(
            minutes=other.minutes_planned
        ):
            raise AssignmentNotPossible(_("Für diese Zeit ist schon ein anderer Einsatz zugesagt."))
    return interpreter


@transaction.atomic
def request_interpreter(
    *,
    actor: Actor,
    unit_id: int,
    language: str,
    starts_at: datetime,
    minutes_planned: int,
    interpreter_id: int | None = None,
) -> InterpreterAssignment:
    """
    Ask for an interpreter at an instant (UTC), of somebody or of whoever keeps the pool.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AssignmentNotPossible: place, language, time or interpreter do not fit.
    """
    require(policy.request_interpreter(actor))
    reasons = []
    if not Unit.objects.for_tenant(actor).filter(pk=unit_id).exists():
        reasons.append(_("Diese Kommune gibt es nicht."))
    if language not in {code for code, _label in found.language_choices(actor)}:
        reasons.append(_("Bitte wählen Sie die Sprache aus der Liste."))
    if not 0 < minutes_planned <= LONGEST:
        reasons.append(_("Die Dauer liegt zwischen 1 und 720 Minuten."))
    if reasons:
        raise AssignmentNotPossible.because(reasons)
    assignment = InterpreterAssignment(
        tenant_id=actor.tenant_id,
        unit_id=unit_id,
        language=language,
        starts_at=starts_at,
        minutes_planned=minutes_planned,
    )
    if interpreter_id is not None:
        assignment.interpreter = _fitting(actor, interpreter_id, assignment)
        assignment.state = State.ASKED
    assignment.save()
    log.record(actor, "interpreter.requested", assignment, language=language, state=assignment.state)
    return assignment


@transaction.atomic
def assign_interpreter(*, actor: Actor, assignment_id: int, interpreter_id: int) -> InterpreterAssignment:
    """
    Ask somebody for a booking that is still looking for one, or was declined.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AssignmentNotPossible: the booking is settled, or she does not fit.
    """
    assignment = _under_lock(actor, assignment_id)
    require(policy.assign_interpreter(actor, assignment))
    _refuse_unless(assignment, State.WANTED, State.ASKED, State.DECLINED)
    assignment.interpreter = _fitting(actor, interpreter_id, assignment)
    return _settle(actor, assignment, State.ASKED, "interpreter.asked")


@transaction.atomic
def answer_assignment(*, actor: Actor, assignment_id: int, confirmed: bool) -> InterpreterAssignment:
    """
    Record what the interpreter answered.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AssignmentNotPossible: nobody was asked, or the time is taken meanwhile.
    """
    assignment = _under_lock(actor, assignment_id)
    require(policy.answer_assignment(actor, assignment))
    _refuse_unless(assignment, State.ASKED)
    if confirmed:
        _fitting(actor, assignment.interpreter_id or 0, assignment)
    return _settle(actor, assignment, State.CONFIRMED if confirmed else State.DECLINED, "interpreter.answered")


@transaction.atomic
def complete_assignment(
    *, actor: Actor, assignment_id: int, minutes: int, cost: Decimal | None = None, funding_line_id: int | None = None
) -> InterpreterAssignment:
    """
    Record that it took place, how long, and what it cost; without a cost the agreed rate counts.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AssignmentNotPossible: it was not confirmed, or minutes, cost or line of money do not fit.
    """
    assignment = _under_lock(actor, assignment_id)
    require(policy.complete_assignment(actor, assignment))
    _refuse_unless(assignment, State.CONFIRMED)
    reasons = []
    if not 0 < minutes <= LONGEST:
        reasons.append(_("Die Dauer liegt zwischen 1 und 720 Minuten."))
    if cost is not None and not 0 <= cost < 1_000_000:
        reasons.append(_("Die Kosten liegen zwischen 0 und 999.999,99 Euro."))
    if funding_line_id is not None:
        line: FundingLine | None = FundingLine.objects.for_tenant(actor).current().filter(pk=funding_line_id).first()
        reasons += _against(line, localdate(assignment.starts_at))
    if reasons:
        raise AssignmentNotPossible.because(reasons)
    assignment.minutes = minutes
    assignment.cost = found.cost_of(assignment, minutes) if cost is None else cost
    assignment.funding_line_id = funding_line_id
    return _settle(actor, assignment, State.DONE, "interpreter.done", "minutes", "cost", "funding_line")


def _against(line: FundingLine | None, held_on: date) -> list[str]:
    """Return what stands against paying from a line: money for a time pays for what took place in it (INT-02)."""
    if line is None:
        return [_("Diesen Förderposten gibt es nicht.")]
    if line.valid_from <= held_on < line.valid_until:
        return []
    days = {"first": f"{line.valid_from:%d.%m.%Y}", "last": f"{line.valid_until - timedelta(days=1):%d.%m.%Y}"}
    return [_("Dieser Posten gilt vom %(first)s bis %(last)s; der Einsatz war nicht in dieser Zeit.") % days]


@transaction.atomic
def cancel_assignment(*, actor: Actor, assignment_id: int) -> InterpreterAssignment:
    """
    Cancel a booking that has not taken place.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AssignmentNotPossible: it is done or cancelled already.
    """
    assignment = _under_lock(actor, assignment_id)
    require(policy.cancel_assignment(actor, assignment))
    _refuse_unless(assignment, State.WANTED, State.ASKED, State.CONFIRMED, State.DECLINED)
    return _settle(actor, assignment, State.CANCELLED, "interpreter.cancelled")


def _settle(
    actor: Actor, assignment: InterpreterAssignment, state: str, event: str, *columns: str
) -> InterpreterAssignment:
    assignment.state = state
    assignment.version += 1
    assignment.save(update_fields=["state", "interpreter", "version", *columns])
    log.record(actor, event, assignment, state=state)
    return assignment
