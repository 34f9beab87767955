"""Which residence title or status somebody holds, and since when."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import CatalogueEntry
from kimpass.people import policy
from kimpass.people.models import Person, ResidenceStatus


class ResidenceRefused(RuleViolation):
    """The title cannot be recorded like this."""


@transaction.atomic
def record_residence_status(
    *, actor: Actor, person_id: int, title_id: int, valid_from: date, valid_until: date | None = None
) -> ResidenceStatus:
    """
    Record a title for a period; an open one that began before ends where the new one begins.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ResidenceRefused: dates or title do not fit, or another title holds for these days.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.record_residence_status(actor, person))
    if not CatalogueEntry.objects.visible_to(actor).filter(pk=title_id, catalogue="residence_title").exists():
        raise ResidenceRefused(_("Bitte wählen Sie einen Aufenthaltstitel."))
    if valid_until is not None and valid_until <= valid_from:
        raise ResidenceRefused(_("Das Ende liegt vor dem Beginn."))
    for other in ResidenceStatus.objects.of(person).current().select_for_update(of=("self",)):
        begins_before_end = other.valid_until is None or valid_from < other.valid_until
        if not begins_before_end or (valid_until is not None and valid_until <= other.valid_from):
            continue
        if other.valid_until is not None or other.valid_from >= valid_from:
            raise ResidenceRefused(_("Für diese Zeit ist bereits ein Aufenthaltstitel eingetragen."))
        # Nobody holds two titles at once: the new one replaces the one that was open.
        other.valid_until = valid_from
        other.save(update_fields=["valid_until"])
    recorded: ResidenceStatus = ResidenceStatus.objects.create(
        tenant_id=actor.tenant_id, person=person, title_id=title_id, valid_from=valid_from, valid_until=valid_until
    )
    log.record(actor, "residence_status.recorded", recorded, title=title_id)
    return recorded
