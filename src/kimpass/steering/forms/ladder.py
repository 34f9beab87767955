"""Name a step of the ladder."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.ui.fields import CleanCharField


class LadderStepForm(forms.Form):
    label = CleanCharField(label=_("Name der Stufe"), max_length=80)
    is_used = forms.BooleanField(label=_("Diese Stufe gibt es bei uns"), required=False)
