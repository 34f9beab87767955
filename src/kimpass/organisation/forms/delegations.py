"""Name a deputy."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.accounts import colleagues
from kimpass.ui.fields import CHOOSE, CleanCharField, GermanDateField


class DelegationForm(forms.Form):
    def __init__(self, actor: Actor, *args: Any, for_everybody: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(member.pk), member.name) for member in colleagues(actor)]
        if for_everybody:
            self.fields["from_staff_id"] = self._person(_("Wer wird vertreten"), people, str(actor.staff_id))
        others = people if for_everybody else [row for row in people if row[0] != str(actor.staff_id)]
        self.fields["to_staff_id"] = self._person(_("Vertretung"), others)
        self.fields["starts_on"] = GermanDateField(label=_("Von"), initial=actor.today)
        self.fields["ends_on"] = GermanDateField(label=_("Bis einschließlich"))
        self.fields["reason"] = CleanCharField(
            label=_("Anlass"), max_length=120, required=False, help_text=_("Zum Beispiel Urlaub; keine Diagnosen.")
        )

    def _person(self, label: Any, people: list[tuple[str, str]], initial: str = "") -> forms.TypedChoiceField:
        return forms.TypedChoiceField(
            label=label,
            choices=[("", _("Bitte wählen")), *people],
            coerce=int,
            initial=initial,
            error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
        )
