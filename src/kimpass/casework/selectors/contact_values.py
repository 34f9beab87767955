"""The district's own fields of a contact note."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from kimpass.casework.models import Case
from kimpass.kernel.access import Actor
from kimpass.organisation.models import ExtraField
from kimpass.organisation.selectors import extra_fields
from kimpass.organisation.selectors.extra_values import ExtraValueRefused, checked


def contact_fields(actor: Actor) -> list[ExtraField]:
    """Return what is asked for with every contact note."""
    return extra_fields.fields_in_use(actor.tenant_id, ExtraField.Target.CONTACT, actor.today)


def required_keys(fields: list[ExtraField], case: Case) -> list[str]:
    """Return which of them a note in the phase of this case cannot do without."""
    return [field.key for field in fields if extra_fields.is_required(field, case.phase)]


def contact_values(actor: Actor, case: Case, said: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the values to store with a note.

    :raises ExtraValueRefused: a value does not fit, or one the phase requires is missing.
    """
    fields = contact_fields(actor)
    stored = checked(fields, said, {})
    if missing := extra_fields.unanswered(fields, stored, case.phase):
        raise ExtraValueRefused.because(
            _("Bitte füllen Sie „%(field)s“ aus.") % {"field": extra_fields.label_of(field)} for field in missing
        )
    return stored
