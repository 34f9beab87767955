"""Whether a measure did what it was meant to: looked at by a person, as often as needed (SYS-16, SYS-20)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.models import EffectCheck, Measure, MeasureState
from kimpass.steering.selectors.effects import day_obstacles
from kimpass.steering.selectors.office_text import person_in


class EffectNotPossible(RuleViolation):
    """The effect cannot be judged that way."""


@transaction.atomic
def record_effect_check(
    *, actor: Actor, measure_id: int, result: str, text: str, on: date, again_on: date | None = None
) -> EffectCheck:
    """
    Keep what somebody saw of a measure's effect, and when to look again.

    :raises PermissionDenied: the policy refuses this actor.
    :raises EffectNotPossible: the measure is an idea or dropped, a day does not fit, or the words name a person.
    """
    measure: Measure = Measure.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=measure_id)
    require(policy.record_effect_check(actor, measure))
    began = MeasureState.objects.for_tenant(actor).filter(measure=measure).order_by("valid_from").first()
    reasons = person_in(text)
    if measure.state in {Measure.State.IDEA, Measure.State.DROPPED}:
        reasons.append(_("Eine Idee oder eingestellte Maßnahme kann nicht auf ihre Wirkung geprüft werden."))
    reasons += day_obstacles(actor.today, began.valid_from if began else None, on, again_on)
    if not text.strip():
        reasons.append(_("Bitte beschreiben Sie, woran die Wirkung zu sehen ist."))
    if result not in EffectCheck.Result.values:
        reasons.append(_("Bitte wählen Sie ein Ergebnis."))
    if reasons:
        raise EffectNotPossible.because(reasons)
    check: EffectCheck = EffectCheck.objects.create(
        tenant_id=actor.tenant_id,
        measure=measure,
        checked_on=on,
        result=result,
        text=text.strip(),
        again_on=again_on,
        checked_by_id=actor.staff_id,
    )
    measure.check_effect_on = again_on
    measure.effect = text.strip()
    measure.version += 1
    measure.save(update_fields=["check_effect_on", "effect", "version"])
    log.record(actor, "measure.effect_checked", measure, result=result)
    return check
