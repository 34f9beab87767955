"""The name of a social area."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.actions.social_areas import LONGEST
from kimpass.ui.fields import CleanCharField


class SocialAreaForm(forms.Form):
    """What a social area is called inside its Kommune."""

    name = CleanCharField(label=_("Name des Sozialraums"), max_length=LONGEST)

    def __init__(self, data: Any = None, *, name: str = "") -> None:
        super().__init__(data, initial={"name": name})
