"""What people does when a context below tells something."""

from typing import Any

from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.events import subscribe
from kimpass.organisation.events import EmployingBodyAdded, TenantOpened
from kimpass.organisation.models import Agency, Tenant
from kimpass.people.events import PaperWithdrawn
from kimpass.people.models import PreCheckHandover, WithdrawalNotice, wordings
from kimpass.people.selectors import check_handovers
from kimpass.people.selectors.consent_texts import OFFICE_KEY


def _own_office(tenant_id: int) -> Agency:
    """Return the tenant's own office, which a new tenant does not have yet."""
    tenant = Tenant.objects.get(pk=tenant_id)
    office: Agency = Agency.objects.asked_for().get_or_create(
        tenant=tenant,
        key=OFFICE_KEY,
        defaults={"name": tenant.name, "kind": Agency.Kind.AUTHORITY, "is_employing_body": True},
    )[0]
    return office


def write_consent_texts(event: TenantOpened) -> None:
    """Give a new tenant's office the wordings to begin with; wordings that are there already stay."""
    # Written for bodies under public law; churches and others rewrite theirs, because their law differs.
    wordings.supply(_own_office(event.tenant_id))


def write_texts_of_body(event: EmployingBodyAdded) -> None:
    """Give a body that employs case managers the wordings in its own name."""
    wordings.supply(Agency.objects.asked_for().get(tenant=event.tenant_id, pk=event.agency_id))


def _under(event: PaperWithdrawn) -> Any:
    """Return the running handovers a withdrawn paper carried: a consent carries all of the person's."""
    if event.release_id is not None:
        return check_handovers.running(event.release_id, event.actor.tenant_id, event.agency_ids)
    rows = PreCheckHandover.objects.for_tenant(event.actor)
    return rows.filter(person=event.person_id, taken_back_at__isnull=True)


def take_back_handovers(event: PaperWithdrawn) -> None:
    """Take back what was handed to authorities under a withdrawn paper, and note that they must be told."""
    notices = WithdrawalNotice.objects.for_tenant(event.actor).filter(person=event.person_id)
    waiting = set(notices.open().values_list("agency_id", flat=True))
    for handover in _under(event).select_for_update(of=("self",)).order_by("pk"):
        handover.taken_back_at = event.at
        handover.taken_back_reason = _("Einverständnis oder Entbindung widerrufen")
        handover.version += 1
        handover.save(update_fields=["taken_back_at", "taken_back_reason", "version"])
        log.record(event.actor, "pre_check.taken_back", handover, agency=handover.to_agency_id)
        if handover.to_agency_id in waiting:
            continue
        waiting.add(handover.to_agency_id)
        WithdrawalNotice.objects.create(
            tenant_id=event.actor.tenant_id,
            person_id=event.person_id,
            release_id=event.release_id,
            consent_id=event.consent_id,
            agency_id=handover.to_agency_id,
            shared_on=handover.handed_at.date(),
            withdrawn_on=event.on,
        )


subscribe(TenantOpened, write_consent_texts)
subscribe(EmployingBodyAdded, write_texts_of_body)
subscribe(PaperWithdrawn, take_back_handovers)
