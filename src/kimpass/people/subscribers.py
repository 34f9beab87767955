"""What people does when a context below tells something."""

from hashlib import sha256
from pathlib import Path

from kimpass.kernel.events import subscribe
from kimpass.organisation.events import TenantOpened
from kimpass.organisation.models import Agency, Tenant
from kimpass.people.models import ConsentText

# Written for bodies under public law; churches and others bring their own, because their law differs.
WORDINGS = Path(__file__).parent / "data"
OFFICE_KEY = "kreis"


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
    """Give a new tenant's office the German wordings to begin with; wordings that are there already stay."""
    office = _own_office(event.tenant_id)
    for purpose in ConsentText.Purpose.values:
        wording = (WORDINGS / f"{purpose}.de.txt").read_text(encoding="utf-8")
        text = wording % {"body": office.name}
        ConsentText.objects.asked_for().get_or_create(
            tenant_id=event.tenant_id,
            employing_body=office,
            purpose=purpose,
            language="de",
            text_version=1,
            defaults={"body_text": text, "text_hash": sha256(text.encode()).hexdigest()},
        )


subscribe(TenantOpened, write_consent_texts)
