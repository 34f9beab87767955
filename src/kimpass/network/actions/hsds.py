"""Take in a file in the exchange format for offers (HSDS 3.1, JSON or CSV): all of it or nothing, and nothing twice."""

from django.db import transaction

from kimpass.kernel.access import Actor, require
from kimpass.network import policy
from kimpass.network.actions.taking_in import ImportRefused, TakingIn
from kimpass.network.importer.hsds_offers import read_offers
from kimpass.network.importer.offers import Report
from kimpass.network.selectors import hsds

__all__ = ["ImportRefused", "import_services"]
SOURCE = "hsds"


def import_services(*, actor: Actor, content: bytes, field_id: int | None = None, dry_run: bool = False) -> Report:
    """
    Take in the offers of a file; what came from there before is changed, `field_id` stands in where a file has none.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ImportRefused: broken references, impossible hours, unknown codes: nothing was taken, all of it is named.
    """
    require(policy.import_services(actor))
    report = Report()
    offers = read_offers(content, report)
    with transaction.atomic():
        taking = TakingIn(actor, SOURCE, report, field_id=field_id, keys=hsds.own_keys(actor))
        taking.check(offers)
        taking.write()
        if dry_run:
            transaction.set_rollback(True)
    return report
