"""Choose what shows that a milestone was carried out (MIL-04)."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import MilestoneCell, MilestoneEvidence, MilestonePlan, MilestoneRow
from kimpass.controlling.selectors.goal_periods import halves_of
from kimpass.controlling.selectors.milestone_evidence import as_offer, offers
from kimpass.kernel.access import Actor, RuleViolation, require


class EvidenceRefused(RuleViolation):
    """The evidence cannot be chosen like that."""


def _exchange(actor: Actor, cell: MilestoneCell, chosen: Collection[str]) -> None:
    stored = {as_offer(each).key: each for each in cell.evidence.for_tenant(actor)}
    offered = {offer.key: offer for offer in offers(actor, cell.year, cell.half)}
    if any(key not in offered and key not in stored for key in chosen):
        raise EvidenceRefused(_("Ein gewählter Nachweis gehört nicht in dieses Halbjahr."))
    for key, each in stored.items():
        if key not in chosen:
            each.delete()
    fresh = [offered[key] for key in dict.fromkeys(chosen) if key not in stored]
    MilestoneEvidence.objects.bulk_create(
        MilestoneEvidence(
            tenant_id=actor.tenant_id,
            cell=cell,
            kind=offer.kind,
            record=offer.record,
            label=offer.label,
            happened_on=offer.happened_on,
        )
        for offer in fresh
    )


@transaction.atomic
def choose_milestone_evidence(
    *, actor: Actor, row_id: int, year: int, half: int, chosen: Collection[str], progress: str
) -> MilestoneCell:
    """
    Set which of the offered records stand as evidence of a half-year, and how far it has come.

    :raises PermissionDenied: the policy refuses this actor.
    :raises EvidenceRefused: the half-year is not in the plan, the plan is continued, or a record is not offered.
    """
    rows = MilestoneRow.objects.visible_to(actor).select_related("plan").select_for_update(of=("self",))
    row: MilestoneRow = rows.get(pk=row_id)
    require(policy.choose_milestone_evidence(actor, row))
    if row.plan.state == MilestonePlan.State.SUPERSEDED:
        raise EvidenceRefused(_("Dieser Plan ist fortgeschrieben und bleibt, wie er ist."))
    if (year, half) not in halves_of(row.plan.first_year, row.plan.last_year):
        raise EvidenceRefused(_("Dieses Halbjahr steht nicht im Plan."))
    if progress not in MilestoneCell.Progress.values:
        raise EvidenceRefused(_("Bitte wählen Sie den Stand aus der Liste."))
    cells = MilestoneCell.objects.for_tenant(actor)
    cell, _made = cells.get_or_create(tenant_id=actor.tenant_id, row=row, year=year, half=half)
    _exchange(actor, cell, chosen)
    cell.progress = progress
    cell.save(update_fields=["progress"])
    row.version += 1
    row.save(update_fields=["version"])
    log.record(actor, "milestone.evidence_chosen", row, year=year, half=half, count=len(set(chosen)))
    return cell
