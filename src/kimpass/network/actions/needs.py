"""Count what casework sought and did not find; a month and a place, never a case (CM-16, DIR-08)."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.network import policy
from kimpass.network.models import NeedSignal
from kimpass.organisation.models import CatalogueEntry, Unit


class NeedNotPossible(RuleViolation):
    """Field or kind are unknown."""


@transaction.atomic
def record_need(*, actor: Actor, unit_id: int, field_id: int, kind: str, on: date) -> NeedSignal:
    """
    Count one more search for an offer in a municipality, field and month.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NeedNotPossible: field or kind are unknown.
    """
    unit: Unit = Unit.objects.for_tenant(actor).get(pk=unit_id)
    require(policy.record_need(actor, unit))
    if kind not in NeedSignal.Kind.values:
        raise NeedNotPossible(_("Diese Art von Bedarf gibt es nicht."))
    field = CatalogueEntry.objects.for_tenant(actor).filter(pk=field_id, catalogue="field_of_action").first()
    if field is None:
        raise NeedNotPossible(_("Bitte wählen Sie ein Handlungsfeld."))
    signal: NeedSignal
    signal, _created = NeedSignal.objects.for_tenant(actor).get_or_create(
        tenant_id=actor.tenant_id, unit=unit, field=field, month=on.replace(day=1), kind=kind
    )
    # Added in the database, so that two colleagues at the same moment count as two.
    NeedSignal.objects.for_tenant(actor).filter(pk=signal.pk).update(count=F("count") + 1)
    signal.refresh_from_db(fields=["count"], from_queryset=NeedSignal.objects.for_tenant(actor))
    log.record(actor, "need.recorded", signal, kind=kind)
    return signal
