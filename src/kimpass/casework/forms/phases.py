"""Moving a case into another phase."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models import Case, Phase
from kimpass.casework.selectors.phases import PhaseOption
from kimpass.kernel.access import Actor
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField


class SeenVersionForm(forms.Form):
    """Carries which version of the case the page showed, so that a newer one is not overwritten."""

    # Rendered by the page itself: after a refusal it shows the newer version, and so carries its number.
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2_000_000_000)

    def version_shown(self, case: Case) -> str | int:
        """Return the version the page is about: what was sent, unless the form is new or was refused for it."""
        sent = self.data.get("seen_version", "")
        return case.version if not self.is_bound or self.non_field_errors() else sent


class MoveCaseForm(SeenVersionForm):
    """The phase, the day and, freely, why."""

    to = ChipsField(label=_("Neue Phase"), choices=Phase.choices)
    on = GermanDateField(label=_("Ab"))
    reason = CleanCharField(label=_("Anmerkung"), max_length=200, required=False)

    def __init__(self, *args: Any, options: list[PhaseOption], actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Offered is what is open; what a stale page asks for is answered by the action, with its reasons.
        self.fields["to"].widget.choices = [(option.phase.value, option.label) for option in options if option.is_open]
        self.fields["on"].initial = actor.today
