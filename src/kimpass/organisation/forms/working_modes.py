"""How case management is met in a Kommune."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.actions.working_modes import ModeData
from kimpass.organisation.forms.keyed import KeyedField
from kimpass.organisation.models import WorkingMode
from kimpass.organisation.selectors.post_keys import row_key
from kimpass.ui.components.values import de_date
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField


class ModeForm(forms.Form):
    """A way of being met, with place and hours where there are some."""

    mode = ChipsField(label=_("Arbeitsweise"), choices=WorkingMode.Mode.choices)
    place = CleanCharField(label=_("Ort"), max_length=160, required=False)
    hours = CleanCharField(
        label=_("Zeiten"), max_length=160, required=False, help_text=_("Zum Beispiel „dienstags 9 bis 12 Uhr“.")
    )
    is_public = forms.BooleanField(label=_("Darf veröffentlicht werden"), required=False)
    valid_from = GermanDateField(label=_("Gilt ab"))

    def data_of(self) -> ModeData:
        """Return what the action takes."""
        return ModeData(**{name: self.cleaned_data[name] for name in ModeData.__dataclass_fields__})


class EndModeForm(forms.Form):
    """Which way ends when."""

    last_day = GermanDateField(label=_("Letzter Tag"))

    def __init__(self, rows: list[WorkingMode], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        offered = [(row_key(row), _words(row), row.pk) for row in rows]
        only = offered[0][2] if len(offered) == 1 else None
        self.fields["row_id"] = KeyedField(label=_("Arbeitsweise"), rows=offered, initial=only)


def _words(row: WorkingMode) -> str:
    parts = [str(row.get_mode_display()), row.place, row.hours, de_date(row.valid_from)]
    return ", ".join(part for part in parts if part)
