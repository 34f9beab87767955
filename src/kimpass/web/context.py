"""What every page's frame needs: navigation, names, mode."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kimpass.accounts.tenants import tenants_of
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant
from kimpass.web.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from kimpass.web.navigation import address, footer_links, navigation


def _tenant_choices(request: HttpRequest) -> list[Tenant]:
    return list(Tenant.objects.filter(pk__in=tenants_of(int(request.user.pk or 0))).order_by("name"))


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the page frame what it shows; the choice of tenants is read only where it is asked for."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        "demo_mode": settings.DEMO,
        "demo_accounts": DEMO_ACCOUNTS if settings.DEMO else (),
        "demo_password": DEMO_PASSWORD if settings.DEMO else "",
        "navigation": navigation(request),
        "footer_links": footer_links(),
        "account_url": address("web:account"),
        "tenant_name": actor.tenant_name if actor else "",
        "staff_name": actor.staff_name if actor else "",
        "tenant_choices": SimpleLazyObject(lambda: _tenant_choices(request)),
    }
