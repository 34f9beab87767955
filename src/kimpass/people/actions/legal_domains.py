"""In which legal domain somebody stands, and since when (CM-09)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency, CatalogueEntry
from kimpass.people import policy
from kimpass.people.models import LegalDomainPeriod, Person


class LegalDomainRefused(RuleViolation):
    """The period cannot be recorded like this."""


@transaction.atomic
def record_legal_domain(
    *,
    actor: Actor,
    person_id: int,
    domain_id: int,
    valid_from: date,
    agency_id: int | None = None,
    valid_until: date | None = None,
) -> LegalDomainPeriod:
    """
    Record a period in a legal domain; several domains at once are common, the same one twice is not.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LegalDomainRefused: dates, domain or body do not fit, or the domain is recorded for these days already.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.record_legal_domain(actor, person))
    if not CatalogueEntry.objects.visible_to(actor).filter(pk=domain_id, catalogue="legal_domain").exists():
        raise LegalDomainRefused(_("Bitte wählen Sie einen Rechtskreis."))
    if agency_id is not None and not Agency.objects.visible_to(actor).filter(pk=agency_id).exists():
        raise LegalDomainRefused(_("Bitte wählen Sie eine Stelle aus der Liste."))
    if valid_until is not None and valid_until <= valid_from:
        raise LegalDomainRefused(_("Das Ende liegt vor dem Beginn."))
    for other in LegalDomainPeriod.objects.of(person).current().filter(domain_id=domain_id):
        begins_before_end = other.valid_until is None or valid_from < other.valid_until
        if begins_before_end and (valid_until is None or other.valid_from < valid_until):
            raise LegalDomainRefused(_("Dieser Rechtskreis ist für die Zeit bereits eingetragen."))
    recorded: LegalDomainPeriod = LegalDomainPeriod.objects.create(
        tenant_id=actor.tenant_id,
        person=person,
        domain_id=domain_id,
        agency_id=agency_id,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    log.record(actor, "legal_domain.recorded", recorded, domain=domain_id)
    return recorded


@transaction.atomic
def end_legal_domain(*, actor: Actor, period_id: int, on: date) -> LegalDomainPeriod:
    """
    Record that a legal domain ended; this day is the first outside it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LegalDomainRefused: it ended before, or began on this day or later.
    """
    period: LegalDomainPeriod = (
        LegalDomainPeriod.objects.visible_to(actor)
        .current()
        .select_for_update(of=("self",))
        .select_related("person")
        .get(pk=period_id)
    )
    require(policy.end_legal_domain(actor, period.person))
    if period.valid_until is not None or period.valid_from >= on:
        raise LegalDomainRefused(_("Der Rechtskreis ist bereits beendet oder beginnt erst an diesem Tag."))
    period.valid_until = on
    period.save(update_fields=["valid_until"])
    log.record(actor, "legal_domain.ended", period, domain=period.domain_id)
    return period
