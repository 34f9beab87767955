"""Entering a new version of the minimum documentation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import RuleViolation
from kimpass.organisation.data.facts import HINT, REQUIRED
from kimpass.organisation.data.phases import PHASES
from kimpass.ui.fields import CleanCharField, GermanDateField, SelectField

Rules = Mapping[str, Mapping[str, str]]
NOT_AGREED = ("", _("nicht vereinbart"))


class AgreeForm(forms.Form):
    """For every fact: from which phase on, and whether the phase waits for it."""

    mark_optional = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=30_000)
    agreed_on = GermanDateField(label=_("Vereinbart am"))
    valid_from = GermanDateField(label=_("Gilt ab"))
    remark = CleanCharField(label=_("Anmerkung"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, labels: Mapping[str, str], rules: Rules, newest: int, today: date) -> None:
        initial = {"seen_version": newest, "agreed_on": today, "valid_from": today}
        super().__init__(data, initial=initial)
        self.names = list(labels)
        since = {name: (phase, manner) for phase, facts in rules.items() for name, manner in facts.items()}
        for place, (name, label) in enumerate(labels.items()):
            phase, manner = since.get(name, ("", HINT))
            self.fields[f"phase_{place}"] = SelectField(
                label=label, choices=[NOT_AGREED, *PHASES.items()], initial=phase, required=False
            )
            self.fields[f"wait_{place}"] = forms.BooleanField(
                label=_("Phase wartet darauf"), initial=manner == REQUIRED, required=False
            )

    def fact_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the bound fields of each fact."""
        return [(self[f"phase_{place}"], self[f"wait_{place}"]) for place in range(len(self.names))]

    def refuse(self, refusal: RuleViolation, newest: int) -> None:
        """Show why the action refused; whoever has seen the newer version and sends again, decides."""
        for reason in refusal.reasons:
            self.add_error(None, reason)
        sent: Any = self.data
        again = sent.copy()
        again["seen_version"] = str(newest)
        self.data = again

    def values(self) -> dict[str, Any]:
        """Return what the action takes."""
        read = self.cleaned_data
        rules: dict[str, dict[str, str]] = {phase: {} for phase in PHASES}
        for place, name in enumerate(self.names):
            if phase := read[f"phase_{place}"]:
                rules[phase][name] = REQUIRED if read[f"wait_{place}"] else HINT
        return {
            "rules": {phase: facts for phase, facts in rules.items() if facts},
            **{name: read[name] for name in ("agreed_on", "valid_from", "seen_version", "remark")},
        }
