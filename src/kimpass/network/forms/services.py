"""Enter and find offers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.network.selectors import directory
from kimpass.ui.fields import CHOOSE, CleanCharField, CleanTextField


def _select(label: Any, options: directory.Choices, *, required: bool, empty: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[("", empty), *options],
        required=required,
        coerce=int,
        empty_value=None,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def _select_key(label: Any, options: directory.Keyed, *, empty: Any) -> forms.TypedChoiceField:
    """Return a list for an address: it shows keys, and what was chosen comes out as the row's number."""
    numbers = {key: pk for key, _words, pk in options}
    field = _select(label, [(key, words) for key, words, _pk in options], required=False, empty=empty)
    field.coerce = numbers.__getitem__
    return field


class ServiceFilterForm(forms.Form):
    mark_optional = False
    q = CleanCharField(label=_("Suche"), required=False, max_length=100)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["feld"] = _select_key(_("Handlungsfeld"), directory.fields_by_code(actor), empty=_("Alle Felder"))
        self.fields["kommune"] = _select_key(_("Kommune"), directory.units_by_key(actor), empty=_("Alle Kommunen"))


class ServiceForm(forms.Form):
    name = CleanCharField(label=_("Name des Angebots"), max_length=200)
    programme = CleanCharField(
        label=_("Programm"), required=False, max_length=120, help_text=_("zum Beispiel: MBE, JMD, Integrationskurs")
    )
    languages = CleanCharField(label=_("Sprachen"), required=False, max_length=200)
    description = CleanTextField(
        label=_("Was es bietet, für wen, wann und wo"), required=False, max_length=5000, rows=5
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose = _("Bitte wählen")
        self.fields["agency_id"] = _select(
            _("Anbietende Stelle"), directory.agency_choices(actor), required=True, empty=choose
        )
        self.fields["field_id"] = _select(
            _("Handlungsfeld"), directory.field_choices(actor), required=True, empty=choose
        )
        self.fields["unit_id"] = _select(
            _("Kommune"), directory.unit_choices(actor), required=False, empty=_("ganzer Kreis")
        )
        self.order_fields(["name", "agency_id", "field_id", "unit_id", "programme", "languages", "description"])
