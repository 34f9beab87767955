"""Make reminders and tasks of what a pre-check says (B3-07)."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions import follow_ups, tasks
from kimpass.casework.models import Case, CaseTask, FollowUp
from kimpass.casework.selectors import contacts
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.people.models import PreCheck
from kimpass.people.selectors.check_to_dos import to_dos


class NothingToPlan(RuleViolation):
    """There is no open case, or nothing that is not planned already was chosen."""


@dataclass(frozen=True, slots=True)
class Planned:
    """How many of what were set, and on which case."""

    case: Case
    follow_ups: int
    tasks: int


def _standing(case: Case) -> set[str]:
    """Return what is planned on the case already, so that pressing twice sets nothing twice."""
    reminders = FollowUp.objects.of(case).filter(done_on__isnull=True).values_list("text", flat=True)
    open_tasks = CaseTask.objects.of(case).filter(done_on__isnull=True).values_list("text", flat=True)
    return {*reminders, *open_tasks}


@transaction.atomic
def plan_pre_check(*, actor: Actor, check_id: int, keys: Collection[str]) -> Planned:
    """
    Set the chosen reminders and tasks on the person's open case; what stands there already is not set again.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NothingToPlan: there is no open case, or nothing new was chosen.
    """
    check: PreCheck = PreCheck.objects.visible_to(actor).select_related("person").get(pk=check_id)
    require(policy.plan_pre_check(actor, check))
    case = contacts.open_case_of(actor, check.person)
    if case is None:
        raise NothingToPlan(_("Für diese Person führen Sie zurzeit keinen offenen Fall."))
    there = _standing(case)
    chosen = [each for each in to_dos(check, actor.today) if each.key in keys and each.text not in there]
    if not chosen:
        raise NothingToPlan(_("Bitte wählen Sie etwas aus, das noch nicht gesetzt ist."))
    reminders = [each for each in chosen if each.is_reminder and each.due_on is not None]
    for each in reminders:
        follow_ups.set_follow_up(actor=actor, case_id=case.pk, text=each.text, due_on=each.due_on or actor.today)
    others = [each for each in chosen if each not in reminders]
    for each in others:
        tasks.set_task(actor=actor, case_id=case.pk, text=each.text, due_on=each.due_on)
    log.record(actor, "pre_check.planned", check, case=case.pk, follow_ups=len(reminders), tasks=len(others))
    return Planned(case, len(reminders), len(others))
