"""Fields for money and full-time equivalents."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kimpass.ui.fields import GermanDecimalField


class ExactField(GermanDecimalField):
    """A number of two decimals; one with three is refused in words, and what was typed stays as typed."""

    default_error_messages = {
        "too_exact": _("Höchstens zwei Stellen nach dem Komma. Gerundet wird nicht; Ihre Eingabe steht noch da."),
        "too_large": _("Diese Zahl ist zu groß."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 0)
        super().__init__(**kwargs)

    def run_validators(self, value: Any) -> None:
        """
        Refuse what would have to be rounded or does not fit.

        :raises ValidationError: more than two decimals, below nought, or too many digits.
        """
        try:
            super().run_validators(value)
        except ValidationError as error:
            codes = {each.code for each in error.error_list}
            if "max_decimal_places" in codes:
                raise ValidationError(self.error_messages["too_exact"], code="too_exact") from error
            if codes & {"max_digits", "max_whole_digits"}:
                raise ValidationError(self.error_messages["too_large"], code="too_large") from error
            raise


def money_field(label: Any, *, required: bool = False, help_text: Any = "") -> ExactField:
    """Return a field for euro and cents."""
    return ExactField(label=label, required=required, help_text=help_text, max_digits=12)


def fte_field(label: Any, *, help_text: Any = "") -> ExactField:
    """Return a field for full-time equivalents."""
    return ExactField(label=label, required=False, help_text=help_text, max_digits=5)
