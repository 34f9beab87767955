"""Values of the district's own fields on a case."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, require
from kimpass.organisation.models import ExtraField
from kimpass.organisation.selectors import extra_fields
from kimpass.organisation.selectors.extra_values import refilled


@transaction.atomic
def record_case_values(
    *, actor: Actor, case_id: int, values: Mapping[str, Any], seen: Mapping[str, Any] | None = None
) -> Case:
    """
    Fill the district's own fields of a case; `seen` is what stood in them when the form was opened.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises ValuesChangedMeanwhile: what stood there is no longer what was seen.
    :raises ExtraValueRefused: a value does not fit its field.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.record_case_values(actor, case))
    workable.refuse_closed(case)
    fields = extra_fields.fields_in_use(actor.tenant_id, ExtraField.Target.CASE, actor.today)
    case.extra, changed = refilled(fields, values, case.extra, seen)
    case.version += 1
    case.save(update_fields=["extra", "version"])
    log.record(actor, "case.values_recorded", case, fields=changed)
    return case
