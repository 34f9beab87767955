"""Closing a case and taking it up again."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.phases import SeenVersionForm
from kimpass.casework.models import Closure
from kimpass.kernel.access import Actor
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField

RATINGS = [
    ("", _("ohne Wertung")),
    ("1", _("1 nicht gelungen")),
    ("2", _("2 wenig")),
    ("3", _("3 teils, teils")),
    ("4", _("4 gut")),
    ("5", _("5 sehr gut gelungen")),
]


class RatingField(ChipsField):
    """One to five, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=RATINGS, coerce=int, empty_value=None, required=False, initial="", **kwargs)


class CloseCaseForm(SeenVersionForm):
    """Reason, day and what both sides make of it."""

    reason = ChipsField(label=_("Grund"), choices=Closure.Reason.choices)
    on = GermanDateField(label=_("Abgeschlossen am"))
    note = CleanTextField(label=_("Ergebnis in wenigen Sätzen"), max_length=2000, rows=3, required=False)
    rating = RatingField(label=_("Wie ist die Begleitung gelungen?"))
    evaluation = CleanTextField(label=_("Was hat geholfen, was nicht?"), max_length=2000, rows=3, required=False)
    client_rating = RatingField(label=_("Wie ist die Begleitung gelungen?"))
    client_evaluation = CleanTextField(
        label=_("In den Worten der Klientin oder des Klienten"), max_length=2000, rows=3, required=False
    )

    ask_again_on = GermanDateField(
        label=_("Nachfrage nach Abschluss am"),
        required=False,
        help_text=_("An dem Tag steht der Fall auf Ihrer Liste und führt zur Wiederaufnahme, falls es nötig ist."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = actor.today


class ReopenCaseForm(SeenVersionForm):
    """From which day, and why."""

    on = GermanDateField(label=_("Wieder aufgenommen am"))
    reason = CleanCharField(label=_("Grund"), max_length=200)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = actor.today
