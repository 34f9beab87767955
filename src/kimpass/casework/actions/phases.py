"""A case passes from phase to phase (CM-04, CM-05); what is locked says why (CM-02)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case, Phase
from kimpass.casework.models.history import date_obstacles, enter_phase
from kimpass.casework.models.standard import begin_standard_tasks
from kimpass.casework.selectors.phases import locks, outdated
from kimpass.kernel.access import Actor, RuleViolation, require


class PhaseLocked(RuleViolation):
    """The case cannot enter this phase now."""


def _phase(code: str) -> Phase:
    try:
        return Phase(code)
    except ValueError:
        raise PhaseLocked(_("Diese Phase gibt es nicht.")) from None


@transaction.atomic
def move_case(
    *, actor: Actor, case_id: int, to: str, on: date, reason: str = "", seen_version: int | None = None
) -> Case:
    """
    Move a case into another phase; only forward along the phase model, and only with what the phase needs.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PhaseLocked: the phase does not follow, papers are missing, or the case has moved meanwhile.
    """
    case: Case = Case.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=case_id)
    require(policy.move_case(actor, case))
    phase = _phase(to)
    if newer := outdated(case, seen_version):
        raise PhaseLocked(newer)
    obstacles = date_obstacles(case, on, actor.today) or locks(case, phase, on)
    if obstacles:
        raise PhaseLocked(*obstacles)
    left = case.phase
    enter_phase(case, phase, on, reason)
    begin_standard_tasks(case, phase, on, actor.staff_id)
    log.record(actor, "case.moved", case, left=left, entered=phase.value)
    return case
