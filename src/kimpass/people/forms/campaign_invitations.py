"""What is noted of an invitation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.people.selectors.campaign_reach import NAMES
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField


class InvitationForm(forms.Form):
    """An own client was invited."""

    basis = ChipsField(label=_("Worum geht es?"), choices=())
    on = GermanDateField(label=_("Eingeladen am"))
    way = CleanCharField(
        label=_("Auf welchem Weg?"), required=False, max_length=80, help_text=_("Zum Beispiel: im Gespräch.")
    )
    agreed = forms.BooleanField(label=_("Die Person möchte eingeladen werden."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["basis"]
        chosen.choices = [(key, str(name)) for key, name in NAMES.items()]
