"""Accounts and roles."""

from operator import attrgetter
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from kimpass.accounts.models import LOGIN_NAME as LOGIN_PATTERN
from kimpass.kernel.access import Actor
from kimpass.organisation.actions.staff import RoleWish
from kimpass.organisation.models import Agency, Region, RoleAssignment, TenantModule, Unit
from kimpass.organisation.roles import ROLES, fits
from kimpass.organisation.selectors.words import word, words_of
from kimpass.ui.choosing import select_row
from kimpass.ui.fields import FILL_IN, ChipsField, CleanCharField, SelectField

Scope = RoleAssignment.Scope
LOGIN_NAME = RegexValidator(LOGIN_PATTERN, _("Kleinbuchstaben, Ziffern, Punkt und Strich."))


def _select(label: Any, rows: Any, *, required: bool = False) -> SelectField:
    return select_row(label, rows.order_by("name"), attrgetter("name"), required=required)


def _scopes(actor: Actor) -> list[tuple[str, Any]]:
    """Return how far roles may reach here: to a region only where the district has regions (TEN-05)."""
    without = set() if actor.works_with(TenantModule.Part.REGIONS) else {Scope.REGION.value}
    own = {Scope.REGION.value: word(actor, "region")}
    return [(scope, own.get(scope, label)) for scope, label in Scope.choices if scope not in without]


class RoleForm(forms.Form):
    """A role and how far it reaches; without script all three places are on the page, one of them counts."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key, role.label) for key, role in ROLES.items() if fits(key, actor.tenant_kind)]
        self.fields["role_key"] = ChipsField(label=_("Rolle"), choices=choices)
        self.fields["scope"] = ChipsField(label=_("Gilt für"), choices=_scopes(actor), initial=Scope.TENANT)
        self.fields["unit_id"] = _select(
            words_of(actor).fill(_("%(place)s oder Einheit")), Unit.objects.for_tenant(actor)
        )
        self.fields["region_id"] = _select(word(actor, "region"), Region.objects.for_tenant(actor))
        self.fields["agency_id"] = _select(_("Stelle"), Agency.objects.for_tenant(actor))

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
                validators=[LOGIN_NAME],
            ),
            "password": forms.CharField(
                label=_("Startpasswort"),
                max_length=128,
                help_text=_("Mindestens zwölf Zeichen. Die Person ändert es nach dem ersten Anmelden."),
                widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
                error_messages={"required": FILL_IN},
            ),
            "function": CleanCharField(label=_("Funktion"), max_length=120, required=False),
            "employer_id": _select(_("Anstellungsträger"), Agency.objects.for_tenant(actor), required=True),
            "home_id": _select(_("Arbeitet in"), Unit.objects.for_tenant(actor)),
            **role_fields,
        }


class JoinForm(RoleForm):
    """Somebody with a login elsewhere: the code the person has shown, and the first role here."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields = {
            "code": CleanCharField(
                label=_("Code der Person"), max_length=120, help_text=_("Die Person findet ihn unter „Mein Konto“.")
            ),
            "name": CleanCharField(label=_("Name"), max_length=120),
            "function": CleanCharField(label=_("Funktion"), max_length=120, required=False),
            "employer_id": _select(_("Anstellungsträger"), Agency.objects.for_tenant(actor), required=True),
            **self.fields,
        }
