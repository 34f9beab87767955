"""Staffing: who fills a post, and until when."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.staffing import AFTERWARDS, FillData
from kimpass.organisation.forms.keyed import UNKNOWN, KeyedField, fte
from kimpass.organisation.models import Staffing
from kimpass.organisation.selectors.post_keys import row_key
from kimpass.organisation.selectors.posts import staff_to_choose
from kimpass.ui.components.values import de_date
from kimpass.ui.components.values import fte as in_words
from kimpass.ui.fields import GermanDateField, SelectField


def staff_field(actor: Actor, initial: int | None = None) -> KeyedField:
    """Return the list of those who may hold a post; nobody chosen is somebody unknown."""
    rows = [(member.public_id, member.name, member.pk) for member in staff_to_choose(actor)]
    return KeyedField(label=_("Person"), rows=rows, empty=UNKNOWN, required=False, initial=initial)


class FillForm(forms.Form):
    """Somebody, how much, from when to when."""

    def __init__(self, actor: Actor, data: Any = None) -> None:
        super().__init__(data)
        self.fields["staff_id"] = staff_field(actor)
        self.fields["fte"] = fte(_("VZÄ"), required=True)
        self.fields["valid_from"] = GermanDateField(label=_("Besetzt ab"), initial=actor.today)
        self.fields["last_day"] = GermanDateField(label=_("Befristet bis einschließlich"), required=False)

    def data_of(self) -> FillData:
        """Return what the action takes."""
        return FillData(**{name: self.cleaned_data[name] for name in FillData.__dataclass_fields__})


class EndStaffingForm(forms.Form):
    """Which staffing ends when, and how filling the post anew goes on."""

    def __init__(self, actor: Actor, rows: Iterable[Staffing], data: Any = None) -> None:
        super().__init__(data)
        offered = [(row_key(row), _words(row), row.pk) for row in rows]
        only = offered[0][2] if len(offered) == 1 else None
        self.fields["row_id"] = KeyedField(label=_("Besetzung"), rows=offered, initial=only)
        self.fields["last_day"] = GermanDateField(label=_("Letzter Tag"), initial=actor.today)
        self.fields["then"] = SelectField(
            label=_("Danach"),
            choices=[("", _("Stand bleibt, wie er ist")), *((state.value, state.label) for state in AFTERWARDS)],
            required=False,
        )


def _words(row: Staffing) -> str:
    name = row.staff_member.name if row.staff_member else UNKNOWN
    return f"{in_words(row.fte)}, {name} ({de_date(row.valid_from)})"
