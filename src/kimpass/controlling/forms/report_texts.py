"""Write a part of a report, or explain a figure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.ui.fields import CleanTextField


class TextForm(forms.Form):
    """One part of a report."""

    text = CleanTextField(label="", required=False, max_length=20_000)

    def __init__(self, label: str, hint: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        self.fields["text"].help_text = hint
        self.fields["text"].widget.attrs["rows"] = 12


class ExplanationForm(forms.Form):
    """Why a figure stands as it does."""

    text = CleanTextField(
        label=_("Erläuterung"),
        required=False,
        max_length=500,
        help_text=_("Steht im Bericht neben der Anmerkung. Leer nimmt die Erläuterung zurück."),
    )
