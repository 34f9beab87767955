"""Switch parts of the programme off and on again, from a day (TEN-05)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation import policy
from kimpass.organisation.models import Tenant, TenantModule


class PartRefused(RuleViolation):
    """The part does not exist, or is so already."""


@transaction.atomic
def switch_part(*, actor: Actor, part: str, is_on: bool) -> TenantModule:
    """
    Let the district carry out a part of the programme from today on, or no longer.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PartRefused: there is no such part, or it is so already.
    """
    require(policy.switch_part(actor))
    if part not in TenantModule.Part.values:
        raise PartRefused(_("Diesen Programmteil gibt es nicht."))
    Tenant.objects.select_for_update().get(pk=actor.tenant_id)  # two hands, one switch
    rows = TenantModule.objects.for_tenant(actor).current().filter(part=part, valid_until__isnull=True)
    last: TenantModule | None = rows.select_for_update(of=("self",)).first()
    if (last is None or last.is_on) == is_on:
        label = TenantModule.Part(part).label
        raise PartRefused(_("„%(part)s“ steht schon so.") % {"part": label})
    if last is not None:
        _end(actor, last)
    row: TenantModule = TenantModule.objects.create(
        tenant_id=actor.tenant_id, part=part, is_on=is_on, valid_from=actor.today
    )
    log.record(actor, "module.switched", row, part=part, on=int(is_on))
    return row


def _end(actor: Actor, row: TenantModule) -> None:
    """End a row with yesterday; one that has not run a day yet is superseded instead."""
    if row.valid_from < actor.today:
        row.valid_until = actor.today
    else:
        row.superseded_at = timezone.now()
    row.save(update_fields=["valid_until", "superseded_at"])
