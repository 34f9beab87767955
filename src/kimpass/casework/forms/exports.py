"""Choosing what an export holds."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import WorkForm
from kimpass.casework.selectors.exports import Column
from kimpass.ui.fields import ChipsField, MultipleChipsField


class ExportForm(WorkForm):
    """Columns and format; nothing that names people is chosen beforehand."""

    columns = MultipleChipsField(
        label=_("Spalten"),
        choices=[],
        help_text=_("Namen und Geburtsjahr sind nicht vorausgewählt. Notizen gehen in keine Tabelle."),
    )
    file_format = ChipsField(
        label=_("Datei"), choices=[("xlsx", _("Excel (XLSX)")), ("csv", _("CSV mit Semikolon"))], initial="xlsx"
    )

    def __init__(self, data: Any = None, *, offered: Sequence[Column]) -> None:
        super().__init__(data, initial={"columns": [each.key for each in offered if not each.names_people]})
        field: forms.Field = self.fields["columns"]
        field.choices = [(each.key, each.label) for each in offered]  # type: ignore[attr-defined]
