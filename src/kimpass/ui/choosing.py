"""Lists and chips to choose from whose values may stand in an address: keys and words, never numbers of rows."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.ui.fields import CHOOSE, MultipleChipsField, SelectField, same

# Words, or words that wait for their translation.
Label = Any
# What the page knows a row by, what it shows, and the row's number.
Keyed = Sequence[tuple[str, Label, int]]
CHOOSE_ONE = _("Bitte wählen")
WHOLE = {"invalid": _("Bitte geben Sie eine ganze Zahl ein.")}


def select(
    label: Label,
    options: Sequence[tuple[str, Label]],
    *,
    required: bool = True,
    empty: Label = CHOOSE_ONE,
    coerce: Callable[[str], Any] = same,
    help_text: Label = "",
) -> SelectField:
    """Return a list to choose one from; nothing chosen is None."""
    return SelectField(
        label=label,
        choices=[("", empty), *options],
        required=required,
        coerce=coerce,
        empty_value=None,
        help_text=help_text,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def select_key(
    label: Label, options: Keyed, *, required: bool = False, empty: Label = CHOOSE_ONE, help_text: Label = ""
) -> SelectField:
    """Return a list that shows keys; what was chosen comes out as the row's number."""
    numbers = {key: pk for key, _words, pk in options}
    shown = [(key, words) for key, words, _pk in options]
    return select(label, shown, required=required, empty=empty, coerce=numbers.__getitem__, help_text=help_text)


def select_row(
    label: Label,
    rows: Iterable[Any],
    words: Callable[[Any], Label],
    *,
    required: bool = False,
    empty: Label = CHOOSE_ONE,
    help_text: Label = "",
) -> SelectField:
    """Return a list of rows under their public ids; what was chosen comes out as the row's number."""
    options = [(row.public_id, words(row), row.pk) for row in rows]
    return select_key(label, options, required=required, empty=empty, help_text=help_text)


def chips_of(label: Label, options: Keyed, *, required: bool = False, help_text: Label = "") -> MultipleChipsField:
    """Return chips that show keys; what was chosen comes out as the rows' numbers."""
    numbers = {key: pk for key, _words, pk in options}
    shown = [(key, words) for key, words, _pk in options]
    return MultipleChipsField(
        label=label, choices=shown, coerce=numbers.__getitem__, required=required, help_text=help_text
    )


def key_of(options: Keyed, number: int | None) -> str:
    """Return the key under which a row stands in a form, empty for none."""
    return next((key for key, _words, pk in options if pk == number), "")


def count(
    label: Label, *, most: int, required: bool = False, least: int = 0, help_text: Label = ""
) -> forms.IntegerField:
    """Return a field for a whole number."""
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, required=required, help_text=help_text, error_messages=WHOLE
    )
