"""Record an edition of a concept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.actions.concepts import ConceptData
from kimpass.controlling.models import Concept
from kimpass.controlling.selectors.choices import kommunen
from kimpass.kernel.access import Actor
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, SelectField

COPIED = ("kind", "title", "edition", "dated_on", "state", "decided_on", "decided_by", "source")
WHOLE = _("ganzer Kreis")


class ConceptForm(forms.Form):
    def __init__(self, actor: Actor, *args: Any, concept: Concept | None = None, **kwargs: Any) -> None:
        self.units = kommunen(actor)
        if concept is not None:
            kwargs["initial"] = {name: getattr(concept, name) for name in COPIED}
            kwargs["initial"]["unit"] = next((u.key for u in self.units if u.pk == concept.unit_id), "")
        super().__init__(*args, **kwargs)
        self.fields["kind"] = ChipsField(label=_("Art"), choices=Concept.Kind.choices)
        self.fields["title"] = CleanCharField(label=_("Titel"), max_length=200)
        places = [("", WHOLE), *((unit.key, unit.name) for unit in self.units)]
        self.fields["unit"] = SelectField(label=_("Wo"), choices=places, required=False, empty_value="")
        self.fields["edition"] = CleanCharField(
            label=_("Fassung"), max_length=40, help_text=_("Wie sie auf dem Papier steht: 2025, Dezember 2021.")
        )
        self.fields["dated_on"] = GermanDateField(
            label=_("Datum der Fassung"), required=False, help_text=_("Nur wenn das Papier einen Tag nennt.")
        )
        self.fields["state"] = ChipsField(
            label=_("Stand"), choices=Concept.State.choices, initial=Concept.State.IN_WORK.value
        )
        self.fields["decided_on"] = GermanDateField(label=_("Beschlossen am"), required=False)
        self.fields["decided_by"] = CleanCharField(label=_("Beschlossen von"), required=False, max_length=160)
        self.fields["source"] = CleanCharField(label=_("Quelle"), required=False, max_length=200)

    def concept(self) -> ConceptData:
        """Return what was filled in, for the action."""
        values = {**self.cleaned_data}
        unit_id = {unit.key: unit.pk for unit in self.units}.get(values.pop("unit"))
        return ConceptData(unit_id=unit_id, **values)
