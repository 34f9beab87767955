"""Take something back from the Land; answer what a place handed over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.ui.fields import CleanCharField, CleanTextField


class WithdrawForm(forms.Form):
    """Why something is taken back."""

    reason = CleanCharField(
        label=_("Grund"), max_length=300, help_text=_("Das Land sieht den Grund, aber nicht mehr den Inhalt.")
    )


class ReplyToPlaceForm(forms.Form):
    """What the Land answers."""

    reply = CleanTextField(
        label=_("Antwort"),
        max_length=4000,
        rows=6,
        help_text=_("Erscheint beim Standort; eine frühere Antwort bleibt darüber stehen."),
    )
