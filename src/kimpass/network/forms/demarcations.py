from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.network.actions.demarcations import DemarcationData
from kimpass.network.selectors import directory
from kimpass.ui.choosing import select_key
from kimpass.ui.fields import CleanCharField, CleanTextField


class DemarcationForm(forms.Form):
    """What a programme does beside KIM."""

    programme = CleanCharField(label=_("Programm"), max_length=120, help_text=_("zum Beispiel: MBE, JMD, Teilhabe"))
    aim = CleanTextField(label=_("Ziele"), required=False, max_length=1000, rows=2)
    target_group = CleanTextField(label=_("Zielgruppe"), required=False, max_length=1000, rows=2)
    means = CleanTextField(label=_("Handlungsmöglichkeiten"), required=False, max_length=1000, rows=2)
    interface = CleanTextField(label=_("Schnittstelle zu KIM"), required=False, max_length=1000, rows=2)
    synergy = CleanTextField(label=_("Synergie"), required=False, max_length=1000, rows=2)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency_id"] = select_key(_("Träger"), directory.agencies_by_key(actor), empty=_("keiner"))
        domains = directory.catalogue_by_code(actor, "legal_domain")
        self.fields["domain_id"] = select_key(_("Rechtskreis"), domains, empty=_("keiner"))
        self.order_fields(["programme", "agency_id", "domain_id"])

    def told(self) -> DemarcationData:
        """Return what was typed as the action takes it."""
        return DemarcationData(**self.cleaned_data)
