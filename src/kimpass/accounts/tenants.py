"""Which tenants a login may enter, and entering one."""

from django.http import HttpRequest

from kimpass.accounts.models import Membership


def tenants_of(user_id: int) -> list[int]:
    """Return the tenants a login may enter."""
    return list(Membership.objects.filter(user_id=user_id).order_by("tenant_id").values_list("tenant_id", flat=True))


def enter(request: HttpRequest, tenant_id: int) -> None:
    """Bind the session to a tenant, and remember that it was tried."""
    request.session["tenant_id"] = tenant_id
    request.session["tenant_tried"] = tenant_id


def was_turned_away(request: HttpRequest, tenant_id: int) -> bool:
    """Test whether the tenant was entered and closed its door: without this the redirects would never end."""
    return request.session.get("tenant_tried") == tenant_id and "tenant_id" not in request.session
