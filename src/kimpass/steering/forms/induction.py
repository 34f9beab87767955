"""The checklist of an induction, and starting one."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.actions.induction import ItemData
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.forms.trainings import role_field
from kimpass.steering.models import InductionItem
from kimpass.steering.selectors.events import colleagues_by_key
from kimpass.ui.choosing import count, select_key
from kimpass.ui.fields import CleanCharField, GermanDateField


class InductionItemForm(ActorForm):
    text = CleanCharField(label=_("Punkt"), max_length=200)
    within_days = count(_("Innerhalb von Tagen"), most=1000, help_text=_("Leer heißt: ohne Frist."))
    sort = count(_("Stelle auf der Liste"), most=1000, help_text=_("Kleine Zahlen stehen oben."))

    def __init__(self, actor: Actor, *args: Any, row: InductionItem | None = None, **kwargs: Any) -> None:
        if row is not None:
            names = ("text", "within_days", "sort", "for_role", "ended_on")
            kwargs["initial"] = {name: getattr(row, name) for name in names}
        super().__init__(actor, *args, **kwargs)
        self.fields["for_role"] = role_field(_("Für die Rolle"))
        if row is not None:
            self.fields["ended_on"] = GermanDateField(
                label=_("Von der Liste genommen am"), required=False, help_text=_("Leer heißt: gilt.")
            )

    @property
    def item(self) -> ItemData:
        """Return what was filled in, for the action."""
        values = self.cleaned_data
        return ItemData(
            text=values["text"],
            sort=values["sort"] or 0,
            for_role=values["for_role"] or "",
            within_days=values["within_days"],
        )

    @property
    def ended_on(self) -> date | None:
        """Return the day the point was taken off the list, if it was."""
        return self.cleaned_data.get("ended_on")


class StartInductionForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        people = colleagues_by_key(actor)
        self.fields["staff_id"] = select_key(_("Wer wird eingearbeitet"), people, required=True)
        self.fields["begins_on"] = GermanDateField(
            label=_("Erster Arbeitstag"), initial=actor.today, help_text=_("Von diesem Tag an laufen die Fristen.")
        )
