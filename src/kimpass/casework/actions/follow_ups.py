"""Reminders to look again (CM-17)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import FollowUp
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, RuleViolation, require


class FollowUpCannotBeChanged(RuleViolation):
    """The reminder is done already, empty, or lies in the past."""


def _open_follow_up(actor: Actor, follow_up_id: int) -> FollowUp:
    rows: Any = FollowUp.objects.visible_to(actor).select_related("case")
    found: FollowUp = rows.select_for_update(of=("self",)).get(pk=follow_up_id)
    return found


def _refuse_done(follow_up: FollowUp) -> None:
    if follow_up.done_on is not None:
        raise FollowUpCannotBeChanged(_("Diese Wiedervorlage ist bereits erledigt."))


def _refuse_past(due_on: date, today: date) -> None:
    if due_on < today:
        raise FollowUpCannotBeChanged(_("Das Datum der Wiedervorlage liegt in der Vergangenheit."))


@transaction.atomic
def set_follow_up(*, actor: Actor, case_id: int, text: str, due_on: date) -> FollowUp:
    """
    Set a reminder on a case.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises FollowUpCannotBeChanged: the text is empty or the day lies in the past.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.set_follow_up(actor, case))
    workable.refuse_closed(case)
    if not text.strip():
        raise FollowUpCannotBeChanged(_("Bitte schreiben Sie, woran Sie erinnert werden möchten."))
    _refuse_past(due_on, actor.today)
    follow_up: FollowUp = FollowUp.objects.create(
        tenant_id=actor.tenant_id, case=case, text=text.strip(), due_on=due_on
    )
    log.record(actor, "follow_up.set", follow_up, case=case.pk)
    return follow_up


@transaction.atomic
def complete_follow_up(*, actor: Actor, follow_up_id: int, on: date) -> FollowUp:
    """
    Tick a reminder off.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FollowUpCannotBeChanged: it is done already.
    """
    follow_up = _open_follow_up(actor, follow_up_id)
    require(policy.complete_follow_up(actor, follow_up))
    _refuse_done(follow_up)
    follow_up.done_on = on
    follow_up.version += 1
    follow_up.save(update_fields=["done_on", "version"])
    log.record(actor, "follow_up.completed", follow_up, case=follow_up.case_id)
    return follow_up


@transaction.atomic
def postpone_follow_up(*, actor: Actor, follow_up_id: int, due_on: date) -> FollowUp:
    """
    Move a reminder to another day.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FollowUpCannotBeChanged: it is done already, or the day lies in the past.
    """
    follow_up = _open_follow_up(actor, follow_up_id)
    require(policy.postpone_follow_up(actor, follow_up))
    _refuse_done(follow_up)
    _refuse_past(due_on, actor.today)
    follow_up.due_on = due_on
    follow_up.version += 1
    follow_up.save(update_fields=["due_on", "version"])
    log.record(actor, "follow_up.postponed", follow_up, case=follow_up.case_id)
    return follow_up
