from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.caseload_moves import offer_colleagues
from kimpass.casework.forms.work import NOTHING_CHOSEN, WorkForm, picks
from kimpass.organisation.models import StaffMember, Unit
from kimpass.ui.fields import CleanCharField


class RelocateForm(WorkForm):
    unit_id = forms.TypedChoiceField(label=_("Wohin zieht der Haushalt?"))
    to_staff_id = forms.TypedChoiceField(label=_("Wer begleitet dort?"))
    reason = CleanCharField(label=_("Anlass"), max_length=200, initial=_("Umzug"))
    agreed = forms.BooleanField(
        label=_("Die Klientin oder der Klient ist mit dem Wechsel einverstanden."),
        error_messages={"required": _("Ohne Zustimmung der Klientin oder des Klienten wechselt der Fall nicht.")},
    )

    def __init__(self, data: Any = None, *, units: Sequence[Unit], colleagues: Sequence[StaffMember]) -> None:
        super().__init__(data)
        unit: Any = self.fields["unit_id"]
        choices, ids = picks(units, "key", lambda each: each.name)
        unit.choices, unit.coerce = [NOTHING_CHOSEN, *choices], ids.__getitem__
        offer_colleagues(self.fields["to_staff_id"], colleagues)
