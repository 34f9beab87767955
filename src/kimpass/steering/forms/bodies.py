"""Register bodies and seats."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Agency, TenantModule
from kimpass.organisation.selectors.words import words_of
from kimpass.steering.actions.bodies import BodyData, SeatData
from kimpass.steering.forms.common import ActorForm, select_from
from kimpass.steering.models import Body, BodyMember, Sector
from kimpass.steering.selectors import choices
from kimpass.steering.selectors.bodies import founding_decisions, seats_by_key
from kimpass.ui.choosing import count, select, select_key, select_row
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField

YES_NO = {"yes": (_("ja"), True), "no": (_("nein"), False)}
SHOWN = 80
PLANNING = TenantModule.Part.PLANNING_CONFERENCES


def _kinds(actor: Actor, stored: str) -> list[tuple[str, Any]]:
    """Return the kinds in the district's own words, without conferences it does not hold (TEN-04, TEN-05)."""
    words = words_of(actor)
    without = set() if actor.works_with(PLANNING) else {Body.Kind.PLANNING_CONFERENCE.value} - {stored}
    return [(kind.value, words.called(kind)) for kind in Body.Kind if kind.value not in without]


class BodyForm(ActorForm):
    """What the register says about a body."""

    name = CleanCharField(label=_("Name"), max_length=160)
    kind = ChipsField(label=_("Art"), choices=Body.Kind.choices)
    level = ChipsField(label=_("Ebene"), choices=Body.Level.choices, initial=Body.Level.DISTRICT)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        kinds: Any = self.fields["kind"]
        kinds.choices = _kinds(actor, stored=self.initial.get("kind", ""))
        self.fields["unit_id"] = select_key(words_of(actor).place, choices.units_by_key(actor), empty=_("ganzer Kreis"))
        self.fields["field_id"] = select_key(
            _("Handlungsfeld"), choices.fields_by_code(actor), empty=_("kein bestimmtes")
        )
        self.fields["purpose"] = CleanTextField(label=_("Aufgabe"), required=False, max_length=2000, rows=3)
        self.fields["lead_function"] = CleanCharField(
            label=_("Leitung"), required=False, max_length=160, help_text=_("Die Funktion, nicht der Name.")
        )
        self.fields["rhythm"] = CleanCharField(
            label=_("Rhythmus"), required=False, max_length=80, help_text=_("zum Beispiel: vierteljährlich")
        )
        self.fields["size_min"] = count(_("Richtwert, mindestens"), most=500)
        self.fields["size_max"] = count(_("Richtwert, höchstens"), most=500)
        self.fields["sessions_per_year"] = count(_("Sitzungen im Jahr"), most=60)
        self.fields["decision_mode"] = CleanCharField(
            label=_("Beschlussweise"), required=False, max_length=40, help_text=_("zum Beispiel: im Konsens")
        )
        self.fields["note"] = CleanCharField(label=_("Bemerkung"), required=False, max_length=300)

    def data_of(self, values: dict[str, Any]) -> BodyData:
        """Return what was typed, for the action."""
        return BodyData(**{name: values[name] for name in BodyData.__dataclass_fields__})


class FoundBodyForm(BodyForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["founded_by_id"] = select_row(
            _("Gegründet durch Beschluss"),
            founding_decisions(actor),
            lambda row: f"{row.agenda_item.session.body.name}: {row.text[:SHOWN]}",
            empty=_("ohne Beschluss"),
        )
        self.fields["on"] = GermanDateField(label=_("Besteht seit"), initial=actor.today)


class ChangeBodyForm(BodyForm):
    def __init__(self, actor: Actor, *args: Any, body: Body, **kwargs: Any) -> None:
        stored = {name: getattr(body, name) for name in BodyData.__dataclass_fields__}
        stored |= {"unit_id": body.unit and body.unit.key, "field_id": body.field and body.field.code}
        super().__init__(actor, *args, initial=stored, **kwargs)


class EndBodyForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["last_day"] = GermanDateField(label=_("Letzter Tag"), initial=actor.today)

    @property
    def ends_on(self) -> date:
        """Return the first day without the body."""
        last: date = self.cleaned_data["last_day"]
        return last + timedelta(days=1)


class SeatForm(ActorForm):
    """What the register says about a seat."""

    function = CleanCharField(
        label=_("Funktion"), max_length=200, help_text=_("Die Funktion, nicht der Name: Personen wechseln.")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["agency_id"] = select_row(
            _("Entsendende Stelle"),
            Agency.objects.for_tenant(actor).order_by("name"),
            lambda row: row.name,
            empty=_("ohne Angabe"),
        )
        self.fields["headcount"] = count(_("Zahl der Sitze"), most=100, least=1, required=True)
        self.fields["headcount"].initial = 1
        self.fields["sector"] = select(_("Bereich"), Sector.choices, required=False, empty=_("ohne Angabe"), coerce=str)
        self.fields["represents"] = CleanCharField(
            label=_("Vertritt"), required=False, max_length=160, help_text=_("zum Beispiel: die Kommunen der Region 1")
        )
        self.fields["decides"] = select_from(
            _("Leitung oder beschlussfähig?"), YES_NO, required=False, empty=_("unbekannt")
        )
        self.fields["email"] = forms.EmailField(
            label=_("E-Mail für Einladungen"), required=False, help_text=_("Die Adresse der Funktion oder der Stelle.")
        )
        self.fields["is_guest"] = forms.BooleanField(label=_("Gast"), required=False)
        self.fields["as_needed"] = forms.BooleanField(label=_("bei Bedarf"), required=False)
        self.fields["on"] = GermanDateField(label=self.since, initial=actor.today)

    since = _("Mitglied seit")

    def data_of(self, values: dict[str, Any]) -> SeatData:
        """Return what was typed, for the action."""
        return SeatData(
            **{name: values[name] for name in SeatData.__dataclass_fields__} | {"sector": values["sector"] or ""}
        )


class AddMemberForm(SeatForm):
    pass


class ChangeMemberForm(SeatForm):
    since = _("Gilt ab")

    def __init__(self, actor: Actor, *args: Any, seat: BodyMember, **kwargs: Any) -> None:
        stored = {name: getattr(seat, name) for name in SeatData.__dataclass_fields__}
        stored |= {
            "agency_id": seat.agency and seat.agency.public_id,
            "decides": {True: "yes", False: "no", None: ""}[seat.decides],
            "headcount": seat.headcount or 1,
        }
        super().__init__(actor, *args, initial=stored, **kwargs)


class EndMemberForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        seats = {key: (seat.function, seat.pk) for key, seat in seats_by_key(actor, body).items()}
        self.fields["member_id"] = select_from(_("Sitz"), seats)
        self.fields["on"] = GermanDateField(label=_("Mitglied bis (erster Tag ohne Sitz)"), initial=actor.today)
