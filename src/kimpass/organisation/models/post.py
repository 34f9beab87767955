"""Posts, who pays and who supervises them, and how they are filled: all of it over time."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey, fte_field, money_field, share_field
from kimpass.kernel.privacy import Privacy, staff, structure
from kimpass.organisation.models.base import AddressedModel, PeriodModel, TenantModel, one_open_row


class BuildingBlock(models.TextChoices):
    """One of the three funded parts of KIM (ORG-01)."""

    ONE = "1", _("Baustein 1")
    TWO = "2", _("Baustein 2")
    THREE = "3", _("Baustein 3")


class PostFunction(models.TextChoices):
    """What a post is for (ORG-05)."""

    COORDINATION = "coordination", _("Koordination")
    ADMINISTRATION = "administration", _("Verwaltung, Assistenz")
    CASE_MANAGEMENT = "case_management", _("Case Management")
    IMMIGRATION_AUTHORITY = "immigration_authority", _("Ausländerbehörde")
    NATURALISATION_AUTHORITY = "naturalisation_authority", _("Einbürgerungsbehörde")


class Post(AddressedModel):
    """A funded position, or a pool of them not yet divided (ORG-05, ORG-17)."""

    privacy: ClassVar[Privacy] = structure("post register")
    building_block = models.CharField(max_length=1, choices=BuildingBlock)
    function = models.CharField(max_length=24, choices=PostFunction)
    number = models.CharField(max_length=40)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "number"], name="organisation_post_number_key")]


class PostTerms(PeriodModel):
    """Five separate relations of a post, and its approved full-time equivalents (ORG-14, -15, -18)."""

    privacy: ClassVar[Privacy] = structure("post register")
    post = TenantKey("organisation.Post", models.PROTECT, related_name="terms")
    employing_body = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    workplace = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    professional_supervision = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    line_management = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    grant_recipient = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    fte_approved = fte_field(null=True, blank=True)
    diverted_to = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = one_open_row("post")


class PostArea(PeriodModel):
    """A unit a post serves; its share may be unknown (ORG-09)."""

    privacy: ClassVar[Privacy] = structure("post register")
    post = TenantKey("organisation.Post", models.PROTECT, related_name="areas")
    unit = TenantKey("organisation.Unit", models.PROTECT)
    share = share_field()

    class Meta:
        constraints = one_open_row("post", "unit")


class Recruitment(PeriodModel):
    """How far the filling of a post has come (ORG-08)."""

    class State(models.TextChoices):
        """Steps from need to filled and back."""

        UNDER_REVIEW = "under_review", _("Bedarf wird geprüft")
        REPORTED = "reported", _("Bedarf gemeldet")
        NONE_REPORTED = "none_reported", _("kein Bedarf gemeldet")
        ADVERTISED = "advertised", _("ausgeschrieben")
        IN_PROCEDURE = "in_procedure", _("im Verfahren")
        FILLED = "filled", _("besetzt")
        REFILLING = "refilling", _("Nachbesetzung läuft")
        GIVEN_BACK = "given_back", _("zurückgegeben")

    privacy: ClassVar[Privacy] = structure("post register")
    post = TenantKey("organisation.Post", models.PROTECT, related_name="recruitments")
    state = models.CharField(max_length=16, choices=State)

    class Meta:
        constraints = one_open_row("post")


class Staffing(PeriodModel):
    """A post is filled with so many full-time equivalents, by a known or unknown person (ORG-07)."""

    privacy: ClassVar[Privacy] = staff("post register")
    post = TenantKey("organisation.Post", models.PROTECT, related_name="staffings")
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    fte = fte_field()

    class Meta:
        constraints = [
            *one_open_row("post", "staff_member"),
            models.CheckConstraint(condition=Q(fte__gt=0), name="organisation_staffing_fte"),
        ]


class StaffingFigure(TenantModel):
    """Approved, filled, not yet filled as reported: three independent figures, each may be unknown (ORG-06)."""

    privacy: ClassVar[Privacy] = structure("reported staffing")
    building_block = models.CharField(max_length=1, choices=BuildingBlock)
    function = models.CharField(max_length=24, choices=PostFunction)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    reference_date = models.DateField()
    # The date as the source gives it ("2025"): the day above is only the first one it may mean.
    reference_label = models.CharField(max_length=40, blank=True)
    fte_approved = fte_field(null=True, blank=True)
    fte_filled = fte_field(null=True, blank=True)
    fte_vacant = fte_field(null=True, blank=True)
    remainder_reason = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)
    sort = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "building_block", "function", "unit", "reference_date"],
                name="organisation_staffing_figure_key",
            )
        ]


class FundingRate(models.Model):
    """What the Land pays for a full-time equivalent or a workplace, by time; the same in all tenants."""

    privacy: ClassVar[Privacy] = structure("check grants")
    building_block = models.CharField(max_length=1, choices=BuildingBlock)
    function = models.CharField(max_length=40)
    amount = money_field()
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


class FundingLine(AddressedModel):
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
    sort = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gt=models.F("valid_from")), name="organisation_funding_line_period"
            )
        ]


class Agreement(AddressedModel):
    """A contract by which money, posts or joint work are passed on (FUN-06)."""

    class Kind(models.TextChoices):
        """What an agreement does."""

        FORWARDING = "forwarding_agreement", _("Weiterleitungsvertrag")
        COOPERATION = "cooperation_agreement", _("Kooperationsvereinbarung")
        BOTH = "cooperation_and_forwarding", _("Kooperations- und Weiterleitungsvertrag")

    class State(models.TextChoices):
        """How far an agreement has come; the sources often do not say."""

        UNKNOWN = "unknown", _("unbekannt")
        TO_BE_DRAWN_UP = "to_be_drawn_up", _("zu erstellen")
        DRAFT = "draft", _("Entwurf")
        SIGNED = "signed", _("unterzeichnet")
        ENDED = "ended", _("beendet")

    privacy: ClassVar[Privacy] = structure("agreements")
    kind = models.CharField(max_length=28, choices=Kind)
    state = models.CharField(max_length=16, choices=State, default=State.UNKNOWN)
    parent = TenantKey("organisation.Agreement", models.PROTECT, null=True, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)


class AgreementParty(TenantModel):
    """One side of an agreement; an agency we know, or the words of the source ("each town with CM")."""

    privacy: ClassVar[Privacy] = structure("agreements")
    agreement = TenantKey("organisation.Agreement", models.PROTECT, related_name="parties")
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    label = models.CharField(max_length=160)
