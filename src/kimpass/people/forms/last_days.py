"""People know the last day of something, the program keeps the first day without it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.ui.fields import GermanDateField


def day_after(last_day: date | None) -> date | None:
    """Return the first day without, none where no last day was told."""
    return last_day and last_day + timedelta(days=1)


class EndingForm(forms.Form):
    """Something ends: forms of this kind add what it is."""

    last_day = GermanDateField(label=_("Letzter Tag"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What ends is asked first.
        self.fields["last_day"] = self.fields.pop("last_day")

    def first_day_without(self) -> date:
        """Return the first day without, as the actions take it."""
        day: date = self.cleaned_data["last_day"]
        return day + timedelta(days=1)
