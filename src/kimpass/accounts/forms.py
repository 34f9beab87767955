"""The form people sign in with."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _


class LoginForm(AllauthLoginForm):  # type: ignore[misc]  # allauth has no types
    """Name and password, without placeholders: a placeholder is no label."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Anmeldename")
        self.fields["password"].label = _("Passwort")
        self.fields["password"].help_text = ""
        for name in ("login", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)
            self.fields[name].validators.append(ProhibitNullCharactersValidator())
