from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.network.actions.agencies import AgencyData
from kimpass.network.forms.common import WebField
from kimpass.network.selectors import directory
from kimpass.organisation.models import Agency
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.choosing import select_key
from kimpass.ui.fields import CleanCharField, CleanTextField, SelectField


class AgencyForm(forms.Form):
    """An organisation that acts in the network."""

    name = CleanCharField(label=_("Name der Organisation"), max_length=160)
    kind = SelectField(label=_("Art der Organisation"), choices=[("", _("Bitte wählen")), *Agency.Kind.choices])
    description = CleanTextField(label=_("Was sie tut"), required=False, max_length=2000, rows=4)
    phone = CleanCharField(label=_("Telefon"), required=False, max_length=60)
    email = forms.EmailField(label=_("E-Mail"), required=False, max_length=254)
    website = WebField(label=_("Internetseite"), required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_id"] = select_key(
            words_of(actor).place, directory.units_by_key(actor), empty=_("ganzer Kreis")
        )

    def told(self) -> AgencyData:
        """Return what was typed as the action takes it."""
        return AgencyData(**self.cleaned_data)
