"""What somebody says when a handover is taken back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.ui.fields import CleanCharField


class TakeBackForm(forms.Form):
    """A handover ends."""

    reason = CleanCharField(label=_("Grund"), required=False, max_length=200, help_text=_("Nur für Ihre Akte."))
