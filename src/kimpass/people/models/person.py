"""Persons and households. Here the line of personal data begins."""

from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import DataClass, Privacy, client
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import (
    AddressedModel,
    PeriodModel,
    PeriodQuerySet,
    Precision,
    TenantModel,
    YesNo,
    one_open_row,
    precision_field,
)

M = TypeVar("M", bound=models.Model)


class HouseholdPeriodQuerySet(PeriodQuerySet[M]):
    """Dated rows of a household, for whoever keeps it."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the rows of households the actor keeps today."""
        return self.for_tenant(actor).filter(household__in=Household.objects.visible_to(actor).values("pk"))

    def of(self, household: "Household") -> Self:
        """Keep the rows of a household the actor has already been shown."""
        return self.asked_for().filter(tenant_id=household.tenant_id, household=household)


class Keeper(PeriodModel):
    """
    Who may see a household, from a day to a day.

    Written by casework when a case or an intake begins or changes hands, so that `people` need not know cases:
    keys point down only, and sight on a person follows from this row alone.
    """

    privacy: ClassVar[Privacy] = client("decide who may see a household")
    household = TenantKey("people.Household", models.PROTECT, related_name="keepers")
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = HouseholdPeriodQuerySet.as_manager()

    class Meta:
        constraints = one_open_row("household", "staff_member")
        indexes = [models.Index(fields=["tenant", "staff_member", "household"], name="people_keeper_staff")]


def not_locked_for(actor: Actor, household: str = "pk") -> Q:
    """
    Return what keeps a deputy away from households in which somebody known to the office lives (R22).

    Who keeps such a household himself goes on; nobody steps in for him, the household is passed on instead.
    """
    own = Keeper.objects.on(actor.today).filter(tenant_id=actor.tenant_id, staff_member_id=actor.staff_id)
    locked = HouseholdMember.objects.on(actor.today).filter(tenant_id=actor.tenant_id, person__staff_lock=True)
    return Q(**{f"{household}__in": own.values("household")}) | ~Q(**{f"{household}__in": locked.values("household")})


class HouseholdQuerySet(ScopedQuerySet["Household"]):
    """Households, for whoever keeps them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the households the actor, or somebody he deputises for, keeps today."""
        # IN, not EXISTS: the database begins with the few rows of the keeper, not with all households.
        kept = Keeper.objects.on(actor.today).filter(tenant_id=actor.tenant_id, staff_member_id__in=actor.acts_for)
        rows = self.for_tenant(actor).filter(pk__in=kept.values("household"))
        return rows.filter(not_locked_for(actor)) if actor.deputising_for else rows


class Household(AddressedModel):
    """The counting unit of a case: people who are advised together (HH-01)."""

    privacy: ClassVar[Privacy] = client("case management")
    kind = TenantKey("organisation.CatalogueEntry", models.PROTECT, null=True, blank=True)
    unit = TenantKey("organisation.Unit", models.PROTECT)
    created_on = models.DateField()

    objects: ClassVar[models.Manager[Any]] = HouseholdQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        """Return the address of the household page."""
        return reverse("people:household", args=[self.public_id])


class PersonQuerySet(ScopedQuerySet["Person"]):
    """Persons, for whoever keeps their household."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep today's members of the households the actor keeps today; who moved out is somebody else's to see."""
        members = HouseholdMember.objects.on(actor.today).filter(
            household__in=Household.objects.visible_to(actor).values("pk")
        )
        return self.for_tenant(actor).filter(
            pk__in=members.values("person"), restricted_at__isnull=True, absorbed_into__isnull=True
        )

    def kept_one_by_one(self, actor: Actor) -> Self:
        """Keep the same persons as `visible_to`, looked up for each row: for few rows of somebody who keeps many."""
        kept = Keeper.objects.on(actor.today).filter(
            tenant_id=actor.tenant_id, staff_member_id__in=actor.acts_for, household=OuterRef("household")
        )
        members = HouseholdMember.objects.on(actor.today).filter(Exists(kept), person=OuterRef("pk"))
        if actor.deputising_for:
            members = members.filter(not_locked_for(actor, "household"))
        unmarked = self.for_tenant(actor).filter(restricted_at__isnull=True, absorbed_into__isnull=True)
        return unmarked.filter(Exists(members.filter(tenant_id=actor.tenant_id)))


class Schooling(models.TextChoices):
    """Where a child spends the day (HH-04)."""

    DAY_CARE = "day_care", _("Kindertagesbetreuung")
    SCHOOL = "school", _("Schule")
    VOCATIONAL = "vocational", _("Ausbildung, Berufskolleg")
    NONE = "none", _("kein Platz")
    NOT_APPLICABLE = "n_a", _("trifft nicht zu")
    UNKNOWN = "unknown", _("unbekannt")
    NOT_ASKED = "not_asked", _("nicht gefragt")


