"""Reported staffing: three independent figures with day and source."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.staffing_figures import FigureData
from kimpass.organisation.forms.keyed import KeyedField, fte, units
from kimpass.organisation.forms.post_corrections import why_field
from kimpass.organisation.models import StaffingFigure
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, SelectField

NOT_FORCED = _("Eine eigene Angabe. Sie muss nicht bewilligt minus besetzt sein.")


class FigureForm(forms.Form):
    """What a source tells on a day."""

    def __init__(self, actor: Actor, data: Any = None, *, row: StaffingFigure | None = None) -> None:
        super().__init__(data, initial=_stored(row))
        words = words_of(actor)
        self.fields["building_block"] = ChipsField(label=words.word("block_word"), choices=words.blocks())
        self.fields["function"] = SelectField(label=_("Funktion"), choices=[("", "–"), *words.functions()])
        self.fields["unit_id"] = KeyedField(
            label=words.fill(_("%(place)s oder Einheit")), rows=units(actor), empty=_("ganzer Kreis"), required=False
        )
        self.fields["reference_date"] = GermanDateField(label=_("Stichtag"))
        self.fields["reference_label"] = CleanCharField(
            label=_("Stichtag in Worten"),
            help_text=_("Wenn die Quelle nur ungefähr datiert, zum Beispiel „November 2022“."),
            max_length=40,
            required=False,
        )
        self.fields["fte_approved"] = fte(_("Bewilligt, in VZÄ"), help_text=_("leer: unbekannt"))
        self.fields["fte_filled"] = fte(_("Besetzt, in VZÄ"), help_text=_("leer: unbekannt"))
        self.fields["fte_vacant"] = fte(_("Noch nicht besetzt, in VZÄ"), help_text=NOT_FORCED)
        self.fields["remainder_reason"] = CleanTextField(
            label=_("Warum bleibt ein Rest?"), max_length=300, rows=2, required=False
        )
        self.fields["note"] = CleanCharField(label=_("Anmerkung"), max_length=300, required=False)
        self.fields["source"] = CleanCharField(label=_("Quelle"), max_length=200)

    def figure(self) -> FigureData:
        """Return what the action takes."""
        return FigureData(**{name: self.cleaned_data[name] for name in FigureData.__dataclass_fields__})


class CorrectFigureForm(FigureForm):
    """The same, with the reason of the correction."""

    def __init__(self, actor: Actor, data: Any = None, *, row: StaffingFigure | None = None) -> None:
        super().__init__(actor, data, row=row)
        self.fields["reason"] = why_field()


class ExplainForm(forms.Form):
    """Why figures do not add up."""

    reason = CleanTextField(
        label=_("Warum bleibt ein Rest?"),
        help_text=_("Zum Beispiel Teilzeitreste oder Stellen, die bei anderen Trägern besetzt sind."),
        max_length=300,
        rows=3,
    )


def _stored(row: StaffingFigure | None) -> dict[str, Any]:
    return {} if row is None else {name: getattr(row, name) for name in FigureData.__dataclass_fields__}
