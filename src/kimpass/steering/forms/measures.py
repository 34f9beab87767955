"""Start measures and say how far they are."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.models import FundingLine
from kimpass.steering.actions.measures import MeasureData
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.models import Decision, Measure
from kimpass.steering.selectors.themes import theme_cards
from kimpass.ui.choosing import select_row
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, GermanDecimalField


class MeasureForm(ActorForm):
    """Who does a measure until when, what it costs, and when to look whether it works."""

    title = CleanCharField(label=_("Was wird getan?"), max_length=200)
    owner_function = CleanCharField(
        label=_("Verantwortliche Funktion"), max_length=160, help_text=_("Die Funktion, nicht der Name.")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["due_on"] = GermanDateField(label=_("Bis"), required=False)
        self.fields["cost"] = GermanDecimalField(label=_("Kosten in Euro"), required=False, min_value=0)
        self.fields["funding_line_id"] = select_row(
            _("Förderzeile"),
            FundingLine.objects.for_tenant(actor).current().order_by("-year", "kind", "pk"),
            lambda row: f"{row.year}: {row.label or row.get_kind_display()}",
            empty=_("ohne Angabe"),
        )
        self.fields["check_effect_on"] = GermanDateField(label=_("Wirkung prüfen am"), required=False)
        self.fields["other_programme"] = CleanCharField(
            label=_("Läuft schon über ein anderes gefördertes Programm"),
            max_length=120,
            required=False,
            help_text=_("Welches? Leer: nein oder nicht bekannt. Hilft, Doppelförderung zu vermeiden."),
        )


class ChangeMeasureForm(MeasureForm):
    def __init__(self, actor: Actor, *args: Any, measure: Measure, **kwargs: Any) -> None:
        stored = {name: getattr(measure, name) for name in MeasureData.__dataclass_fields__}
        stored["funding_line_id"] = measure.funding_line and measure.funding_line.public_id
        super().__init__(actor, *args, initial=stored, **kwargs)


class StartMeasureForm(MeasureForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        rows = Decision.objects.for_tenant(actor).select_related("agenda_item__session__body")
        self.fields["theme_id"] = select_row(
            _("Thema"),
            [card.theme for card in theme_cards(actor)],
            lambda row: row.title,
            empty=_("ohne Thema"),
        )
        self.fields["decision_id"] = select_row(
            _("Beschluss"),
            rows.order_by("-decided_on", "-pk")[:100],
            lambda row: f"{row.agenda_item.session.body.name}: {row.text[:80]}",
            empty=_("noch ohne Beschluss"),
            help_text=_("Ohne Beschluss bleibt die Maßnahme eine Idee."),
        )
        self.fields["on"] = GermanDateField(label=_("Beginn"), initial=actor.today)
        self.order_fields(["title", "owner_function", "theme_id", "decision_id", "on", "due_on"])


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
