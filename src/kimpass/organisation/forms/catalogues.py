"""The district's own words for a code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.ui.fields import CleanCharField


class RenameForm(forms.Form):
    label_de = CleanCharField(label=_("Bezeichnung"), max_length=200)
    label_en = CleanCharField(label=_("Bezeichnung auf Englisch"), max_length=200, required=False)
    before = CleanCharField(widget=forms.HiddenInput, max_length=200)
