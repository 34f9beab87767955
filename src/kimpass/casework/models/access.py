"""How somebody comes to case management: before there is a case, and without identity (ACC-01 to -05)."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, Retention, client
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel, TenantModel


class AccessRequestQuerySet(ScopedQuerySet["AccessRequest"]):
    """Access requests, by place."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the requests of the units in which the actor may see them."""
        units = actor.units_with(Permission.ACCESS_VIEW)
        rows = self.for_tenant(actor)
        return rows if units is None else rows.filter(unit_id__in=units)

    def waiting(self) -> Self:
        """Keep the requests nobody has decided on."""
        return self.filter(triage=AccessRequest.Triage.NEW)


class AccessRequest(AddressedModel):
    """An enquiry or notification on level 1 or 2; carries no identity (ACC-01, ACC-05)."""

    class Level(models.TextChoices):
        """Level 1: the person comes or is sent. Level 2: an actor reports a complex case."""

        LEVEL_1 = "level_1", _("Ebene 1")
        LEVEL_2 = "level_2", _("Ebene 2")

    class Channel(models.TextChoices):
        """By which way (ACC-02, ACC-03)."""

        REGISTRATION_OFFICE = "registration_office", _("Einwohnermeldeamt")
        REFUGEE_ADVICE = "refugee_advice", _("Flüchtlingsberatung")
        SOCIAL_WELFARE_OFFICE = "social_welfare_office", _("Sozialamt")
        YOUTH_WELFARE_OFFICE = "youth_welfare_office", _("Jugendamt")
        JOB_CENTRE = "job_centre", _("Jobcenter")
        IMMIGRATION_AUTHORITY = "immigration_authority", _("Ausländerbehörde")
        ADVICE_CENTRE = "advice_centre", _("Beratungsstelle")
        SCHOOL = "school", _("Schule")
        VOLUNTEERS = "volunteers", _("Ehrenamt")
        FLYER = "flyer", _("Flyer, Plakat")
        WEBSITE = "website", _("Internetseite, App")
        SELF = "self", _("von sich aus")
        OTHER = "other", _("anderer Weg")

    class Reason(models.TextChoices):
        """Why a case is reported on level 2; several may apply (ACC-04)."""

        INTERPLAY = "interplay", _("Zuständigkeiten in verschiedenen Rechtskreisen")
        STRUCTURAL_DEFICIT = "structural_deficit", _("strukturelle Lücken bei Übergängen oder Angeboten")
        PROBLEM_ACCUMULATION = "problem_accumulation", _("Problemkumulation")
        DISCRETION = "discretion", _("Konflikte, unterschiedlich genutzte Ermessensspielräume")

    class Triage(models.TextChoices):
        """What was decided about the request."""

        NEW = "new", _("neu")
        ACCEPTED = "accepted", _("angenommen")
        RETURNED = "returned", _("zurückgegeben")

    privacy: ClassVar[Privacy] = client("come to case management", retention=Retention.REGISTERED_ONLY)
    level = models.CharField(max_length=8, choices=Level)
    channel = models.CharField(max_length=24, choices=Channel)
    received_on = models.DateField()
    unit = TenantKey("organisation.Unit", models.PROTECT)
    reporter_agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    directly_to_coordination = models.BooleanField(default=False)
    summary = models.TextField(max_length=2000, blank=True)
    triage = models.CharField(max_length=10, choices=Triage, default=Triage.NEW)
    triage_reason = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    recorded_by = TenantKey("organisation.StaffMember", models.PROTECT)

    objects: ClassVar[models.Manager[Any]] = AccessRequestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["tenant", "triage", "unit", "received_on"], name="casework_access_waiting")]


class AccessReason(TenantModel):
    """One of the reasons of a level 2 notification."""

    privacy: ClassVar[Privacy] = client("come to case management", retention=Retention.REGISTERED_ONLY)
    access_request = TenantKey("casework.AccessRequest", models.PROTECT, related_name="reasons")
    reason = models.CharField(max_length=24, choices=AccessRequest.Reason)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "access_request", "reason"], name="casework_access_reason_natural_key"
            )
        ]


class AccessIdentity(TenantModel):
    """Who a request is about: only with the client's consent, and with who obtained it (ACC-05)."""

    privacy: ClassVar[Privacy] = client("come to case management", retention=Retention.REGISTERED_ONLY)
    access_request = TenantKey("casework.AccessRequest", models.PROTECT, related_name="identities")
    name = models.CharField(max_length=160)
    reachable_by = models.CharField(max_length=160, blank=True)
    consent_obtained_by = models.CharField(max_length=160)
    consent_obtained_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "access_request"], name="casework_access_identity_key")
        ]
