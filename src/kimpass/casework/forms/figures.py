"""Which month or day figures are asked for; what cannot be read is left out, a page of figures is never an error."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kimpass.ui.fields import GermanDateField


class MonthForm(forms.Form):
    """A month out of the last ones."""

    mark_optional = False
    monat = forms.ChoiceField(label=_("Monat"), required=False)

    def __init__(self, data: Any, *, months: Sequence[date]) -> None:
        super().__init__(data or None, initial={"monat": f"{months[0]:%Y-%m}"})
        self.months = {f"{month:%Y-%m}": month for month in months}
        field: Any = self.fields["monat"]
        field.choices = [(key, date_format(month, "F Y")) for key, month in self.months.items()]

    def wanted(self) -> date:
        """Return the first day of the month that was asked for, else the newest."""
        self.is_valid()
        return self.months.get(getattr(self, "cleaned_data", {}).get("monat", ""), next(iter(self.months.values())))


class DayForm(forms.Form):
    """A day figures are counted on."""

    mark_optional = False
    stichtag = GermanDateField(label=_("Stichtag"), required=False)

    def wanted(self, today: date) -> date:
        """Return the day that was asked for, today when none was or it has not come."""
        self.is_valid()
        day: date | None = getattr(self, "cleaned_data", {}).get("stichtag")
        return today if day is None or day > today else day
