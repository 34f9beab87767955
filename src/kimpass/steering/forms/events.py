"""Events: what is known beforehand, what is known afterwards, series, and the filter of the register."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.steering.actions.event_data import EventData, Held
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.models import Event
from kimpass.steering.selectors import choices, events
from kimpass.steering.selectors.event_days import WEEKDAYS, Told, read_told, write_told
from kimpass.steering.selectors.events import EventFile, EventFilter
from kimpass.ui.choosing import count, key_of, select, select_key
from kimpass.ui.fields import (
    ChipsField,
    CleanCharField,
    CleanTextField,
    GermanDateField,
    MultipleChipsField,
    ReadField,
    same,
)

ROWS, SPARE = 8, 3


class EventForm(ActorForm):
    title = CleanCharField(label=_("Titel"), max_length=200)
    told = ReadField(
        label=_("Wann"),
        read=read_told,
        required=False,
        help_text=_("So genau wie bekannt: 14.05.2026, 05.2026, 2. Quartal 2026, 2025/26 oder etwa 14.05.2026."),
    )
    last_day = GermanDateField(label=_("Letzter Tag"), required=False, help_text=_("Bei mehreren Tagen."))
    place = CleanCharField(label=_("Ort"), required=False, max_length=160)
    is_digital = forms.BooleanField(label=_("digital"), required=False)
    audience = CleanCharField(label=_("Für wen"), required=False, max_length=200)
    is_mandatory = forms.BooleanField(
        label=_("Teilnahme verpflichtend"), required=False, help_text=_("Bei Workshops des Landes immer.")
    )

    def __init__(self, actor: Actor, *args: Any, row: Event | None = None, **kwargs: Any) -> None:
        units = choices.units_by_key(actor)
        series = events.series_by_key(actor, row.series_id if row else None)
        themes = events.themes_by_key(actor, row.theme_id if row else None)
        if row is not None:
            kwargs["initial"] = {
                **{name: getattr(row, name) for name in ("kind", "title", "last_day", "weekday_said", "place")},
                **{name: getattr(row, name) for name in ("is_digital", "audience", "is_mandatory")},
                "told": write_told(row.first_day, row.precision),
                "unit_id": key_of(units, row.unit_id),
                "series_id": key_of(series, row.series_id),
                "theme_id": key_of(themes, row.theme_id),
            }
        super().__init__(actor, *args, **kwargs)
        self.fields["kind"] = ChipsField(label=_("Art"), choices=Event.Kind.choices)
        said = [(day, day) for day in WEEKDAYS]
        self.fields["weekday_said"] = select(
            _("Wochentag laut Einladung"),
            said,
            required=False,
            empty=_("keiner genannt"),
            coerce=same,
            help_text=_("Passt er nicht zum Datum, steht ein Hinweis dabei."),
        )
        self.fields["unit_id"] = select_key(words_of(actor).place, units, empty=_("kreisweit"))
        self.fields["series_id"] = select_key(_("Reihe"), series, empty=_("keine"))
        self.fields["theme_id"] = select_key(_("Bedarf aus dem Thema"), themes, empty=_("keines"))
        self.order_fields(["kind", "title", "told", "last_day", "weekday_said"])

    @property
    def event(self) -> EventData:
        """Return what was filled in, for the action."""
        values = {**self.cleaned_data}
        told: Told | None = values.pop("told")
        values["weekday_said"] = values["weekday_said"] or ""
        if told is None:
            return EventData(**values)
        return EventData(**values, first_day=told.day, precision=told.precision)


class PreparationForm(ActorForm):
    preparation = CleanTextField(
        label=_("Bedarf und Vorbereitung"),
        max_length=4000,
        rows=10,
        help_text=_("Woraus sich der Bedarf ergibt; bei Workshops des Landes der vorbereitende Bericht."),
    )


class HoldEventForm(ActorForm):
    participants = count(_("Teilnehmende insgesamt"), most=100_000, help_text=_("Leer heißt: nicht bekannt."))
    is_approximate = forms.BooleanField(label=_("etwa"), required=False)
    outcome = CleanTextField(label=_("Ergebnis"), required=False, max_length=4000, rows=6)
    follow_up = CleanTextField(
        label=_("Nachbereitung"),
        required=False,
        max_length=2000,
        rows=3,
        help_text=_("Was zu tun und rückzukoppeln ist."),
    )
    follow_up_on = GermanDateField(label=_("Nachbereiten bis"), required=False)

    def __init__(self, actor: Actor, *args: Any, row: Event, file: EventFile, **kwargs: Any) -> None:
        names = ("participants", "is_approximate", "outcome", "follow_up", "follow_up_on")
        there = [person.staff_member_id for person in file.colleagues if person.staff_member_id is not None]
        people = events.colleagues_by_key(actor, there)
        kwargs["initial"] = {name: getattr(row, name) for name in names}
        super().__init__(actor, *args, **kwargs)
        self.numbers = {key: pk for key, _name, pk in people}
        self.rows = min(max(len(file.functions) + SPARE, SPARE + 1), ROWS)
        for number in range(1, self.rows + 1):
            known = file.functions[number - 1] if number <= len(file.functions) else None
            self.fields[f"function_{number}"] = CleanCharField(
                label=_("Funktion %(number)s") % {"number": number},
                required=False,
                max_length=160,
                initial=known.function if known else "",
            )
            heads = count(_("Personen %(number)s") % {"number": number}, most=10_000)
            heads.initial = known.headcount if known else None
            self.fields[f"heads_{number}"] = heads
        self.fields["staff"] = MultipleChipsField(
            label=_("Kolleginnen und Kollegen"),
            choices=[(key, name) for key, name, _pk in people],
            required=False,
            initial=[key_of(people, pk) for pk in there],
        )

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields of functions with those of their heads."""
        return [(self[f"function_{number}"], self[f"heads_{number}"]) for number in range(1, self.rows + 1)]

    def clean(self) -> dict[str, Any]:
        """Ask for the other half of a row that is filled in by half."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(1, self.rows + 1):
            if values.get(f"heads_{number}") and not values.get(f"function_{number}"):
                self.add_error(f"function_{number}", _("Bitte schreiben Sie, welche Funktion das ist."))
        return values

    @property
    def held(self) -> Held:
        """Return what was filled in, for the action; a function without a number stands for one person."""
        values = self.cleaned_data
        rows: Sequence[tuple[str, int]] = [
            (values[f"function_{number}"], 1 if values[f"heads_{number}"] is None else values[f"heads_{number}"])
            for number in range(1, self.rows + 1)
            if values[f"function_{number}"]
        ]
        return Held(
            participants=values["participants"],
            is_approximate=values["is_approximate"],
            functions=rows,
            staff_ids=[self.numbers[key] for key in values["staff"]],
            outcome=values["outcome"],
            follow_up=values["follow_up"],
            follow_up_on=values["follow_up_on"],
        )


class SeriesForm(ActorForm):
    title = CleanCharField(label=_("Titel der Reihe"), max_length=160)
    purpose = CleanTextField(label=_("Wozu"), required=False, max_length=2000, rows=4)


class ChangeSeriesForm(SeriesForm):
    ended_on = GermanDateField(label=_("Beendet am"), required=False, help_text=_("Leer heißt: läuft."))


class EventFilterForm(ActorForm):
    """Narrow the register; what does not fit is left out, never refused."""

    mark_optional = False
    q = CleanCharField(label=_("Suche"), required=False, max_length=100)
    von = GermanDateField(label=_("Von"), required=False)
    bis = GermanDateField(label=_("Bis"), required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        kinds, states = Event.Kind.choices, Event.State.choices
        self.fields["art"] = select(_("Art"), kinds, required=False, empty=_("Alle"), coerce=same)
        self.fields["stand"] = select(_("Stand"), states, required=False, empty=_("Alle"), coerce=same)
        self.fields["kommune"] = select_key(words_of(actor).place, choices.units_by_key(actor), empty=_("Alle"))

    @property
    def asked(self) -> EventFilter:
        """Return what narrows the register."""
        self.is_valid()
        values = self.cleaned_data
        return EventFilter(
            since=values.get("von"),
            until=values.get("bis"),
            kind=values.get("art") or "",
            state=values.get("stand") or "",
            unit_id=values.get("kommune"),
            query=values.get("q") or "",
        )
