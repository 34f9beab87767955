"""Keep the directory of offers (DIR-01, DIR-02)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.network import policy
from kimpass.network.models import Service, ServiceDomain, ServiceLanguage, parts
from kimpass.network.models.hours import Hours, impossible
from kimpass.network.selectors import languages
from kimpass.organisation.models import Agency, CatalogueEntry, StaffMember, Unit

# Columns of an offer that are plain values of `ServiceData`.
PLAIN = (
    "name", "agency_id", "field_id", "unit_id", "programme", "category", "funder", "target_group", "description",
    "eligibility", "access", "cost", "capacity", "free_places", "contact_function", "phone", "email", "website",
)  # fmt: skip


class ServiceNotPossible(RuleViolation):
    """The entry cannot be made or changed that way."""


@dataclass(frozen=True, slots=True)
class ServiceData:
    """
    What the directory says about an offer.

    `languages` is text; `spoken` are codes. Without `spoken` the codes are read from the text as far as they are known.
    `hours` and `domain_ids` stay as they are where they are None.
    """

    name: str
    agency_id: int
    field_id: int
    unit_id: int | None = None
    programme: str = ""
    languages: str = ""
    description: str = ""
    category: str = Service.Category.ADVICE
    funder: str = ""
    target_group: str = ""
    eligibility: str = ""
    access: str = ""
    cost: str = ""
    capacity: int | None = None
    free_places: int | None = None
    contact_function: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    spoken: tuple[str, ...] | None = None
    domain_ids: tuple[int, ...] | None = None
    hours: tuple[Hours, ...] | None = None

    def reasons_against(self, actor: Actor) -> list[str]:
        """Return, in words, what does not fit."""
        reasons = []
        if not self.name.strip():
            reasons.append(_("Bitte geben Sie dem Angebot einen Namen."))
        if not Agency.objects.for_tenant(actor).filter(pk=self.agency_id).exists():
            reasons.append(_("Diese Stelle gibt es nicht."))
        entries = CatalogueEntry.objects.for_tenant(actor)
        if not entries.filter(pk=self.field_id, catalogue="field_of_action").exists():
            reasons.append(_("Bitte wählen Sie ein Handlungsfeld."))
        if self.unit_id is not None and not Unit.objects.for_tenant(actor).filter(pk=self.unit_id).exists():
            reasons.append(_("Bitte wählen Sie eine Kommune."))
        if self.category not in Service.Category.values:
            reasons.append(_("Bitte wählen Sie die Art des Angebots."))
        wanted = set(self.domain_ids or ())
        if wanted and entries.filter(catalogue="legal_domain", pk__in=wanted).count() != len(wanted):
            reasons.append(_("Bitte wählen Sie die Rechtskreise aus der Liste."))
        if self.capacity is not None and self.free_places is not None and self.free_places > self.capacity:
            reasons.append(_("Es können nicht mehr Plätze frei sein, als es gibt."))
        return reasons + impossible(self.hours or ())

    def columns(self, actor: Actor) -> dict[str, Any]:
        """Return the plain columns; the text of the languages keeps step with the codes."""
        values = {name: getattr(self, name) for name in PLAIN}
        values["name"] = self.name.strip()
        return {**values, "languages": languages.in_step(actor, self.languages, self.spoken)}

    def write_parts(self, actor: Actor, entry: Service) -> None:
        """Bring languages, legal domains and hours of an offer to what was told; hours of its places stay."""
        codes = languages.recognised(actor, self.languages)[0] if self.spoken is None else self.spoken
        parts.renew(ServiceLanguage, entry, "language", codes)
        if self.domain_ids is not None:
            parts.renew(ServiceDomain, entry, "domain_id", self.domain_ids)
        if self.hours is not None:
            parts.write_hours(entry, None, self.hours)


@transaction.atomic
def add_service(*, actor: Actor, service: ServiceData, on: date) -> Service:
    """
    Enter an offer; the day counts as the day it was last checked.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ServiceNotPossible: something is unknown, hours are impossible, or the agency's offer is there already.
    """
    require(policy.add_service(actor))
    if reasons := service.reasons_against(actor):
        raise ServiceNotPossible.because(reasons)
    same = Service.objects.for_tenant(actor).filter(
        agency_id=service.agency_id, name__iexact=service.name, ended_on__isnull=True
    )
    same = same.filter(unit_id=service.unit_id) if service.unit_id else same.filter(unit__isnull=True)
    if same.exists():
        raise ServiceNotPossible(_("Dieses Angebot der Stelle steht schon im Verzeichnis."))
    checked = {"last_checked_on": on, "last_checked_by_id": actor.staff_id}
    entry: Service = Service.objects.create(tenant_id=actor.tenant_id, **checked, **service.columns(actor))
    service.write_parts(actor, entry)
    log.record(actor, "service.added", entry)
    return entry


def _under_lock(actor: Actor, service_id: int) -> Service:
    row: Service = Service.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=service_id)
    return row


@transaction.atomic
def change_service(*, actor: Actor, service_id: int, version: int, service: ServiceData, on: date) -> Service:
    """
    Change an offer and note that it was checked.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ServiceNotPossible: somebody changed it in between, something is unknown, or hours are impossible.
    """
    entry = _under_lock(actor, service_id)
    require(policy.change_service(actor, entry))
    if entry.version != version:
        raise ServiceNotPossible(_("Der Eintrag wurde inzwischen geändert. Beide Fassungen stehen unten."))
    if reasons := service.reasons_against(actor):
        raise ServiceNotPossible.because(reasons)
    values = service.columns(actor) | {"last_checked_on": on, "last_checked_by_id": actor.staff_id}
    for name, value in values.items():
        setattr(entry, name, value)
    entry.version += 1
    entry.save(update_fields=[*values, "version"])
    service.write_parts(actor, entry)
    log.record(actor, "service.changed", entry)
    return entry


@transaction.atomic
def check_service(*, actor: Actor, service_id: int) -> Service:
    """
    Note that somebody looked today and what the entry says is still true.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ServiceNotPossible: the offer has ended.
    """
    entry = _under_lock(actor, service_id)
    require(policy.check_service(actor, entry))
    if entry.ended_on is not None:
        raise ServiceNotPossible(_("Dieses Angebot ist beendet."))
    entry.last_checked_on, entry.last_checked_by_id = actor.today, actor.staff_id
    entry.save(update_fields=["last_checked_on", "last_checked_by"])
    log.record(actor, "service.checked", entry)
    return entry


@transaction.atomic
def end_service(*, actor: Actor, service_id: int, on: date) -> Service:
    """
    Note that an offer no longer exists; steps that used it keep it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ServiceNotPossible: it has ended already.
    """
    entry = _under_lock(actor, service_id)
    require(policy.end_service(actor, entry))
    if entry.ended_on is not None:
        raise ServiceNotPossible(_("Dieses Angebot ist schon beendet."))
    entry.ended_on = on
    entry.version += 1
    entry.save(update_fields=["ended_on", "version"])
    log.record(actor, "service.ended", entry)
    return entry


@transaction.atomic
def see_changes(*, actor: Actor) -> None:
    """
    Note that somebody has looked at what changed in the directory (DIR-06).

    :raises PermissionDenied: the policy refuses this actor.
    """
    require(policy.see_changes(actor))
    staff = StaffMember.objects.for_tenant(actor).get(pk=actor.staff_id)
    log.record(actor, "directory.seen", staff)
