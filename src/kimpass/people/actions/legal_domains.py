"""In which legal domain somebody stands, and since when (CM-09)."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency, CatalogueEntry
from kimpass.people import policy
from kimpass.people.models import LegalDomainPeriod, Person


class LegalDomainRefused(RuleViolation):
    """The period cannot be recorded like this."""


def _refuse_unknown(actor: Actor, domain_id: int, agency_id: int | None) -> None:
    if not CatalogueEntry.objects.visible_to(actor).filter(pk=domain_id, catalogue="legal_domain").exists():
        raise LegalDomainRefused(_("Bitte wählen Sie einen Rechtskreis."))
    if agency_id is not None and not Agency.objects.visible_to(actor).filter(pk=agency_id).exists():
        raise LegalDomainRefused(_("Bitte wählen Sie eine Stelle aus der Liste."))


def _refuse_overlap(person: Person, domain_id: int, valid_from: date, valid_until: date | None) -> None:
    for other in LegalDomainPeriod.objects.of(person).current().filter(domain_id=domain_id):
        begins_before_end = other.valid_until is None or valid_from < other.valid_until
        if begins_before_end and (valid_until is None or other.valid_from < valid_until):
            raise LegalDomainRefused(_("Dieser Rechtskreis ist für die Zeit bereits eingetragen."))


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
    _refuse_unknown(actor, domain_id, agency_id)
    if valid_until is not None and valid_until <= valid_from:
        raise LegalDomainRefused(_("Das Ende liegt vor dem Beginn."))
    _refuse_overlap(person, domain_id, valid_from, valid_until)
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


def _change(
    actor: Actor, person: Person, *, from_id: int, to_id: int, agency_id: int | None, on: date, change_id: str
) -> LegalDomainPeriod:
    """
    End one domain and begin another on the same day, both marked as one change.

    :raises LegalDomainRefused: the person does not stand in the old domain then, or stands in the new one already.
    """
    rows = LegalDomainPeriod.objects.of(person).current().filter(domain_id=from_id, valid_until__isnull=True)
    leaving: LegalDomainPeriod | None = rows.select_for_update(of=("self",)).first()
    if leaving is None or leaving.valid_from >= on:
        raise LegalDomainRefused(
            _("%(name)s steht am Tag davor nicht im bisherigen Rechtskreis. Nichts ist geändert.")
            % {"name": person.display_name}
        )
    _refuse_overlap(person, to_id, on, None)
    leaving.valid_until, leaving.change_id = on, change_id
    leaving.save(update_fields=["valid_until", "change_id"])
    entered: LegalDomainPeriod = LegalDomainPeriod.objects.create(
        tenant_id=actor.tenant_id,
        person=person,
        domain_id=to_id,
        agency_id=agency_id,
        valid_from=on,
        change_id=change_id,
    )
    log.record(actor, "legal_domain.changed", entered, before=from_id, after=to_id)
    return entered


def _refuse_same(actor: Actor, from_id: int, to_id: int, agency_id: int | None) -> None:
    if from_id == to_id:
        raise LegalDomainRefused(_("Bisheriger und neuer Rechtskreis sind gleich. Bitte wählen Sie zwei verschiedene."))
    _refuse_unknown(actor, to_id, agency_id)


@transaction.atomic
def change_legal_domain(
    *, actor: Actor, person_id: int, from_id: int, to_id: int, on: date, agency_id: int | None = None
) -> LegalDomainPeriod:
    """
    Record that a person passes from one legal domain to another; this day is the first in the new one.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LegalDomainRefused: domains, body or day do not fit.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.change_legal_domain(actor, person))
    _refuse_same(actor, from_id, to_id, agency_id)
    change = str(uuid4())
    return _change(actor, person, from_id=from_id, to_id=to_id, agency_id=agency_id, on=on, change_id=change)


@transaction.atomic
def change_legal_domain_for_many(
    *, actor: Actor, person_ids: Sequence[int], from_id: int, to_id: int, on: date, agency_id: int | None = None
) -> list[LegalDomainPeriod]:
    """
    Record one change of legal domain for many people at once, for all of them or for none.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LegalDomainRefused: nobody was chosen, somebody is not the actor's to see, or does not stand in the domain.
    """
    require(policy.change_legal_domain_for_many(actor))
    _refuse_same(actor, from_id, to_id, agency_id)
    wanted = sorted(set(person_ids))
    people = list(Person.objects.visible_to(actor).filter(pk__in=wanted).order_by("pk").select_for_update(of=("self",)))
    if not wanted or len(people) != len(wanted):
        raise LegalDomainRefused(_("Bitte wählen Sie, für wen der Wechsel gilt. Nichts ist geändert."))
    change = str(uuid4())
    changed = [
        _change(actor, person, from_id=from_id, to_id=to_id, agency_id=agency_id, on=on, change_id=change)
        for person in people
    ]
    log.record(actor, "legal_domain.changed_for_many", people[0], persons=len(changed), before=from_id, after=to_id)
    return changed
