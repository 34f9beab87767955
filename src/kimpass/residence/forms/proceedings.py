"""The register of proceedings: enter, change, move on, narrow."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.residence.actions.proceedings import ProceedingData
from kimpass.residence.forms.common import select_kind
from kimpass.residence.models import Proceeding
from kimpass.residence.selectors.proceedings import ProceedingFilter
from kimpass.residence.selectors.received import handover_choices
from kimpass.ui.choosing import key_of, select, select_key
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField

State = Proceeding.State
MARK_HELP = _("Freiwillig. Nur Kürzel und Zahlen, kein Name und kein Geburtsdatum, zum Beispiel 33.2-25b-0147/26.")


class ProceedingForm(forms.Form):
    """What is kept of a proceeding."""

    file_mark = CleanCharField(label=_("Aktenzeichen"), required=False, max_length=40, help_text=MARK_HELP)
    deadline_on = GermanDateField(label=_("Frist bis"), required=False)
    deadline_for = CleanCharField(
        label=_("Frist wofür"), required=False, max_length=120, help_text=_("zum Beispiel: Unterlagen nachreichen")
    )

    def __init__(self, actor: Actor, *args: Any, row: Proceeding | None = None, **kwargs: Any) -> None:
        handovers = handover_choices(actor)
        if row is not None:
            kwargs["initial"] = {
                **{name: getattr(row, name) for name in ("kind", "file_mark", "deadline_on", "deadline_for")},
                "handover_id": key_of(handovers, row.handover_id),
            }
        super().__init__(*args, **kwargs)
        self.row, self.handovers = row, handovers
        self.fields["kind"] = select_kind()
        self.fields["handover_id"] = select_key(
            _("Dazu übergeben"),
            handovers,
            empty=_("nichts"),
            help_text=_("Was das Case Management dazu übergeben hat."),
        )
        self.order_fields(["kind", "file_mark"])

    def told(self) -> ProceedingData:
        """Return what was filled in, as the action takes it; a link that is no longer on offer stays."""
        values = {name: self.cleaned_data[name] for name in ProceedingData.__slots__}
        gone = self.row is not None and self.row.handover_id not in {None, *(pk for _key, _words, pk in self.handovers)}
        if gone and self.row is not None and values["handover_id"] is None:
            values["handover_id"] = self.row.handover_id
        return ProceedingData(**values)


class RegisterForm(ProceedingForm):
    """A new proceeding."""

    received_on = GermanDateField(label=_("Eingegangen am"))
    is_enquiry = forms.BooleanField(
        label=_("nur Anfrage, noch kein Antrag"), required=False, help_text=_("Zählt nicht als offener Antrag.")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **{"initial": {"received_on": actor.today}, **kwargs})
        self.order_fields(["kind", "received_on", "is_enquiry", "file_mark"])


class MoveForm(forms.Form):
    """The state that follows, and since when."""

    on = GermanDateField(label=_("Seit"))

    def __init__(self, actor: Actor, row: Proceeding, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"on": actor.today}, **kwargs})
        following = [(value, State(value).label) for value in Proceeding.NEXT[row.state]]
        self.fields["state"] = ChipsField(label=_("Neuer Stand"), choices=following)
        self.order_fields(["state", "on"])


class ProceedingFilterForm(forms.Form):
    """Narrow the register; what does not fit is left out, never refused."""

    mark_optional = False
    zeichen = CleanCharField(label=_("Aktenzeichen"), required=False, max_length=40)
    von = GermanDateField(label=_("Eingang von"), required=False)
    bis = GermanDateField(label=_("Eingang bis"), required=False)
    beendete = forms.BooleanField(label=_("auch abgeschlossene"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["art"] = select_kind(required=False, empty=_("alle Arten"))
        self.fields["stand"] = select(_("Stand"), State.choices, required=False, empty=_("alle offenen"))

    @property
    def asked(self) -> ProceedingFilter:
        """Return what was chosen, as far as it fits."""
        self.is_valid()
        found = self.cleaned_data
        return ProceedingFilter(
            kind=found.get("art") or "",
            state=found.get("stand") or "",
            mark=found.get("zeichen") or "",
            since=found.get("von"),
            until=found.get("bis"),
            with_ended=bool(found.get("beendete")),
        )
