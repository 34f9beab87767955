"""What people type when a household changes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.people.models import HouseholdMember
from kimpass.ui.fields import ChipsField, GermanDateField

RELATIONS = [choice for choice in HouseholdMember.Relation.choices if choice[0] != "reference"]


class MovePersonForm(forms.Form):
    """A person goes to live in another household."""

    household_id = forms.TypedChoiceField(label=_("Neuer Haushalt"), choices=(), coerce=int)
    relation = ChipsField(label=_("Beziehung zur Bezugsperson dort"), choices=RELATIONS)
    on = GermanDateField(label=_("Erster Tag im neuen Haushalt"))

    def __init__(self, *args: Any, households: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["household_id"].choices = [("", _("bitte wählen")), *households]  # type: ignore[attr-defined]


class MoveOutForm(forms.Form):
    """A person leaves the household."""

    on = GermanDateField(label=_("Erster Tag, an dem die Person nicht mehr dort wohnt"))


class ReferencePersonForm(forms.Form):
    """Another member stands for the household."""

    person_id = ChipsField(label=_("Neue Bezugsperson"), choices=(), coerce=int)
    former_relation = ChipsField(label=_("Die bisherige Bezugsperson ist für sie"), choices=RELATIONS)
    on = GermanDateField(label=_("Ab wann?"))

    def __init__(self, *args: Any, members: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"].choices = members  # type: ignore[attr-defined]
