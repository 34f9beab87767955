"""A person confirms how far a goal was reached (GOAL-03)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import Attainment, ProgrammeGoal
from kimpass.controlling.selectors.goals import goal_results, words_of
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Tenant


class AttainmentRefused(RuleViolation):
    """The attainment cannot be confirmed like this."""


def _refuse_stale(row: Attainment | None, version: int) -> None:
    if (row.version if row else 0) != version:
        told = words_of(row.value if row else None)
        reasoning = row.reasoning if row else ""
        raise AttainmentRefused(
            _("Inzwischen wurde „%(value)s“ bestätigt: %(reasoning)s Bitte prüfen und neu bestätigen.")
            % {"value": told, "reasoning": reasoning}
        )


def _proposal(actor: Actor, goal: ProgrammeGoal, on: date) -> str | None:
    tenant = Tenant.objects.get(pk=actor.tenant_id)
    _scene, results = goal_results(tenant.pk, tenant.name, goal.period_label, on)
    return next((result.proposed for result in results if result.goal.pk == goal.pk), None)


@transaction.atomic
def confirm_attainment(
    *, actor: Actor, goal_id: int, value: str, reasoning: str, on: date, version: int = 0
) -> Attainment:
    """
    Write what a person confirms beside what the data propose.

    :raises AttainmentRefused: the value differs from the proposal without a reason, or somebody was quicker.
    """
    goals = ProgrammeGoal.objects.visible_to(actor)
    goal = goals.select_for_update(of=("self",)).get(pk=goal_id)
    require(policy.confirm_attainment(actor, goal))
    row = Attainment.objects.for_tenant(actor).select_for_update(of=("self",)).filter(goal=goal).first()
    _refuse_stale(row, version)
    proposed = _proposal(actor, goal, on)
    if value != proposed and not reasoning:
        raise AttainmentRefused(
            _("Die Daten schlagen „%(value)s“ vor. Bitte begründen Sie die Abweichung.") % {"value": words_of(proposed)}
        )
    row = row or Attainment(tenant_id=actor.tenant_id, goal=goal, version=0)
    row.value, row.reasoning = value, reasoning
    row.confirmed_by_id, row.confirmed_on = actor.staff_id, on
    row.version += 1
    row.save()
    log.record(actor, "goal.attainment_confirmed", goal, value=value, proposed=proposed)
    return row
