"""Enter process advice from outside."""

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.external_advice import AdviceData
from kimpass.organisation.forms.amounts import ExactField, money_field
from kimpass.organisation.forms.funding import words_of_line
from kimpass.organisation.models import Agency, ExternalAdvice, FundingLine, YesNo
from kimpass.ui.choosing import select_row
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField


class AdviceForm(forms.Form):
    """Topic, whether somebody is selected, who, how long and for how much."""

    topic = CleanCharField(label=_("Thema"), max_length=200)
    is_selected = ChipsField(
        label=_("Beraterin oder Berater ausgewählt?"), choices=YesNo.choices[:3], initial=YesNo.UNKNOWN
    )
    held_on = GermanDateField(label=_("Am"), required=False)

    def __init__(self, actor: Actor, data: Any = None, *, advice: ExternalAdvice | None = None) -> None:
        super().__init__(data, initial=_stored(advice))
        agencies = Agency.objects.for_tenant(actor).order_by("name")
        lines = FundingLine.objects.for_tenant(actor).current().order_by("-year", "sort", "pk")
        self.fields["adviser_id"] = select_row(_("Wer berät"), agencies, lambda row: row.name, empty=_("noch niemand"))
        self.fields["line_id"] = select_row(
            _("Förderposten"), lines, partial(words_of_line, actor), empty=_("ohne Angabe")
        )
        self.fields["hours"] = ExactField(label=_("Stunden"), required=False, max_digits=6)
        self.fields["cost"] = money_field(_("Kosten in Euro"), help_text=_("Leer heißt unbekannt."))
        self.order_fields(("topic", "is_selected", "adviser_id", "held_on", "hours", "cost", "line_id"))

    def data_given(self) -> AdviceData:
        """Return what was typed as the action takes it."""
        return AdviceData(**self.cleaned_data)


def _stored(advice: ExternalAdvice | None) -> dict[str, Any] | None:
    if advice is None:
        return None
    names = ("topic", "is_selected", "held_on", "hours", "cost")
    return {name: getattr(advice, name) for name in names} | {
        "adviser_id": advice.adviser.public_id if advice.adviser is not None else "",
        "line_id": advice.line.public_id if advice.line is not None else "",
    }
