"""The 54 places as the Land sees them: open or not, and since when; nothing of their inside."""

from dataclasses import dataclass

from kimpass.accounts.models import Membership
from kimpass.organisation.data.reference import Place, districts, slug
from kimpass.organisation.models import Tenant


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A place with its tenant, None while it is not open; waits while nobody has set an own password."""

    place: Place
    tenant: Tenant | None
    waits: bool


def places() -> list[OpenPlace]:
    """Return the 54 places by name, in two statements: what is known outside every tenant."""
    tenants = {row.ags: row for row in Tenant.objects.exclude(kind=Tenant.Kind.STATE)}
    seen: dict[int, bool] = {}
    for tenant_id, temporary in Membership.objects.values_list("tenant_id", "user__password_is_temporary"):
        seen[tenant_id] = seen.get(tenant_id, True) and temporary
    found = []
    for place in districts().values():
        tenant = tenants.get(place.ags)
        found.append(OpenPlace(place, tenant, tenant is not None and seen.get(tenant.pk, False)))
    return sorted(found, key=lambda row: (slug(row.place.key), row.place.ags))
