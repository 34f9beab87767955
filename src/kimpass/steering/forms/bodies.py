"""Register bodies, seats and sessions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.forms.common import ActorForm, count, select
from kimpass.steering.models import Body, Session
from kimpass.steering.selectors import choices
from kimpass.steering.selectors.bodies import body_card, founding_decisions, sessions_of
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField


class FoundBodyForm(ActorForm):
    name = CleanCharField(label=_("Name"), max_length=160)
    kind = ChipsField(label=_("Art"), choices=Body.Kind.choices)
    level = ChipsField(label=_("Ebene"), choices=Body.Level.choices, initial=Body.Level.DISTRICT)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        decisions = [
            (str(row.pk), f"{row.agenda_item.session.body.name}: {row.text[:80]}") for row in founding_decisions(actor)
        ]
        self.fields["unit_id"] = select(_("Kommune"), choices.units(actor), required=False, empty=_("ganzer Kreis"))
        self.fields["founded_by_id"] = select(
            _("Gegründet durch Beschluss"), decisions, required=False, empty=_("ohne Beschluss")
        )
        self.fields["size_min"] = count(_("Richtwert, mindestens"), most=500)
        self.fields["size_max"] = count(_("Richtwert, höchstens"), most=500)
        self.fields["sessions_per_year"] = count(_("Sitzungen im Jahr"), most=60)
        self.fields["decision_mode"] = CleanCharField(
            label=_("Beschlussweise"), required=False, max_length=40, help_text=_("zum Beispiel: im Konsens")
        )
        self.fields["note"] = CleanCharField(label=_("Aufgabe"), required=False, max_length=300)
        self.fields["on"] = GermanDateField(label=_("Besteht seit"), initial=actor.today)


class AddMemberForm(ActorForm):
    function = CleanCharField(
        label=_("Funktion"), max_length=200, help_text=_("Die Funktion, nicht der Name: Personen wechseln.")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["agency_id"] = select(
            _("Entsendende Stelle"), choices.agencies(actor), required=False, empty=_("ohne Angabe")
        )
        self.fields["headcount"] = count(_("Zahl der Sitze"), most=100, least=1, required=True)
        self.fields["headcount"].initial = 1
        self.fields["is_guest"] = forms.BooleanField(label=_("Gast"), required=False)
        self.fields["as_needed"] = forms.BooleanField(label=_("bei Bedarf"), required=False)
        self.fields["on"] = GermanDateField(label=_("Mitglied seit"), initial=actor.today)


class EndMemberForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        seats = body_card(actor, body).members
        self.fields["member_id"] = select(_("Sitz"), [(str(seat.pk), seat.function) for seat in seats])
        self.fields["on"] = GermanDateField(label=_("Mitglied bis (erster Tag ohne Sitz)"), initial=actor.today)


class PlanSessionForm(ActorForm):
    place = CleanCharField(label=_("Ort"), required=False, max_length=160)

    def __init__(self, actor: Actor, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["held_on"] = GermanDateField(
            label=_("Tag"), required=False, help_text=_("Leer lassen, solange der Tag nicht feststeht.")
        )
        if body.kind == Body.Kind.PLANNING_CONFERENCE:
            rows = sessions_of(actor).filter(body__kind=Body.Kind.STEERING_GROUP, state=Session.State.PLANNED)
            options = [(str(row.pk), f"{row.body.name}, {row.number}. Sitzung") for row in rows]
            self.fields["prepares_id"] = select(_("Bereitet vor"), options, required=False, empty=_("noch offen"))
        self.order_fields(["held_on", "place", "prepares_id"])
