"""Share a solution, take one up, look through the shelf."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.actions.solutions import SolutionData
from kimpass.controlling.selectors.solutions import fields_of
from kimpass.kernel.access import Actor
from kimpass.ui.fields import CleanCharField, CleanTextField, SelectField

ANY = ("", _("ohne Handlungsfeld"))


class ShareForm(forms.Form):
    """What others read; nobody may be recognised in it."""

    title = CleanCharField(label=_("Titel"), max_length=200)
    problem = CleanTextField(label=_("Welches Problem war zu lösen?"), max_length=4000, rows=4)
    solution = CleanTextField(
        label=_("Was wurde getan, womit, von wem?"),
        max_length=8000,
        rows=8,
        help_text=_("Alle Kreise und Städte lesen mit: Funktionen statt Namen, keine Einzelfälle."),
    )
    effect = CleanTextField(label=_("Was hat es bewirkt?"), max_length=2000, rows=3, required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [ANY, *fields_of(actor).items()]
        self.fields["field_code"] = SelectField(label=_("Handlungsfeld"), choices=choices, required=False)

    def typed(self) -> SolutionData:
        """Return what was typed, for the action."""
        return SolutionData(**self.cleaned_data)


class AdoptForm(forms.Form):
    """Who is to see to it here."""

    owner_function = CleanCharField(
        label=_("Zuständig"), max_length=160, help_text=_("Eine Funktion oder Stelle, kein Name.")
    )


class ShelfForm(forms.Form):
    """What narrows the shelf."""

    mark_optional = False
    q = CleanCharField(label=_("Suche"), max_length=80, required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Alle")), *fields_of(actor).items()]
        self.fields["feld"] = SelectField(label=_("Handlungsfeld"), choices=choices, required=False)
