"""Contact notes: written once, never changed (CM-19)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Contact, ContactTopic
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import CatalogueEntry

LONGEST_DAY = 24 * 60


class ContactCannotBeRecorded(RuleViolation):
    """The note is empty, lies in the future or names a topic nobody knows."""


def _refuse_bad(text: str, happened_on: date, today: date, minutes: int | None) -> None:
    reasons = []
    if not text:
        reasons.append(_("Bitte schreiben Sie, worum es ging."))
    if happened_on > today:
        reasons.append(_("Das Datum des Kontakts liegt in der Zukunft."))
    if minutes is not None and not 0 < minutes <= LONGEST_DAY:
        reasons.append(_("Die Dauer liegt zwischen 1 und 1440 Minuten."))
    if reasons:
        raise ContactCannotBeRecorded.because(reasons)


@transaction.atomic
def record_contact(
    *,
    actor: Actor,
    case_id: int,
    happened_on: date,
    kind: str,
    text: str,
    at: datetime,
    minutes: int | None = None,
    with_interpreter: bool = False,
    topic_ids: Sequence[int] = (),
) -> Contact:
    """
    Write a contact note and its topics.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises ContactCannotBeRecorded: text, day, duration or a topic is wrong.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.record_contact(actor, case))
    workable.refuse_closed(case)
    text = text.strip()
    _refuse_bad(text, happened_on, actor.today, minutes)
    wanted = set(topic_ids)
    known = (
        CatalogueEntry.objects.for_tenant(actor).filter(catalogue="field_of_action", pk__in=wanted) if wanted else ()
    )
    fields = sorted(field.pk for field in known)
    if len(fields) != len(wanted):
        raise ContactCannotBeRecorded(_("Ein Thema ist nicht mehr im Katalog. Bitte wählen Sie die Themen neu."))
    contact: Contact = Contact.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        happened_on=happened_on,
        kind=kind,
        minutes=minutes,
        with_interpreter=with_interpreter,
        text=text,
        recorded_at=at,
        recorded_by_id=actor.staff_id,
    )
    ContactTopic.objects.bulk_create(
        ContactTopic(tenant_id=actor.tenant_id, case=case, contact=contact, field_id=field) for field in fields
    )
    log.record(actor, "contact.recorded", contact, case=case.pk, kind=kind, topics=len(fields))
    return contact
