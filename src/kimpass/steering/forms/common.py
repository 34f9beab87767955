"""What the forms of steering share."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.steering.selectors import choices
from kimpass.ui.choosing import CHOOSE_ONE, Label, select, select_key
from kimpass.ui.fields import CleanCharField, SelectField


class ActorForm(forms.Form):
    """A form whose choices depend on who fills it in."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor


def select_from(
    label: Label, values: Mapping[str, tuple[Label, Any]], *, required: bool = True, empty: Label = CHOOSE_ONE
) -> SelectField:
    """Return a list of keys with words; what was chosen comes out as the value behind the key."""
    options = [(key, words) for key, (words, _value) in values.items()]
    return select(label, options, required=required, empty=empty, coerce=lambda key: values[key][1])


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
        self.fields["zeitraum"] = select(
            _("Zeitraum"), PERIODS, required=False, empty=_("Letzte 12 Monate"), coerce=int
        )
