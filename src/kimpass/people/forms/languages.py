"""What people type about languages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import YesNo
from kimpass.people.actions.languages import Spoken
from kimpass.people.models import LanguageLevel, PersonLanguage
from kimpass.ui.fields import SelectField

SPARE_ROWS, FEWEST_ROWS = 1, 3


class LanguagesForm(forms.Form):
    """The languages of a person, one a row; an emptied row is a language taken away."""

    def __init__(
        self, *args: Any, spoken: list[PersonLanguage], languages: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = range(1, max(FEWEST_ROWS, len(spoken) + SPARE_ROWS) + 1)
        for number in self.numbers:
            row = spoken[number - 1] if number <= len(spoken) else None
            self._add_row(number, row, languages)

    def _add_row(self, number: int, row: PersonLanguage | None, languages: list[tuple[str, str]]) -> None:
        self.fields[f"language_{number}"] = SelectField(
            label=_("%(number)s. Sprache") % {"number": number},
            choices=[("", "–"), *languages],
            required=False,
            initial=row.language if row else "",
        )
        self.fields[f"level_{number}"] = SelectField(
            label=_("Wie gut?"),
            choices=[("", _("nicht angegeben")), *LanguageLevel.choices],
            required=False,
            initial=row.level if row else "",
        )
        self.fields[f"interpreter_{number}"] = SelectField(
            label=_("Dolmetschen nötig?"),
            choices=YesNo.choices,
            required=False,
            initial=row.needs_interpreter if row else YesNo.NOT_ASKED,
        )

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Return the fields row by row."""
        return [(self[f"language_{n}"], self[f"level_{n}"], self[f"interpreter_{n}"]) for n in self.numbers]

    def spoken(self) -> list[Spoken]:
        """Return what was typed as the action takes it."""
        data = self.cleaned_data
        return [
            Spoken(data[f"language_{n}"], data[f"level_{n}"], data[f"interpreter_{n}"] or YesNo.NOT_ASKED)
            for n in self.numbers
            if data.get(f"language_{n}")
        ]
