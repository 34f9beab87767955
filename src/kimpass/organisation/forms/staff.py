"""Accounts and roles."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.staff import RoleWish
from kimpass.organisation.models import Agency, Region, RoleAssignment, Unit
from kimpass.organisation.roles import ROLES
from kimpass.ui.fields import CHOOSE, FILL_IN, ChipsField, CleanCharField

Scope = RoleAssignment.Scope
EMPTY = ("", _("Bitte wählen"))


def _options(rows: Any) -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in rows.order_by("name").values_list("pk", "name")]


def _select(label: Any, options: list[tuple[str, str]], *, required: bool = False) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[EMPTY, *options],
        required=required,
        coerce=int,
        empty_value=None,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


class RoleForm(forms.Form):
    """A role and how far it reaches; without script all three places are on the page, one of them counts."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key, role.label) for key, role in ROLES.items()]
        self.fields["role_key"] = ChipsField(label=_("Rolle"), choices=choices)
        self.fields["scope"] = ChipsField(label=_("Gilt für"), choices=Scope.choices, initial=Scope.TENANT)
        self.fields["unit_id"] = _select(_("Kommune oder Einheit"), _options(Unit.objects.for_tenant(actor)))
        self.fields["region_id"] = _select(_("Region"), _options(Region.objects.for_tenant(actor)))
        self.fields["agency_id"] = _select(_("Stelle"), _options(Agency.objects.for_tenant(actor)))

    def wish(self) -> RoleWish:
        """Return what was chosen; only the place of the chosen scope counts."""
        values = self.cleaned_data
        return RoleWish(values["role_key"], values["scope"], values.get(f"{values['scope']}_id"))


class LoginForm(RoleForm):
    """A new account with its first role."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        role_fields = self.fields
        self.fields = {
            "name": CleanCharField(label=_("Name"), max_length=120),
            "username": CleanCharField(
                label=_("Anmeldename"),
                max_length=80,
                validators=[RegexValidator(r"^[a-z0-9._-]{3,80}\Z", _("Kleinbuchstaben, Ziffern, Punkt und Strich."))],
            ),
            "password": forms.CharField(
                label=_("Startpasswort"),
                max_length=128,
                help_text=_("Mindestens zwölf Zeichen. Die Person ändert es nach dem ersten Anmelden."),
                widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
                error_messages={"required": FILL_IN},
            ),
            "function": CleanCharField(label=_("Funktion"), max_length=120, required=False),
            "employer_id": _select(_("Anstellungsträger"), _options(Agency.objects.for_tenant(actor)), required=True),
            "home_id": _select(_("Arbeitet in"), _options(Unit.objects.for_tenant(actor))),
            **role_fields,
        }
