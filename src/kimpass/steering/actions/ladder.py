"""Name the steps of the ladder, and say which of them this tenant uses (SYS-05)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.models import LadderStep, ThemeStep


class LadderNotPossible(RuleViolation):
    """The ladder would lose a step that is needed."""


@transaction.atomic
def change_ladder_step(*, actor: Actor, step_key: str, label: str, is_used: bool, on: date) -> LadderStep:
    """
    Rename a step, end its use, or take it up again; what themes went through stays.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LadderNotPossible: themes stand on the step, or no step or no end would be left.
    """
    require(policy.change_ladder_step(actor))
    steps = list(LadderStep.objects.for_tenant(actor).select_for_update(of=("self",)).order_by("sort", "pk"))
    step = next((row for row in steps if row.key == step_key), None)
    if step is None:
        raise LadderNotPossible(_("Diese Stufe gibt es nicht (mehr)."))
    reasons = []
    others = [row for row in steps if row.ended_on is None and row.pk != step.pk]
    if any(row.label.casefold() == label.casefold() for row in others):
        reasons.append(_("Eine Stufe mit diesem Namen gibt es schon."))
    if not is_used:
        if ThemeStep.objects.for_tenant(actor).filter(step=step, left_on__isnull=True).exists():
            reasons.append(_("Auf dieser Stufe stehen noch Themen."))
        if not any(row.is_end == step.is_end for row in others):
            reasons.append(_("Es muss mindestens eine Stufe und mindestens eine Endstufe bleiben."))
    if reasons:
        raise LadderNotPossible.because(reasons)
    step.label = label
    step.ended_on = None if is_used else step.ended_on or on
    step.save(update_fields=["label", "ended_on"])
    log.record(actor, "ladder.step_changed", step, key=step.key, used=int(is_used))
    return step
