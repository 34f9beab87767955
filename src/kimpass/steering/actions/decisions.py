"""What a session decided on a point (BOD-11, SYS-13)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.models import AgendaItem, Decision, Session


class DecisionNotPossible(RuleViolation):
    """The session could not decide that."""


@transaction.atomic
def record_decision(*, actor: Actor, agenda_item_id: int, text: str, result: str, on: date, mode: str = "") -> Decision:
    """
    Record a decision; without a mode the body's usual one is kept.

    :raises PermissionDenied: the policy refuses this actor.
    :raises DecisionNotPossible: the day lies ahead, or the session was cancelled.
    """
    item: AgendaItem = (
        AgendaItem.objects.visible_to(actor)
        .select_related("session__body")
        .select_for_update(of=("self",))
        .get(pk=agenda_item_id)
    )
    require(policy.record_decision(actor, item))
    reasons = []
    if on > actor.today:
        reasons.append(_("Der Tag des Beschlusses liegt in der Zukunft."))
    if item.session.state == Session.State.CANCELLED:
        reasons.append(_("Diese Sitzung ist abgesagt."))
    if item.session.held_on and on < item.session.held_on:
        reasons.append(_("Der Beschluss liegt vor der Sitzung."))
    if reasons:
        raise DecisionNotPossible.because(reasons)
    decision: Decision = Decision.objects.create(
        tenant_id=actor.tenant_id,
        agenda_item=item,
        text=text,
        result=result,
        mode=mode or item.session.body.decision_mode,
        decided_on=on,
    )
    item.was_treated = True
    item.version += 1
    item.save(update_fields=["was_treated", "version"])
    log.record(actor, "decision.recorded", decision, result=result)
    return decision
