"""From a case to a finding: one click, and nothing of a person goes along (CM-26, CM-27, SYS-01)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case, CaseFinding
from kimpass.casework.selectors import deidentify, workable
from kimpass.casework.selectors.deidentify import Hit, Severity
from kimpass.kernel.access import Actor, Permission, RuleViolation, require
from kimpass.steering.actions import findings
from kimpass.steering.models import Finding


class SpeaksOfAPerson(RuleViolation):
    """The text may lead to a person of the case."""

    def __init__(self, hits: list[Hit]) -> None:
        self.hits = hits
        certain = any(hit.severity == Severity.CERTAIN for hit in hits)
        advice = (
            _("Bitte beschreiben Sie die Lage ohne diese Angaben. Ihr Text ist unten noch da.")
            if certain
            else _("Bitte schreiben Sie es um, oder begründen Sie unten, warum niemand erkennbar ist.")
        )
        super().__init__(*[hit.sentence for hit in hits], advice)

    @property
    def may_be_explained(self) -> bool:
        """Test whether a reason would let the text pass."""
        return all(hit.severity == Severity.POSSIBLE for hit in self.hits)


def _refuse_personal(case: Case, title: str, text: str, harmless_reason: str) -> None:
    hits = deidentify.check(case, title, text, harmless_reason)
    explained = bool(harmless_reason.strip()) and all(hit.severity == Severity.POSSIBLE for hit in hits)
    if hits and not explained:
        raise SpeaksOfAPerson(hits)


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
) -> Finding:
    """
    Report what a case shows about the system; only the case keeps the link, downwards.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SpeaksOfAPerson: the words may lead to a person.
    :raises RuleViolation: steering refuses the finding.
    """
    case: Case = Case.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=case_id)
    require(policy.report_case_finding(actor, case))
    _refuse_personal(case, title, text, harmless_reason)
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
    )
    link = CaseFinding.objects.create(tenant_id=actor.tenant_id, case=case, finding=finding, linked_on=on)
    log.record(actor, "case_finding.reported", link, case=case.pk)
    return finding
