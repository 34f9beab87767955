"""Who sits at a table: a function and its body, one row each, never a person's name (CM-23)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.conferences import Seat
from kimpass.casework.forms.work import NOTHING_CHOSEN, WorkForm, picks
from kimpass.organisation.models import Agency
from kimpass.ui.fields import CleanCharField, SelectField

SEATS = 6


@dataclass(frozen=True, slots=True)
class SeatRow:
    """The fields of one seat."""

    number: int
    function: BoundField
    agency: BoundField


class SeatsForm(WorkForm):
    """A form with rows for functions and their bodies."""

    mark_optional = False

    def add_seats(self, agencies: Sequence[Agency], seats: Sequence[tuple[str, str]] = ()) -> None:
        """Add the rows, filled with function and key of the body where something stands already."""
        choices, ids = picks(agencies, "key", lambda agency: agency.name)
        for number in range(1, max(SEATS, len(seats)) + 1):
            function, agency = seats[number - 1] if number <= len(seats) else ("", "")
            self.fields[f"function_{number}"] = CleanCharField(
                label=_("Funktion"), max_length=120, required=False, initial=function
            )
            self.fields[f"agency_{number}"] = SelectField(
                label=_("Stelle"),
                choices=[NOTHING_CHOSEN, *choices],
                coerce=ids.__getitem__,
                empty_value=None,
                required=False,
                initial=agency,
            )

    @property
    def numbers(self) -> list[int]:
        """Return the numbers of the rows."""
        return [int(name.removeprefix("function_")) for name in self.fields if name.startswith("function_")]

    def rows(self) -> Iterator[SeatRow]:
        """Yield the rows with their fields."""
        for number in self.numbers:
            yield SeatRow(number, self[f"function_{number}"], self[f"agency_{number}"])

    def clean(self) -> dict[str, Any]:
        """Refuse a body without a function."""
        values = super().clean() or self.cleaned_data
        for number in self.numbers:
            if values.get(f"agency_{number}") and not values.get(f"function_{number}"):
                self.add_error(f"function_{number}", _t("Bitte nennen Sie die Funktion, die diese Stelle vertritt."))
        return values

    def seats(self) -> list[Seat]:
        """Return the seats that have a function."""
        values = self.cleaned_data
        return [
            Seat(values[f"function_{number}"], values.get(f"agency_{number}"))
            for number in self.numbers
            if values.get(f"function_{number}")
        ]
