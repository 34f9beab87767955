"""Keep the directory of offers (DIR-01, DIR-02)."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.network import policy
from kimpass.network.models import Service
from kimpass.organisation.models import Agency, CatalogueEntry, Unit


class ServiceNotPossible(RuleViolation):
    """The entry cannot be made or changed that way."""


@dataclass(frozen=True, slots=True)
class ServiceData:
    """What the directory says about an offer."""

    name: str
    agency_id: int
    field_id: int
    unit_id: int | None = None
    programme: str = ""
    languages: str = ""
    description: str = ""


def _check(actor: Actor, data: ServiceData) -> None:
    reasons = []
    if not Agency.objects.for_tenant(actor).filter(pk=data.agency_id).exists():
        reasons.append(_("Diese Stelle gibt es nicht."))
    if not CatalogueEntry.objects.for_tenant(actor).filter(pk=data.field_id, catalogue="field_of_action").exists():
        reasons.append(_("Bitte wählen Sie ein Handlungsfeld."))
    if data.unit_id is not None and not Unit.objects.for_tenant(actor).filter(pk=data.unit_id).exists():
        reasons.append(_("Bitte wählen Sie eine Kommune."))
    if reasons:
        raise ServiceNotPossible.because(reasons)


@transaction.atomic
def add_service(*, actor: Actor, service: ServiceData, on: date) -> Service:
    """
    Enter an offer; the day counts as the day it was last checked.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ServiceNotPossible: agency, field or municipality are unknown, or the agency's offer is there already.
    """
    require(policy.add_service(actor))
    _check(actor, service)
    same = Service.objects.for_tenant(actor).filter(
        agency_id=service.agency_id, name__iexact=service.name, ended_on__isnull=True
    )
    same = same.filter(unit_id=service.unit_id) if service.unit_id else same.filter(unit__isnull=True)
    if same.exists():
        raise ServiceNotPossible(_("Dieses Angebot der Stelle steht schon im Verzeichnis."))
    entry: Service = Service.objects.create(tenant_id=actor.tenant_id, last_checked_on=on, **asdict(service))
    log.record(actor, "service.added", entry)
    return entry


@transaction.atomic
def change_service(*, actor: Actor, service_id: int, version: int, service: ServiceData, on: date) -> Service:
    """
    Change an offer and note that it was checked.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ServiceNotPossible: somebody changed it in between, or agency, field or municipality are unknown.
    """
    entry: Service = Service.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=service_id)
    require(policy.change_service(actor, entry))
    if entry.version != version:
        raise ServiceNotPossible(_("Der Eintrag wurde inzwischen geändert. Beide Fassungen stehen unten."))
    _check(actor, service)
    values = asdict(service)
    for name, value in values.items():
        setattr(entry, name, value)
    entry.last_checked_on = on
    entry.version += 1
    entry.save(update_fields=[*values, "last_checked_on", "version"])
    log.record(actor, "service.changed", entry)
    return entry


@transaction.atomic
def end_service(*, actor: Actor, service_id: int, on: date) -> Service:
    """
    Note that an offer no longer exists; steps that used it keep it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ServiceNotPossible: it has ended already.
    """
    entry: Service = Service.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=service_id)
    require(policy.end_service(actor, entry))
    if entry.ended_on is not None:
        raise ServiceNotPossible(_("Dieses Angebot ist schon beendet."))
    entry.ended_on = on
    entry.version += 1
    entry.save(update_fields=["ended_on", "version"])
    log.record(actor, "service.ended", entry)
    return entry
