"""Write papers and note their way."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.actions.papers import PaperData, Stop
from kimpass.steering.forms.common import ActorForm, select_from
from kimpass.steering.models import Body, DecisionPaper, DeliberationPath
from kimpass.steering.selectors.event_days import Told, read_told
from kimpass.steering.selectors.papers import stations
from kimpass.ui.choosing import select_row
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, ReadField

WHEN_HELP = _("So genau, wie es bekannt ist: 14.05.2026, Mai 2026, 2. Quartal 2026 oder 2025/26.")


def _when() -> ReadField:
    return ReadField(
        label=_("Wann"), read=read_told, required=False, help_text=WHEN_HELP, error_messages={"unread": WHEN_HELP}
    )


class PaperForm(ActorForm):
    title = CleanCharField(label=_("Titel"), max_length=200)
    situation = CleanTextField(label=_("Sachverhalt"), required=False, max_length=8000, rows=8)
    proposal = CleanTextField(label=_("Vorschlag"), required=False, max_length=4000, rows=4)
    alternatives = CleanTextField(label=_("Alternativen"), required=False, max_length=4000, rows=3)
    costs = CleanCharField(label=_("Kosten"), required=False, max_length=300)

    def typed(self) -> PaperData:
        """Return what was typed, for the action."""
        return PaperData(**self.cleaned_data)


class StationForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["body_id"] = select_row(
            _("Gremium"),
            Body.objects.for_tenant(actor).order_by("name"),
            lambda row: row.name,
            empty=_("keines aus dem Verzeichnis"),
        )
        self.fields["body_name"] = CleanCharField(
            label=_("Anderes Gremium"), required=False, max_length=160, help_text=_("zum Beispiel: Kreistag")
        )
        self.fields["when"] = _when()
        self.fields["remark"] = CleanCharField(label=_("Bemerkung"), required=False, max_length=300)

    def stop(self) -> Stop:
        """Return what was typed, for the action."""
        values = dict(self.cleaned_data)
        told: Told | None = values.pop("when") or None
        return Stop(**values, on=told.day, precision=told.precision) if told else Stop(**values)


class StationResultForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, paper: DecisionPaper, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        stops = {str(stop.sort): (f"{stop.sort}. {stop.body_name}", stop.sort) for stop in stations(actor, paper)}
        self.fields["place"] = select_from(_("Station"), stops)
        self.fields["outcome"] = ChipsField(label=_("Ergebnis"), choices=DeliberationPath.Outcome.choices)
        self.fields["when"] = _when()
        self.fields["remark"] = CleanCharField(label=_("Bemerkung"), required=False, max_length=300)

    def result(self) -> dict[str, Any]:
        """Return what was typed, for the action."""
        values = dict(self.cleaned_data)
        told: Told | None = values.pop("when") or None
        return values | ({"on": told.day, "precision": told.precision} if told else {"on": None})
