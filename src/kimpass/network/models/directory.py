"""What offers exist, where, when, for whom; no key leads to a case."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models import AddressedModel, TenantModel


class Service(AddressedModel):
    """An offer in the directory (DIR-01, DIR-02)."""

    class Category(models.TextChoices):
        """What kind of support it is (DIR-03)."""

        ADVICE = "advice", _("Beratungsstelle")
        VOLUNTEERS = "volunteers", _("Ehrenamt")
        PROJECT = "project", _("Projekt")
        MEASURE = "measure", _("Maßnahme, Kurs")
        AUTHORITY = "authority", _("Behörde, Regelangebot")

    privacy: ClassVar[Privacy] = structure("directory of offers")
    agency = TenantKey("organisation.Agency", models.PROTECT)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    name = models.CharField(max_length=200)
    programme = models.CharField(max_length=120, blank=True)
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    category = models.CharField(max_length=12, choices=Category, default=Category.ADVICE)
    funder = models.CharField(max_length=160, blank=True)
    target_group = models.CharField(max_length=200, blank=True)
    languages = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    eligibility = models.CharField(max_length=300, blank=True)
    access = models.CharField(max_length=300, blank=True)
    cost = models.CharField(max_length=200, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    free_places = models.PositiveIntegerField(null=True, blank=True)
    contact_function = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(max_length=300, blank=True)
    # Where an imported row came from, and what it is called there: importing again changes it and makes no second one.
    source = models.CharField(max_length=60, blank=True)
    source_key = models.CharField(max_length=120, blank=True)
    last_checked_on = models.DateField(null=True, blank=True)
    last_checked_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "source", "source_key"],
                condition=~models.Q(source_key=""),
                name="network_service_source_key",
            )
        ]


class ServiceDomain(TenantModel):
    """A legal domain under which an offer is granted (DIR-02)."""

    privacy: ClassVar[Privacy] = structure("directory of offers")
    service = TenantKey("network.Service", models.PROTECT, related_name="domains")
    domain = TenantKey("organisation.CatalogueEntry", models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "service", "domain"], name="network_service_domain_key")
        ]


class ServiceLanguage(TenantModel):
    """A language in which an offer is given."""

    privacy: ClassVar[Privacy] = structure("directory of offers")
    service = TenantKey("network.Service", models.PROTECT, related_name="spoken")
    language = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "service", "language"], name="network_service_language_key")
        ]


class ServiceLocation(AddressedModel):
    """A public place where an offer is given (HSDS 3.1: location)."""

    privacy: ClassVar[Privacy] = structure("directory of offers")
    service = TenantKey("network.Service", models.PROTECT, related_name="locations")
    name = models.CharField(max_length=160, blank=True)
    street = models.CharField(max_length=160, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=120, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    is_accessible = models.BooleanField(null=True, blank=True)


class ServiceSchedule(TenantModel):
    """Hours on a weekday, Monday 1 to Sunday 7 (HSDS 3.1: schedule)."""

    privacy: ClassVar[Privacy] = structure("directory of offers")
    service = TenantKey("network.Service", models.PROTECT, related_name="schedules")
    location = TenantKey("network.ServiceLocation", models.PROTECT, null=True, blank=True)
    weekday = models.PositiveSmallIntegerField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekday__gte=1, weekday__lte=7), name="network_service_schedule_weekday"
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")), name="network_service_schedule_hours"
            ),
        ]


class ServicePair(TenantModel):
    """Two offers that look alike, and what somebody decided about them (DIR-04)."""

    class Verdict(models.TextChoices):
        """What they are to each other."""

        SAME = "same", _("dasselbe Angebot")
        DOUBLED = "doubled", _("Doppelstruktur")
        DIFFERENT = "different", _("verschiedene Angebote")

    privacy: ClassVar[Privacy] = structure("directory of offers")
    first = TenantKey("network.Service", models.PROTECT)
    second = TenantKey("network.Service", models.PROTECT)
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField()
    decided_by = TenantKey("organisation.StaffMember", models.PROTECT)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="network_service_pair_in_order"
            ),
            models.UniqueConstraint(fields=["tenant", "first", "second"], name="network_service_pair_key"),
        ]


class Demarcation(AddressedModel):
    """What a programme does beside KIM: aim, target group, means, interface and synergy (DIR-05)."""

    privacy: ClassVar[Privacy] = structure("directory of offers")
    programme = models.CharField(max_length=120)
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    domain = TenantKey("organisation.CatalogueEntry", models.PROTECT, null=True, blank=True)
    aim = models.TextField(max_length=1000, blank=True)
    target_group = models.TextField(max_length=1000, blank=True)
    means = models.TextField(max_length=1000, blank=True)
    interface = models.TextField(max_length=1000, blank=True)
    synergy = models.TextField(max_length=1000, blank=True)
    ended_on = models.DateField(null=True, blank=True)
