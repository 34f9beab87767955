"""Gelingensbedingungen: what must be given so that the programme succeeds, and how far it is (ORG-22)."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation import policy
from kimpass.organisation.models import SuccessCondition
from kimpass.organisation.selectors.success_conditions import suggested

State = SuccessCondition.State


class ConditionRefused(RuleViolation):
    """The condition cannot stand like this."""


def _add(actor: Actor, text: str) -> SuccessCondition:
    rows = SuccessCondition.objects.for_tenant(actor)
    last = rows.aggregate(last=Max("sort"))["last"]
    row: SuccessCondition = SuccessCondition.objects.create(
        tenant_id=actor.tenant_id, text=text, sort=0 if last is None else last + 1
    )
    return row


def _locked(actor: Actor, condition_id: int) -> SuccessCondition:
    rows = SuccessCondition.objects.visible_to(actor).select_for_update(of=("self",))
    row: SuccessCondition = rows.get(pk=condition_id)
    return row


@transaction.atomic
def add_success_condition(*, actor: Actor, text: str) -> SuccessCondition:
    """
    Enter a condition; how far it is met is unknown until somebody looks.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ConditionRefused: no text, or it stands there already.
    """
    require(policy.add_success_condition(actor))
    words = text.strip()
    if not words:
        raise ConditionRefused(_("Bitte nennen Sie die Bedingung."))
    if SuccessCondition.objects.for_tenant(actor).filter(text__iexact=words).exists():
        raise ConditionRefused(_("Diese Bedingung steht schon da."))
    row = _add(actor, words)
    log.record(actor, "success_condition.added", row)
    return row


@transaction.atomic
def suggest_success_conditions(*, actor: Actor) -> list[SuccessCondition]:
    """
    Take over the conditions the concepts name, without those that stand there already (S2).

    :raises PermissionDenied: the policy refuses this actor.
    """
    require(policy.suggest_success_conditions(actor))
    there = {text.casefold() for text in SuccessCondition.objects.for_tenant(actor).values_list("text", flat=True)}
    added = [_add(actor, text) for text in suggested() if text.casefold() not in there]
    for row in added:
        log.record(actor, "success_condition.added", row)
    return added


@transaction.atomic
def assess_success_condition(
    *, actor: Actor, condition_id: int, state: str, note: str, looked_at_on: date | None
) -> SuccessCondition:
    """
    Say how far a condition is met, and since when that is known.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ConditionRefused: there is no such state, or the day lies ahead.
    """
    row = _locked(actor, condition_id)
    require(policy.assess_success_condition(actor, row))
    if state not in State.values:
        raise ConditionRefused(_("Diesen Stand gibt es nicht."))
    if looked_at_on is not None and looked_at_on > actor.today:
        raise ConditionRefused(_("Der Tag liegt in der Zukunft."))
    row.state, row.note, row.looked_at_on = state, note.strip(), looked_at_on
    row.version += 1
    row.save(update_fields=["state", "note", "looked_at_on", "version"])
    log.record(actor, "success_condition.assessed", row, state=state)
    return row


@transaction.atomic
def remove_success_condition(*, actor: Actor, condition_id: int) -> None:
    """
    Take a condition from the list; the trail keeps that it stood there.

    :raises PermissionDenied: the policy refuses this actor.
    """
    row = _locked(actor, condition_id)
    require(policy.remove_success_condition(actor, row))
    log.record(actor, "success_condition.removed", row, state=row.state)
    row.delete()
