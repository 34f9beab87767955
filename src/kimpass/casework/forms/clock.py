"""Times of day as people write them."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kimpass.casework.selectors import rough
from kimpass.casework.selectors.rough import Rough
from kimpass.ui.fields import FILL_IN, CleanCharField

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9]))?(?:\s*Uhr)?", re.ASCII)


class ClockInput(forms.TextInput):
    """A short text field that shows a time as "09:30"."""

    def __init__(self) -> None:
        super().__init__(attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "09:30", "maxlength": 9})

    def format_value(self, value: Any) -> str | None:
        """Return the time with minutes; what was typed stays as typed."""
        return f"{value:%H:%M}" if isinstance(value, time) else super().format_value(value)


class ClockField(forms.Field):
    """A time of day, written "9:30", "09.30" or "9 Uhr"; nothing is guessed."""

    widget = ClockInput
    default_error_messages = {
        "required": FILL_IN,
        "shape": _("Bitte schreiben Sie die Uhrzeit als SS:MM, zum Beispiel 09:30."),
    }

    def to_python(self, value: Any) -> time | None:
        """Return the time, None when nothing was typed."""
        if isinstance(value, time):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        found = _CLOCK.fullmatch(text)
        if found is None:
            raise ValidationError(self.error_messages["shape"], code="shape")
        return time(int(found[1]), int(found[2] or 0))


class RoughDateField(CleanCharField):
    """A date as exactly as it is known: a day, a month, a quarter, a school year, a year, or about then."""

    default_error_messages = {
        "shape": _(
            "Bitte schreiben Sie zum Beispiel 12.03.2019, 03.2019, März 2019, 2. Quartal 2019, 2019 oder etwa 2019."
        ),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs.setdefault("autocomplete", "off")

    def clean(self, value: Any) -> Any:
        """Return what was told with all the days it may mean, None when nothing was typed."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return Told(text, rough.parse(text))
        except ValueError as error:
            raise ValidationError(self.error_messages["shape"], code="shape") from error


class Told:
    """A date and the words it was told in."""

    def __init__(self, words: str, date: Rough) -> None:
        self.words, self.date = words, date
