"""What the forms of steering share."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.steering.selectors import choices
from kimpass.ui.fields import CHOOSE, CleanCharField, MultipleChipsField

# Words, or words that wait for their translation.
Label = Any
CHOOSE_ONE = _("Bitte wählen")


class ActorForm(forms.Form):
    """A form whose choices depend on who fills it in."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor


def select(
    label: Label,
    options: Sequence[tuple[str, Label]],
    *,
    required: bool = True,
    empty: Label = CHOOSE_ONE,
    coerce: Callable[[str], Any] = int,
    help_text: Label = "",
) -> forms.TypedChoiceField:
    """Return a list to choose one from; nothing chosen is None."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("", empty), *options],
        required=required,
        coerce=coerce,
        empty_value=None,
        help_text=help_text,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def select_key(
    label: Label, options: choices.Keyed, *, empty: Label = CHOOSE_ONE, required: bool = False, help_text: Label = ""
) -> forms.TypedChoiceField:
    """Return a list that shows keys; what was chosen comes out as the row's number."""
    numbers = {key: pk for key, _words, pk in options}
    shown = [(key, words) for key, words, _pk in options]
    return select(label, shown, required=required, empty=empty, coerce=numbers.__getitem__, help_text=help_text)


def chips_of(label: Label, options: choices.Keyed, *, required: bool = False, help_text: Label = "") -> Any:
    """Return chips that show keys; what was chosen comes out as the rows' numbers."""
    numbers = {key: pk for key, _words, pk in options}
    shown = [(key, words) for key, words, _pk in options]
    return MultipleChipsField(
        label=label, choices=shown, coerce=numbers.__getitem__, required=required, help_text=help_text
    )


def key_of(options: choices.Keyed, number: int | None) -> str:
    """Return the key under which a row stands in a form, empty for none."""
    return next((key for key, _words, pk in options if pk == number), "")


def count(label: Label, *, most: int, required: bool = False, least: int = 0, help_text: Label = "") -> Any:
    """Return a field for a small whole number."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        required=required,
        help_text=help_text,
        error_messages={"invalid": _("Bitte geben Sie eine ganze Zahl ein.")},
    )


PERIODS = (("3", _("Letzte 3 Monate")), ("12", _("Letzte 12 Monate")), ("24", _("Letzte 24 Monate")), ("0", _("Alles")))


class FilterForm(ActorForm):
    """Narrow the board and the lists; what does not fit is left out, never refused."""

    mark_optional = False
    q = CleanCharField(label=_("Suche"), required=False, max_length=100)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        fields, units = choices.fields_by_code(actor), choices.units_by_key(actor)
        self.fields["feld"] = select_key(_("Handlungsfeld"), fields, empty=_("Alle Felder"))
        self.fields["kommune"] = select_key(
            words_of(actor).place, units, empty=words_of(actor).fill(_("Alle %(places)s"))
        )
        self.fields["zeitraum"] = select(_("Zeitraum"), PERIODS, required=False, empty=_("Letzte 12 Monate"))
