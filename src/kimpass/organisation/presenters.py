"""Words for keys of the structure, and the form for the fields a district gave itself."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import ExtraField
from kimpass.organisation.selectors.extra_fields import Type, codes_in, label_of, offered_options, typed
from kimpass.ui.fields import (
    ChipsField,
    CleanCharField,
    GermanDateField,
    GermanDecimalField,
    MultipleChipsField,
    SelectField,
)

CATALOGUES: dict[str, str | Promise] = {
    "field_of_action": _("Handlungsfelder"),
    "life_area": _("Lebensbereiche"),
    "legal_domain": _("Rechtskreise"),
    "residence_title": _("Aufenthaltstitel"),
    "language": _("Sprachen"),
    "language_level": _("Sprachniveaus"),
    "household_kind": _("Haushaltsformen"),
    "nationality_special": _("besondere Staatsangehörigkeiten"),
    "school_education": _("Schulbildung"),
    "vocational_education": _("Berufsbildung"),
    "course_type": _("Kursarten"),
}


def catalogue_name(key: str) -> str | Promise:
    """Return a catalogue's name; one the program does not know keeps its key."""
    return CATALOGUES.get(key, key)


PREFIX = "extra_"
FEW = 7
"""As many answers can be tapped; more come in a list that opens."""


def _choice(field: ExtraField, kept: Any, common: dict[str, Any]) -> forms.Field:
    offered = offered_options(field, codes_in(kept))
    if field.type == Type.CHOICES:
        return MultipleChipsField(choices=offered, **common)
    blank = [] if field.type == Type.YES_NO else [("", _("keine Angabe"))]
    return (ChipsField if len(offered) <= FEW else SelectField)(choices=[*blank, *offered], **common)


def _input(field: ExtraField, kept: Any, *, required: bool) -> forms.Field:
    common: dict[str, Any] = {"label": label_of(field), "required": required, "help_text": field.help_de}
    if field.type in {Type.YES_NO, Type.CHOICE, Type.CHOICES}:
        default = "not_asked" if field.type == Type.YES_NO and not required else None
        return _choice(field, kept, common | {"initial": kept or default})
    common["initial"] = typed(field, kept)
    if field.type == Type.NUMBER:
        return GermanDecimalField(max_digits=16, decimal_places=4, **common)
    return GermanDateField(**common) if field.type == Type.DATE else CleanCharField(max_length=500, **common)


def extra_inputs(
    fields: Iterable[ExtraField], values: Mapping[str, Any], required: Iterable[str] = ()
) -> dict[str, forms.Field]:
    """Return form fields for a district's own fields, filled with the values that stand there."""
    must = set(required)
    return {PREFIX + field.key: _input(field, values.get(field.key), required=field.key in must) for field in fields}


class SeenField(forms.JSONField):
    """What stood in the fields when the form was opened."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """Return a mapping, None for anything else."""
        read = super().to_python(value)
        return read if isinstance(read, dict) else None


class ExtraForm(forms.Form):
    """One input for each of the district's own fields; nothing is compulsory here, the phase asks."""

    seen = SeenField(required=False)

    def __init__(self, data: Any = None, *, extra: Sequence[ExtraField], values: Mapping[str, Any]) -> None:
        self.extra = list(extra)
        stands = {field.key: values[field.key] for field in self.extra if field.key in values}
        super().__init__(data, initial={"seen": stands})
        self.fields |= extra_inputs(self.extra, values)

    def said(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {"values": extra_said(self.extra, self.cleaned_data), "seen": self.cleaned_data["seen"]}

    def has_seen(self, values: Mapping[str, Any]) -> None:
        """Carry what stands there now: whoever has seen both and saves again, decides."""
        sent: Any = self.data
        again = sent.copy()
        again["seen"] = json.dumps({field.key: values.get(field.key) for field in self.extra})
        self.data = again


def extra_said(extra: Iterable[ExtraField], cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form says about a district's own fields, by their keys."""
    return {field.key: cleaned.get(PREFIX + field.key) for field in extra}
