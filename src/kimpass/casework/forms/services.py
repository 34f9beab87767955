from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import NOTHING_CHOSEN, WorkForm, picks
from kimpass.casework.models import GoalStep, ServiceLinking
from kimpass.network.models import Service
from kimpass.organisation.models import CatalogueEntry
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField


class LinkServiceForm(WorkForm):
    field_id = ChipsField(label=_("Handlungsfeld"), choices=[])
    result = ChipsField(
        label=_("Ergebnis"),
        choices=ServiceLinking.Result.choices,
        help_text=_("„Kein passendes Angebot“ zählt in der Bedarfsanalyse, ohne Person."),
    )
    service_id = forms.TypedChoiceField(label=_("Angebot"), empty_value=None, required=False)
    step_id = forms.TypedChoiceField(label=_("Gehört zum Schritt"), empty_value=None, required=False)
    on = GermanDateField(label=_("Am"))
    note = CleanCharField(label=_("Bemerkung"), max_length=300, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        fields: Sequence[CatalogueEntry],
        services: Sequence[Service],
        steps: Sequence[GoalStep],
        today: date,
        step: str = "",
    ) -> None:
        super().__init__(data, initial={"on": today, "step_id": step})
        self._offer("field_id", *picks(fields, "code", lambda field: field.label_de), empty=False)
        self._offer("service_id", *picks(services, "public_id", lambda each: f"{each.name} · {each.agency.name}"))
        self._offer("step_id", *picks(steps, "public_id", lambda each: each.text))

    def _offer(self, name: str, choices: list[tuple[str, str]], ids: dict[str, int], *, empty: bool = True) -> None:
        field: Any = self.fields[name]
        field.choices = [NOTHING_CHOSEN, *choices] if empty else choices
        field.coerce = ids.__getitem__
