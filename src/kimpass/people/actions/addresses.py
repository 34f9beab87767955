"""Where somebody lives, from a day to a day: home, shelter, address for letters."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Unit
from kimpass.people import policy
from kimpass.people.models import Address, AddressKind, HouseholdMember, Person
from kimpass.people.selectors import persons


class AddressRefused(RuleViolation):
    """The address cannot be recorded like this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressData:
    """What is known of an address; a place alone is enough."""

    kind: str = AddressKind.HOME
    street: str = ""
    postcode: str = ""
    place: str = ""
    unit_id: int | None = None

    def obstacles(self) -> list[str]:
        """Return, in words, what cannot be."""
        found = []
        if self.kind not in AddressKind.values:
            found.append(_("Bitte wählen Sie die Art der Anschrift."))
        if not any((self.street.strip(), self.postcode.strip(), self.place.strip())):
            found.append(_("Bitte geben Sie wenigstens den Ort an."))
        if len(self.street) > 160 or len(self.postcode) > 10 or len(self.place) > 120:
            found.append(_("Straße, Postleitzahl oder Ort ist zu lang."))
        return found


def _write(actor: Actor, person: Person, address: AddressData, valid_from: date, valid_until: date | None) -> Address:
    """
    Write an address; the open one of its kind ends where the new one begins.

    :raises AddressRefused: another one of its kind holds for these days.
    """
    rows = Address.objects.of(person).current().filter(kind=address.kind).select_for_update(of=("self",))
    for other in rows:
        begins_before_end = other.valid_until is None or valid_from < other.valid_until
        if not begins_before_end or (valid_until is not None and valid_until <= other.valid_from):
            continue
        if other.valid_until is not None or other.valid_from > valid_from:
            raise AddressRefused(_("Für diese Zeit ist bereits eine Anschrift dieser Art eingetragen."))
        if other.valid_from == valid_from:
            other.superseded_at = timezone.now()  # corrected on its first day: it never held
        else:
            other.valid_until = valid_from
        other.save(update_fields=["valid_until", "superseded_at"])
    written: Address = Address.objects.create(
        tenant_id=actor.tenant_id,
        person=person,
        kind=address.kind,
        street=address.street.strip(),
        postcode=address.postcode.strip(),
        place=address.place.strip(),
        unit_id=address.unit_id,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    return written


def _moving(actor: Actor, person: Person, on: date, *, whole_household: bool) -> list[Person]:
    """Return whose address changes, each of them locked."""
    if not whole_household:
        return [person]
    membership: HouseholdMember | None = persons.membership_of(person, on)
    if membership is None:
        return [person]
    ids = persons.members(membership.household, on).values_list("person_id", flat=True)
    rows = Person.objects.visible_to(actor).filter(pk__in=list(ids)).order_by("pk")
    return list(rows.select_for_update(of=("self",)))


@transaction.atomic
def record_address(
    *,
    actor: Actor,
    person_id: int,
    address: AddressData,
    valid_from: date,
    valid_until: date | None = None,
    whole_household: bool = False,
) -> Address:
    """
    Record an address for a person, or for everybody who lives in her household on its first day.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AddressRefused: address or dates do not fit, or another one of its kind holds for these days.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.record_address(actor, person))
    obstacles = address.obstacles()
    if valid_until is not None and valid_until <= valid_from:
        obstacles.append(_("Das Ende liegt vor dem Beginn."))
    if address.unit_id is not None and not Unit.objects.for_tenant(actor).filter(pk=address.unit_id).exists():
        obstacles.append(_("Diese Kommune gibt es nicht."))
    if obstacles:
        raise AddressRefused(*obstacles)
    moving = _moving(actor, person, valid_from, whole_household=whole_household)
    written = {each.pk: _write(actor, each, address, valid_from, valid_until) for each in moving}
    if person.pk not in written:  # lived elsewhere on that day
        written[person.pk] = _write(actor, person, address, valid_from, valid_until)
    own = written[person.pk]
    log.record(actor, "address.recorded", own, person=person.pk, kind=address.kind, persons=len(written))
    return own


@transaction.atomic
def end_address(*, actor: Actor, person_id: int, kind: str, on: date) -> Address:
    """
    Record that nobody finds the person at this address any more; this day is the first without it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AddressRefused: there is no open address of this kind, or it begins on this day or later.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.end_address(actor, person))
    rows = Address.objects.of(person).current().filter(kind=kind, valid_until__isnull=True)
    address: Address | None = rows.select_for_update(of=("self",)).first()
    if address is None or address.valid_from >= on:
        raise AddressRefused(_("Die Anschrift ist bereits beendet oder beginnt erst an diesem Tag."))
    address.valid_until = on
    address.save(update_fields=["valid_until"])
    log.record(actor, "address.ended", address, person=person.pk, kind=kind)
    return address
