"""Take in the public places of an Integreat region (PR-03): all of them or none, and none twice."""

from django.db import transaction

from kimpass.kernel.access import Actor, require
from kimpass.network import policy
from kimpass.network.actions.taking_in import TakingIn
from kimpass.network.importer.integreat import read_places
from kimpass.network.importer.offers import Report

SOURCE = "integreat"


def import_integreat(*, actor: Actor, content: bytes, field_id: int | None = None, dry_run: bool = False) -> Report:
    """
    Take in the places of a region as offers of the field `field_id`; a place taken in before is changed.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ImportRefused: something does not fit: nothing was taken, all of it is named.
    """
    require(policy.import_integreat(actor))
    report = Report()
    places = read_places(content, report)
    with transaction.atomic():
        taking = TakingIn(actor, SOURCE, report, field_id=field_id)
        taking.check(places)
        taking.write()
        if dry_run:
            transaction.set_rollback(True)
    return report
