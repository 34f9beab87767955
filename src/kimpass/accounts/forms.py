"""The form people sign in with, and the one with which they set a password of their own."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from kimpass.accounts.models import User

FILL_IN = _("Bitte füllen Sie dieses Feld aus.")


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


def _password(label: Any, how: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": how}),
        error_messages={"required": FILL_IN},
        **more,
    )


class OwnPasswordForm(forms.Form):
    """The password of until now, and twice the new one."""

    old = _password(_("Bisheriges Passwort"), "current-password")
    new = _password(
        _("Neues Passwort"), "new-password", help_text=_("Mindestens zwölf Zeichen; ein Satz lässt sich gut merken.")
    )
    again = _password(_("Neues Passwort noch einmal"), "new-password")

    def __init__(self, user: User, data: Any = None) -> None:
        super().__init__(data)
        self.user = user

    def clean_old(self) -> str:
        """
        Refuse a wrong password.

        :raises ValidationError: it is not the password of this login.
        """
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise ValidationError(_("Das bisherige Passwort stimmt nicht."))
        return old

    def clean_new(self) -> str:
        """
        Refuse a weak password.

        :raises ValidationError: too short, too common, too much like the name.
        """
        new: str = self.cleaned_data["new"]
        validate_password(new, self.user)
        return new

    def clean(self) -> dict[str, Any]:
        """Refuse what does not match, and the password of until now."""
        values = super().clean() or {}
        new = values.get("new")
        if new and values.get("again") and new != values["again"]:
            self.add_error("again", _("Die beiden neuen Passwörter sind verschieden."))
        if new and new == values.get("old"):
            self.add_error("new", _("Das neue Passwort muss ein anderes sein als das bisherige."))
        return values
