"""From a case to a finding: one click, and nothing of a person goes along (CM-26, CM-27, SYS-01)."""

from datetime import date

from django.db import transaction

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case, CaseFinding
from kimpass.casework.selectors import anonymity, workable
from kimpass.casework.selectors.anonymity import SpeaksOfAPerson
from kimpass.kernel.access import Actor, Permission, require
from kimpass.steering.actions import findings
from kimpass.steering.models import Finding

__all__ = ["SpeaksOfAPerson", "report_case_finding"]


@transaction.atomic
def report_case_finding(
    *,
    actor: Actor,
    case_id: int,
    kind: str,
    title: str,
    text: str,
    field_id: int,
    on: date,
    harmless_reason: str = "",
    frequency: str = Finding.Frequency.UNKNOWN,
    what_helps: str = "",
) -> Finding:
    """
    Report what a case shows about the system; only the case keeps the link, downwards.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SpeaksOfAPerson: the words may lead to a person.
    :raises RuleViolation: steering refuses the finding.
    """
    case: Case = Case.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=case_id)
    require(policy.report_case_finding(actor, case))
    anonymity.refuse_personal(case, title, text, what_helps, harmless_reason=harmless_reason)
    finding: Finding = findings.report_finding(
        actor=workable.standing_in(actor, case, Permission.FINDING_REPORT),
        kind=kind,
        title=title,
        text=text,
        field_id=field_id,
        unit_id=case.unit_id,
        source_kind=Finding.SourceKind.CASE,
        case_count=1,
        on=on,
        harmless_reason=harmless_reason,
        frequency=frequency,
        what_helps=what_helps,
    )
    link = CaseFinding.objects.create(tenant_id=actor.tenant_id, case=case, finding=finding, linked_on=on)
    log.record(actor, "case_finding.reported", link, case=case.pk)
    return finding
