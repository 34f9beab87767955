"""Tasks of a case: set by somebody, agreed in a conference, or wanted by the district in a phase."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import CaseConference, CaseTask, Phase, StandardTask
from kimpass.casework.selectors import conferences, keepers, workable
from kimpass.kernel.access import Actor, RuleViolation, require

LONGEST_WAIT = 730


class TaskCannotBeChanged(RuleViolation):
    """The task is empty, done already or still open, or whoever should do it has nothing to do with the case."""


class StandardTaskNotPossible(RuleViolation):
    """The standard task is empty, belongs to no phase, or exists already."""


def _refuse_stranger(actor: Actor, case: Any, assignee_id: int) -> None:
    if assignee_id not in {member.pk for member in keepers.assignable(case, actor)}:
        raise TaskCannotBeChanged(_("Eine Aufgabe erledigt, wer den Fall begleitet oder vertritt."))


@transaction.atomic
def set_task(
    *, actor: Actor, case_id: int, text: str, assignee_id: int | None = None, due_on: date | None = None
) -> CaseTask:
    """
    Set a task, for oneself unless somebody else is named.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises TaskCannotBeChanged: it is empty, due in the past, or for somebody who does not keep the case.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.set_task(actor, case))
    workable.refuse_closed(case)
    if not text.strip():
        raise TaskCannotBeChanged(_("Bitte schreiben Sie, was zu tun ist."))
    if due_on is not None and due_on < actor.today:
        raise TaskCannotBeChanged(_("Der Tag, bis zu dem es erledigt sein soll, liegt in der Vergangenheit."))
    assignee = actor.staff_id if assignee_id is None else assignee_id
    _refuse_stranger(actor, case, assignee)
    task: CaseTask = CaseTask.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        text=text.strip(),
        assignee_id=assignee,
        due_on=due_on,
        set_by_id=actor.staff_id,
    )
    log.record(actor, "task.set", task, case=case.pk, assignee=assignee)
    return task


@transaction.atomic
def assign_task(*, actor: Actor, task_id: int, assignee_id: int) -> CaseTask:
    """
    Give a task to somebody else who keeps the case or deputises.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TaskCannotBeChanged: it is done already, or he does not keep the case.
    """
    task = workable.part_to_write(actor, CaseTask, task_id)
    require(policy.assign_task(actor, task))
    workable.refuse_closed(task.case)
    if task.done_on is not None:
        raise TaskCannotBeChanged(_("Diese Aufgabe ist bereits erledigt."))
    _refuse_stranger(actor, task.case, assignee_id)
    task.assignee_id = assignee_id
    task.version += 1
    task.save(update_fields=["assignee", "version"])
    log.record(actor, "task.assigned", task, case=task.case_id, assignee=assignee_id)
    return task


@transaction.atomic
def complete_task(*, actor: Actor, task_id: int, on: date) -> CaseTask:
    """
    Say that a task is done.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TaskCannotBeChanged: it is done already, or the day lies ahead.
    """
    task = workable.part_to_write(actor, CaseTask, task_id)
    require(policy.complete_task(actor, task))
    workable.refuse_closed(task.case)
    if task.done_on is not None:
        raise TaskCannotBeChanged(_("Diese Aufgabe ist bereits erledigt."))
    if on > actor.today:
        raise TaskCannotBeChanged(_("Das Datum liegt in der Zukunft."))
    task.done_on = on
    task.version += 1
    task.save(update_fields=["done_on", "version"])
    log.record(actor, "task.completed", task, case=task.case_id)
    return task


@transaction.atomic
def reopen_task(*, actor: Actor, task_id: int) -> CaseTask:
    """
    Take back that a task is done.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TaskCannotBeChanged: it is still open.
    """
    task = workable.part_to_write(actor, CaseTask, task_id)
    require(policy.reopen_task(actor, task))
    workable.refuse_closed(task.case)
    if task.done_on is None:
        raise TaskCannotBeChanged(_("Diese Aufgabe ist noch offen."))
    task.done_on = None
    task.version += 1
    task.save(update_fields=["done_on", "version"])
    log.record(actor, "task.reopened", task, case=task.case_id)
    return task


@transaction.atomic
def take_over_agreements(*, actor: Actor, conference_id: int) -> int:
    """
    Make a task of every agreement of a conference that is none yet, for the fixed contact; return how many were made.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    """
    found = workable.part_to_write(actor, CaseConference, conference_id)
    case = found.case
    require(policy.take_over_agreements(actor, found))
    workable.refuse_closed(case)
    keeper = keepers.primary_contact(case, actor.today) or actor.staff_id
    waiting = [each.agreement for each in conferences.agreements(found) if each.task is None]
    longest = CaseTask._meta.get_field("text").max_length
    CaseTask.objects.bulk_create(
        CaseTask(
            tenant_id=actor.tenant_id,
            case=case,
            text=(f"{row.who}: {row.text}" if row.who else row.text)[:longest],
            assignee_id=keeper,
            due_on=row.due_on,
            agreement=row,
            set_by_id=actor.staff_id,
        )
        for row in waiting
    )
    if waiting:
        log.record(actor, "conference.agreements_taken_over", found, case=case.pk, tasks=len(waiting))
    return len(waiting)


@transaction.atomic
def set_standard_task(*, actor: Actor, phase: str, text: str, due_after_days: int) -> StandardTask:
    """
    Want a task done from now on whenever a case enters a phase, within so many days.

    :raises PermissionDenied: the policy refuses this actor.
    :raises StandardTaskNotPossible: it is empty, belongs to no phase, or exists already.
    """
    require(policy.set_standard_task(actor))
    reasons = []
    if not text.strip():
        reasons.append(_("Bitte schreiben Sie, was zu tun ist."))
    if phase not in Phase.values or phase == Phase.CLOSED:
        reasons.append(_("Bitte wählen Sie eine Phase, in der noch gearbeitet wird."))
    if not 0 <= due_after_days <= LONGEST_WAIT:
        reasons.append(_("Die Frist liegt zwischen 0 und 730 Tagen."))
    same = StandardTask.objects.for_tenant(actor).filter(phase=phase, text=text.strip(), ended_on__isnull=True)
    if not reasons and same.exists():
        reasons.append(_("Diese Standardaufgabe gibt es in der Phase schon."))
    if reasons:
        raise StandardTaskNotPossible.because(reasons)
    standard: StandardTask = StandardTask.objects.create(
        tenant_id=actor.tenant_id, phase=phase, text=text.strip(), due_after_days=due_after_days
    )
    log.record(actor, "standard_task.set", standard, phase=phase, days=due_after_days)
    return standard


@transaction.atomic
def end_standard_task(*, actor: Actor, standard_id: int) -> StandardTask:
    """
    Want a standard task no more; tasks already made stay.

    :raises PermissionDenied: the policy refuses this actor.
    :raises StandardTaskNotPossible: it has ended already.
    """
    standard: StandardTask = StandardTask.objects.for_tenant(actor).select_for_update(of=("self",)).get(pk=standard_id)
    require(policy.end_standard_task(actor, standard))
    if standard.ended_on is not None:
        raise StandardTaskNotPossible(_("Diese Standardaufgabe ist schon beendet."))
    standard.ended_on = actor.today
    standard.version += 1
    standard.save(update_fields=["ended_on", "version"])
    log.record(actor, "standard_task.ended", standard)
    return standard
