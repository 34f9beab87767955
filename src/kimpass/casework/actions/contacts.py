"""Contact notes: written once, never changed (CM-19)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case, CaseMember, Contact, ContactPerson, ContactTopic, TaskArea
from kimpass.casework.selectors import workable
from kimpass.casework.selectors.contact_values import contact_values
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import CatalogueEntry

LONGEST_DAY = 24 * 60


class ContactCannotBeRecorded(RuleViolation):
    """The note is empty, lies in the future, or names a topic or a person nobody knows here."""


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


def _refuse_unknown_choice(kind: str, task_area: str) -> None:
    if kind not in Contact.Kind.values or task_area not in TaskArea.values:
        raise ContactCannotBeRecorded(_("Diese Art oder diesen Aufgabenbereich gibt es nicht. Bitte wählen Sie neu."))


def _known_topics(actor: Actor, wanted: set[int]) -> list[int]:
    known = (
        CatalogueEntry.objects.for_tenant(actor).filter(catalogue="field_of_action", pk__in=wanted) if wanted else ()
    )
    fields = sorted(field.pk for field in known)
    if len(fields) != len(wanted):
        raise ContactCannotBeRecorded(_("Ein Thema ist nicht mehr im Katalog. Bitte wählen Sie die Themen neu."))
    return fields


def _refuse_strangers(case: Case, wanted: set[int]) -> None:
    """
    Let only people pass who belong, or belonged, to the case.

    :raises ContactCannotBeRecorded: somebody never did.
    """
    if not wanted:
        return
    known = CaseMember.objects.of(case).current().filter(person_id__in=wanted).values_list("person_id", flat=True)
    if set(known) != wanted:
        raise ContactCannotBeRecorded(_("Eine Person gehört nicht zu diesem Fall. Bitte wählen Sie neu."))


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
    topic_persons: Mapping[int, int] | None = None,
    person_ids: Sequence[int] = (),
    only_member_id: int | None = None,
    concerns_third_person: bool = False,
    is_complex: bool = False,
    task_area: str = TaskArea.SUPPORT,
    extra: Mapping[str, Any] | None = None,
) -> Contact:
    """
    Write a contact note, its topics and who took part; `topic_persons` says whom alone a topic is about.

    A note with `only_member_id` is that member's own: it stays out of sheets, prints and exports (HH-03), and so does
    one about third persons (R6). `extra` holds the district's own fields.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises ContactCannotBeRecorded: text, day, duration, a topic or a person is wrong.
    :raises ExtraValueRefused: a value of a field of the district's own does not fit, or is missing.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.record_contact(actor, case))
    workable.refuse_closed(case)
    text = text.strip()
    _refuse_bad(text, happened_on, actor.today, minutes)
    _refuse_unknown_choice(kind, task_area)
    about = dict(topic_persons or {})
    fields = _known_topics(actor, {*topic_ids, *about})
    people = {*person_ids, *about.values()}
    _refuse_strangers(case, people if only_member_id is None else people | {only_member_id})
    workable.refuse_without_own_consent(case, () if only_member_id is None else (only_member_id,), happened_on)
    contact: Contact = Contact.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        happened_on=happened_on,
        kind=kind,
        minutes=minutes,
        with_interpreter=with_interpreter,
        text=text,
        concerns_third_person=concerns_third_person,
        only_member_id=only_member_id,
        is_complex=is_complex,
        task_area=task_area,
        extra={} if extra is None else contact_values(actor, case, extra),
        recorded_at=at,
        recorded_by_id=actor.staff_id,
    )
    part = {"tenant_id": actor.tenant_id, "case": case, "contact": contact}
    ContactTopic.objects.bulk_create(
        ContactTopic(field_id=field, person_id=about.get(field), **part) for field in fields
    )
    if person_ids:
        ContactPerson.objects.bulk_create(ContactPerson(person_id=person, **part) for person in sorted(set(person_ids)))
    log.record(
        actor,
        "contact.recorded",
        contact,
        case=case.pk,
        kind=kind,
        topics=len(fields),
        persons=len(set(person_ids)),
        restricted=only_member_id is not None,
    )
    return contact
