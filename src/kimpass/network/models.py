"""What offers exist, and what cases say is missing; no key leads to a case."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models import AddressedModel, TenantModel


class Service(AddressedModel):
    """An offer in the directory (DIR-01, DIR-02)."""

    privacy: ClassVar[Privacy] = structure("directory of offers")
    agency = TenantKey("organisation.Agency", models.PROTECT)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    name = models.CharField(max_length=200)
    programme = models.CharField(max_length=120, blank=True)
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    languages = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    last_checked_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)


class NeedSignal(TenantModel):
    """How often a month's casework sought an offer here, and how often none fitted (CM-16, DIR-08)."""

    class Kind(models.TextChoices):
        """What casework met."""

        SERVICE_SOUGHT = "service_sought", _("Angebot gesucht")
        NO_SUITABLE_OFFER = "no_suitable_offer", _("kein passendes Angebot")

    privacy: ClassVar[Privacy] = structure("needs analysis")
    unit = TenantKey("organisation.Unit", models.PROTECT)
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    month = models.DateField()
    kind = models.CharField(max_length=20, choices=Kind)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "unit", "field", "month", "kind"], name="network_need_signal_key")
        ]


class ContextFigure(TenantModel):
    """A figure about the district from elsewhere, with date, source and precision (DIR-09)."""

    privacy: ClassVar[Privacy] = structure("context figures")
    metric = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    text = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=40, blank=True)
    is_approximate = models.BooleanField(default=False)
    source = models.CharField(max_length=200)