class Person(AddressedModel):
    """Somebody who is advised. `__str__` is a file number, never a name."""

    class Sex(models.TextChoices):
        """As in the register of residents; not stated is an answer."""

        FEMALE = "female", _("weiblich")
        MALE = "male", _("männlich")
        DIVERSE = "diverse", _("divers")
        NOT_STATED = "not_stated", _("ohne Angabe")

    privacy: ClassVar[Privacy] = client("case management", original_name=DataClass.CLIENT)
    controller = TenantKey("organisation.Agency", models.PROTECT)
    family_name = models.CharField(max_length=120)
    given_names = models.CharField(max_length=120, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    birth_precision = precision_field()
    sex = models.CharField(max_length=10, choices=Sex, default=Sex.NOT_STATED)
    arrived_on = models.DateField(null=True, blank=True)
    is_protected = models.BooleanField(default=False)
    staff_lock = models.BooleanField(default=False)
    restricted_at = models.DateTimeField(null=True, blank=True)
    absorbed_into = TenantKey("people.Person", models.PROTECT, null=True, blank=True)
    lone_parent = models.CharField(max_length=10, choices=YesNo, default=YesNo.NOT_ASKED)
    unaccompanied_minor = models.CharField(max_length=10, choices=YesNo, default=YesNo.NOT_ASKED)
    schooling = models.CharField(max_length=12, choices=Schooling, default=Schooling.NOT_ASKED)
    extra = models.JSONField(default=dict, blank=True)

    objects: ClassVar[models.Manager[Any]] = PersonQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        """Return the address of the person page."""
        return reverse("people:person", args=[self.public_id])

    @property
    def display_name(self) -> str:
        """Return family name and given names as lists show them."""
        return ", ".join(part for part in (self.family_name, self.given_names) if part)

    def age_on(self, day: Any) -> int | None:
        """Return the full years on this day, None when the day of birth is not known."""
        if self.birth_date is None or self.birth_precision != Precision.DAY:
            return None if self.birth_year is None else day.year - self.birth_year
        had = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return int(day.year - self.birth_date.year - (0 if had else 1))


class PartOfPersonQuerySet(ScopedQuerySet[M]):
    """Rows about a person, for whoever may see the person."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the rows of persons the actor may see."""
        return self.for_tenant(actor).filter(person__in=Person.objects.visible_to(actor).values("pk"))

    def of(self, person: Person) -> Self:
        """Keep the rows of a person the actor has already been shown."""
        return self.asked_for().filter(tenant_id=person.tenant_id, person=person)


class PersonPeriodQuerySet(PeriodQuerySet[M]):
    """Dated rows about a person, for whoever may see the person."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the rows of persons the actor may see."""
        return self.for_tenant(actor).filter(person__in=Person.objects.visible_to(actor).values("pk"))

    def of(self, person: Person) -> Self:
        """Keep the rows of a person the actor has already been shown."""
        return self.asked_for().filter(tenant_id=person.tenant_id, person=person)


class PersonNationality(TenantModel):
    """A nationality, one of possibly several; ISO 3166 alpha-2 or XK, XX, XS, XN."""

    privacy: ClassVar[Privacy] = client("case management", country=DataClass.CLIENT)
    person = TenantKey("people.Person", models.PROTECT, related_name="nationalities")
    country = models.CharField(max_length=2)
    objects: ClassVar[models.Manager[Any]] = PartOfPersonQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "person", "country"], name="people_nationality_key")]


class PersonLanguage(TenantModel):
    """A language somebody speaks, and whether an interpreter is needed."""

    privacy: ClassVar[Privacy] = client("be understood")
    person = TenantKey("people.Person", models.PROTECT, related_name="languages")
    language = models.CharField(max_length=12)
    level = models.CharField(max_length=12, blank=True)
    needs_interpreter = models.CharField(max_length=10, choices=YesNo, default=YesNo.NOT_ASKED)
    objects: ClassVar[models.Manager[Any]] = PartOfPersonQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "person", "language"], name="people_language_key")]


class NameKey(TenantModel):
    """A key under which a name is found whatever its transliteration; rebuilt from the name, erased with it."""

    privacy: ClassVar[Privacy] = client("find people again")
    person = TenantKey("people.Person", models.PROTECT, related_name="name_keys")
    key = models.CharField(max_length=40)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfPersonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["tenant", "key", "birth_year", "person"], name="people_name_key_lookup")]


class HouseholdMember(PeriodModel):
    """A person lives in a household from a day to a day; in one at most at a time (HH-01)."""

    class Relation(models.TextChoices):
        """To the reference person."""

        REFERENCE = "reference", _("Bezugsperson")
        PARTNER = "partner", _("Partnerin oder Partner")
        CHILD = "child", _("Kind")
        PARENT = "parent", _("Elternteil")
        SIBLING = "sibling", _("Geschwister")
        OTHER = "other", _("andere Beziehung")

    privacy: ClassVar[Privacy] = client("case management")
    household = TenantKey("people.Household", models.PROTECT, related_name="members")
    person = TenantKey("people.Person", models.PROTECT, related_name="memberships")
    relation = models.CharField(max_length=10, choices=Relation)
    is_reference = models.BooleanField(default=False)
    objects: ClassVar[models.Manager[Any]] = HouseholdPeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            *one_open_row("person"),
            models.UniqueConstraint(
                fields=["tenant", "household"],
                condition=Q(valid_until__isnull=True, superseded_at__isnull=True, is_reference=True),
                name="people_household_one_reference",
            ),
        ]
