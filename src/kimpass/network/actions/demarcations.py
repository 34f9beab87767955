"""Keep the matrix that tells KIM from other programmes: aim, target group, means, interface, synergy (DIR-05)."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.network import policy
from kimpass.network.events import FreeTextWritten
from kimpass.network.models import Demarcation
from kimpass.organisation.models import Agency, CatalogueEntry


class DemarcationNotPossible(RuleViolation):
    """The line of the matrix cannot be made or changed that way."""


@dataclass(frozen=True, slots=True)
class DemarcationData:
    """What a programme does beside KIM."""

    programme: str
    agency_id: int | None = None
    domain_id: int | None = None
    aim: str = ""
    target_group: str = ""
    means: str = ""
    interface: str = ""
    synergy: str = ""


def _check(actor: Actor, data: DemarcationData, other_than: int = 0) -> None:
    reasons = []
    if not data.programme.strip():
        reasons.append(_("Bitte nennen Sie das Programm."))
    if data.agency_id is not None and not Agency.objects.for_tenant(actor).filter(pk=data.agency_id).exists():
        reasons.append(_("Diese Stelle gibt es nicht."))
    domains = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="legal_domain")
    if data.domain_id is not None and not domains.filter(pk=data.domain_id).exists():
        reasons.append(_("Bitte wählen Sie die Rechtskreise aus der Liste."))
    same = Demarcation.objects.for_tenant(actor).filter(programme__iexact=data.programme.strip(), ended_on__isnull=True)
    same = same.filter(domain_id=data.domain_id) if data.domain_id else same.filter(domain__isnull=True)
    if same.exclude(pk=other_than).exists():
        reasons.append(_("Dieses Programm steht mit diesem Rechtskreis schon in der Matrix."))
    if reasons:
        raise DemarcationNotPossible.because(reasons)
    publish(FreeTextWritten((data.aim, data.target_group, data.means, data.interface, data.synergy)))


@transaction.atomic
def add_demarcation(*, actor: Actor, demarcation: DemarcationData) -> Demarcation:
    """
    Add a programme to the matrix.

    :raises PermissionDenied: the policy refuses this actor.
    :raises DemarcationNotPossible: programme, agency or legal domain do not fit, or it is there already.
    :raises RuleViolation: the words speak of a person.
    """
    require(policy.add_demarcation(actor))
    _check(actor, demarcation)
    entry: Demarcation = Demarcation.objects.create(tenant_id=actor.tenant_id, **asdict(demarcation))
    log.record(actor, "demarcation.added", entry)
    return entry


@transaction.atomic
def change_demarcation(*, actor: Actor, demarcation_id: int, version: int, demarcation: DemarcationData) -> Demarcation:
    """
    Change what the matrix says about a programme.

    :raises PermissionDenied: the policy refuses this actor.
    :raises DemarcationNotPossible: somebody was quicker, it has ended, or something does not fit.
    :raises RuleViolation: the words speak of a person.
    """
    entry = _under_lock(actor, demarcation_id)
    require(policy.change_demarcation(actor, entry))
    if entry.ended_on is not None:
        raise DemarcationNotPossible(_("Dieser Eintrag ist beendet."))
    if entry.version != version:
        raise DemarcationNotPossible(_("Der Eintrag wurde inzwischen geändert. Beide Fassungen stehen unten."))
    _check(actor, demarcation, entry.pk)
    values = asdict(demarcation)
    for name, value in values.items():
        setattr(entry, name, value)
    entry.version += 1
    entry.save(update_fields=[*values, "version"])
    log.record(actor, "demarcation.changed", entry)
    return entry


@transaction.atomic
def end_demarcation(*, actor: Actor, demarcation_id: int) -> Demarcation:
    """
    Note that a programme is no longer there.

    :raises PermissionDenied: the policy refuses this actor.
    :raises DemarcationNotPossible: it has ended already.
    """
    entry = _under_lock(actor, demarcation_id)
    require(policy.end_demarcation(actor, entry))
    if entry.ended_on is not None:
        raise DemarcationNotPossible(_("Dieser Eintrag ist beendet."))
    entry.ended_on = actor.today
    entry.version += 1
    entry.save(update_fields=["ended_on", "version"])
    log.record(actor, "demarcation.ended", entry)
    return entry


def _under_lock(actor: Actor, demarcation_id: int) -> Demarcation:
    row: Demarcation = Demarcation.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=demarcation_id)
    return row
