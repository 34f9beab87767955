"""What people type about addresses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import Unit
from kimpass.people.actions.addresses import AddressData
from kimpass.people.forms.last_days import EndingForm, day_after
from kimpass.people.forms.offering import offer
from kimpass.people.models import Address, AddressKind
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, SelectField


class AddressForm(forms.Form):
    """An address from a day on, or for a time."""

    kind = ChipsField(label=_("Art"), choices=AddressKind.choices, initial=AddressKind.HOME)
    street = CleanCharField(label=_("Straße und Hausnummer"), max_length=160, required=False)
    postcode = CleanCharField(
        label=_("Postleitzahl"), max_length=10, required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    place = CleanCharField(label=_("Ort oder Unterkunft"), max_length=120, required=False)
    unit_id = SelectField(label=_("Kommune"), choices=(), required=False, empty_value=None)
    valid_from = GermanDateField(label=_("Von"))
    last_day = GermanDateField(label=_("Bis einschließlich"), required=False)
    whole_household = forms.BooleanField(label=_("Gilt für alle, die im Haushalt wohnen"), required=False)

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(unit.public_id, unit.name, unit.pk) for unit in units]
        offer(self.fields["unit_id"], rows, blank=_("nicht angegeben"))

    def values(self) -> dict[str, Any]:
        """Return what was typed as the action takes it: the first day without instead of the last day with."""
        data = self.cleaned_data
        address = AddressData(**{name: data[name] for name in ("kind", "street", "postcode", "place", "unit_id")})
        return {
            "address": address,
            "valid_from": data["valid_from"],
            "valid_until": day_after(data["last_day"]),
            "whole_household": data["whole_household"],
        }


class EndAddressForm(EndingForm):
    """An address that no longer holds."""

    kind = ChipsField(label=_("Welche Anschrift gilt nicht mehr?"), choices=())

    def __init__(self, *args: Any, addresses: list[Address], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(row.kind, row.get_kind_display()) for row in addresses]
