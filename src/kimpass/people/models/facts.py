"""What is true of a person from a day to a day: ways to reach her, kin, residence title, legal domains."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.period import Period
from kimpass.kernel.privacy import DataClass, Privacy, client
from kimpass.organisation.models import PeriodModel, one_open_row
from kimpass.people.models.person import PersonPeriodQuerySet


class AddressKind(models.TextChoices):
    """What an address is for."""

    HOME = "home", _("Wohnung")
    SHELTER = "shelter", _("Unterkunft")
    POST = "post", _("Postanschrift")


class LanguageLevel(models.TextChoices):
    """How well somebody speaks a language: the levels of the Common European Framework, as residence law uses them."""

    NATIVE = "native", _("Erstsprache")
    A0 = "A0", _("noch nicht A1")
    A1 = "A1", "A1"
    A2 = "A2", "A2"
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", "C2"


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


class Address(PeriodModel):
    """Where somebody lives, from a day to a day; hidden for protected persons (R21)."""

    privacy: ClassVar[Privacy] = client("reach people")
    person = TenantKey("people.Person", models.PROTECT, related_name="addresses")
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    street = models.CharField(max_length=160, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=12, choices=AddressKind, default=AddressKind.HOME)
    objects: ClassVar[models.Manager[Any]] = PersonPeriodQuerySet.as_manager()

    class Meta:
        constraints = one_open_row("person", "kind")


class Kinship(PeriodModel):
    """How two people are related; it survives moving between households."""

    class Relation(models.TextChoices):
        """What `person` is to `other`."""

        PARTNER = "partner", _("Partnerin oder Partner von")
        PARENT = "parent", _("Elternteil von")
        CUSTODIAN = "custodian", _("sorgeberechtigt für")
        SIBLING = "sibling", _("Geschwister von")
        GRANDPARENT = "grandparent", _("Großelternteil von")
        OTHER = "other", _("verwandt mit")

    privacy: ClassVar[Privacy] = client("know who belongs to whom")
    person = TenantKey("people.Person", models.PROTECT, related_name="kinships")
    other = TenantKey("people.Person", models.PROTECT, related_name="kinships_of")
    relation = models.CharField(max_length=12, choices=Relation)
    objects: ClassVar[models.Manager[Any]] = PersonPeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            *one_open_row("person", "other", "relation"),
            models.CheckConstraint(condition=~Q(person=models.F("other")), name="people_kinship_two_persons"),
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

    privacy: ClassVar[Privacy] = client("see changes of legal domain", change_id=DataClass.NONE)
    person = TenantKey("people.Person", models.PROTECT, related_name="legal_domains")
    domain = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    change_id = models.CharField(max_length=36, blank=True)
    objects: ClassVar[models.Manager[Any]] = PersonPeriodQuerySet.as_manager()

    @property
    def days(self) -> Period:
        """Return the days in the legal domain."""
        return Period(self.valid_from, self.valid_until)
