from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.network.actions.context_figures import FigureData
from kimpass.ui.fields import CleanCharField, GermanDecimalField


class FigureForm(forms.Form):
    """A figure from elsewhere."""

    metric = CleanCharField(
        label=_("Was wird gezählt?"), max_length=60, help_text=_("zum Beispiel: Einwohnerinnen und Einwohner")
    )
    value = GermanDecimalField(label=_("Wert"), required=False, max_digits=14)
    is_approximate = forms.BooleanField(label=_("nur ungefähr („etwa“)"), required=False)
    text = CleanCharField(label=_("In Worten"), required=False, max_length=200)
    reference = CleanCharField(label=_("Stand"), max_length=40, help_text=_("zum Beispiel: 31.12.2025"))
    source = CleanCharField(label=_("Quelle"), max_length=200)

    def told(self) -> FigureData:
        """Return what was typed as the action takes it."""
        values: dict[str, Any] = self.cleaned_data
        return FigureData(**values)
