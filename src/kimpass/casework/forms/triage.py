"""Forms of what becomes of an access request."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.access import IdentityEntry
from kimpass.casework.forms.work import NOTHING_CHOSEN, WorkForm, picks
from kimpass.casework.models import AccessRequest, Case
from kimpass.kernel.access import Actor
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, SelectField


class OnForm(WorkForm):
    """Only a day."""

    on = GermanDateField(label=_("Am"))

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, initial={"on": actor.today})


class JoinForm(OnForm):
    """To which of one's own cases a request belongs."""

    field_order = ("search", "case_id", "on")

    search = CleanCharField(
        label=_("Name suchen"),
        help_text=_("Kürzt die Liste; andere Schreibweisen werden mitgefunden."),
        max_length=120,
        required=False,
    )
    case_id = SelectField(label=_("Fall"), choices=[])

    def __init__(self, data: Any = None, *, actor: Actor, cases: Sequence[Any]) -> None:
        super().__init__(data, actor=actor)
        choices, ids = picks(cases, "public_id", self._label)
        field: Any = self.fields["case_id"]
        field.choices, field.coerce = [NOTHING_CHOSEN, *choices], ids.__getitem__
        if len(choices) == 1:
            self.initial["case_id"] = choices[0][0]

    @staticmethod
    def _label(case: Case) -> str:
        return " · ".join(part for part in (getattr(case, "family", ""), case.number) if part)


class PassOnForm(OnForm):
    """What the coordinating office is to clear up."""

    field_order = ("reason", "on")

    reason = CleanTextField(
        label=_("Was soll die Koordinierende Stelle klären?"),
        help_text=_("Ohne Namen: die Koordinierende Stelle sieht keine Person."),
        max_length=300,
        rows=3,
    )


class OutcomeForm(OnForm):
    """What the reporter hears: a category."""

    field_order = ("outcome", "on")

    outcome = ChipsField(
        label=_("Was ist daraus geworden?"),
        choices=AccessRequest.Outcome.choices,
        help_text=_("Die meldende Stelle erfährt nur diese Angabe, keine Einzelheiten."),
    )


class NamePersonForm(WorkForm):
    """Whom a request is about, now that the client agreed."""

    name = CleanCharField(label=_("Name"), max_length=160)
    reachable_by = CleanCharField(label=_("Erreichbar über"), max_length=160, required=False)
    consent_obtained_by = CleanCharField(
        label=_("Einverständnis eingeholt von"), help_text=_("Stelle oder Funktion"), max_length=160
    )
    consent_obtained_on = GermanDateField(label=_("Einverständnis vom"))

    def entry(self) -> IdentityEntry:
        """Return what the action takes."""
        return IdentityEntry(**self.cleaned_data)
