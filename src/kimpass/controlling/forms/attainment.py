"""Confirm how far a goal was reached."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.models import AttainmentValue
from kimpass.ui.fields import ChipsField, CleanTextField


class AttainmentForm(forms.Form):
    value = ChipsField(label=_("Zielerreichung"), choices=AttainmentValue.choices)
    reasoning = CleanTextField(
        label=_("Begründung"),
        max_length=2000,
        required=False,
        help_text=_("Nötig, wenn Sie vom Vorschlag der Daten abweichen."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1_000_000)
