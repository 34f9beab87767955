"""Plan sessions; agenda, attendance, minutes, tasks and decisions."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Agency
from kimpass.steering.actions.sessions import SessionData
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.models import AgendaItem, Body, BodyMember, Decision, Session
from kimpass.steering.selectors.agenda import themes_for_agenda
from kimpass.steering.selectors.bodies import sessions_of
from kimpass.ui.choosing import count, select, select_row
from kimpass.ui.fields import CHOOSE, ChipsField, CleanCharField, CleanTextField, GermanDateField, MultipleChipsField


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Bitte geben Sie die Uhrzeit so an: 09:30")},
    )


class SessionForm(ActorForm):
    """When, where and how a body meets."""

    def __init__(self, actor: Actor, *args: Any, body: Body, prepared_id: int | None = None, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["held_on"] = GermanDateField(
            label=_("Tag"), required=False, help_text=_("Leer lassen, solange der Tag nicht feststeht.")
        )
        self.fields["starts_at"] = _time(_("Beginn"))
        self.fields["ends_at"] = _time(_("Ende"))
        self.fields["place"] = CleanCharField(label=_("Ort"), required=False, max_length=160)
        self.fields["form"] = select(
            _("Form"), Session.Form.choices, required=False, empty=_("ohne Angabe"), coerce=str
        )
        if body.kind == Body.Kind.PLANNING_CONFERENCE:
            # What is prepared stays on offer although it may be over.
            offered = Q(state=Session.State.PLANNED) | Q(pk=prepared_id)
            rows = sessions_of(actor).filter(offered, body__kind=Body.Kind.STEERING_GROUP)
            self.fields["prepares_id"] = select_row(
                _("Bereitet vor"),
                rows,
                lambda row: _("%(body)s, %(number)s. Sitzung") % {"body": row.body.name, "number": row.number},
                empty=_("noch offen"),
            )
        self.fields["is_constituent"] = forms.BooleanField(
            label=_("Konstituierende Sitzung, mit Unterschrift unter die Kooperationsvereinbarung"), required=False
        )
        self.fields["note"] = CleanCharField(label=_("Bemerkung"), required=False, max_length=300)

    def data_of(self, values: dict[str, Any]) -> SessionData:
        """Return what was typed, for the action."""
        return SessionData(**values | {"form": values["form"] or ""})


class PlanSessionForm(SessionForm):
    pass


class ChangeSessionForm(SessionForm):
    def __init__(self, actor: Actor, *args: Any, session: Session, **kwargs: Any) -> None:
        stored = {name: getattr(session, name) for name in SessionData.__dataclass_fields__}
        stored["prepares_id"] = session.prepares and session.prepares.public_id
        super().__init__(actor, *args, initial=stored, body=session.body, prepared_id=session.prepares_id, **kwargs)


class CancelSessionForm(ActorForm):
    reason = CleanCharField(label=_("Grund"), max_length=200)


class BuildAgendaForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        offered = themes_for_agenda(actor, session)
        self.numbers = {card.theme.public_id: card.theme.pk for card, _here in offered}
        here = _("steht auf dieser Stufe")
        labels = [
            (card.theme.public_id, f"{card.theme.title} – {here}" if is_here else card.theme.title)
            for card, is_here in offered
        ]
        self.fields["theme_ids"] = MultipleChipsField(
            label=_("Themen"),
            choices=labels,
            coerce=self.numbers.__getitem__,
            error_messages={"required": CHOOSE},
            help_text=_("Themen, hinter denen zu wenige Fälle stehen, sieht kein Gremium; sie fehlen hier."),
        )


class AddGuestForm(ActorForm):
    function = CleanCharField(label=_("Funktion"), max_length=200, help_text=_("Die Funktion, nicht der Name."))

    def __init__(self, actor: Actor, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["agency_id"] = select_row(
            _("Stelle"),
            Agency.objects.for_tenant(actor).order_by("name"),
            lambda row: row.name,
            empty=_("ohne Angabe"),
        )
        self.fields["agenda_item_id"] = select_row(
            _("Nur zu diesem Punkt"),
            AgendaItem.objects.for_tenant(actor).filter(session=session).order_by("sort", "pk"),
            lambda row: row.title,
            empty=_("ganze Sitzung"),
        )
        self.fields["occasion"] = CleanCharField(label=_("Anlass"), required=False, max_length=200)
        self.fields["email"] = forms.EmailField(label=_("E-Mail für die Einladung"), required=False)


class AddAgendaItemForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["theme_id"] = select_row(
            _("Thema"),
            [card.theme for card, _here in themes_for_agenda(actor, session)],
            lambda row: row.title,
            empty=_("ohne Thema"),
        )
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
        usual = session.body.decision_mode
        known = {str(words): str(key) for key, words in Decision.Mode.choices}
        self.fields["mode"] = ChipsField(
            label=_("Wie beschlossen?"), choices=Decision.Mode.choices, initial=known.get(usual, usual)
        )
        self.fields["group_name"] = CleanCharField(
            label=_("Name der gegründeten Gruppe"),
            required=False,
            max_length=160,
            help_text=_("Nur wenn eine Arbeitsgruppe gegründet wird: Sie steht dann gleich im Verzeichnis."),
        )
        self.fields["on"] = GermanDateField(label=_("Beschlossen am"), initial=day, latest=actor.today)
