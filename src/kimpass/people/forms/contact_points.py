"""What people type about ways to reach somebody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.people.forms.last_days import EndingForm
from kimpass.people.forms.offering import offer
from kimpass.people.models import ContactPoint
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField


class ContactPointForm(forms.Form):
    """One more way to reach a person."""

    kind = ChipsField(label=_("Art"), choices=ContactPoint.Kind.choices, initial=ContactPoint.Kind.PHONE)
    value = CleanCharField(
        label=_("Nummer oder Adresse"),
        max_length=200,
        help_text=_("Auch mit Zusatz, zum Beispiel: Nachbarin Frau B., abends"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    on = GermanDateField(label=_("Gilt seit"))


class EndContactPointForm(EndingForm):
    """A way that leads nowhere any more."""

    point_id = ChipsField(label=_("Was gilt nicht mehr?"), choices=())

    def __init__(self, *args: Any, points: list[ContactPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Contact points have no address of their own; what they say names them within one person.
        offer(self.fields["point_id"], [(f"{row.kind}:{row.value}", row.value, row.pk) for row in points])
