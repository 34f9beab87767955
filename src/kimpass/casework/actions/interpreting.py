"""An interpreter for a case: the booking is made below, where no client is known; the tie to it stays here."""

from datetime import datetime

from django.db import transaction

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import InterpreterRequest
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, require
from kimpass.network.actions import assignments


@transaction.atomic
def request_interpreting(
    *,
    actor: Actor,
    case_id: int,
    language: str,
    starts_at: datetime,
    minutes_planned: int,
    interpreter_id: int | None = None,
) -> InterpreterRequest:
    """
    Ask for an interpreter at an instant (UTC) for a case.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises AssignmentNotPossible: language, time or interpreter do not fit.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.request_interpreting(actor, case))
    workable.refuse_closed(case)
    assignment = assignments.request_interpreter(
        actor=actor,
        unit_id=case.unit_id,
        language=language,
        starts_at=starts_at,
        minutes_planned=minutes_planned,
        interpreter_id=interpreter_id,
    )
    request: InterpreterRequest = InterpreterRequest.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        assignment=assignment,
        requested_on=actor.today,
        requested_by_id=actor.staff_id,
    )
    log.record(actor, "interpreting.requested", request, case=case.pk, language=language)
    return request
