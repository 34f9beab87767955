"""What the forms of Baustein 3 share."""

from django.utils.translation import gettext_lazy as _

from kimpass.residence.models import Kind
from kimpass.ui.choosing import CHOOSE_ONE, Label, select
from kimpass.ui.fields import SelectField


def select_kind(*, required: bool = True, empty: Label = CHOOSE_ONE) -> SelectField:
    """Return the kinds of proceedings to choose one from."""
    return select(_("Art"), Kind.choices, required=required, empty=empty)
