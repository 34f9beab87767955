"""What people type about legal domains."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import Agency, CatalogueEntry
from kimpass.people.models import LegalDomainPeriod
from kimpass.ui.fields import ChipsField, GermanDateField


class LegalDomainForm(forms.Form):
    """A period in a legal domain."""

    domain_id = forms.TypedChoiceField(label=_("Rechtskreis"), choices=(), coerce=int)
    agency_id = forms.TypedChoiceField(
        label=_("Zuständige Stelle"), choices=(), coerce=int, required=False, empty_value=None
    )
    valid_from = GermanDateField(label=_("Von"))
    last_day = GermanDateField(label=_("Bis einschließlich"), required=False)

    def __init__(self, *args: Any, domains: list[CatalogueEntry], agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose = ("", _("bitte wählen"))
        self.fields["domain_id"].choices = [choose, *((d.pk, d.label_de) for d in domains)]  # type: ignore[attr-defined]
        self.fields["agency_id"].choices = [choose, *((a.pk, a.name) for a in agencies)]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return what was typed as the actions take it: the first day without instead of the last day with."""
        values = dict(self.cleaned_data)
        last_day = values.pop("last_day")
        return values | {"valid_until": last_day and last_day + timedelta(days=1)}


class EndLegalDomainForm(forms.Form):
    """A legal domain ends."""

    period_id = ChipsField(label=_("Welcher Rechtskreis endet?"), choices=(), coerce=int)
    last_day = GermanDateField(label=_("Letzter Tag"))

    def __init__(self, *args: Any, periods: list[LegalDomainPeriod], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period_id"].choices = [(row.pk, row.domain.label_de) for row in periods]  # type: ignore[attr-defined]
