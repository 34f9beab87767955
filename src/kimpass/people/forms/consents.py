"""What people type about signed papers."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import Agency
from kimpass.people.models import Signer
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, MultipleChipsField


class ConsentForm(forms.Form):
    """A signed consent to data processing."""

    text_id = ChipsField(label=_("Unterschriebener Wortlaut"), choices=(), coerce=int)
    signed_on = GermanDateField(label=_("Unterschrieben am"))
    signer = ChipsField(label=_("Wer hat unterschrieben?"), choices=Signer.choices)
    last_day = GermanDateField(label=_("Gilt bis einschließlich"), required=False)

    def __init__(self, *args: Any, texts: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text_id"].choices = texts  # type: ignore[attr-defined]
        if len(texts) == 1:
            self.fields["text_id"].initial = texts[0][0]

    def values(self) -> dict[str, Any]:
        """Return what was typed as the actions take it: the first day without instead of the last day with."""
        values = dict(self.cleaned_data)
        last_day = values.pop("last_day")
        return values | {"expires_on": last_day and last_day + timedelta(days=1)}


class ReleaseForm(ConsentForm):
    """A signed release from confidentiality."""

    agency_ids = MultipleChipsField(
        label=_("Mit welchen Stellen darf gesprochen werden?"),
        choices=(),
        coerce=int,
        help_text=_("Nur Stellen, die auf dem Papier stehen. „Alle Stellen“ gibt es nicht."),
    )
    subject = CleanCharField(
        label=_("Worüber?"), max_length=160, help_text=_("Zum Beispiel: Antrag auf Wohngeld, Anerkennung des Berufs")
    )
    field_order = ["agency_ids", "subject", "signed_on", "signer", "last_day", "text_id"]

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency_ids"].choices = [(agency.pk, agency.name) for agency in agencies]  # type: ignore[attr-defined]
