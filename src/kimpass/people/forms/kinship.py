"""What people type about who belongs to whom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.people.forms.last_days import EndingForm
from kimpass.people.forms.offering import offer
from kimpass.people.models import Kinship, Person
from kimpass.people.selectors.kinship import Kin
from kimpass.ui.fields import ChipsField, GermanDateField, SelectField


class KinshipForm(forms.Form):
    """What a person is to another."""

    relation = ChipsField(label=_("Die Person ist"), choices=Kinship.Relation.choices)
    other_id = SelectField(label=_("von wem oder für wen?"), choices=())
    on = GermanDateField(label=_("Bekannt oder gültig seit"))

    def __init__(self, *args: Any, others: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(person.public_id, person.display_name, person.pk) for person in others]
        offer(self.fields["other_id"], rows, blank=_("bitte wählen"))


class EndKinshipForm(EndingForm):
    """A relation that ended."""

    kinship_id = ChipsField(label=_("Welche Beziehung ist beendet?"), choices=())

    def __init__(self, *args: Any, kin: list[Kin], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self.fields["kinship_id"],
            [(row.key, f"{row.label} {row.other.display_name}", row.id) for row in kin if row.other is not None],
        )
