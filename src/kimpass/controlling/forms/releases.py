"""Release a corrected version with its reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.ui.fields import CleanCharField


class CorrectionForm(forms.Form):
    """Why a released report is corrected."""

    reason = CleanCharField(
        label=_("Grund der Korrektur"),
        max_length=300,
        help_text=_("Steht auf der neuen Fassung. Die bisherige bleibt, wie sie ist."),
    )
