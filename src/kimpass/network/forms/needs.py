from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.network.models import NeedsLine
from kimpass.ui.fields import ChipsField, CleanTextField, GermanDateField


class StartForm(forms.Form):
    """As of which day, over how many months."""

    reference_date = GermanDateField(label=_("Stichtag"))
    months = forms.IntegerField(label=_("Monate bis zum Stichtag"), min_value=1, max_value=60)
    introduction = CleanTextField(label=_("Einleitung"), required=False, max_length=4000, rows=6)

    def __init__(self, data: Any = None, *, today: Any) -> None:
        super().__init__(data, initial={"reference_date": today, "months": 12})


class IntroductionForm(forms.Form):
    introduction = CleanTextField(label=_("Einleitung"), required=False, max_length=4000, rows=10)


class JudgeLineForm(forms.Form):
    """What demand and supply mean."""

    judgement = ChipsField(label=_("Beurteilung"), choices=NeedsLine.Judgement.choices)
    text = CleanTextField(
        label=_("Bemerkung"), required=False, max_length=2000, rows=4, help_text=_("Ohne Personendaten.")
    )
