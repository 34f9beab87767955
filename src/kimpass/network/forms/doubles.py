from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.network.models import Service, ServicePair
from kimpass.ui.choosing import select_key
from kimpass.ui.fields import ChipsField, CleanCharField

MEANING = (
    (ServicePair.Verdict.SAME, _("dasselbe Angebot: dieses bleibt, das andere endet")),
    (ServicePair.Verdict.DOUBLED, _("Doppelstruktur: zwei Angebote für dasselbe")),
    (ServicePair.Verdict.DIFFERENT, _("verschiedene Angebote")),
)


class JudgeForm(forms.Form):
    """What two offers are to each other."""

    verdict = ChipsField(label=_("Was sind die beiden?"), choices=MEANING)
    reason = CleanCharField(label=_("Begründung"), max_length=200, required=False)

    def __init__(self, data: Any, *, others: Sequence[Service], chosen: str) -> None:
        super().__init__(data, initial={"other_id": chosen})
        options = [(row.public_id, f"{row.name} · {row.agency.name}", row.pk) for row in others]
        self.fields["other_id"] = select_key(_("Verglichen mit"), options, required=True)
        self.order_fields(["other_id", "verdict", "reason"])
