"""The filters of the case list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models import Phase
from kimpass.casework.selectors.caseload import ALL, CaseloadFilter, UnitChoice


class CaseloadFilterForm(forms.Form):
    """Phase, unit and number; what cannot be read is left out, a list is never an error."""

    mark_optional = False
    phase = forms.ChoiceField(
        label=_("Phase"),
        required=False,
        choices=[("", _("alle laufenden")), *Phase.choices, (ALL, _("laufende und abgeschlossene"))],
    )
    kommune = forms.ChoiceField(label=_("Kommune"), required=False)
    nummer = forms.CharField(
        label=_("Fallnummer"), required=False, max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, units: list[UnitChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kommune"]
        field.choices = [("", _("alle")), *((unit.public_id, unit.name) for unit in units)]  # type: ignore[attr-defined]

    def wanted(self) -> CaseloadFilter:
        """Return the filter, with whatever was valid."""
        self.is_valid()
        read = self.cleaned_data
        return CaseloadFilter(phase=read.get("phase", ""), unit=read.get("kommune", ""), number=read.get("nummer", ""))
