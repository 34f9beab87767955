"""Agenda, attendance, minutes, tasks and decisions of a session."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.forms.common import ActorForm, count, select
from kimpass.steering.models import AgendaItem, BodyMember, Decision, Session
from kimpass.steering.selectors.themes import theme_cards
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField


class AddAgendaItemForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        themes = [(str(card.theme.pk), card.theme.title) for card in theme_cards(actor)]
        self.fields["theme_id"] = select(_("Thema"), themes, required=False, empty=_("ohne Thema"))
        self.fields["title"] = CleanCharField(
            label=_("Titel des Punktes"), required=False, max_length=200, help_text=_("Leer: der Titel des Themas.")
        )
        self.fields["cases_used"] = count(_("Zahl der anonymisiert besprochenen Fälle"), most=10_000)
        self.fields["note"] = CleanTextField(label=_("Bemerkung"), required=False, max_length=4000, rows=3)


class HoldSessionForm(ActorForm):
    minutes = CleanTextField(
        label=_("Niederschrift"), max_length=20_000, rows=12, help_text=_("Ohne Angaben zu beratenen Personen.")
    )

    def __init__(
        self, actor: Actor, *args: Any, session: Session, seats: tuple[BodyMember, ...], **kwargs: Any
    ) -> None:
        super().__init__(actor, *args, **kwargs)
        planned = session.held_on if session.held_on and session.held_on <= actor.today else actor.today
        self.seats = seats
        self.fields["on"] = GermanDateField(label=_("Sitzungstag"), initial=planned, latest=actor.today)
        for seat in seats:
            most = seat.headcount or 100
            field = count(seat.function, most=most, required=True)
            field.initial = seat.headcount or 1
            field.widget.attrs["inputmode"] = "numeric"
            self.fields[f"seat_{seat.pk}"] = field
        self.order_fields(["on", *[f"seat_{seat.pk}" for seat in seats], "minutes"])

    def seat_fields(self) -> list[forms.BoundField]:
        """Return the fields of the attendance, in the order of the seats."""
        return [self[f"seat_{seat.pk}"] for seat in self.seats]

    @property
    def attendance(self) -> list[tuple[int, int]]:
        """Return who was there, for the action."""
        return [(seat.pk, self.cleaned_data[f"seat_{seat.pk}"]) for seat in self.seats]


class MinutesForm(ActorForm):
    minutes = CleanTextField(label=_("Niederschrift"), max_length=20_000, rows=14)


class SessionTaskForm(ActorForm):
    text = CleanCharField(label=_("Aufgabe"), max_length=300)
    owner_function = CleanCharField(
        label=_("Verantwortliche Funktion"), max_length=160, help_text=_("Die Funktion, nicht der Name.")
    )
    due_on = GermanDateField(label=_("Bis"), required=False)


class DecisionForm(ActorForm):
    text = CleanTextField(label=_("Beschluss"), max_length=4000, rows=4)
    result = ChipsField(label=_("Ergebnis"), choices=Decision.Result.choices)

    def __init__(self, actor: Actor, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        session = item.session
        day = session.held_on if session.held_on and session.held_on <= actor.today else actor.today
        self.fields["mode"] = CleanCharField(
            label=_("Beschlussweise"),
            required=False,
            max_length=40,
            initial=session.body.decision_mode,
            help_text=_("zum Beispiel: im Konsens"),
        )
        self.fields["on"] = GermanDateField(label=_("Beschlossen am"), initial=day, latest=actor.today)
