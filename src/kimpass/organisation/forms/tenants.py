"""Opening a place: its name, and who is to set it up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.actions.tenants import FirstAdmin
from kimpass.organisation.forms.staff import LOGIN_NAME
from kimpass.ui.fields import CleanCharField


class OpenPlaceForm(forms.Form):
    """What is not in the reference list; the rest comes from there."""

    name = CleanCharField(label=_("Name"), max_length=120)
    admin_name = CleanCharField(label=_("Erste Administration: Name"), max_length=120)
    username = CleanCharField(label=_("Erste Administration: Anmeldename"), max_length=80, validators=[LOGIN_NAME])

    def first(self) -> FirstAdmin:
        """Return who is to set the place up."""
        return FirstAdmin(self.cleaned_data["admin_name"], self.cleaned_data["username"])
