"""What the pages of persons and households show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from kimpass.kernel.access import Actor
from kimpass.organisation.models import CatalogueEntry
from kimpass.people.models import (
    ContactPoint,
    Household,
    HouseholdMember,
    Keeper,
    LegalDomainPeriod,
    Person,
    PersonLanguage,
    PersonNationality,
    ResidenceStatus,
)
from kimpass.people.selectors.addresses import Place, addresses_of, contact_points_of
from kimpass.people.selectors.kinship import Kin, kin_of


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person with everything the person page says beside the papers."""

    person: Person
    household: Household | None
    membership: HouseholdMember | None
    members: list[HouseholdMember]
    nationalities: list[str]
    languages: list[PersonLanguage]
    contact_points: list[ContactPoint]
    addresses: list[Place]
    kin: list[Kin]
    legal_domains: list[LegalDomainPeriod]
    residence: list[ResidenceStatus]


def members(household: Household, on: date) -> "QuerySet[HouseholdMember, Any]":
    """Return who lives in the household on this day, the reference person first."""
    rows: QuerySet[HouseholdMember, Any] = HouseholdMember.objects.of(household).on(on)
    return rows.select_related("person").order_by("-is_reference", "valid_from", "pk")


def former_members(household: Household, on: date) -> "QuerySet[HouseholdMember, Any]":
    """Return who moved out before or on this day; their names stay with whoever keeps them now."""
    rows: QuerySet[HouseholdMember, Any] = HouseholdMember.objects.of(household).current()
    return rows.filter(valid_until__lte=on).order_by("-valid_until", "pk")


def open_keepers(household: Household) -> "QuerySet[Keeper, Any]":
    """Return who keeps the household with no end in sight."""
    rows: QuerySet[Keeper, Any] = Keeper.objects.of(household).current()
    return rows.filter(valid_until__isnull=True).select_related("staff_member").order_by("valid_from", "pk")


def membership_of(person: Person, on: date) -> HouseholdMember | None:
    """Return in which household the person lives on this day."""
    rows: QuerySet[HouseholdMember, Any] = HouseholdMember.objects.on(on).asked_for()
    found = rows.filter(tenant_id=person.tenant_id, person=person)
    return found.select_related("household__unit", "household__kind").first()


def languages_of(person: Person) -> list[PersonLanguage]:
    """Return the languages of a person, in the order they were given."""
    return list(PersonLanguage.objects.of(person).order_by("pk"))


def nationalities_of(person: Person) -> list[str]:
    """Return the country codes of a person, in the order they were given."""
    return list(PersonNationality.objects.of(person).order_by("pk").values_list("country", flat=True))


def legal_domains_of(person: Person) -> list[LegalDomainPeriod]:
    """Return the legal domains of a person over time, the open ones first."""
    rows = LegalDomainPeriod.objects.of(person).current().select_related("domain", "agency")
    return sorted(rows, key=lambda row: (row.valid_until is not None, -row.valid_from.toordinal(), row.pk))


def residence_of(person: Person) -> list[ResidenceStatus]:
    """Return the titles of a person over time, the newest first."""
    rows = ResidenceStatus.objects.of(person).current().select_related("title")
    return list(rows.order_by("-valid_from", "-pk"))


def facts_of(actor: Actor, person: Person, on: date) -> PersonFacts:
    """Return what the person page shows, in a fixed number of statements."""
    membership = membership_of(person, on)
    household = membership.household if membership else None
    return PersonFacts(
        person=person,
        household=household,
        membership=membership,
        members=list(members(household, on)) if household else [],
        nationalities=nationalities_of(person),
        languages=languages_of(person),
        contact_points=contact_points_of(person, on),
        addresses=addresses_of(person, on),
        kin=kin_of(actor, person),
        legal_domains=legal_domains_of(person),
        residence=residence_of(person),
    )


def _households_of_today(actor: Actor) -> "Prefetch[Any, Any, Any]":
    today = HouseholdMember.objects.on(actor.today).for_tenant(actor).select_related("household__unit")
    return Prefetch("memberships", queryset=today, to_attr="today")


def kept_persons(actor: Actor) -> "QuerySet[Person, Any]":
    """Return everybody the actor keeps, newest first, with the household of today as `today`."""
    rows: QuerySet[Person, Any] = Person.objects.visible_to(actor)
    return rows.order_by("-pk").prefetch_related(_households_of_today(actor))


def with_households(actor: Actor, found: list[Person]) -> list[Person]:
    """Give people the actor has been shown the household of today as `today`, in one statement."""
    prefetch_related_objects(found, _households_of_today(actor))
    return found


def kept_households_by_name(actor: Actor) -> "list[HouseholdMember]":
    """Return the reference persons of the households the actor keeps, by name."""
    rows = HouseholdMember.objects.visible_to(actor).on(actor.today).filter(is_reference=True)
    return list(rows.select_related("person", "household__unit").order_by("person__family_name", "pk"))


def entries(actor: Actor, catalogue: str) -> list[CatalogueEntry]:
    """Return the entries of one of the tenant's catalogues that still hold, in their order."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue=catalogue).order_by("sort", "label_de")
    return [row for row in rows if row.valid_until is None or row.valid_until > actor.today]
