"""What every page's frame needs: navigation, names, mode."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kimpass.accounts.tenants import tenants_of
from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import prepared
from kimpass.organisation.models import StaffMember, Tenant
from kimpass.web.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from kimpass.web.navigation import address, footer_links, navigation


@prepared
def _frame_names(actor: Actor) -> QuerySet[Any, Any]:
    own = StaffMember.objects.for_tenant(actor).filter(pk=actor.staff_id)
    return own.values_list("tenant__name", "name")


def _names(request: HttpRequest) -> tuple[str, str]:
    """Return the names of tenant and staff member, read once for each request."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return "", ""
    if not hasattr(request, "frame_names"):
        request.frame_names = next(iter(_frame_names(actor)), ("", ""))  # type: ignore[attr-defined]
    return request.frame_names  # type: ignore[attr-defined, no-any-return]


def _tenant_choices(request: HttpRequest) -> list[Tenant]:
    return list(Tenant.objects.filter(pk__in=tenants_of(int(request.user.pk or 0))).order_by("name"))


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the page frame what it shows; names are read only where a template asks for them."""
    return {
        "demo_mode": settings.DEMO,
        "demo_accounts": DEMO_ACCOUNTS if settings.DEMO else (),
        "demo_password": DEMO_PASSWORD if settings.DEMO else "",
        "navigation": navigation(request),
        "footer_links": footer_links(),
        "account_url": address("web:account"),
        "tenant_name": SimpleLazyObject(lambda: _names(request)[0]),
        "staff_name": SimpleLazyObject(lambda: _names(request)[1]),
        "tenant_choices": SimpleLazyObject(lambda: _tenant_choices(request)),
    }
