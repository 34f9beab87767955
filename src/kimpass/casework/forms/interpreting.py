from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.clock import ClockField
from kimpass.casework.forms.work import WorkForm, picks
from kimpass.casework.selectors import clock
from kimpass.kernel.access import RuleViolation
from kimpass.network.models import Interpreter
from kimpass.ui.fields import GermanDateField, SelectField

WEEK = timedelta(days=7)


class InterpretingForm(WorkForm):
    language = SelectField(label=_("Welche Sprache?"), choices=())
    day = GermanDateField(label=_("Am"))
    begins = ClockField(label=_("Um"))
    minutes_planned = forms.IntegerField(label=_("Voraussichtliche Dauer in Minuten"), min_value=1, max_value=720)
    interpreter_id = SelectField(
        label=_("Wen fragen Sie an?"),
        choices=(),
        required=False,
        empty_value=None,
        help_text=_("Leer: Die Koordinierende Stelle sucht jemanden."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        languages: list[tuple[str, str]],
        pool: list[tuple[Interpreter, str]],
        today: date,
    ) -> None:
        first = {"day": today + WEEK, "begins": time(9), "minutes_planned": 60}
        super().__init__(data, initial={**first, "language": languages[0][0] if languages else ""})
        language: Any = self.fields["language"]
        language.choices = languages
        words = {row.pk: f"{row.name} ({spoken})" for row, spoken in pool}
        people, ids = picks((row for row, _spoken in pool), "public_id", lambda row: words[row.pk])
        interpreter: Any = self.fields["interpreter_id"]
        interpreter.choices = [("", _("noch niemanden")), *people]
        interpreter.coerce = ids.__getitem__

    def clean(self) -> dict[str, Any]:
        """Turn day and time into an instant; a time the clocks skip is refused in words."""
        values = super().clean() or self.cleaned_data
        if values.get("day") is not None and values.get("begins") is not None:
            try:
                values["starts_at"] = clock.instant(values["day"], values["begins"])
            except RuleViolation as refusal:
                self.add_error("begins", refusal.reasons[0])
        return values
