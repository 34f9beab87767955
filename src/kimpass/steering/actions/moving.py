"""Carry a theme up and down the ladder, dated and with a reason (SYS-05)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.models import LadderStep, Session, Theme, ThemeStep
from kimpass.steering.selectors.ladder import ladder, open_step
from kimpass.steering.selectors.wording import personal_traces


class MoveNotPossible(RuleViolation):
    """The theme cannot take this step."""


def _obstacles(steps: list[LadderStep], here: LadderStep, target: LadderStep, outcome: str, reason: str) -> list[str]:
    kind = ThemeStep.Outcome
    between = [step for step in steps if here.sort < step.sort < target.sort and not step.is_end]
    reasons = []
    if target.pk == here.pk:
        reasons.append(_("Das Thema steht schon auf dieser Stufe."))
    if outcome in {kind.SOLVED_ON_SPOT, kind.DROPPED} and not target.is_end:
        reasons.append(_("Ein gelöstes oder beendetes Thema gehört auf eine Endstufe."))
    if outcome == kind.DOWN and not (target.sort < here.sort):
        reasons.append(_("Zurückgeben heißt: auf eine frühere Stufe."))
    if outcome in {kind.UP, kind.SKIPPED, kind.TO_STATE, kind.TO_POLITICS} and target.sort <= here.sort:
        reasons.append(_("Weitergeben heißt: auf eine spätere Stufe."))
    if outcome == kind.UP and between and not target.is_end:
        reasons.append(_("Dazwischen liegen weitere Stufen. Bitte „übersprungen“ wählen und begründen."))
    if outcome != kind.UP and not reason.strip():
        reasons.append(_("Bitte geben Sie einen Grund an."))
    return reasons


@transaction.atomic
def move_theme(
    *,
    actor: Actor,
    theme_id: int,
    step_key: str,
    outcome: str,
    reason: str,
    on: date,
    session_id: int | None = None,
) -> Theme:
    """
    Let a theme leave its step with an outcome and enter another.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MoveNotPossible: the step, its order, the dates or a missing reason stand against it.
    """
    theme: Theme = Theme.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=theme_id)
    require(policy.move_theme(actor, theme))
    if on > actor.today:
        raise MoveNotPossible(_("Das Datum liegt in der Zukunft."))
    if theme.merged_into_id is not None:
        raise MoveNotPossible(_("Dieses Thema ist mit einem anderen zusammengeführt."))
    steps = ladder(actor)
    target = next((step for step in steps if step.key == step_key), None)
    now = open_step(actor, theme)
    if target is None or now is None:
        raise MoveNotPossible(_("Diese Stufe gibt es nicht (mehr)."))
    reasons = _obstacles(steps, now.step, target, outcome, reason)
    if on < now.entered_on:
        reasons.append(_("Das Datum liegt vor dem Beginn der jetzigen Stufe."))
    if traces := personal_traces(reason):
        reasons.append(_("Der Grund enthält Angaben zu einer Person (%(kinds)s).") % {"kinds": ", ".join(traces)})
    session = Session.objects.for_tenant(actor).filter(pk=session_id).first() if session_id else None
    if session_id and session is None:
        reasons.append(_("Diese Sitzung gibt es nicht."))
    if reasons:
        raise MoveNotPossible.because(reasons)
    now.left_on, now.outcome, now.reason = on, outcome, reason
    now.session = session or now.session
    now.save(update_fields=["left_on", "outcome", "reason", "session"])
    ThemeStep.objects.create(tenant_id=actor.tenant_id, theme=theme, step=target, entered_on=on)
    log.record(actor, "theme.moved", theme, step=step_key, outcome=outcome)
    return theme
