"""Register who acts in the network: volunteers' initiatives and migrant organisations too (DIR-07)."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.network import policy
from kimpass.organisation.models import Agency, Unit


class AgencyNotPossible(RuleViolation):
    """The organisation cannot be registered or changed that way."""


@dataclass(frozen=True, slots=True)
class AgencyData:
    """What is known about an organisation (HSDS 3.1: organization)."""

    name: str
    kind: str
    description: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    unit_id: int | None = None

    def free_key(self, actor: Actor) -> str:
        """Return a key made of the name that no organisation of the tenant has yet."""
        base = slugify(self.name)[:60] or "organisation"
        taken = set(Agency.objects.for_tenant(actor).filter(key__startswith=base).values_list("key", flat=True))
        keys = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
        return next(key for key in keys if key not in taken)


def _check(actor: Actor, data: AgencyData, other_than: int = 0) -> None:
    reasons = []
    if not data.name.strip():
        reasons.append(_("Bitte nennen Sie den Namen der Organisation."))
    if data.kind not in Agency.Kind.values:
        reasons.append(_("Bitte wählen Sie die Art der Organisation."))
    if data.unit_id is not None and not Unit.objects.for_tenant(actor).filter(pk=data.unit_id).exists():
        reasons.append(_("Bitte wählen Sie eine Kommune."))
    same = Agency.objects.for_tenant(actor).filter(name__iexact=data.name.strip()).exclude(pk=other_than)
    if same.exists():
        reasons.append(_("Eine Organisation dieses Namens steht schon im Verzeichnis."))
    if reasons:
        raise AgencyNotPossible.because(reasons)


@transaction.atomic
def register_agency(*, actor: Actor, agency: AgencyData) -> Agency:
    """
    Register an organisation.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AgencyNotPossible: name, kind or place do not fit, or one of this name is there already.
    """
    require(policy.register_agency(actor))
    _check(actor, agency)
    values = {**asdict(agency), "name": agency.name.strip()}
    entry: Agency = Agency.objects.create(tenant_id=actor.tenant_id, key=agency.free_key(actor), **values)
    log.record(actor, "agency.registered", entry, kind=entry.kind)
    return entry


@transaction.atomic
def change_agency(*, actor: Actor, agency_id: int, version: int, agency: AgencyData) -> Agency:
    """
    Change what is known about an organisation.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AgencyNotPossible: somebody was quicker, or name, kind or place do not fit.
    """
    entry: Agency = Agency.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=agency_id)
    require(policy.change_agency(actor, entry))
    if entry.version != version:
        raise AgencyNotPossible(_("Der Eintrag wurde inzwischen geändert. Beide Fassungen stehen unten."))
    _check(actor, agency, entry.pk)
    values = {**asdict(agency), "name": agency.name.strip()}
    for name, value in values.items():
        setattr(entry, name, value)
    entry.version += 1
    entry.save(update_fields=[*values, "version"])
    log.record(actor, "agency.changed", entry, kind=entry.kind)
    return entry
