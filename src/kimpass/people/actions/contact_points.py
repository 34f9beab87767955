"""Ways to reach somebody: several at once, each with its time."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.people import policy
from kimpass.people.models import ContactPoint, Person

FEWEST_DIGITS = 3


class ContactPointRefused(RuleViolation):
    """Nobody can be reached this way, or it is recorded already."""


def _refuse_unreachable(kind: str, value: str) -> None:
    if kind not in ContactPoint.Kind.values:
        raise ContactPointRefused(_("Bitte wählen Sie, was für ein Kontaktweg es ist."))
    if not value or len(value) > 200:
        raise ContactPointRefused(_("Bitte geben Sie Nummer oder Adresse an, höchstens 200 Zeichen."))
    if kind == ContactPoint.Kind.EMAIL:
        try:
            validate_email(value)
        except ValidationError as error:
            raise ContactPointRefused(_("Das ist keine E-Mail-Adresse. Bitte prüfen Sie die Schreibweise.")) from error
    if kind == ContactPoint.Kind.PHONE and sum(letter.isdigit() for letter in value) < FEWEST_DIGITS:
        raise ContactPointRefused(_("Das ist keine Telefonnummer. Bitte geben Sie die Ziffern an."))


@transaction.atomic
def add_contact_point(*, actor: Actor, person_id: int, kind: str, value: str, on: date) -> ContactPoint:
    """
    Record one more way to reach a person from this day.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ContactPointRefused: it cannot be one, lies in the future, or is recorded already.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.add_contact_point(actor, person))
    value = value.strip()
    _refuse_unreachable(kind, value)
    if on > actor.today:
        raise ContactPointRefused(_("Das Datum liegt in der Zukunft."))
    known = ContactPoint.objects.of(person).current().filter(kind=kind, value=value, valid_until__isnull=True)
    if known.exists():
        raise ContactPointRefused(_("Dieser Kontaktweg ist bereits eingetragen."))
    added: ContactPoint = ContactPoint.objects.create(
        tenant_id=actor.tenant_id, person=person, kind=kind, value=value, valid_from=on
    )
    log.record(actor, "contact_point.added", added, person=person.pk, kind=kind)
    return added


@transaction.atomic
def end_contact_point(*, actor: Actor, person_id: int, point_id: int, on: date) -> ContactPoint:
    """
    Record that a way to reach a person no longer leads to her; this day is the first without it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ContactPointRefused: it ended before.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.end_contact_point(actor, person))
    rows = ContactPoint.objects.of(person).current().filter(valid_until__isnull=True, pk=point_id)
    point: ContactPoint | None = rows.select_for_update(of=("self",)).first()
    if point is None:
        raise ContactPointRefused(_("Dieser Kontaktweg ist bereits beendet."))
    if point.valid_from >= on:
        point.superseded_at = timezone.now()  # entered and corrected on one day: it never held
    else:
        point.valid_until = on
    point.save(update_fields=["superseded_at", "valid_until"])
    log.record(actor, "contact_point.ended", point, person=person.pk, kind=point.kind)
    return point
