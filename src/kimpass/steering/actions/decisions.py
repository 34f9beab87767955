"""What a session decided on a point (BOD-11, SYS-13), and the group it founds (BOD-06)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.actions import bodies
from kimpass.steering.models import AgendaItem, Body, Decision, Session
from kimpass.steering.selectors.office_text import person_in


class DecisionNotPossible(RuleViolation):
    """The session could not decide that."""


def _obstacles(actor: Actor, item: AgendaItem, on: date, mode: str, group_name: str, result: str) -> list[str]:
    reasons = []
    if on > actor.today:
        reasons.append(_("Der Tag des Beschlusses liegt in der Zukunft."))
    if item.session.state == Session.State.CANCELLED:
        reasons.append(_("Diese Sitzung ist abgesagt."))
    if item.session.held_on and on < item.session.held_on:
        reasons.append(_("Der Beschluss liegt vor der Sitzung."))
    if not mode:
        reasons.append(_("Bitte geben Sie an, wie beschlossen wurde."))
    if result not in Decision.Result.values:
        reasons.append(_("Bitte wählen Sie ein Ergebnis."))
    if group_name and result != Decision.Result.GROUP_FOUNDED:
        reasons.append(_("Eine Gruppe entsteht nur mit dem Ergebnis „Arbeitsgruppe gegründet“."))
    return reasons


@transaction.atomic
def record_decision(
    *, actor: Actor, agenda_item_id: int, text: str, result: str, on: date, mode: str = "", group_name: str = ""
) -> Decision:
    """
    Record a decision; without a mode the body's usual one is kept, and with a name the group it founds is entered.

    :raises PermissionDenied: the policy refuses this actor.
    :raises DecisionNotPossible: the day does not fit, the session was cancelled, nobody says how it was decided, or the
        text names a person.
    :raises BodyNotPossible: there is a group of that name already.
    """
    item: AgendaItem = (
        AgendaItem.objects.visible_to(actor)
        .select_related("session__body", "theme")
        .select_for_update(of=("self",))
        .get(pk=agenda_item_id)
    )
    require(policy.record_decision(actor, item))
    body = item.session.body
    mode, group_name = mode or body.decision_mode, group_name.strip()
    reasons = _obstacles(actor, item, on, mode, group_name, result) + person_in(text)
    if reasons:
        raise DecisionNotPossible.because(reasons)
    decision: Decision = Decision.objects.create(
        tenant_id=actor.tenant_id, agenda_item=item, text=text, result=result, mode=mode, decided_on=on
    )
    item.was_treated = True
    item.version += 1
    item.save(update_fields=["was_treated", "version"])
    if group_name:
        decision.founds = bodies.found_body(
            actor=actor,
            name=group_name,
            kind=Body.Kind.WORKING_GROUP,
            level=body.level,
            on=on,
            founded_by_id=decision.pk,
            unit_id=body.unit_id,
            field_id=item.theme and item.theme.field_id,
            # The mandate is the decision itself.
            purpose=text[:2000],
        )
    log.record(actor, "decision.recorded", decision, result=result)
    return decision
