"""Ask, answer, write answers down, close."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.models import Body, Poll, PollAnswer, Theme
from kimpass.steering.selectors import choices
from kimpass.steering.selectors.polls import PollCard, case_managers, units_behind
from kimpass.ui.choosing import chips_of, select_key
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField

TIME_TO_ANSWER = timedelta(days=14)


class AskPollForm(ActorForm):
    title = CleanCharField(label=_("Kurz gesagt"), max_length=160)
    question = CleanTextField(
        label=_("Was möchten Sie wissen?"), max_length=2000, help_text=_("Ohne Namen und ohne Angaben aus einem Fall.")
    )
    audience = ChipsField(
        label=_("Wen fragen Sie?"), choices=Poll.Audience.choices, initial=Poll.Audience.CASE_MANAGERS
    )

    def __init__(self, actor: Actor, *args: Any, theme: Theme | None = None, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        staffed = {row.unit_id for row in case_managers(actor) if row.staff.pk != actor.staff_id}
        units = [row for row in choices.units_by_key(actor) if row[2] in staffed]
        behind = units_behind(actor, theme) if theme is not None else set()
        self.fields["unit_ids"] = chips_of(
            _("Case Management dieser Kommunen"), units, help_text=_("Vorgewählt sind die anderen Kommunen.")
        )
        self.fields["unit_ids"].initial = [key for key, _words, pk in units if pk not in behind]
        bodies = Body.objects.visible_to(actor).filter(active_until__isnull=True).order_by("name")
        keyed = list(bodies.values_list("public_id", "name", "pk"))
        self.fields["body_id"] = select_key(_("Gremium"), keyed, empty=_("–"))
        self.fields["answer_until"] = GermanDateField(
            label=_("Antwort bis"), initial=actor.today + TIME_TO_ANSWER, earliest=actor.today
        )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("audience") == Poll.Audience.CASE_MANAGERS and not values.get("unit_ids"):
            self.add_error("unit_ids", _("Bitte wählen Sie mindestens eine Kommune."))
        if values.get("audience") == Poll.Audience.BODY and values.get("body_id") is None:
            self.add_error("body_id", _("Bitte wählen Sie ein Gremium."))
        return values


class AnswerPollForm(forms.Form):
    experience = ChipsField(label=_("Was wissen Sie dazu?"), choices=PollAnswer.Experience.choices)
    text = CleanTextField(
        label=_("Beschreiben Sie es kurz"),
        max_length=4000,
        required=False,
        help_text=_("Ohne Namen und ohne Angaben aus einem Fall."),
    )


class RecordAnswerForm(AnswerPollForm):
    def __init__(self, actor: Actor, card: PollCard, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = [(row.public_id, row.function, row.pk) for row in card.waiting if row.staff_member_id is None]
        if seats:
            self.fields["answer_id"] = select_key(_("Wer hat geantwortet?"), seats, empty=_("jemand anderes"))
        self.fields["function"] = CleanCharField(
            label=_("Funktion"),
            max_length=160,
            required=False,
            help_text=_("Nie ein Name, zum Beispiel: Sprachpatin, Leitung einer Kita."),
        )
        self.fields["unit_id"] = select_key(
            words_of(actor).place, choices.units_by_key(actor), empty=_("keine bestimmte")
        )
        self.order_fields(["answer_id", "function", "unit_id", "experience", "text"])


class ClosePollForm(forms.Form):
    summary = CleanTextField(label=_("Was hat die Abfrage ergeben?"), max_length=4000)
