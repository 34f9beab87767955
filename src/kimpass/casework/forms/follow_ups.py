from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import WorkForm
from kimpass.casework.models import FollowUp
from kimpass.ui.fields import CleanCharField, GermanDateField

TWO_WEEKS = timedelta(days=14)


class FollowUpForm(WorkForm):
    text = CleanCharField(label=_("Woran möchten Sie erinnert werden?"), max_length=200)
    due_on = GermanDateField(label=_("Am"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"due_on": today + TWO_WEEKS})


class PostponeForm(WorkForm):
    due_on = GermanDateField(label=_("Neues Datum"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, follow_up: FollowUp, today: date) -> None:
        later = max(follow_up.due_on, today) + TWO_WEEKS
        super().__init__(data, initial={"due_on": later, "version": follow_up.version})


class ConfirmForm(WorkForm):
    """Nothing to fill in: one button."""
