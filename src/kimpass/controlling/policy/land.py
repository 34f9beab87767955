"""Who hands what to the Land, what the Land sees, and who shares solutions."""

from django.utils.translation import gettext_lazy as _

from kimpass.controlling.models import (
    ReceivedSubmission,
    ReportRelease,
    SharedSolution,
    Submission,
    Transfer,
    TransferMapping,
)
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.organisation.models import Tenant
from kimpass.steering.models import Measure, StateIssue


def _hands_over(actor: Actor, *, tenant_id: int | None = None) -> Decision:
    at_home = actor.tenant_kind != Tenant.Kind.STATE and tenant_id in {None, actor.tenant_id}
    if at_home and actor.may(Permission.REPORT_RELEASE):
        return ALLOW
    return deny(str(_("Dem Land übergibt die Geschäftsführung.")))


def _works_at_the_land(actor: Actor) -> Decision:
    if actor.tenant_kind == Tenant.Kind.STATE and actor.may(Permission.LAND_VIEW):
        return ALLOW
    return deny(str(_("Das sieht die Landeskoordinierung.")))


def see_submissions(actor: Actor) -> Decision:
    """Decide who sees what the district handed to the Land: whoever reads reports."""
    if actor.tenant_kind != Tenant.Kind.STATE and actor.may(Permission.REPORT_VIEW):
        return ALLOW
    return deny(str(_("Berichte sehen Geschäftsführung und Koordinierende Stelle.")))


def see_submission(actor: Actor, submission: Submission) -> Decision:
    """Decide who reads what came back on something handed over."""
    return see_submissions(actor)


def hand_over_release(actor: Actor, release: ReportRelease) -> Decision:
    """Decide who hands a released report to the Land (TEN-06)."""
    return _hands_over(actor, tenant_id=release.tenant_id)


def hand_over_issue(actor: Actor, issue: StateIssue) -> Decision:
    """Decide who hands a forwarded concern to the Land (SYS-10)."""
    return _hands_over(actor, tenant_id=issue.tenant_id)


def withdraw_submission(actor: Actor, submission: Submission) -> Decision:
    """Decide who takes back what was handed to the Land."""
    return _hands_over(actor, tenant_id=submission.tenant_id)


def see_received(actor: Actor) -> Decision:
    """Decide who sees what the 54 places handed over: the Land, nobody inside a district (TEN-06)."""
    return _works_at_the_land(actor)


def read_received(actor: Actor, received: ReceivedSubmission) -> Decision:
    """Decide who reads one copy the Land holds."""
    return _works_at_the_land(actor)


def reply_to_received(actor: Actor, received: ReceivedSubmission) -> Decision:
    """Decide who answers a place on what it handed over."""
    return _works_at_the_land(actor)


def see_transfers(actor: Actor) -> Decision:
    """Decide who sees what goes to the Land's own database: whoever reads reports."""
    return see_submissions(actor)


def see_transfer_mapping(actor: Actor, mapping: TransferMapping) -> Decision:
    """Decide who sees one mapping and what went by it."""
    return see_submissions(actor)


def see_transfer(actor: Actor, transfer: Transfer) -> Decision:
    """Decide who takes the file of a transfer."""
    return see_submissions(actor)


def write_transfer_mapping(actor: Actor) -> Decision:
    """Decide who says how figures are called in the Land's own database."""
    return _hands_over(actor)


def change_transfer_mapping(actor: Actor, mapping: TransferMapping) -> Decision:
    """Decide who changes such a mapping."""
    return _hands_over(actor, tenant_id=mapping.tenant_id)


def make_transfer(actor: Actor, mapping: TransferMapping) -> Decision:
    """Decide who makes the file for the Land's own database."""
    return _hands_over(actor, tenant_id=mapping.tenant_id)


def see_solutions(actor: Actor) -> Decision:
    """Decide who reads the shelf of all districts: whoever reads the directory or findings (TEN-07)."""
    if actor.tenant_kind != Tenant.Kind.STATE and (
        actor.may_somewhere(Permission.DIRECTORY_VIEW) or actor.may_somewhere(Permission.FINDING_VIEW)
    ):
        return ALLOW
    return deny(str(_("Geteilte Lösungen liest, wer mit Netzwerk oder Strukturhinweisen arbeitet.")))


def _works_on_measures(actor: Actor) -> Decision:
    if actor.tenant_kind != Tenant.Kind.STATE and actor.may(Permission.MEASURE_WORK):
        return ALLOW
    return deny(str(_("Lösungen teilen und übernehmen Koordinierende Stelle und Geschäftsführung.")))


def see_solution(actor: Actor, solution: SharedSolution) -> Decision:
    """Decide who reads one solution of the shelf."""
    return see_solutions(actor)


def share_solution(actor: Actor, measure: Measure) -> Decision:
    """Decide who shares what worked with all districts."""
    return _works_on_measures(actor)


def withdraw_solution(actor: Actor, solution: SharedSolution) -> Decision:
    """Decide who takes a shared solution off the shelf; the action asks whether it is the district's own."""
    return _works_on_measures(actor)


def adopt_solution(actor: Actor, solution: SharedSolution) -> Decision:
    """Decide who takes a shared solution up as a measure of the own district."""
    return _works_on_measures(actor)
