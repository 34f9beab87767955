"""Open a district or a city: its row, its catalogues, and the word to all floors above."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.kernel.tenancy import bound
from kimpass.organisation import policy
from kimpass.organisation.data.reference import CATALOGUES, codes, rows
from kimpass.organisation.events import TenantOpened
from kimpass.organisation.models import CatalogueEntry, FundingRate, Tenant
from kimpass.organisation.selectors.operator import operator


class TenantIsThere(RuleViolation):
    """A district of this key, AGS or short name is open already."""


def _day(text: str | None) -> date | None:
    return None if not text else date.fromisoformat(text)


def _copy_catalogues(tenant: Tenant) -> None:
    CatalogueEntry.objects.bulk_create(
        CatalogueEntry(
            tenant=tenant,
            catalogue=code.catalogue,
            code=code.code,
            origin_code=code.code,
            label_de=code.label_de,
            label_en=code.label_en,
            sort=code.sort,
            facts=dict(code.facts),
            valid_from=_day(code.valid_from),
            valid_until=_day(code.valid_until),
        )
        for catalogue in CATALOGUES
        for code in codes(catalogue)
    )


def _know_funding_rates() -> None:
    """Enter the Land's rates once; they are the same for all."""
    for row in rows("funding_rates"):
        FundingRate.objects.get_or_create(
            building_block=row["building_block"],
            function=row["function"],
            valid_from=row["valid_from"],
            defaults={
                "amount": row["amount"],
                "valid_until": _day(row["valid_until"]),
                "source": row["source"],
            },
        )


@transaction.atomic
def open_tenant(*, key: str, name: str, kind: str, ags: str, short: str, on: date) -> Tenant:
    """
    Open a tenant with the catalogues every district starts with.

    :raises TenantIsThere: key, AGS or short name are taken.
    """
    require(policy.open_tenant())
    taken = [
        _("Ein Kreis mit %(what)s „%(value)s“ ist schon angelegt.") % {"what": what, "value": value}
        for what, column, value in (
            (_("dem Schlüssel"), "key", key),
            (_("der AGS"), "ags", ags),
            (_("dem Kürzel"), "short", short),
        )
        if Tenant.objects.filter(**{column: value}).exists()
    ]
    if taken:
        raise TenantIsThere.because(taken)
    tenant = Tenant.objects.create(key=key, name=name, kind=kind, ags=ags, short=short, active_from=on)
    _know_funding_rates()
    with bound(tenant.pk):
        _copy_catalogues(tenant)
        publish(TenantOpened(tenant_id=tenant.pk, on=on))
        log.record(operator(tenant_id=tenant.pk, today=on), "tenant.opened", tenant, ags=ags)
    return tenant
