"""What people type about residence titles."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import CatalogueEntry
from kimpass.people.forms.last_days import day_after
from kimpass.people.forms.offering import offer
from kimpass.ui.fields import GermanDateField, SelectField


class ResidenceStatusForm(forms.Form):
    """A title for a period."""

    title_id = SelectField(label=_("Aufenthaltstitel"), choices=())
    valid_from = GermanDateField(label=_("Von"))
    last_day = GermanDateField(label=_("Bis einschließlich"), required=False)

    def __init__(self, *args: Any, titles: list[CatalogueEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["title_id"], [(row.code, row.label_de, row.pk) for row in titles], blank=_("bitte wählen"))

    def values(self) -> dict[str, Any]:
        """Return what was typed as the action takes it: the first day without instead of the last day with."""
        values = dict(self.cleaned_data)
        last_day = values.pop("last_day")
        return values | {"valid_until": day_after(last_day)}
