"""What a district sets up without a programmer: extra fields, minimum documentation, target groups."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models.base import AddressedModel, PeriodModel, one_open_row


class ExtraField(AddressedModel):
    """A field of the district's own, typed and translated; its values lie in `extra` of what it extends."""

    class Target(models.TextChoices):
        """What the field extends."""

        CASE = "case", _("Fall")
        PERSON = "person", _("Person")
        CONTACT = "contact", _("Kontakt")

    class Type(models.TextChoices):
        """What may be entered."""

        TEXT = "text", _("Text")
        NUMBER = "number", _("Zahl")
        DATE = "date", _("Datum")
        YES_NO = "yes_no", _("ja, nein, unbekannt")
        CHOICE = "choice", _("Auswahl")
        CHOICES = "choices", _("Mehrfachauswahl")

    privacy: ClassVar[Privacy] = structure("extra fields")
    target = models.CharField(max_length=8, choices=Target)
    key = models.SlugField(max_length=40)
    type = models.CharField(max_length=8, choices=Type)
    label_de = models.CharField(max_length=120)
    label_en = models.CharField(max_length=120, blank=True)
    help_de = models.CharField(max_length=200, blank=True)
    options = models.JSONField(default=list, blank=True)
    required_from_phase = models.CharField(max_length=16, blank=True)
    in_statistics = models.BooleanField(default=False)
    sort = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "target", "key"], name="organisation_extra_field_key")]


class MinimumDocumentation(AddressedModel):
    """What the communes of a district agreed to document at least; a change is a new version (CM-20)."""

    privacy: ClassVar[Privacy] = structure("minimum documentation")
    document_version = models.PositiveSmallIntegerField()
    # phase -> names of fields that must be there when a case enters it
    rules = models.JSONField(default=dict)
    agreed_on = models.DateField()
    valid_from = models.DateField()
    remark = models.CharField(max_length=200, blank=True)
    set_by = TenantKey("organisation.StaffMember", models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "document_version"], name="organisation_minimum_version_key")
        ]


class TargetGroup(PeriodModel):
    """Whom the district's KIM is for, from a day to a day: hints and counts, never blocks (ACC-08)."""

    privacy: ClassVar[Privacy] = structure("target groups")
    key = models.SlugField(max_length=40)
    label_de = models.CharField(max_length=160)
    label_en = models.CharField(max_length=160, blank=True)
    # e.g. {"arrived_since": "2015-01-01"} or {"lone_parent": true}; {} fits everybody
    rule = models.JSONField(default=dict, blank=True)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = one_open_row("key", "unit")
