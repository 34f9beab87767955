"""What people type when a household changes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.people.forms.offering import offer
from kimpass.people.models import HouseholdMember
from kimpass.ui.fields import ChipsField, GermanDateField, SelectField

RELATIONS = [choice for choice in HouseholdMember.Relation.choices if choice[0] != "reference"]


class MovePersonForm(forms.Form):
    """A person goes to live in another household."""

    household_id = SelectField(label=_("Neuer Haushalt"), choices=())
    relation = ChipsField(label=_("Beziehung zur Bezugsperson dort"), choices=RELATIONS)
    on = GermanDateField(label=_("Erster Tag im neuen Haushalt"))

    def __init__(self, *args: Any, households: list[HouseholdMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [
            (row.household.public_id, f"{row.person.display_name} ({row.household.unit.name})", row.household_id)
            for row in households
        ]
        offer(self.fields["household_id"], rows, blank=_("bitte wählen"))


class MoveOutForm(forms.Form):
    """A person leaves the household."""

    on = GermanDateField(label=_("Erster Tag, an dem die Person nicht mehr dort wohnt"))


class ReferencePersonForm(forms.Form):
    """Another member stands for the household."""

    person_id = ChipsField(label=_("Neue Bezugsperson"), choices=())
    former_relation = ChipsField(label=_("Die bisherige Bezugsperson ist für sie"), choices=RELATIONS)
    on = GermanDateField(label=_("Ab wann?"))

    def __init__(self, *args: Any, members: list[HouseholdMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self.fields["person_id"],
            [(row.person.public_id, row.person.display_name, row.person_id) for row in members],
        )
