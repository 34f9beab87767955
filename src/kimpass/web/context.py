"""What every page's frame needs: navigation, names, mode."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kimpass.accounts.tenants import tenants_of
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant
from kimpass.web.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from kimpass.web.guide.tour import stops_for
from kimpass.web.navigation import address, footer_links, navigation


def _tenant_choices(request: HttpRequest) -> list[Tenant]:
    return list(Tenant.objects.filter(pk__in=tenants_of(int(request.user.pk or 0))).order_by("name"))


def _help_url(request: HttpRequest) -> str:
    match = request.resolver_match
    return f"{address('web:help')}?seite={match.view_name}" if match else address("web:help")


def _tour(request: HttpRequest, actor: Actor) -> dict[str, Any] | None:
    """Return the step of the tour one is at, None outside a tour."""
    step = request.session.get("rundgang", 0) if hasattr(request, "session") else 0
    stops = stops_for(actor) if step else []
    if not 1 <= step <= len(stops):
        return None
    stop, _url = stops[step - 1]
    following = step + 1 if step < len(stops) else None
    return {
        "url": address("web:tour"),
        "step": step,
        "of": len(stops),
        "title": stop.title,
        "text": stop.text,
        "back": step - 1,
        "next": following,
    }


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the page frame what it shows; the choice of tenants is read only where it is asked for."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        "demo_mode": settings.DEMO,
        "demo_accounts": DEMO_ACCOUNTS if settings.DEMO else (),
        "demo_password": DEMO_PASSWORD if settings.DEMO else "",
        "navigation": navigation(request),
        "footer_links": footer_links(),
        "help_url": _help_url(request) if actor else "",
        "tour": _tour(request, actor) if actor else None,
        "account_url": address("web:account"),
        "tenant_name": actor.tenant_name if actor else "",
        "staff_name": actor.staff_name if actor else "",
        "tenant_choices": SimpleLazyObject(lambda: _tenant_choices(request)),
    }
