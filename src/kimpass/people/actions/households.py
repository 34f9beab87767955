"""Take households and persons in, keep what is known about them right, and say who keeps them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, Permission, RuleViolation, require
from kimpass.organisation.models import Precision, RoleAssignment, StaffMember, Unit, YesNo
from kimpass.organisation.roles import ROLES
from kimpass.people import policy
from kimpass.people.models import (
    ContactPoint,
    Household,
    HouseholdMember,
    Keeper,
    NameKey,
    Person,
    PersonLanguage,
    PersonNationality,
)
from kimpass.people.selectors import names, persons

KEEPING_ROLES = frozenset(key for key, role in ROLES.items() if Permission.PERSON_EDIT in role.permissions)
# ISO 639: somebody needs an interpreter, and nobody knows yet for which language.
UNKNOWN_LANGUAGE = "und"


class PersonDataRefused(RuleViolation):
    """What was entered about a person cannot be."""


class HouseholdCannotBeKept(RuleViolation):
    """Nobody may be given, or lose, this household in this way."""


class PersonChangedMeanwhile(RuleViolation):
    """Somebody else saved the person after the form was opened; `person` is as it stands now."""

    def __init__(self, person: Person) -> None:
        self.person = person
        super().__init__(_("Die Angaben wurden inzwischen an anderer Stelle geändert. Nichts ist überschrieben."))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonData:
    """What a form knows about a person; everything but a name may be missing."""

    family_name: str
    given_names: str = ""
    original_name: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    sex: str = Person.Sex.NOT_STATED
    languages: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    needs_interpreter: str = YesNo.NOT_ASKED
    phone: str = ""
    arrived_on: date | None = None

    def obstacles(self, on: date) -> list[str]:
        """Return, in words, what cannot be."""
        found = [*self._name_obstacles(), *self._date_obstacles(on)]
        if self.sex not in Person.Sex.values or self.needs_interpreter not in YesNo.values:
            found.append(_("Bitte wählen Sie einen Wert aus der Liste."))
        if any(len(code) != 2 for code in self.nationalities) or any(not 1 < len(c) <= 12 for c in self.languages):
            found.append(_("Sprache oder Staatsangehörigkeit ist nicht bekannt."))
        return found

    def _name_obstacles(self) -> list[str]:
        found = []
        if not self.family_name.strip():
            found.append(_("Bitte geben Sie einen Familiennamen an; ein Rufname oder „unbekannt“ genügt."))
        if max(len(self.family_name), len(self.given_names)) > 120 or max(map(len, self.long_values)) > 200:
            found.append(_("Ein Name darf höchstens 120 Zeichen haben, Originalname und Telefon höchstens 200."))
        return found

    @property
    def long_values(self) -> tuple[str, str]:
        """Return the values that may have 200 characters."""
        return self.original_name, self.phone

    def _date_obstacles(self, on: date) -> list[str]:
        found = []
        year = self.known_birth_year
        if year is not None and not on.year - 130 <= year <= on.year:
            found.append(_("Das Geburtsjahr liegt nicht in den letzten 130 Jahren."))
        elif self.birth_date is not None and self.birth_date > on:
            found.append(_("Das Geburtsdatum liegt in der Zukunft."))
        if self.arrived_on is not None and self.arrived_on > on:
            found.append(_("Das Einreisedatum liegt in der Zukunft."))
        if self.arrived_on is not None and year is not None and self.arrived_on.year < year:
            found.append(_("Die Einreise liegt vor der Geburt."))
        return found

    @property
    def known_birth_year(self) -> int | None:
        """Return the year of birth from the date, else as given."""
        return self.birth_year if self.birth_date is None else self.birth_date.year


def _write_values(person: Person, data: PersonData) -> None:
    person.family_name, person.given_names = data.family_name.strip(), data.given_names.strip()
    person.original_name, person.sex = data.original_name.strip(), data.sex
    person.birth_date, person.birth_year = data.birth_date, data.known_birth_year
    person.birth_precision = Precision.DAY if data.birth_date else Precision.YEAR
    person.arrived_on = data.arrived_on


def _write_parts(person: Person, data: PersonData, on: date) -> None:
    languages = dict.fromkeys(data.languages)
    if not languages and data.needs_interpreter == YesNo.YES:
        languages = {UNKNOWN_LANGUAGE: None}
    for model in (PersonNationality, PersonLanguage, NameKey):
        model.objects.of(person).delete()
    owner = {"tenant_id": person.tenant_id, "person": person}
    codes = dict.fromkeys(code.upper() for code in data.nationalities)
    PersonNationality.objects.bulk_create(PersonNationality(country=code, **owner) for code in codes)
    PersonLanguage.objects.bulk_create(
        PersonLanguage(language=code, needs_interpreter=data.needs_interpreter, **owner) for code in languages
    )
    keys = names.name_keys(person.family_name, person.given_names, person.original_name)
    NameKey.objects.bulk_create(NameKey(key=key, birth_year=person.birth_year, **owner) for key in sorted(keys))
    _write_phone(person, data.phone.strip(), on)


def _write_phone(person: Person, phone: str, on: date) -> None:
    current = list(ContactPoint.objects.of(person).current().filter(kind="phone", valid_until__isnull=True))
    if [point.value for point in current] == ([phone] if phone else []):
        return
    for point in current:
        if point.valid_from >= on:
            point.superseded_at = timezone.now()  # entered and corrected on one day: it never held
        else:
            point.valid_until = on
        point.save(update_fields=["superseded_at", "valid_until"])
    if phone:
        ContactPoint.objects.create(
            tenant_id=person.tenant_id, person=person, kind=ContactPoint.Kind.PHONE, value=phone, valid_from=on
        )


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
    _write_values(added, person)
    added.save()
    HouseholdMember.objects.create(
        tenant_id=actor.tenant_id,
        household=household,
        person=added,
        relation=HouseholdMember.Relation.REFERENCE if is_reference else relation,
        is_reference=is_reference,
        valid_from=on,
    )
    _write_parts(added, person, on)
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
    _write_values(changed, person)
    changed.version += 1
    changed.save()
    _write_parts(changed, person, on)
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
