"""Naming a filter."""

from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import WorkForm
from kimpass.ui.fields import CleanCharField


class FilterNameForm(WorkForm):
    """The name under which a filter is found again; it is one's own and names no person."""

    name = CleanCharField(label=_("Name des Filters"), help_text=_("Ohne Namen von Ratsuchenden."), max_length=80)
