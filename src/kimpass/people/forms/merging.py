"""What people decide before two rows for one person become one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kimpass.people.actions.merging import ABSORB, KEEP
from kimpass.people.forms.offering import offer
from kimpass.people.models import Person
from kimpass.ui.fields import ChipsField, CleanCharField, SelectField


class OtherPersonForm(forms.Form):
    """Which other row is meant."""

    other_id = SelectField(label=_("Zweite Akte derselben Person"), choices=())

    def __init__(self, *args: Any, others: Iterable[Person], labels: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(other.public_id, labels[other.pk], other.pk) for other in others]
        offer(self.fields["other_id"], rows, blank=_("bitte wählen"))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact on which the two rows differ, in words."""

    name: str
    label: str
    kept: str
    absorbed: str


class MergePersonsForm(OtherPersonForm):
    """Which word holds where both rows know something else."""

    seen = CleanCharField(widget=forms.HiddenInput, max_length=40, required=False)

    def __init__(self, *args: Any, seen: str, conflicts: Iterable[Conflict] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.as_it_stands = seen
        self.fields["other_id"].widget = forms.HiddenInput()
        self.conflicts = list(conflicts)
        for fact in self.conflicts:
            self.fields[fact.name] = ChipsField(label=fact.label, choices=[(KEEP, fact.kept), (ABSORB, fact.absorbed)])

    def clean(self) -> dict[str, Any]:
        """
        Return what was entered, if both rows still are as they were shown.

        :raises ValidationError: one of them was changed since, or nobody has looked at them side by side.
        """
        if self.cleaned_data.get("seen") != self.as_it_stands:
            self.data = {**self.data.dict(), "seen": self.as_it_stands}  # type: ignore[attr-defined]  # what was posted
            raise ValidationError(
                _("Bitte sehen Sie beide Akten noch einmal durch; seit der Anzeige kann sich etwas geändert haben.")
            )
        return self.cleaned_data

    @property
    def choices(self) -> dict[str, str]:
        """Return whose word holds, for each fact that was asked."""
        return {fact.name: self.cleaned_data[fact.name] for fact in self.conflicts if fact.name in self.cleaned_data}
