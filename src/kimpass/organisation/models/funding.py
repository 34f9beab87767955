"""Money: rates of the Land, lines of a year and how far they have come, notices, use and outside advice."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey, fte_field, money_field
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models.base import AddressedModel, PeriodModel, RecordedModel, one_open_row
from kimpass.organisation.models.post import BuildingBlock, PostFunction
from kimpass.organisation.models.tenant import YesNo


class FundingRate(models.Model):
    """What the Land pays for a full-time equivalent or a workplace, by time; the same in all tenants."""

    privacy: ClassVar[Privacy] = structure("check grants")
    building_block = models.CharField(max_length=1, choices=BuildingBlock)
    function = models.CharField(max_length=40)
    amount = money_field()
    # The most the Land pays for one of what this rate is about ("up to"), null where the rate is a lump sum.
    cap = money_field(null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["building_block", "function", "valid_from"], name="organisation_funding_rate_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.building_block}:{self.function}:{self.valid_from:%Y}"


class FundingLine(RecordedModel):
    """One line of money for a year and Baustein; equal amounts are never merged (FUN-01 to -03)."""

    class Kind(models.TextChoices):
        """What the money is for (FUN-02)."""

        PERSONNEL = "personnel", _("Personalstellen")
        MEASURES = "measures_from_interface_analysis", _("Maßnahmen aus der Schnittstellenanalyse")
        EVENT_FORMATS = "event_formats", _("Veranstaltungsformate")
        EXTERNAL_ADVICE = "external_advice", _("externe Begleitung und Beratung")
        INTERPRETING = "interpreting", _("Übersetzungsdienstleistungen")
        OTHER = "other", _("Sonstiges")

    privacy: ClassVar[Privacy] = structure("funding")
    year = models.PositiveSmallIntegerField()
    building_block = models.CharField(max_length=1, choices=BuildingBlock, blank=True)
    kind = models.CharField(max_length=40, choices=Kind)
    label = models.CharField(max_length=200, blank=True)
    funder = models.CharField(max_length=120, blank=True)
    amount = money_field()
    fte_funded = fte_field(null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField()
    in_total = models.BooleanField(default=True)
    # What the district itself adds; null is unknown and never nothing.
    own_share = money_field(null=True, blank=True)
    notice = TenantKey("organisation.GrantNotice", models.PROTECT, null=True, blank=True)
    # The row this one corrects: from here the way leads back to what was known before.
    replaces = TenantKey("organisation.FundingLine", models.PROTECT, null=True, blank=True)
    sort = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "replaces"], name="organisation_funding_line_replaces_key"),
            models.CheckConstraint(
                condition=Q(valid_until__gt=models.F("valid_from")), name="organisation_funding_line_period"
            ),
        ]


class FundingLineState(PeriodModel):
    """How far a line of money has come, and with which amount (FUN-01)."""

    class State(models.TextChoices):
        """From hoped for to proven, or back."""

        EXPECTED = "expected", _("erwartet")
        APPLIED = "applied", _("beantragt")
        GRANTED = "granted", _("bewilligt")
        FORWARDED = "forwarded", _("weitergeleitet")
        PROVEN = "proven", _("nachgewiesen")
        RETURNED = "returned", _("zurückgezahlt")

    privacy: ClassVar[Privacy] = structure("funding")
    line = TenantKey("organisation.FundingLine", models.PROTECT, related_name="states")
    state = models.CharField(max_length=12, choices=State)
    amount = money_field(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = one_open_row("line")


class GrantNotice(AddressedModel):
    """A Zuwendungsbescheid of a year: how many posts, how much money (FUN-04)."""

    privacy: ClassVar[Privacy] = structure("funding")
    year = models.PositiveSmallIntegerField()
    building_block = models.CharField(max_length=1, choices=BuildingBlock, blank=True)
    function = models.CharField(max_length=24, choices=PostFunction, blank=True)
    file_reference = models.CharField(max_length=80, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    fte = fte_field(null=True, blank=True)
    amount = money_field(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)


class StatementOfUse(RecordedModel):
    """Verwendungsnachweis of a line: what was spent, proven, and given back; earlier words stay as copies (FUN-13)."""

    privacy: ClassVar[Privacy] = structure("funding")
    line = TenantKey("organisation.FundingLine", models.PROTECT, related_name="statements")
    used = money_field(null=True, blank=True)
    returned = money_field(null=True, blank=True)
    text = models.TextField(max_length=4000, blank=True)
    submitted_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "line"],
                condition=Q(superseded_at__isnull=True),
                name="organisation_statement_of_use_key",
            )
        ]


class ExternalAdvice(AddressedModel):
    """Process advice from outside: whom, what about, how long, for how much (FUN-11)."""

    privacy: ClassVar[Privacy] = structure("funding")
    line = TenantKey("organisation.FundingLine", models.PROTECT, null=True, blank=True)
    topic = models.CharField(max_length=200)
    is_selected = models.CharField(max_length=10, choices=YesNo, default=YesNo.UNKNOWN)
    adviser = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    cost = money_field(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gt=0), name="organisation_external_advice_hours"
            )
        ]
