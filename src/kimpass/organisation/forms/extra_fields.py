"""Setting up a field of the district's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import RuleViolation
from kimpass.organisation.actions.extra_fields import WITH_OPTIONS, FieldData, OptionEntry
from kimpass.organisation.data.phases import PHASES
from kimpass.organisation.models import ExtraField
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, SelectField

NOTHING_REQUIRED = ("", _("bleibt freiwillig"))


def read_options(text: str) -> tuple[OptionEntry, ...]:
    """Return one answer for each line: "Haus", or "Haus | House"."""
    found = []
    for line in text.split("\n"):
        german, _bar, english = line.partition("|")
        if german.strip() or english.strip():
            found.append(OptionEntry(german.strip(), english.strip()))
    return tuple(found)


class FieldForm(forms.Form):
    """What may be said about a field at any time."""

    label_de = CleanCharField(label=_("Bezeichnung"), max_length=120)
    label_en = CleanCharField(label=_("Bezeichnung auf Englisch"), max_length=120, required=False)
    help_de = CleanCharField(label=_("Hinweis unter dem Feld"), max_length=200, required=False)
    new_options = CleanTextField(
        label=_("Antworten zur Auswahl"),
        help_text=_("Eine je Zeile, nur bei Auswahlfeldern. Englisch dahinter: Eigenes Haus | Own house"),
        rows=4,
        max_length=8000,
        required=False,
    )
    required_from_phase = SelectField(
        label=_("Muss ausgefüllt sein ab Phase"),
        help_text=_("Vorher und beim Abschluss hält das Feld niemanden auf."),
        choices=[NOTHING_REQUIRED, *PHASES.items()],
        required=False,
    )
    in_statistics = forms.BooleanField(
        label=_("in der Auswertung zählen"),
        help_text=_("Nur Felder mit Antworten zur Auswahl; kleine Zahlen werden nicht gezeigt."),
        required=False,
    )

    def refuse(self, refusal: RuleViolation) -> None:
        """Show why the action refused; what was typed stays."""
        for reason in refusal.reasons:
            self.add_error(None, reason)

    def data_of(self, kept: tuple[OptionEntry, ...] = ()) -> FieldData:
        """Return what the action takes."""
        read = self.cleaned_data
        return FieldData(
            label_de=read["label_de"],
            label_en=read["label_en"],
            help_de=read["help_de"],
            options=kept + read_options(read["new_options"]),
            required_from_phase=read["required_from_phase"],
            in_statistics=read["in_statistics"],
        )


class DefineFieldForm(FieldForm):
    """A new field: what it extends and what is entered are settled once."""

    field_order = ("target", "type")
    target = ChipsField(label=_("Gehört zu"), choices=ExtraField.Target.choices, initial=ExtraField.Target.CASE)
    type = ChipsField(label=_("Eingabe"), choices=ExtraField.Type.choices, initial=ExtraField.Type.CHOICE)

    def values(self) -> dict[str, Any]:
        """Return what the action takes."""
        read = self.cleaned_data
        return {"target": read["target"], "type": read["type"], "field": self.data_of()}


class ChangeFieldForm(FieldForm):
    """A field that is there: its answers keep their codes whatever they are called."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, data: Any = None, *, field: ExtraField) -> None:
        names = ("label_de", "label_en", "help_de", "required_from_phase", "in_statistics", "version")
        super().__init__(data, initial={name: getattr(field, name) for name in names})
        self.codes = [str(option["code"]) for option in field.options]
        for option in field.options:
            code = option["code"]
            self.fields[f"option_{code}"] = CleanCharField(
                label=_("Antwort"), max_length=120, initial=option["label_de"]
            )
            self.fields[f"english_{code}"] = CleanCharField(
                label=_("Englisch"), max_length=120, required=False, initial=option["label_en"]
            )
            self.fields[f"ended_{code}"] = forms.BooleanField(
                label=_("beendet"), required=False, initial=bool(option.get("ended_on"))
            )
        if field.type in WITH_OPTIONS:
            self.fields["new_options"].label = _("Weitere Antworten")
        else:
            del self.fields["new_options"]

    def option_rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Return the bound fields of each answer that is there."""
        return [(self[f"option_{code}"], self[f"english_{code}"], self[f"ended_{code}"]) for code in self.codes]

    def values(self) -> dict[str, Any]:
        """Return what the action takes."""
        read = self.cleaned_data
        read.setdefault("new_options", "")
        kept = tuple(
            OptionEntry(read[f"option_{code}"], read[f"english_{code}"], code, is_ended=read[f"ended_{code}"])
            for code in self.codes
        )
        return {"version": read["version"], "field": self.data_of(kept)}


class MoveFieldForm(forms.Form):
    """Up or down, one place."""

    way = forms.ChoiceField(choices=[("up", "up"), ("down", "down")])
