"""What the forms of this area have in common: yes or no, hours as lines, web addresses."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.network.models.hours import Unreadable, read_hours
from kimpass.ui.fields import ChipsField, CleanTextField

YES_NO_UNKNOWN = (("", _("unbekannt")), ("ja", _("ja")), ("nein", _("nein")))
TOLD = {"ja": True, "nein": False}
STORED = {True: "ja", False: "nein", None: ""}


def yes_no_field(label: Any) -> ChipsField:
    """Return a choice of yes, no and unknown; unknown is None."""
    return ChipsField(label=label, choices=YES_NO_UNKNOWN, coerce=TOLD.get, required=False, empty_value=None)


class HoursField(CleanTextField):
    """Hours of a week, one line each."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "help_text", _("Eine Zeile je Zeit, zum Beispiel: Mo–Do 9–12 Uhr oder Di 14:00–17:30 nur mit Termin")
        )
        super().__init__(required=False, max_length=3000, rows=4, **kwargs)

    def clean(self, value: Any) -> Any:
        """
        Return the hours.

        :raises ValidationError: a line is no hours.
        """
        text = super().clean(value)
        try:
            return tuple(read_hours(text))
        except Unreadable as error:
            words = _t("„%(line)s“ lässt sich nicht als Zeit lesen. Bitte schreiben Sie etwa: Mo–Do 9–12 Uhr.")
            raise ValidationError(words, code="hours", params={"line": str(error)[:100]}) from error


class WebField(forms.URLField):
    """An address on the web; without a scheme it is taken as https."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", max_length=300, **kwargs)
        self.error_messages["invalid"] = _(
            "Bitte schreiben Sie die ganze Adresse, zum Beispiel https://www.beispiel.de."
        )
        for validator in self.validators:
            if hasattr(validator, "schemes"):
                validator.schemes = ["http", "https"]
