from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.appointments import Meeting
from kimpass.casework.forms.clock import ClockField
from kimpass.casework.forms.work import WorkForm, picks
from kimpass.casework.models import Appointment
from kimpass.casework.selectors import clock
from kimpass.kernel.access import RuleViolation
from kimpass.organisation.models import StaffMember
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, SelectField

USUAL, USUAL_END = time(9), time(10)
WEEK = timedelta(days=7)


class WhenForm(WorkForm):
    day = GermanDateField(label=_("Am"))
    begins = ClockField(label=_("Von"))
    ends = ClockField(label=_("Bis"))

    def clean(self) -> dict[str, Any]:
        """Turn what the clock shows into instants; a time the clocks skip is refused in words."""
        values = super().clean() or self.cleaned_data
        day = values.get("day")
        for name in ("begins", "ends"):
            if day is not None and values.get(name) is not None:
                try:
                    values[f"{name}_at"] = clock.instant(day, values[name])
                except RuleViolation as refusal:
                    self.add_error(name, refusal.reasons[0])
        return values

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Return beginning and end as instants."""
        return self.cleaned_data["begins_at"], self.cleaned_data["ends_at"]


class AppointmentForm(WhenForm):
    staff_member_id = SelectField(label=_("Wer nimmt den Termin wahr?"), choices=[])
    place_kind = ChipsField(label=_("Wo?"), choices=Appointment.PlaceKind.choices, initial=Appointment.PlaceKind.OFFICE)
    place = CleanCharField(
        label=_("Ort"),
        max_length=160,
        required=False,
        help_text=_("In Kalender wird er nur übertragen, wenn der Termin bei uns oder bei einer Stelle ist."),
    )
    remark = CleanCharField(
        label=_("Bemerkung"), max_length=200, required=False, help_text=_("Bleibt hier und wird nie übertragen.")
    )
    with_interpreter = forms.BooleanField(label=_("mit Dolmetscherin oder Dolmetscher"), required=False)

    def __init__(self, data: Any = None, *, staff: Sequence[StaffMember], own_id: int, today: date) -> None:
        members, ids = picks(staff, "public_id", lambda member: member.name)
        own = next((value for value, pk in ids.items() if pk == own_id), "")
        first = {"day": today + WEEK, "begins": USUAL, "ends": USUAL_END, "staff_member_id": own}
        super().__init__(data, initial=first)
        field: Any = self.fields["staff_member_id"]
        field.choices, field.coerce = members, ids.__getitem__

    def meeting(self) -> Meeting:
        """Return what is planned."""
        values = self.cleaned_data
        names = ("staff_member_id", "place_kind", "place", "remark", "with_interpreter")
        starts, ends = self.span
        return Meeting(starts_at=starts, ends_at=ends, **{name: values[name] for name in names})


class MoveForm(WhenForm):
    def __init__(self, data: Any = None, *, appointment: Appointment) -> None:
        begins, ends = clock.local(appointment.starts_at), clock.local(appointment.ends_at)
        super().__init__(data, initial={"day": begins.date(), "begins": begins.time(), "ends": ends.time()})


class AttendanceForm(WorkForm):
    state = ChipsField(
        label=_("Hat der Termin stattgefunden?"),
        choices=[
            (Appointment.State.ATTENDED, Appointment.State.ATTENDED.label),
            (Appointment.State.NO_SHOW, Appointment.State.NO_SHOW.label),
        ],
    )
    reason = CleanCharField(label=_("Grund"), max_length=200, required=False, help_text=_("Leer heißt: unbekannt."))
