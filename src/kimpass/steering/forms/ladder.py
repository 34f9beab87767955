"""Name, add and order the steps of the ladder."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.steering.models import Body, LadderStep
from kimpass.ui.fields import CleanCharField, SelectField


class StepFacts(forms.Form):
    label = CleanCharField(label=_("Name der Stufe"), max_length=80)
    body_kind = SelectField(
        label=_("Welche Art von Gremium"), choices=[("", _("kein Gremium")), *Body.Kind.choices], required=False
    )
    decides = CleanCharField(
        label=_("Wer entscheidet"), max_length=120, required=False, help_text=_("Eine Funktion, zum Beispiel: Landrat.")
    )
    is_end = forms.BooleanField(label=_("Endstufe: Hier ist der Weg eines Themas zu Ende"), required=False)


class AddStepForm(StepFacts):
    def __init__(self, steps: list[LadderStep], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        used = [(step.key, step.label) for step in steps if step.ended_on is None and not step.is_end]
        self.fields["after_key"] = SelectField(
            label=_("Steht nach"), choices=[("", _("ganz am Anfang")), *used], required=False
        )
        if used:
            self.fields["after_key"].initial = used[-1][0]


class LadderStepForm(StepFacts):
    is_used = forms.BooleanField(label=_("Diese Stufe gibt es bei uns"), required=False)
