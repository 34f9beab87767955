"""Lists to choose from whose values may leave the program: public ids and codes, never numbers of rows."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise

CHOOSE = ""


def offer(field: forms.Field, rows: Iterable[tuple[str, Any, Any]], *, blank: "str | Promise | None" = None) -> None:
    """Let a field choose among rows of (key, words, id); what was chosen comes back as the id."""
    found = list(rows)
    ids = {key: pk for key, _words, pk in found}
    choices = [(key, words) for key, words, _pk in found]
    chosen: Any = field
    chosen.choices = choices if blank is None else [(CHOOSE, blank), *choices]
    chosen.coerce = ids.__getitem__
