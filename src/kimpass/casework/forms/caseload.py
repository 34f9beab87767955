"""The filters of the case list."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models import Case, Phase
from kimpass.casework.selectors.caseload import ALL, CaseloadFilter, UnitChoice


class CaseloadFilterForm(forms.Form):
    """Phase, unit, track, number and what waits; what cannot be read is left out, a list is never an error."""

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

    weg = forms.ChoiceField(label=_("Weg"), required=False, choices=[("", _("alle")), *Case.Track.choices])
    faellig = forms.BooleanField(label=_("Wiedervorlage fällig"), required=False)
    eigene = forms.BooleanField(label=_("nur eigene, ohne Vertretung"), required=False)

    def __init__(self, *args: Any, units: list[UnitChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kommune"]
        field.choices = [("", _("alle")), *((unit.public_id, unit.name) for unit in units)]  # type: ignore[attr-defined]

    def wanted(self) -> CaseloadFilter:
        """Return the filter, with whatever was valid."""
        self.is_valid()
        read = self.cleaned_data
        return CaseloadFilter(
            phase=read.get("phase", ""),
            unit=read.get("kommune", ""),
            number=read.get("nummer", ""),
            track=read.get("weg", ""),
            due=read.get("faellig", False),
            own=read.get("eigene", False),
        )

    def has_more(self) -> bool:
        """Test whether something behind the fold narrows the list, so that it opens by itself."""
        return bool(self.data.get("weg") or self.data.get("faellig") or self.data.get("eigene"))

    def query(self) -> str:
        """Return the filter as an address carries it, without the number: what is kept names no case."""
        self.is_valid()
        read = self.cleaned_data
        said = {name: read.get(name) for name in ("phase", "kommune", "weg")} | {
            name: "on" for name in ("faellig", "eigene") if read.get(name)
        }
        return urlencode({name: value for name, value in said.items() if value})
