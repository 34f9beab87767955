"""Start measures and say how far they are."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.forms.common import ActorForm, select
from kimpass.steering.models import Decision, Measure
from kimpass.steering.selectors.themes import theme_cards
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField


class StartMeasureForm(ActorForm):
    title = CleanCharField(label=_("Was wird getan?"), max_length=200)
    owner_function = CleanCharField(
        label=_("Verantwortliche Funktion"), max_length=160, help_text=_("Die Funktion, nicht der Name.")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        themes = [(str(card.theme.pk), card.theme.title) for card in theme_cards(actor)]
        rows = Decision.objects.for_tenant(actor).select_related("agenda_item__session__body")
        decisions = [
            (str(row.pk), f"{row.agenda_item.session.body.name}: {row.text[:80]}")
            for row in rows.order_by("-decided_on", "-pk")[:100]
        ]
        self.fields["theme_id"] = select(_("Thema"), themes, required=False, empty=_("ohne Thema"))
        self.fields["decision_id"] = select(
            _("Beschluss"),
            decisions,
            required=False,
            empty=_("noch ohne Beschluss"),
            help_text=_("Ohne Beschluss bleibt die Maßnahme eine Idee."),
        )
        self.fields["on"] = GermanDateField(label=_("Beginn"), initial=actor.today)
        self.fields["due_on"] = GermanDateField(label=_("Bis"), required=False)


class MeasureStateForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        states = [(key, label) for key, label in Measure.State.choices if key != measure.state]
        self.fields["state"] = ChipsField(label=_("Neuer Stand"), choices=states)
        self.fields["on"] = GermanDateField(label=_("Seit"), initial=actor.today, latest=actor.today)
        self.fields["effect"] = CleanTextField(
            label=_("Wirkung"),
            required=False,
            max_length=2000,
            rows=3,
            initial=measure.effect,
            help_text=_("Woran ist zu sehen, dass es wirkt? Nötig für „Standard“."),
        )
