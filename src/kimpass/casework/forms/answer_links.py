"""What somebody without an account fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import WorkForm
from kimpass.casework.models import Referral
from kimpass.ui.fields import ChipsField, CleanCharField


class CodeForm(WorkForm):
    code = CleanCharField(
        label=_("Code aus dem Telefongespräch"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    bound = forms.BooleanField(
        label=_("Ich verwende die Angaben nur zu dem Zweck, der auf dem Blatt steht, und gebe sie nicht weiter."),
        error_messages={"required": _("Ohne diese Zusage darf das Blatt nicht gezeigt werden (§ 78 SGB X).")},
    )


class LinkAnswerForm(WorkForm):
    ticket = forms.CharField(widget=forms.HiddenInput, max_length=200)
    state = ChipsField(
        label=_("Übernehmen Sie?"),
        choices=[
            (Referral.State.CONFIRMED.value, _("Ja, wir übernehmen")),
            (Referral.State.DECLINED.value, _("Nein, wir lehnen ab")),
        ],
    )
    reason = ChipsField(label=_("Wenn nein: warum?"), choices=Referral.DeclineReason.choices, required=False)
    words = CleanCharField(
        label=_("Nachricht an die Fachkraft"),
        max_length=300,
        required=False,
        help_text=_("Zum Beispiel Termin und Ansprechperson."),
    )

    def __init__(self, data: Any = None, *, ticket: str = "") -> None:
        super().__init__(data, initial={"ticket": ticket})
