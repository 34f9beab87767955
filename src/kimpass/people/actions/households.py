"""Take households and persons in, keep what is known about them right, and say who keeps them."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, Permission, RuleViolation, require
from kimpass.organisation.models import RoleAssignment, StaffMember, Unit
from kimpass.organisation.roles import ROLES
from kimpass.people import policy
from kimpass.people.actions.person_data import UNKNOWN_LANGUAGE, PersonData
from kimpass.people.models import Household, HouseholdMember, Keeper, Person
from kimpass.people.selectors import persons

__all__ = [
    "UNKNOWN_LANGUAGE",
    "HouseholdCannotBeKept",
    "PersonChangedMeanwhile",
    "PersonData",
    "PersonDataRefused",
    "add_person",
    "change_person",
    "keep_household",
    "leave_household",
    "register_household",
]

KEEPING_ROLES = frozenset(key for key, role in ROLES.items() if Permission.PERSON_EDIT in role.permissions)


class PersonDataRefused(RuleViolation):
    """What was entered about a person cannot be."""


class HouseholdCannotBeKept(RuleViolation):
    """Nobody may be given, or lose, this household in this way."""


class PersonChangedMeanwhile(RuleViolation):
    """Somebody else saved the person after the form was opened; `person` is as it stands now."""

    def __init__(self, person: Person) -> None:
        self.person = person
        super().__init__(_("Die Angaben wurden inzwischen an anderer Stelle geändert. Nichts ist überschrieben."))


@transaction.atomic
def register_household(*, actor: Actor, unit_id: int, on: date, kind_id: int | None = None) -> Household:
    """
    Register a household the actor keeps from this day.

    :raises PermissionDenied: the actor does not work in this unit.
    """
    unit = Unit.objects.visible_to(actor).get(pk=unit_id)
    require(policy.register_household(actor, unit))
    household: Household = Household.objects.create(
        tenant_id=actor.tenant_id, unit=unit, kind_id=kind_id, created_on=on
    )
    Keeper.objects.create(tenant_id=actor.tenant_id, household=household, staff_member_id=actor.staff_id, valid_from=on)
    log.record(actor, "household.registered", household, unit=unit.pk)
    return household


@transaction.atomic
def add_person(
    *, actor: Actor, household_id: int, person: PersonData, relation: str, on: date, is_reference: bool = False
) -> Person:
    """
    Add a new person to a household from this day.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PersonDataRefused: the values cannot be, or the household has a reference person already.
    """
    household = Household.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=household_id)
    require(policy.add_person(actor, household))
    obstacles = person.obstacles(on)
    if relation not in HouseholdMember.Relation.values:
        obstacles.append(_("Bitte wählen Sie die Beziehung zur Bezugsperson."))
    if is_reference and persons.members(household, on).filter(is_reference=True).exists():
        obstacles.append(_("Der Haushalt hat bereits eine Bezugsperson."))
    if obstacles:
        raise PersonDataRefused(*obstacles)
    controller_id = StaffMember.objects.visible_to(actor).values_list("agency_id", flat=True).get(pk=actor.staff_id)
    added = Person(tenant_id=actor.tenant_id, controller_id=controller_id)
    person.write_values(added)
    added.save()
    HouseholdMember.objects.create(
        tenant_id=actor.tenant_id,
        household=household,
        person=added,
        relation=HouseholdMember.Relation.REFERENCE if is_reference else relation,
        is_reference=is_reference,
        valid_from=on,
    )
    person.write_parts(added, on)
    log.record(actor, "person.added", added, household=household.pk)
    return added


@transaction.atomic
def change_person(*, actor: Actor, person_id: int, version: int, person: PersonData, on: date) -> Person:
    """
    Save new values of a person the form showed in this version.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PersonChangedMeanwhile: the person was saved since.
    :raises PersonDataRefused: the values cannot be.
    """
    changed: Person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.change_person(actor, changed))
    if changed.version != version:
        raise PersonChangedMeanwhile(changed)
    if obstacles := person.obstacles(on):
        raise PersonDataRefused(*obstacles)
    person.write_values(changed)
    changed.version += 1
    changed.save()
    person.write_parts(changed, on)
    log.record(actor, "person.changed", changed, version=changed.version)
    return changed


@transaction.atomic
def keep_household(*, actor: Actor, household_id: int, staff_id: int, on: date) -> Keeper:
    """
    Let a staff member keep a household from this day; who keeps it already goes on.

    :raises PermissionDenied: the policy refuses this actor.
    :raises HouseholdCannotBeKept: the staff member is no case manager on this day.
    """
    household = Household.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=household_id)
    require(policy.keep_household(actor, household))
    roles = RoleAssignment.objects.visible_to(actor).on(on).filter(staff_member_id=staff_id, role_key__in=KEEPING_ROLES)
    if not roles.filter(staff_member__is_active=True).exists():
        raise HouseholdCannotBeKept(_("Haushalte führt nur, wer an diesem Tag im Case Management arbeitet."))
    kept: Keeper | None = persons.open_keepers(household).filter(staff_member_id=staff_id).first()
    if kept is None:
        kept = Keeper.objects.create(
            tenant_id=actor.tenant_id, household=household, staff_member_id=staff_id, valid_from=on
        )
    elif kept.valid_from > on:
        kept.valid_from = on
        kept.save(update_fields=["valid_from"])
    log.record(actor, "household.kept", household, staff=staff_id)
    return kept


@transaction.atomic
def leave_household(*, actor: Actor, household_id: int, staff_id: int, on: date) -> Household:
    """
    End a staff member's sight on a household; this day is the first without it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises HouseholdCannotBeKept: nobody else would keep it.
    """
    household: Household = Household.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=household_id)
    require(policy.leave_household(actor, household))
    keepers = list(persons.open_keepers(household))
    leaving = next((keeper for keeper in keepers if keeper.staff_member_id == staff_id), None)
    if leaving is None:
        raise HouseholdCannotBeKept(_("Diese Person führt den Haushalt nicht."))
    if len(keepers) == 1:
        raise HouseholdCannotBeKept(_("Den Haushalt führte dann niemand mehr. Übergeben Sie ihn zuerst."))
    if leaving.valid_from >= on:
        leaving.superseded_at = timezone.now()
    else:
        leaving.valid_until = on
    leaving.save(update_fields=["valid_until", "superseded_at"])
    log.record(actor, "household.left", household, staff=staff_id)
    return household
