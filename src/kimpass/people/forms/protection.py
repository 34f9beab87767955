"""What people type about protection."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.people.actions.protection import REASONS
from kimpass.ui.fields import ChipsField


class ProtectionForm(forms.Form):
    """Whether somebody is in danger, or known to colleagues."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    is_protected = forms.BooleanField(
        label=_("Geschützte Person"),
        help_text=_("Anschrift und Kontaktwege sind verdeckt und stehen in keiner Übergabe, Liste oder Ausgabe."),
        required=False,
    )
    staff_lock = forms.BooleanField(
        label=_("Bekannt im eigenen Haus"),
        help_text=_("Angehörige oder Bekannte von Beschäftigten: Die Vertretung sieht die Person nicht."),
        required=False,
    )


class RevealForm(forms.Form):
    """Why somebody looks at what is hidden."""

    reason = ChipsField(label=_("Wozu brauchen Sie die Angaben?"), choices=list(REASONS.items()))
