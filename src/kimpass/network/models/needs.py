"""What cases say is missing, figures from elsewhere, and the analyses drawn from both."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models import AddressedModel, TenantModel


class NeedSignal(TenantModel):
    """How often a month's casework sought an offer here, and how often none fitted (CM-16, DIR-08)."""

    class Kind(models.TextChoices):
        """What casework met."""

        SERVICE_SOUGHT = "service_sought", _("Angebot gesucht")
        NO_SUITABLE_OFFER = "no_suitable_offer", _("kein passendes Angebot")
        REFERRAL_DECLINED = "referral_declined", _("Verweis abgelehnt")

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


class NeedsAnalysis(AddressedModel):
    """An Ist- und Bedarfsanalyse as of a day: drawn from demand and supply, released once, then unchanged (DIR-03)."""

    privacy: ClassVar[Privacy] = structure("needs analysis")
    reference_date = models.DateField()
    edition = models.PositiveSmallIntegerField(default=1)
    months = models.PositiveSmallIntegerField(default=12)
    introduction = models.TextField(max_length=4000, blank=True)
    released_on = models.DateField(null=True, blank=True)
    written_by = TenantKey("organisation.StaffMember", models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "reference_date", "edition"], name="network_needs_analysis_edition_key"
            )
        ]


class NeedsLine(TenantModel):
    """One municipality and field of an analysis: what was sought, what there is, what is missing or doubled."""

    class Judgement(models.TextChoices):
        """What people conclude; unknown is not "enough"."""

        UNKNOWN = "unknown", _("nicht beurteilt")
        ENOUGH = "enough", _("ausreichend")
        GAP = "gap", _("Angebotslücke")
        DOUBLED = "doubled", _("Doppelstruktur")

    privacy: ClassVar[Privacy] = structure("needs analysis")
    analysis = TenantKey("network.NeedsAnalysis", models.PROTECT, related_name="lines")
    unit = TenantKey("organisation.Unit", models.PROTECT)
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    sought = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    offers = models.PositiveIntegerField(default=0)
    judgement = models.CharField(max_length=8, choices=Judgement, default=Judgement.UNKNOWN)
    text = models.TextField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "analysis", "unit", "field"], name="network_needs_line_key")
        ]
