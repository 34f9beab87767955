"""Say where an offer is given, and when it is open there (HSDS 3.1: location, schedule)."""

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, require
from kimpass.network import policy
from kimpass.network.actions.services import ServiceNotPossible
from kimpass.network.models import Service, ServiceLocation, ServiceSchedule, parts
from kimpass.network.models.parts import COLUMNS, LocationData

MOST_PLACES = 50


@transaction.atomic
def add_location(*, actor: Actor, service_id: int, location: LocationData) -> ServiceLocation:
    """
    Add a place where an offer is given.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ServiceNotPossible: the place is empty, its coordinates or hours are impossible, or the offer has ended.
    """
    service: Service = Service.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=service_id)
    require(policy.add_location(actor, service))
    reasons = location.reasons_against()
    if service.ended_on is not None:
        reasons.append(_("Dieses Angebot ist beendet."))
    if ServiceLocation.objects.for_tenant(actor).filter(service=service).count() >= MOST_PLACES:
        reasons.append(_("Mehr als %(most)s Orte lassen sich nicht eintragen.") % {"most": MOST_PLACES})
    if reasons:
        raise ServiceNotPossible.because(reasons)
    entry = ServiceLocation(tenant_id=actor.tenant_id, service=service)
    location.write(entry)
    entry.save()
    parts.write_hours(service, entry.pk, location.hours)
    log.record(actor, "service.changed", service, location=entry.pk)
    return entry


def _under_lock(actor: Actor, location_id: int) -> ServiceLocation:
    rows = ServiceLocation.objects.visible_to(actor).select_related("service")
    found: ServiceLocation = rows.select_for_update(of=("self",)).get(pk=location_id)
    return found


@transaction.atomic
def change_location(*, actor: Actor, location_id: int, version: int, location: LocationData) -> ServiceLocation:
    """
    Change a place and its hours.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ServiceNotPossible: somebody was quicker, or the place, its coordinates or hours are impossible.
    """
    entry = _under_lock(actor, location_id)
    require(policy.change_location(actor, entry))
    if entry.version != version:
        raise ServiceNotPossible(_("Der Eintrag wurde inzwischen geändert. Beide Fassungen stehen unten."))
    if reasons := location.reasons_against():
        raise ServiceNotPossible.because(reasons)
    location.write(entry)
    entry.version += 1
    entry.save(update_fields=[*COLUMNS, "version"])
    parts.write_hours(entry.service, entry.pk, location.hours)
    log.record(actor, "service.changed", entry.service, location=entry.pk)
    return entry


@transaction.atomic
def remove_location(*, actor: Actor, location_id: int) -> Service:
    """
    Take a place and its hours out of an offer.

    :raises PermissionDenied: the policy refuses this actor.
    """
    entry = _under_lock(actor, location_id)
    require(policy.remove_location(actor, entry))
    service: Service = entry.service
    ServiceSchedule.objects.for_tenant(actor).filter(location=entry).delete()
    log.record(actor, "service.changed", service, location=entry.pk)
    entry.delete()
    return service
