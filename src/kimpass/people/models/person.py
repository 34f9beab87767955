"""Persons and households. Here the line of personal data begins."""

from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.period import Period
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


class HouseholdQuerySet(ScopedQuerySet["Household"]):
    """Households, for whoever keeps them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the households the actor, or somebody he deputises for, keeps today."""
        # IN, not EXISTS: the database begins with the few rows of the keeper, not with all households.
        kept = Keeper.objects.on(actor.today).filter(tenant_id=actor.tenant_id, staff_member_id__in=actor.acts_for)
        return self.for_tenant(actor).filter(pk__in=kept.values("household"))


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
        return self.for_tenant(actor).filter(pk__in=members.values("person"), restricted_at__isnull=True)


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


class ContactPoint(PeriodModel):
    """A way to reach somebody: telephone, e-mail, address for letters."""

    class Kind(models.TextChoices):
        """By what means."""

        PHONE = "phone", _("Telefon")
        EMAIL = "email", _("E-Mail")
        MESSENGER = "messenger", _("Messenger")
        OTHER = "other", _("anderer Weg")

    privacy: ClassVar[Privacy] = client("reach people")
    person = TenantKey("people.Person", models.PROTECT, related_name="contact_points")
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(max_length=200)
    objects: ClassVar[models.Manager[Any]] = PersonPeriodQuerySet.as_manager()


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


class ResidenceStatus(PeriodModel):
    """A residence title or status; gaps stay gaps."""

    privacy: ClassVar[Privacy] = client("case management")
    person = TenantKey("people.Person", models.PROTECT, related_name="residence_statuses")
    title = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    evidence = models.CharField(max_length=20, default="own_statement")
    objects: ClassVar[models.Manager[Any]] = PersonPeriodQuerySet.as_manager()

    @property
    def days(self) -> Period:
        """Return the days the title holds."""
        return Period(self.valid_from, self.valid_until)


class LegalDomainPeriod(PeriodModel):
    """A Rechtskreis somebody stands in, and who was competent then; several at once (CM-09)."""

    privacy: ClassVar[Privacy] = client("see changes of legal domain")
    person = TenantKey("people.Person", models.PROTECT, related_name="legal_domains")
    domain = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    change_id = models.CharField(max_length=36, blank=True)
    objects: ClassVar[models.Manager[Any]] = PersonPeriodQuerySet.as_manager()

    @property
    def days(self) -> Period:
        """Return the days in the legal domain."""
        return Period(self.valid_from, self.valid_until)
