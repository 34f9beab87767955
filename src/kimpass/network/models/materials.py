"""Flyers, posters and pages of the programme, in many languages, and where they are given out (PR-01, PR-02, PR-04)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models import AddressedModel, TenantModel


class Material(AddressedModel):
    """Something printed or published about the programme."""

    class Kind(models.TextChoices):
        """What it is."""

        FLYER = "flyer", _("Flyer")
        POSTER = "poster", _("Plakat")
        BROCHURE = "brochure", _("Broschüre")
        WEB_PAGE = "web_page", _("Internetseite")
        PRESS = "press", _("Pressetext")
        SOCIAL_MEDIA = "social_media", _("Soziale Medien")

    privacy: ClassVar[Privacy] = structure("public relations")
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(max_length=160)
    # Counts up when the German original changes; versions of an older edition are outdated.
    edition = models.PositiveSmallIntegerField(default=1)
    edition_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)


class MaterialVersion(AddressedModel):
    """A material in one language."""

    class State(models.TextChoices):
        """How far the version is."""

        PLANNED = "planned", _("geplant")
        IN_TRANSLATION = "in_translation", _("in Übersetzung")
        CHECKED = "checked", _("geprüft")
        PUBLISHED = "published", _("veröffentlicht")

    privacy: ClassVar[Privacy] = structure("public relations")
    material = TenantKey("network.Material", models.PROTECT, related_name="versions")
    language = models.CharField(max_length=12)
    edition = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=16, choices=State, default=State.PLANNED)
    address = models.URLField(max_length=300, blank=True)
    file = TenantKey("vault.StoredFile", models.PROTECT, null=True, blank=True)
    file_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "material", "language"], name="network_material_version_key")
        ]


class MaterialIssue(TenantModel):
    """How many copies a place of issue got, on which day (PR-04)."""

    privacy: ClassVar[Privacy] = structure("public relations")
    material = TenantKey("network.Material", models.PROTECT, related_name="issues")
    place = models.CharField(max_length=160)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    language = models.CharField(max_length=12, blank=True)
    copies = models.PositiveIntegerField()
    issued_on = models.DateField()
