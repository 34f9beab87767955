"""The tasks a district wants done whenever a case enters a phase: written where the phase is entered."""

from datetime import date, timedelta

from kimpass.casework.models.case import Case, Responsibility
from kimpass.casework.models.phase import Phase
from kimpass.casework.models.work import CaseTask, StandardTask


def begin_standard_tasks(case: Case, phase: Phase, on: date, set_by_id: int, *, not_due_before: date = date.min) -> int:
    """
    Make the standard tasks of a phase for whoever keeps the case, and return how many were made.

    What would have been due before `not_due_before` is left out: a case written down later needs no late tasks.
    A standard task still open in the case is not made again, so that doing this twice changes nothing.
    """
    wanted = StandardTask.objects.asked_for().filter(tenant_id=case.tenant_id, phase=phase, ended_on__isnull=True)
    found = [row for row in wanted.order_by("pk") if on + timedelta(days=row.due_after_days) >= not_due_before]
    if not found:
        return 0
    open_ones = set(
        CaseTask.objects.of(case)
        .filter(standard__in=[row.pk for row in found], done_on__isnull=True)
        .values_list("standard_id", flat=True)
    )
    keeper = (
        Responsibility.objects.asked_for()
        .on(on)
        .filter(case=case, tenant_id=case.tenant_id, kind=Responsibility.Kind.PRIMARY_CONTACT)
        .values_list("staff_member_id", flat=True)
        .first()
    )
    made = CaseTask.objects.bulk_create(
        CaseTask(
            tenant_id=case.tenant_id,
            case=case,
            text=row.text,
            assignee_id=keeper or set_by_id,
            due_on=on + timedelta(days=row.due_after_days),
            standard=row,
            set_by_id=set_by_id,
        )
        for row in found
        if row.pk not in open_ones
    )
    return len(made)
