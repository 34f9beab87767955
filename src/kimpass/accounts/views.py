"""Sign in, sign out, set an own password, choose the tenant."""

from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language as django_set_language

from kimpass.accounts.demo import demo_user
from kimpass.accounts.forms import OwnPasswordForm
from kimpass.accounts.models import User
from kimpass.accounts.passwords import is_due, set_own
from kimpass.accounts.tenants import enter, tenants_of, was_turned_away
from kimpass.kernel.http import public


class Login(LoginView):  # type: ignore[misc]  # allauth has no types
    """Sign in; a refused form answers 422 like every other form here."""

    template_name = "account/login.html"

    def form_invalid(self, form: object) -> HttpResponse:
        """Show the form again."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response


login = public(Login.as_view())
logout = public(LogoutView.as_view(template_name="account/logout.html"))
set_language = public(require_POST(django_set_language))


@public
def closed(request: HttpRequest) -> HttpResponse:
    """Say that there is no self-registration; allauth wants the address to exist."""
    raise Http404


@public
@require_POST
def demo_login(request: HttpRequest) -> HttpResponse:
    """Sign a visitor of the demonstration in by one click; elsewhere the address does not exist."""
    user = demo_user(request.POST.get("login", "")[:80].replace("\x00", "")) if settings.DEMO else None
    if user is None:
        raise Http404
    user.backend = "allauth.account.auth_backends.AuthenticationBackend"
    get_adapter().login(request, user)
    return HttpResponseRedirect(resolve_url("web:today"))


@public
@login_required
@require_http_methods(["GET", "POST"])
def choose_tenant(request: HttpRequest) -> HttpResponse:
    """Enter the one tenant a login belongs to, or ask which of several."""
    tenants = tenants_of(int(request.user.pk or 0))
    chosen = request.POST.get("tenant", "")[:20]
    if len(tenants) == 1 and not was_turned_away(request, tenants[0]):
        chosen = str(tenants[0])
    if chosen.isascii() and chosen.isdecimal() and int(chosen) in tenants:
        enter(request, int(chosen))
        return HttpResponseRedirect(resolve_url("web:today"))
    status = 200 if len(tenants) > 1 else 403
    return render(request, "account/choose_tenant.html", {"has_choice": len(tenants) > 1}, status=status)


@public
@login_required
@require_http_methods(["GET", "POST"])
def own_password(request: HttpRequest) -> HttpResponse:
    """Let somebody set a password nobody else has seen; after a one-time password nothing else opens before."""
    user = User.objects.get(pk=request.user.pk or 0)
    form = OwnPasswordForm(user, request.POST or None)
    due = is_due(request)
    if form.is_valid():
        set_own(request, user, form.cleaned_data["new"])
        update_session_auth_hash(request, user)  # this session goes on, every other one ends
        messages.success(request, _("Ihr neues Passwort gilt ab sofort."))
        return HttpResponseRedirect(resolve_url("web:today"))
    context = {"form": form, "due": due}
    return render(request, "account/own_password.html", context, status=422 if form.errors else 200)
