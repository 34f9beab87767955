"""Sign in, sign out, choose the tenant."""

from allauth.account.views import LoginView, LogoutView
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods

from kimpass.accounts.models import Membership
from kimpass.kernel.http import public

login = public(LoginView.as_view(template_name="account/login.html"))
logout = public(LogoutView.as_view(template_name="account/logout.html"))


@public
def closed(request: HttpRequest) -> HttpResponse:
    """Say that there is no self-registration; allauth wants the address to exist."""
    raise Http404


@public
@login_required
@require_http_methods(["GET", "POST"])
def choose_tenant(request: HttpRequest) -> HttpResponse:
    """Enter the one tenant a login belongs to, or ask which of several."""
    tenants = list(
        Membership.objects.filter(user__username=request.user.get_username()).values_list("tenant_id", flat=True)
    )
    chosen = request.POST.get("tenant", "")
    if len(tenants) == 1:
        chosen = str(tenants[0])
    if chosen.isdecimal() and int(chosen) in tenants:
        request.session["tenant_id"] = int(chosen)
        return HttpResponseRedirect(resolve_url("web:today"))
    status = 403 if not tenants else 200
    return render(request, "account/choose_tenant.html", {"tenants": tenants}, status=status)
