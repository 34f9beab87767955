from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import NOTHING_CHOSEN, WorkForm, picks
from kimpass.casework.models import Case
from kimpass.organisation.models import StaffMember
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, MultipleChipsField

ALL, SOME = "all", "some"


def offer_colleagues(field: Any, colleagues: Sequence[StaffMember]) -> None:
    """Offer colleagues with the unit they work in."""

    def label(member: StaffMember) -> str:
        return f"{member.name} · {member.unit.name}" if member.unit else member.name

    choices, ids = picks(colleagues, "public_id", label)
    field.choices, field.coerce = [NOTHING_CHOSEN, *choices], ids.__getitem__


class MoveForm(WorkForm):
    to_staff_id = forms.TypedChoiceField(label=_("An wen?"))
    on = GermanDateField(label=_("Ab"), help_text=_("Heute oder später; an diesem Tag wechselt auch die Einsicht."))
    reason = CleanCharField(label=_("Anlass"), max_length=200)
    which = ChipsField(label=_("Welche Fälle?"), choices=[(ALL, _("alle")), (SOME, _("ausgewählte"))])
    case_ids = MultipleChipsField(label=_("Ausgewählte Fälle"), choices=[], required=False)

    def __init__(
        self, data: Any = None, *, colleagues: Sequence[StaffMember], cases: Sequence[Case] | None, today: date
    ) -> None:
        super().__init__(data, initial={"on": today, "which": ALL})
        offer_colleagues(self.fields["to_staff_id"], colleagues)
        if cases is None:  # whoever answers for posts moves all, and sees none
            del self.fields["which"], self.fields["case_ids"]
            return
        choices, ids = picks(cases, "public_id", lambda case: f"{case.number} · {case.unit.name}")
        chosen: Any = self.fields["case_ids"]
        chosen.choices, chosen.coerce = choices, ids.__getitem__

    def wanted(self) -> dict[str, Any]:
        """Return what the action is asked for; no list of cases means all of them."""
        values = dict(self.cleaned_data)
        which, case_ids = values.pop("which", ALL), values.pop("case_ids", [])
        return {**values, "case_ids": case_ids if which == SOME else None}
