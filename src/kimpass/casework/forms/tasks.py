from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.tasks import LONGEST_WAIT
from kimpass.casework.forms.work import WorkForm, picks
from kimpass.casework.models import Phase
from kimpass.organisation.models import StaffMember
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, SelectField


class AssigneeForm(WorkForm):
    assignee_id = SelectField(label=_("Wer?"), choices=[])

    def __init__(self, data: Any = None, *, staff: Sequence[StaffMember], chosen: int, **initial: Any) -> None:
        members, ids = picks(staff, "public_id", lambda member: member.name)
        own = next((value for value, pk in ids.items() if pk == chosen), "")
        super().__init__(data, initial={"assignee_id": own, **initial})
        field: Any = self.fields["assignee_id"]
        field.choices, field.coerce = members, ids.__getitem__


class TaskForm(AssigneeForm):
    text = CleanCharField(label=_("Was ist zu tun?"), max_length=200)
    due_on = GermanDateField(label=_("Bis"), required=False)
    field_order = ("text", "due_on", "assignee_id")


class DoneForm(WorkForm):
    on = GermanDateField(label=_("Erledigt am"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})


class StandardTaskForm(WorkForm):
    phase = ChipsField(
        label=_("Wenn ein Fall eintritt in"),
        choices=[choice for choice in Phase.choices if choice[0] != Phase.CLOSED],
    )
    text = CleanCharField(label=_("Was ist zu tun?"), max_length=200)
    due_after_days = forms.IntegerField(
        label=_("Frist in Tagen"),
        min_value=0,
        max_value=LONGEST_WAIT,
        initial=14,
        error_messages={"invalid": _("Bitte geben Sie eine ganze Zahl ein.")},
    )
