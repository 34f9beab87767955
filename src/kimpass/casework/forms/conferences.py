from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.conferences import Agreed, Plan
from kimpass.casework.forms.clock import ClockField
from kimpass.casework.forms.seats import SeatsForm
from kimpass.casework.forms.work import WorkForm
from kimpass.casework.models import CaseConference
from kimpass.casework.selectors.conferences import Seat
from kimpass.organisation.models import Agency
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, MultipleChipsField

AGREEMENTS = 4
USUAL = time(10)


class ConferenceForm(SeatsForm):
    question = CleanTextField(label=_("Frage an die Runde"), max_length=2000, rows=3)
    mode = ChipsField(
        label=_("Wie wird gesprochen?"),
        choices=CaseConference.Mode.choices,
        help_text=_("Namentlich nur, wenn jede Stelle in einer gültigen Schweigepflichtentbindung steht."),
    )
    held_on = GermanDateField(label=_("Am"))
    begins_at = ClockField(label=_("Beginn"), required=False)
    minutes = forms.IntegerField(label=_("Dauer in Minuten"), min_value=15, max_value=480)
    place = CleanCharField(label=_("Ort"), max_length=160, required=False)
    client_takes_part = forms.BooleanField(label=_("Die Klientin oder der Klient nimmt teil"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        agencies: Sequence[Agency],
        today: date,
        conference: CaseConference | None = None,
        seats: Sequence[Seat] = (),
    ) -> None:
        first = {"held_on": today, "begins_at": USUAL, "minutes": 60, "mode": CaseConference.Mode.ANONYMISED}
        names = ("question", "mode", "held_on", "begins_at", "minutes", "place", "client_takes_part")
        initial = first if conference is None else {name: getattr(conference, name) for name in names}
        super().__init__(data, initial=initial)
        self.add_seats(agencies, [(seat.function, seat.agency.key if seat.agency else "") for seat in seats])

    def plan(self) -> Plan:
        """Return what was planned."""
        values = self.cleaned_data
        names = ("question", "mode", "held_on", "begins_at", "minutes", "place", "client_takes_part")
        return Plan(seats=self.seats(), **{name: values[name] for name in names})


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """The fields of one agreement."""

    number: int
    text: BoundField
    who: BoundField
    due_on: BoundField


class HoldForm(WorkForm):
    mark_optional = False
    mode = ChipsField(label=_("Wie wurde gesprochen?"), choices=CaseConference.Mode.choices)
    held_on = GermanDateField(label=_("Am"))
    present = MultipleChipsField(label=_("Wer nahm teil?"), choices=[], coerce=int)
    result = CleanTextField(label=_("Ergebnis"), max_length=4000, rows=5)

    def __init__(self, data: Any = None, *, conference: CaseConference, seats: Sequence[Seat], today: date) -> None:
        planned = conference.held_on if conference.held_on <= today else today
        numbers = [str(seat.number) for seat in seats]
        super().__init__(data, initial={"mode": conference.mode, "held_on": planned, "present": numbers})
        present: Any = self.fields["present"]
        present.choices = [(str(seat.number), self._words(seat)) for seat in seats]
        for number in range(1, AGREEMENTS + 1):
            self.fields[f"text_{number}"] = CleanCharField(label=_("Was?"), max_length=200, required=False)
            self.fields[f"who_{number}"] = CleanCharField(label=_("Wer?"), max_length=120, required=False)
            self.fields[f"due_on_{number}"] = GermanDateField(label=_("Bis"), required=False)

    @staticmethod
    def _words(seat: Seat) -> str:
        return f"{seat.function} ({seat.agency.name})" if seat.agency else seat.function

    def rows(self) -> Iterator[AgreementRow]:
        """Yield the agreements with their fields."""
        for number in range(1, AGREEMENTS + 1):
            yield AgreementRow(number, *(self[f"{name}_{number}"] for name in ("text", "who", "due_on")))

    def clean(self) -> dict[str, Any]:
        """Refuse somebody or a day without something to do."""
        values = super().clean() or self.cleaned_data
        for number in range(1, AGREEMENTS + 1):
            told = values.get(f"who_{number}") or values.get(f"due_on_{number}")
            if told and not values.get(f"text_{number}"):
                self.add_error(f"text_{number}", _t("Bitte schreiben Sie, was vereinbart wurde."))
        return values

    def agreed(self) -> list[Agreed]:
        """Return what was agreed."""
        values = self.cleaned_data
        return [
            Agreed(values[f"text_{number}"], values[f"who_{number}"], values[f"due_on_{number}"])
            for number in range(1, AGREEMENTS + 1)
            if values[f"text_{number}"]
        ]


class ReasonForm(WorkForm):
    reason = CleanCharField(label=_("Grund"), max_length=200)
