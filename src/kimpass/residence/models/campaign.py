"""The naturalisation campaign of a district: whom it speaks to, where, with what, and how far it reached (B3-05)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models import AddressedModel


class NaturalisationCampaign(AddressedModel):
    """An Einbürgerungskampagne, agreed with the municipalities."""

    privacy: ClassVar[Privacy] = structure("naturalisation campaign")
    title = models.CharField(max_length=160)
    aim = models.TextField(max_length=2000, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    agreed_with = models.CharField(max_length=300, blank=True)
    applications_before = models.PositiveIntegerField(null=True, blank=True)
    applications_after = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.TextField(max_length=4000, blank=True)
    written_by = TenantKey("organisation.StaffMember", models.PROTECT)


class CampaignStep(AddressedModel):
    """One thing the campaign does for an audience: an event, a material, a letter; and how many it reached."""

    class Audience(models.TextChoices):
        """Whom it speaks to."""

        CLIENTS = "clients", _("Menschen, die die Voraussetzungen erfüllen können")
        SOCIAL_WORKERS = "social_workers", _("Sozialarbeiterinnen und Sozialarbeiter")
        MIGRATION_ADVICE = "migration_advice", _("Migrationsberatung (MBE, JMD)")
        VOLUNTEERS = "volunteers", _("Ehrenamt")
        CASE_MANAGERS = "case_managers", _("Case Management")
        PUBLIC = "public", _("Öffentlichkeit")

    privacy: ClassVar[Privacy] = structure("naturalisation campaign")
    campaign = TenantKey("residence.NaturalisationCampaign", models.PROTECT, related_name="steps")
    audience = models.CharField(max_length=16, choices=Audience)
    title = models.CharField(max_length=200)
    on = models.DateField()
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    event = TenantKey("steering.Event", models.PROTECT, null=True, blank=True)
    material = TenantKey("network.Material", models.PROTECT, null=True, blank=True)
    reached = models.PositiveIntegerField(null=True, blank=True)
    is_approximate = models.BooleanField(default=False)
    remark = models.CharField(max_length=300, blank=True)
