"""What is done about a theme, from idea to standard (SYS-16)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.models import Decision, Measure, MeasureState, Theme
from kimpass.steering.selectors.wording import personal_traces


class MeasureNotPossible(RuleViolation):
    """The measure cannot be started or changed that way."""


def _no_person(*texts: str) -> None:
    if traces := personal_traces(*texts):
        raise MeasureNotPossible(
            _("Der Text enthält möglicherweise Angaben zu einer Person (%(kinds)s). Bitte ohne diese schreiben.")
            % {"kinds": ", ".join(traces)}
        )


@transaction.atomic
def start_measure(
    *,
    actor: Actor,
    title: str,
    theme_id: int | None,
    decision_id: int | None,
    owner_function: str,
    due_on: date | None,
    on: date,
) -> Measure:
    """
    Start a measure: decided when a decision stands behind it, an idea otherwise.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MeasureNotPossible: theme or decision are unknown or do not belong together, or it is due before it starts.
    """
    require(policy.start_measure(actor))
    theme = Theme.objects.visible_to(actor).filter(pk=theme_id).first() if theme_id else None
    decisions = Decision.objects.visible_to(actor).select_related("agenda_item")
    decision = decisions.filter(pk=decision_id).first() if decision_id else None
    reasons = []
    if theme_id and theme is None:
        reasons.append(_("Dieses Thema gibt es nicht."))
    if decision_id and decision is None:
        reasons.append(_("Diesen Beschluss gibt es nicht."))
    if theme and decision and decision.agenda_item.theme_id not in {None, theme.pk}:
        reasons.append(_("Der Beschluss gehört zu einem anderen Thema."))
    if due_on is not None and due_on < on:
        reasons.append(_("Die Frist liegt vor dem Beginn."))
    if reasons:
        raise MeasureNotPossible.because(reasons)
    _no_person(title)
    state = Measure.State.DECIDED if decision else Measure.State.IDEA
    measure: Measure = Measure.objects.create(
        tenant_id=actor.tenant_id,
        title=title,
        theme=theme,
        decision=decision,
        state=state,
        owner_function=owner_function,
        due_on=due_on,
    )
    MeasureState.objects.create(tenant_id=actor.tenant_id, measure=measure, state=state, valid_from=on)
    log.record(actor, "measure.started", measure, state=state)
    return measure


@transaction.atomic
def change_measure_state(*, actor: Actor, measure_id: int, state: str, on: date, effect: str = "") -> Measure:
    """
    Let a measure enter another state; from "implemented" on, its effect belongs to it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MeasureNotPossible: it is in that state already, or the day does not fit.
    """
    measure: Measure = Measure.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=measure_id)
    require(policy.change_measure_state(actor, measure))
    now = MeasureState.objects.for_tenant(actor).filter(measure=measure, valid_until__isnull=True).first()
    reasons = []
    if measure.state == state:
        reasons.append(_("Die Maßnahme hat diesen Stand schon."))
    if on > actor.today:
        reasons.append(_("Das Datum liegt in der Zukunft."))
    if now is not None and on < now.valid_from:
        reasons.append(_("Das Datum liegt vor dem Beginn des jetzigen Standes."))
    if state == Measure.State.STANDARD and not (effect.strip() or measure.effect):
        reasons.append(_("Vor dem Standard steht die Wirkungsprüfung: Bitte beschreiben Sie die Wirkung."))
    if reasons:
        raise MeasureNotPossible.because(reasons)
    _no_person(effect)
    if now is not None and now.valid_from == on:
        # Two changes on one day: the first never held a whole day.
        now.delete()
    elif now is not None:
        now.valid_until = on
        now.save(update_fields=["valid_until"])
    MeasureState.objects.create(tenant_id=actor.tenant_id, measure=measure, state=state, valid_from=on)
    measure.state = state
    measure.effect = effect or measure.effect
    measure.version += 1
    measure.save(update_fields=["state", "effect", "version"])
    log.record(actor, "measure.state_changed", measure, state=state)
    return measure
