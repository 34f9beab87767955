"""Which indicators, which year."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.selectors import selection
from kimpass.controlling.selectors.indicators import GROUPS, GROUPS_AS, in_group
from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.fields import MultipleChipsField, SelectField


class SelectionForm(forms.Form):
    """Kept in the address, so that the same choice can be asked for again next year."""

    def __init__(self, actor: Actor, data: Any = None) -> None:
        today, words = actor.today, words_of(actor)
        super().__init__(data, initial={"jahr": str(today.year - 1)})
        numbers = [(str(year), str(year)) for year in selection.years(today)]
        self.fields["jahr"] = SelectField(label=_("Jahr"), choices=numbers, coerce=int)
        for group, label in GROUPS_AS.items():
            found = [(indicator.key, words.fill(indicator.label_as)) for indicator in in_group(group)]
            if found:
                self.fields[f"z-{group}"] = MultipleChipsField(label=words.fill(label), choices=found, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for at least one indicator, and for no more than a page holds."""
        values = super().clean() or {}
        keys = [key for group in GROUPS for key in values.get(f"z-{group}", [])]
        if not 0 < len(keys) <= selection.MOST:
            words = {"most": selection.MOST}
            self.add_error(None, _("Bitte wählen Sie mindestens eine und höchstens %(most)s Kennzahlen.") % words)
        return values | {"keys": keys}
