"""Write up concerns to the Land and note what becomes of them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.actions.state_issues import IssueData
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.models import Body, Session
from kimpass.steering.selectors.bodies import sessions_of
from kimpass.ui.choosing import select_row
from kimpass.ui.fields import CleanCharField, CleanTextField, GermanDateField


class StateIssueForm(ActorForm):
    title = CleanCharField(label=_("Titel"), max_length=200)
    recipient = CleanCharField(
        label=_("An"), max_length=200, help_text=_("Die zuständige Dienststelle des Landes, ohne Namen.")
    )
    text = CleanTextField(label=_("Sachverhalt"), max_length=8000, rows=8)
    request = CleanTextField(label=_("Worum wir bitten"), required=False, max_length=2000, rows=3)

    def typed(self) -> IssueData:
        """Return what was typed, for the action."""
        return IssueData(**self.cleaned_data)


class CoordinateForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        rows = sessions_of(actor).filter(body__kind=Body.Kind.STEERING_GROUP, state=Session.State.HELD)
        self.fields["session_id"] = select_row(
            _("Sitzung der Lenkungsgruppe"),
            rows,
            lambda row: f"{row.body.name}, {row.held_on:%d.%m.%Y}" if row.held_on else f"{row.body.name}, {row.label}",
            required=True,
        )


class SendIssueForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["on"] = GermanDateField(label=_("Weitergeleitet am"), initial=actor.today, latest=actor.today)
        self.fields["reference"] = CleanCharField(label=_("Aktenzeichen"), required=False, max_length=80)
        self.fields["remind_on"] = GermanDateField(label=_("Nachfragen am"), required=False)


class ReplyForm(ActorForm):
    reply = CleanTextField(label=_("Antwort"), max_length=8000, rows=6)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["on"] = GermanDateField(label=_("Eingegangen am"), initial=actor.today, latest=actor.today)
