"""How a Kommune takes part: since when, with which offices, in which region."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.participation import StartData
from kimpass.organisation.forms.keyed import KeyedField
from kimpass.organisation.models import MunicipalityFeature, Participation, Precision, Region, YesNo
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, SelectField


class StartForm(forms.Form):
    """The first working day of a case manager, as exactly as it is known."""

    since = GermanDateField(
        label=_("Erster Arbeitstag im Case Management"),
        help_text=_("Nur ungefähr bekannt? Dann den ersten möglichen Tag, und daneben, wie genau er ist."),
    )
    precision = SelectField(label=_("So genau bekannt"), choices=Precision.choices, initial=Precision.DAY)
    label = CleanCharField(
        label=_("In Worten"), max_length=80, required=False, help_text=_("Zum Beispiel „spätestens 2023“.")
    )
    is_model = forms.BooleanField(label=_("Modellkommune"), required=False)

    def __init__(self, data: Any = None, *, row: Participation | None = None) -> None:
        stored = {}
        if row is not None:
            stored = {
                "since": row.valid_from,
                "precision": row.precision,
                "label": row.label,
                "is_model": row.is_model_municipality,
            }
        super().__init__(data, initial=stored)

    def start(self) -> StartData:
        """Return what the action takes."""
        return StartData(**{name: self.cleaned_data[name] for name in StartData.__dataclass_fields__})


class FeaturesForm(forms.Form):
    """Which offices a Kommune has of its own; unknown is an answer."""

    def __init__(self, today: date, stored: dict[str, str], data: Any = None) -> None:
        super().__init__(data)
        for feature in MunicipalityFeature.Feature:
            self.fields[feature.value] = ChipsField(
                label=feature.label, choices=YesNo.choices, initial=stored[feature.value]
            )
        self.fields["valid_from"] = GermanDateField(label=_("Gilt ab"), initial=today)

    def answers(self) -> dict[str, str]:
        """Return the answers by office."""
        return {feature.value: self.cleaned_data[feature.value] for feature in MunicipalityFeature.Feature}


class RegionForm(forms.Form):
    """The region of a Kommune from a day on, or none."""

    def __init__(self, actor: Actor, regions: list[Region], region_id: int | None, word: str, data: Any = None) -> None:
        super().__init__(data)
        rows = [(region.public_id, region.name, region.pk) for region in regions]
        self.fields["region_id"] = KeyedField(
            label=word, rows=rows, empty=_("keine"), required=False, initial=region_id
        )
        self.fields["valid_from"] = GermanDateField(label=_("Gilt ab"), initial=actor.today)
