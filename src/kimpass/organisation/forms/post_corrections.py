"""Correct a span of a post's past: what it says, its days, and why."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.kernel.period import Period
from kimpass.organisation.forms.keyed import UNKNOWN, KeyedField, agencies, fte
from kimpass.organisation.forms.posts import RELATIONS, STATES
from kimpass.organisation.forms.staffing import staff_field
from kimpass.organisation.models import Recruitment
from kimpass.ui.fields import CleanCharField, CleanTextField, GermanDateField, GermanDecimalField, SelectField

GIVEN_BACK = (Recruitment.State.GIVEN_BACK.value, Recruitment.State.GIVEN_BACK.label)


def why_field() -> CleanTextField:
    """Return the field for the reason of a correction."""
    return CleanTextField(
        label=_("Warum wird berichtigt?"), max_length=300, rows=2, help_text=_("Keine Namen von Personen.")
    )


class WithdrawForm(forms.Form):
    """Why something never was."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["reason"] = why_field()


class CorrectPeriodForm(forms.Form):
    """One span as it should have been entered."""

    def __init__(self, actor: Actor, kind: str, row: Any, data: Any = None) -> None:
        super().__init__(data)
        for name, field in _fields(actor, kind, row).items():
            field.initial = getattr(row, name)
            self.fields[name] = field
        if kind == "area" and row.share is not None:
            self.fields["share"].initial = row.share * 100
        self.values = tuple(self.fields)
        last_day = Period(row.valid_from, row.valid_until).last_day
        self.fields["valid_from"] = GermanDateField(label=_("Gilt ab"), initial=row.valid_from)
        self.fields["last_day"] = GermanDateField(
            label=_("Bis einschließlich"), initial=last_day, required=False, help_text=_("leer: gilt weiter")
        )
        self.fields["reason"] = why_field()

    def corrected(self) -> dict[str, Any]:
        """Return what the action takes."""
        found = self.cleaned_data
        values = {name: found[name] for name in self.values}
        if values.get("share") is not None:
            values["share"] = values["share"] / 100
        last_day = found["last_day"]
        until = None if last_day is None else last_day + timedelta(days=1)
        return {
            "values": values,
            "valid_from": found["valid_from"],
            "valid_until": until,
            "reason": found["reason"],
        }


def _fields(actor: Actor, kind: str, row: Any) -> dict[str, Any]:
    if kind == "terms":
        offered = agencies(actor)
        links = {n: KeyedField(label=label, rows=offered, empty=UNKNOWN, required=False) for n, label in RELATIONS}
        size = fte(_("Bewilligt, in VZÄ"), help_text=_("leer: unbekannt"))
        lent = CleanCharField(label=_("In anderem Programm"), max_length=160, required=False)
        return {"fte_approved": size, **links, "diverted_to": lent}
    if kind == "area":
        share = GermanDecimalField(
            label=_("Anteil in Prozent"),
            help_text=_("leer: Anteil unbekannt"),
            max_digits=5,
            decimal_places=2,
            min_value=0,
            max_value=100,
            required=False,
        )
        return {"share": share}
    if kind == "recruitment":
        stored = [GIVEN_BACK] if row.state == Recruitment.State.GIVEN_BACK else []
        return {"state": SelectField(label=_("Besetzungsverfahren"), choices=[*STATES, *stored])}
    return {"fte": fte(_("VZÄ"), required=True), "staff_member_id": staff_field(actor)}
