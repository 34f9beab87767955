"""Gelingensbedingungen: a new one, and how far one is met."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import SuccessCondition
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField


class ConditionForm(forms.Form):
    """A condition in one sentence."""

    text = CleanCharField(label=_("Gelingensbedingung"), max_length=200)


class AssessForm(forms.Form):
    """How far a condition is met, and when somebody looked."""

    state = ChipsField(label=_("Stand"), choices=SuccessCondition.State.choices)
    note = CleanTextField(label=_("Anmerkung"), max_length=300, rows=3, required=False)
    looked_at_on = GermanDateField(label=_("Angesehen am"), required=False)

    def __init__(self, row: SuccessCondition, data: Any = None) -> None:
        super().__init__(data, initial={"state": row.state, "note": row.note, "looked_at_on": row.looked_at_on})
