"""Values of the district's own fields on a person."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kimpass.audit import log
from kimpass.kernel.access import Actor, require
from kimpass.organisation.models import ExtraField
from kimpass.organisation.selectors import extra_fields
from kimpass.organisation.selectors.extra_values import refilled
from kimpass.people import policy
from kimpass.people.models import Person


@transaction.atomic
def record_person_values(
    *, actor: Actor, person_id: int, values: Mapping[str, Any], seen: Mapping[str, Any] | None = None
) -> Person:
    """
    Fill the district's own fields of a person; `seen` is what stood in them when the form was opened.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ValuesChangedMeanwhile: what stood there is no longer what was seen.
    :raises ExtraValueRefused: a value does not fit its field.
    """
    person: Person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.record_person_values(actor, person))
    fields = extra_fields.fields_in_use(actor.tenant_id, ExtraField.Target.PERSON, actor.today)
    person.extra, changed = refilled(fields, values, person.extra, seen)
    person.version += 1
    person.save(update_fields=["extra", "version"])
    log.record(actor, "person.values_recorded", person, fields=changed)
    return person
