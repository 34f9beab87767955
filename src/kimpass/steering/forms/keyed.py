"""Lists to choose rows from under their public ids: no row number stands in a form."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms

from kimpass.steering.forms.common import CHOOSE_ONE, Label, select


def select_row(
    label: Label,
    rows: Iterable[Any],
    words: Callable[[Any], Label],
    *,
    required: bool = True,
    empty: Label = CHOOSE_ONE,
    help_text: Label = "",
) -> forms.TypedChoiceField:
    """Return a list of rows; what was chosen comes out as the row's number."""
    found = list(rows)
    numbers = {row.public_id: row.pk for row in found}
    options = [(row.public_id, words(row)) for row in found]
    return select(label, options, required=required, empty=empty, coerce=numbers.__getitem__, help_text=help_text)


def select_from(
    label: Label, values: Mapping[str, tuple[Label, Any]], *, required: bool = True, empty: Label = CHOOSE_ONE
) -> forms.TypedChoiceField:
    """Return a list of keys with words; what was chosen comes out as the value behind the key."""
    options = [(key, words) for key, (words, _value) in values.items()]
    return select(label, options, required=required, empty=empty, coerce=lambda key: values[key][1])
