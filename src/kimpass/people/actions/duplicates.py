"""Decide that two persons who look alike are two."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.people import policy
from kimpass.people.models import DuplicateHint, Person
from kimpass.people.selectors.names import how_alike


class PairCannotBeDecided(RuleViolation):
    """There are no two persons to tell apart."""


@transaction.atomic
def keep_apart(*, actor: Actor, person_id: int, other_id: int, on: date) -> DuplicateHint:
    """
    Remember that two persons are two, so that nobody is asked again.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PairCannotBeDecided: it is one and the same row.
    """
    if person_id == other_id:
        raise PairCannotBeDecided(_("Bitte wählen Sie zwei verschiedene Personen."))
    rows = Person.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk__in=[person_id, other_id])
    found = list(rows.order_by("pk"))
    if len(found) != 2:
        raise Person.DoesNotExist
    for person in found:
        require(policy.keep_apart(actor, person))
    first, second = found
    decision = {"state": DuplicateHint.State.DIFFERENT, "decided_by_id": actor.staff_id, "decided_on": on}
    hint: DuplicateHint
    hint, made = DuplicateHint.objects.for_tenant(actor).get_or_create(
        tenant_id=actor.tenant_id,
        person=first,
        other=second,
        defaults=decision | {"score": how_alike(first, second)},
    )
    if not made and hint.state != DuplicateHint.State.DIFFERENT:
        hint.state, hint.decided_by_id, hint.decided_on = DuplicateHint.State.DIFFERENT, actor.staff_id, on
        hint.version += 1
        hint.save(update_fields=["state", "decided_by", "decided_on", "version"])
    log.record(actor, "person.kept_apart", first, other=second.pk)
    return hint
