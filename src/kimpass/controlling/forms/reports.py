"""Choose the day or the period of a report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.ui.fields import GermanDateField


class DayForm(forms.Form):
    mark_optional = False
    stichtag = GermanDateField(label=_("Stichtag"), required=False)


class PeriodForm(forms.Form):
    mark_optional = False

    def __init__(self, *args: Any, periods: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("letzter abgeschlossener Zeitraum")), *((label, label) for label in periods)]
        self.fields["zeitraum"] = forms.ChoiceField(label=_("Zeitraum"), choices=choices, required=False)
