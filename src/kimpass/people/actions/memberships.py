"""Who lives with whom, from a day to a day; who stands for the household (HH-01)."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.people import policy
from kimpass.people.models import Household, HouseholdMember, Person
from kimpass.people.selectors import persons


class MembershipRefused(RuleViolation):
    """The household cannot change in this way."""


def _end(row: HouseholdMember, on: date) -> None:
    """End a membership so that this day is the first without it."""
    if row.valid_from >= on:
        row.superseded_at = timezone.now()  # begun and ended on one day: it never held
    else:
        row.valid_until = on
    row.save(update_fields=["valid_until", "superseded_at"])


def _current(person: Person, on: date) -> HouseholdMember:
    """
    Return the open membership of a person that may end on this day.

    :raises MembershipRefused: there is none, or it began later.
    """
    rows = HouseholdMember.objects.current().asked_for().filter(tenant_id=person.tenant_id, person=person)
    found: HouseholdMember | None = rows.filter(valid_until__isnull=True).select_related("household").first()
    if found is None:
        raise MembershipRefused(_("Die Person gehört zu keinem Haushalt mehr."))
    if found.valid_from > on:
        raise MembershipRefused(_("Die Person gehört dem Haushalt an diesem Tag noch nicht an."))
    return found


def _may_leave(row: HouseholdMember, on: date) -> None:
    """
    Let a reference person leave only a household that stays empty: whoever comes later would stand for nobody.

    :raises MembershipRefused: others live there on this day, or come on a later one.
    """
    rows = HouseholdMember.objects.of(row.household).current().exclude(person_id=row.person_id)
    staying = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on))
    if row.is_reference and staying.exists():
        raise MembershipRefused(_("Bestimmen Sie zuerst eine andere Bezugsperson für den Haushalt."))


def _stands_alone(household: Household, on: date) -> bool:
    """
    Test whether whoever comes on this day is the one to stand for the household.

    :raises MembershipRefused: the reference person of that day leaves, or comes, on a later day already recorded.
    """
    rows = HouseholdMember.objects.current().asked_for().filter(tenant_id=household.tenant_id, household=household)
    staying = rows.filter(is_reference=True, valid_until__isnull=True).first()
    on_the_day = persons.members(household, on).filter(is_reference=True).exists()
    if (staying is None) == on_the_day or (staying is not None and staying.valid_from > on):
        raise MembershipRefused(
            _("Für diesen Haushalt ist nach diesem Tag schon ein Wechsel eingetragen. Bitte einen späteren Tag wählen.")
        )
    return staying is None


@transaction.atomic
def move_person(*, actor: Actor, person_id: int, household_id: int, relation: str, on: date) -> HouseholdMember:
    """
    Let a person live in another household the actor keeps, from this day.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MembershipRefused: it is the same household, or the person stands for the old one.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.move_person(actor, person))
    household = Household.objects.visible_to(actor).get(pk=household_id)
    row = _current(person, on)
    if row.household_id == household.pk:
        raise MembershipRefused(_("Die Person gehört bereits zu diesem Haushalt."))
    if relation not in HouseholdMember.Relation.values:
        raise MembershipRefused(_("Bitte wählen Sie die Beziehung zur Bezugsperson."))
    _may_leave(row, on)
    stands_for_it = _stands_alone(household, on)
    _end(row, on)
    moved: HouseholdMember = HouseholdMember.objects.create(
        tenant_id=actor.tenant_id,
        household=household,
        person=person,
        relation=HouseholdMember.Relation.REFERENCE if stands_for_it else relation,
        is_reference=stands_for_it,
        valid_from=on,
    )
    log.record(actor, "person.moved", person, household=household.pk)
    return moved


@transaction.atomic
def move_out(*, actor: Actor, person_id: int, on: date) -> HouseholdMember:
    """
    Record that a person left the household; this day is the first without.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MembershipRefused: the person stands for the household, or nobody would be left in it.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.move_out(actor, person))
    row = _current(person, on)
    if not persons.members(row.household, on).exclude(pk=row.pk).exists():
        raise MembershipRefused(_("Die letzte Person eines Haushalts kann nicht ausziehen."))
    _may_leave(row, on)
    _end(row, on)
    log.record(actor, "person.moved_out", person, household=row.household_id)
    return row


@transaction.atomic
def change_reference_person(
    *, actor: Actor, household_id: int, person_id: int, former_relation: str, on: date
) -> HouseholdMember:
    """
    Let another member stand for the household from this day; `former_relation` is what the former one is to the new.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MembershipRefused: the person is no member, or stands for it already.
    """
    household = Household.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=household_id)
    require(policy.change_reference_person(actor, household))
    rows = list(persons.members(household, on))
    chosen = next((row for row in rows if row.person_id == person_id and row.valid_until is None), None)
    if chosen is None:
        raise MembershipRefused(_("Diese Person gehört an diesem Tag nicht zum Haushalt."))
    if chosen.is_reference:
        raise MembershipRefused(_("Diese Person ist bereits die Bezugsperson."))
    if former_relation not in HouseholdMember.Relation.values or former_relation == HouseholdMember.Relation.REFERENCE:
        raise MembershipRefused(_("Bitte wählen Sie die Beziehung der bisherigen Bezugsperson zur neuen."))
    for row in rows:
        if row.is_reference:
            _end(row, on)
            _begin(row, relation=former_relation, is_reference=False, on=on)
    _end(chosen, on)
    new = _begin(chosen, relation=HouseholdMember.Relation.REFERENCE, is_reference=True, on=on)
    log.record(actor, "household.reference_changed", household, person=person_id)
    return new


def _begin(row: HouseholdMember, *, relation: str, is_reference: bool, on: date) -> HouseholdMember:
    begun: HouseholdMember = HouseholdMember.objects.create(
        tenant_id=row.tenant_id,
        household=row.household,
        person=row.person,
        relation=relation,
        is_reference=is_reference,
        valid_from=on,
    )
    return begun
