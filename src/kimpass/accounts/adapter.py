"""How allauth behaves here: nobody signs up by himself, and signing in enters the one tenant there is."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kimpass.accounts.models import User
from kimpass.accounts.passwords import remember_what_is_due
from kimpass.accounts.tenants import enter, tenants_of


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by the administration only."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Anmeldename oder Passwort stimmen nicht. Bitte prüfen Sie beide Eingaben."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse self-registration."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in, and enter the tenant at once where there is no choice."""
        super().login(request, user)
        if isinstance(user, User):
            remember_what_is_due(request, user)
        tenants = tenants_of(user.pk)
        if len(tenants) == 1:
            enter(request, tenants[0])

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page that follows shows who is signed in."""
