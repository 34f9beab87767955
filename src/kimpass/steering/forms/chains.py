"""Process chains and their stations."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.steering.actions.chains import ChainData, StationData
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.models import ChainStation, ProcessChain
from kimpass.steering.selectors import choices
from kimpass.steering.selectors.chains import Track
from kimpass.steering.selectors.events import themes_by_key
from kimpass.ui.choosing import key_of, select, select_key
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField


class ChainForm(ActorForm):
    title = CleanCharField(label=_("Titel"), max_length=160)
    purpose = CleanTextField(label=_("Worum es geht"), required=False, max_length=2000, rows=4)

    def __init__(self, actor: Actor, *args: Any, row: ProcessChain | None = None, **kwargs: Any) -> None:
        fields, units = choices.fields_by_code(actor), choices.units_by_key(actor)
        if row is not None:
            kwargs["initial"] = {
                **{name: getattr(row, name) for name in ("title", "purpose", "drawn_on", "ended_on")},
                "field_id": key_of(fields, row.field_id),
                "unit_id": key_of(units, row.unit_id),
            }
        super().__init__(actor, *args, **kwargs)
        self.fields["field_id"] = select_key(_("Handlungsfeld"), fields, empty=_("keines"))
        self.fields["unit_id"] = select_key(words_of(actor).place, units, empty=_("kreisweit"))
        self.fields["drawn_on"] = GermanDateField(label=_("Stand"), initial=actor.today, latest=actor.today)
        if row is not None:
            self.fields["ended_on"] = GermanDateField(
                label=_("Beendet am"), required=False, help_text=_("Leer heißt: wird weitergeführt.")
            )

    @property
    def chain(self) -> ChainData:
        """Return what was filled in, for the action."""
        return ChainData(**{name: value for name, value in self.cleaned_data.items() if name != "ended_on"})

    @property
    def ended_on(self) -> date | None:
        """Return the day the chain ended, if it did."""
        return self.cleaned_data.get("ended_on")


class StationForm(ActorForm):
    who = CleanCharField(label=_("Wer"), max_length=160, help_text=_("Stelle oder Funktion, kein Name."))
    step = CleanCharField(label=_("Tut was"), max_length=200)
    is_breaking_point = forms.BooleanField(
        label=_("Sollbruchstelle"), required=False, help_text=_("Vor dieser Station bricht der Weg vorhersehbar ab.")
    )
    gap = CleanCharField(label=_("Lücke"), required=False, max_length=300, help_text=_("Was hier fehlt."))

    def __init__(self, actor: Actor, *args: Any, row: ChainStation | None = None, **kwargs: Any) -> None:
        themes = themes_by_key(actor, row.theme_id if row else None)
        if row is not None:
            kwargs["initial"] = {
                **{name: getattr(row, name) for name in ("step", "is_breaking_point", "gap")},
                "who": row.actor,
                "theme_id": key_of(themes, row.theme_id),
            }
        super().__init__(actor, *args, **kwargs)
        self.fields["theme_id"] = select_key(_("Thema dazu"), themes, empty=_("keines"))

    @property
    def station(self) -> StationData:
        """Return what was filled in, for the action."""
        values = self.cleaned_data
        return StationData(
            actor=values["who"],
            step=values["step"],
            is_breaking_point=values["is_breaking_point"],
            gap=values["gap"],
            theme_id=values["theme_id"],
        )


class AddStationForm(StationForm):
    def __init__(self, actor: Actor, *args: Any, tracks: tuple[Track, Track], track: str, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        longest = max(tracks, key=lambda one: len(one.stations)).stations
        places = [("0", _("ganz vorn")), *((str(row.sort), str(row.sort)) for row in longest)]
        self.fields["track"] = ChipsField(label=_("Kette"), choices=ChainStation.Version.choices, initial=track)
        self.fields["after"] = select(_("Nach Station"), places, required=False, empty=_("am Ende"), coerce=int)
        self.order_fields(["track", "who", "step"])
