"""Where, when and how somebody meets the case management of a district: for whoever looks for it (ORG-20)."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from kimpass.kernel.http import public
from kimpass.kernel.scope import strict
from kimpass.organisation.middleware import tenant_transaction
from kimpass.organisation.models import Tenant
from kimpass.organisation.selectors.working_modes import public_modes


@public
@require_safe
def on_site(request: HttpRequest, tenant_key: str) -> HttpResponse:
    """Show what a district has released for the public; a district that has released nothing has no such page."""
    tenant = Tenant.objects.filter(key=tenant_key).first()
    if tenant is None:
        raise Http404
    with tenant_transaction(tenant.pk, reading=True), strict():
        rows = public_modes(tenant.pk, localdate())
        if not rows:
            raise Http404
        places = [(name, list(modes)) for name, modes in groupby(rows, key=lambda row: row.unit.name)]
        return render(request, "public/on_site.html", {"district": tenant.name, "places": places})
