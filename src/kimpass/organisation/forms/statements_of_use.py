"""Say what of a line was used, and when the statement was handed in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.forms.amounts import money_field
from kimpass.organisation.selectors.statements_of_use import Use, draft_text
from kimpass.ui.fields import CleanTextField, GermanDateField


class StatementForm(forms.Form):
    """Amounts and the text; where no text is stored yet, a draft made of what is recorded stands there."""

    def __init__(self, data: Any = None, *, use: Use) -> None:
        stored = use.statement
        initial = {"used": use.used, "returned": use.returned, "text": (stored and stored.text) or draft_text(use)}
        super().__init__(data, initial=initial)
        self.fields["used"] = money_field(_("Verwendet, in Euro"), help_text=_("Leer heißt noch unbekannt."))
        self.fields["returned"] = money_field(_("Zurückgezahlt, in Euro"), help_text=_("Leer heißt noch unbekannt."))
        self.fields["text"] = CleanTextField(
            label=_("Text des Nachweises"), max_length=4000, rows=8, required=False, help_text=_("Ohne Namen.")
        )


class SubmitForm(forms.Form):
    """When it was handed in."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"] = GermanDateField(label=_("Eingereicht am"), latest=actor.today, initial=actor.today)
