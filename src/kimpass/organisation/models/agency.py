"""Organisations that act in the network, the people who work there, and what those may do."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.period import Period
from kimpass.kernel.privacy import Privacy, staff, structure
from kimpass.organisation.models.base import AddressedModel, PeriodModel, PeriodQuerySet, one_open_row


class Agency(AddressedModel):
    """An authority, a welfare body or any other organisation that acts in the network."""

    class Kind(models.TextChoices):
        """What an agency is."""

        AUTHORITY = "authority", _("Behörde")
        JOB_CENTRE = "job_centre", _("Jobcenter")
        EMPLOYMENT_AGENCY = "employment_agency", _("Agentur für Arbeit")
        YOUTH_WELFARE_OFFICE = "youth_welfare_office", _("Jugendamt")
        SOCIAL_WELFARE_OFFICE = "social_welfare_office", _("Sozialamt")
        IMMIGRATION_AUTHORITY = "immigration_authority", _("Ausländerbehörde")
        NATURALISATION_AUTHORITY = "naturalisation_authority", _("Einbürgerungsbehörde")
        VOLUNTARY_WELFARE = "voluntary_welfare", _("Freie Wohlfahrtspflege")
        SCHOOL = "school", _("Schule, Schulaufsicht")
        COURSE_PROVIDER = "course_provider", _("Sprachkursträger")
        MIGRANT_ORGANISATION = "migrant_organisation", _("Migrantenorganisation")
        HEALTH = "health", _("Gesundheitsamt, Gesundheitswesen")
        VOLUNTEERS = "volunteers", _("Ehrenamtliche Initiative")
        BUSINESS = "business", _("Kammer, Wirtschaft")
        OTHER = "other", _("andere Stelle")

    privacy: ClassVar[Privacy] = structure("know who acts")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=24, choices=Kind)
    is_employing_body = models.BooleanField(default=False)
    description = models.TextField(max_length=2000, blank=True)
    website = models.URLField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "key"], name="organisation_agency_natural_key")]


class StaffMember(AddressedModel):
    """Somebody who works in the programme; not the login, and not a client."""

    privacy: ClassVar[Privacy] = staff("assign work")
    agency = TenantKey("organisation.Agency", models.PROTECT)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    user = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "user"], condition=Q(user__isnull=False), name="organisation_staff_user_key"
            )
        ]


class RoleAssignmentQuerySet(PeriodQuerySet["RoleAssignment"]):
    """Who holds which role where."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the assignments of the actor's tenant."""
        return self.for_tenant(actor)


class RoleAssignment(PeriodModel):
    """A staff member holds a role for a scope and a time (ROL-01, ROL-04)."""

    class Scope(models.TextChoices):
        """How far a role reaches."""

        TENANT = "tenant", _("ganzer Kreis")
        REGION = "region", _("Region")
        UNIT = "unit", _("Kommune oder Einheit")
        AGENCY = "agency", _("Stelle")

    privacy: ClassVar[Privacy] = staff("grant rights")
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT, related_name="roles")
    role_key = models.CharField(max_length=40)
    scope = models.CharField(max_length=10, choices=Scope, default=Scope.TENANT)
    region = TenantKey("organisation.Region", models.PROTECT, null=True, blank=True)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)

    objects: ClassVar[models.Manager[Any]] = RoleAssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            *one_open_row("staff_member", "role_key", "scope", "region", "unit", "agency"),
            models.CheckConstraint(
                condition=Q(scope="tenant", region__isnull=True, unit__isnull=True, agency__isnull=True)
                | Q(scope="region", region__isnull=False, unit__isnull=True, agency__isnull=True)
                | Q(scope="unit", region__isnull=True, unit__isnull=False, agency__isnull=True)
                | Q(scope="agency", region__isnull=True, unit__isnull=True, agency__isnull=False),
                name="organisation_role_one_scope",
            ),
        ]


class Delegation(PeriodModel):
    """Somebody deputises for a colleague from a day to a day; ends by itself (ROL-04)."""

    privacy: ClassVar[Privacy] = staff("deputise")
    from_staff = TenantKey("organisation.StaffMember", models.PROTECT)
    to_staff = TenantKey("organisation.StaffMember", models.PROTECT)
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=False) & Q(valid_until__gt=models.F("valid_from")),
                name="organisation_delegation_ends",
            ),
            models.CheckConstraint(
                condition=~Q(from_staff=models.F("to_staff")), name="organisation_delegation_not_oneself"
            ),
        ]

    @property
    def last_day(self) -> date | None:
        """Return the inclusive end, as people write it."""
        return Period(self.valid_from, self.valid_until).last_day
