"""Judge whether a measure works."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.models import EffectCheck
from kimpass.ui.fields import ChipsField, CleanTextField, GermanDateField


class EffectCheckForm(ActorForm):
    result = ChipsField(label=_("Wirkt die Maßnahme?"), choices=EffectCheck.Result.choices)
    text = CleanTextField(label=_("Woran ist das zu sehen?"), max_length=2000, rows=4)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["on"] = GermanDateField(label=_("Geprüft am"), initial=actor.today, latest=actor.today)
        self.fields["again_on"] = GermanDateField(label=_("Wieder prüfen am"), required=False)
