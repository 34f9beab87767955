"""Write a mapping row by row; make a transfer up to a day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.models import TransferMapping
from kimpass.controlling.selectors.transfers import FORMATS, Column, columns_of
from kimpass.kernel.access import Actor
from kimpass.ui.fields import CleanCharField, GermanDateField, SelectField

MORE, MOST = 4, 60
PARTS = ("field", "source", "constant", "format")


class MappingForm(forms.Form):
    """A name, and rows of target field, source, fixed value and format; empty rows are left out."""

    # Three of the four fields of a row are empty as a rule.
    mark_optional = False
    label = CleanCharField(label=_("Name der Zuordnung"), max_length=120)

    def __init__(self, *args: Any, mapping: TransferMapping | None = None, **kwargs: Any) -> None:
        columns = columns_of(mapping) if mapping else []
        initial = {"label": mapping.label if mapping else "", "is_in_use": mapping is None or mapping.is_in_use}
        for number, column in enumerate(columns, 1):
            initial |= {f"{part}_{number}": getattr(column, part) for part in PARTS}
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.numbers = range(1, self._rows(len(columns)) + 1)
        for number in self.numbers:
            self._row(number)
        if mapping is not None:
            self.fields["is_in_use"] = forms.BooleanField(label=_("in Gebrauch"), required=False)

    def _rows(self, stored: int) -> int:
        """Return how many rows to show: the stored or sent ones and some more."""
        sent = [int(name[6:]) for name in self.data if name.startswith("field_") and name[6:].isdecimal()]
        return min(MOST, max([stored + MORE, *(number for number in sent if number <= MOST)]))

    def _row(self, number: int) -> None:
        self.fields[f"field_{number}"] = CleanCharField(label=_("Zielfeld"), max_length=60, required=False)
        self.fields[f"source_{number}"] = CleanCharField(label=_("Quelle"), max_length=80, required=False)
        self.fields[f"constant_{number}"] = CleanCharField(label=_("Fester Wert"), max_length=80, required=False)
        self.fields[f"format_{number}"] = SelectField(label=_("Format"), choices=list(FORMATS.items()), required=False)

    def rows(self) -> list[list[Any]]:
        """Return the bound fields row by row, for the page."""
        return [[self[f"{part}_{number}"] for part in PARTS] for number in self.numbers]

    def columns(self) -> list[Column]:
        """Return the rows that say something."""
        told = [Column(*(self.cleaned_data.get(f"{part}_{number}") or "" for part in PARTS)) for number in self.numbers]
        return [column for column in told if column.field or column.source or column.constant]


class TransferForm(forms.Form):
    """Up to which day reports go."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["as_of"] = GermanDateField(
            label=_("Berichte mit Stichtag bis"), initial=actor.today, latest=actor.today
        )
