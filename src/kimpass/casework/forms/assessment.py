from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.assessment import AreaEntry
from kimpass.casework.forms.work import WorkForm
from kimpass.organisation.models import CatalogueEntry
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField

RUNGS = [(rung, str(rung)) for rung in range(1, 6)]


@dataclass(frozen=True, slots=True)
class AreaRow:
    """The fields of one life area, and the rung of the round before."""

    area: CatalogueEntry
    before: int | None
    rung: BoundField
    need: BoundField
    wish: BoundField
    resources: BoundField
    is_priority: BoundField

    @property
    def is_filled(self) -> bool:
        """Test whether something was typed here, so that the row stays open."""
        return any(field.data for field in (self.rung, self.need, self.wish, self.resources, self.is_priority))


class AssessmentForm(WorkForm):
    mark_optional = False
    on = GermanDateField(label=_("Datum"))
    strengths = CleanTextField(label=_("Stärken und Potenziale"), max_length=2000, rows=3, required=False)

    def __init__(
        self, data: Any = None, *, areas: Sequence[CatalogueEntry], before: dict[int, int | None], today: date
    ) -> None:
        super().__init__(data, initial={"on": today})
        self.areas, self.before = areas, before
        for area in areas:
            self.fields[f"rung_{area.code}"] = ChipsField(
                label=_("Leiter: 1 Not bis 5 gesichert"), choices=RUNGS, coerce=int, empty_value=None, required=False
            )
            self.fields[f"need_{area.code}"] = self._words(_("Bedarf (fachlich)"))
            self.fields[f"wish_{area.code}"] = self._words(_("Bedürfnis (eigene Worte)"))
            self.fields[f"resources_{area.code}"] = self._words(_("Ressourcen"))
            self.fields[f"is_priority_{area.code}"] = forms.BooleanField(label=_("vordringlich"), required=False)

    def _words(self, label: Any) -> CleanCharField:
        return CleanCharField(label=label, max_length=300, required=False)

    def rows(self) -> Iterator[AreaRow]:
        """Yield the life areas with their fields."""
        for area in self.areas:
            names = ("rung", "need", "wish", "resources", "is_priority")
            yield AreaRow(area, self.before.get(area.pk), *(self[f"{name}_{area.code}"] for name in names))

    def entries(self) -> list[AreaEntry]:
        """Return what was said, area by area."""
        values = self.cleaned_data
        return [
            AreaEntry(
                area_id=area.pk,
                rung=values[f"rung_{area.code}"],
                need=values[f"need_{area.code}"],
                wish=values[f"wish_{area.code}"],
                resources=values[f"resources_{area.code}"],
                is_priority=values[f"is_priority_{area.code}"],
            )
            for area in self.areas
        ]
