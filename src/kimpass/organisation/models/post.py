"""Posts, who employs and supervises them, and how they are filled: all of it over time."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey, fte_field, share_field
from kimpass.kernel.privacy import Privacy, staff, structure
from kimpass.organisation.models.base import AddressedModel, PeriodModel, RecordedModel, one_open_row


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


class PostPeriod(PeriodModel):
    """A span in the life of a post; a row that corrects an earlier one says why."""

    reason_of_correction = models.CharField(max_length=300, blank=True)

    class Meta(PeriodModel.Meta):
        abstract = True


class PostTerms(PostPeriod):
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


class PostArea(PostPeriod):
    """A unit a post serves; its share may be unknown (ORG-09)."""

    privacy: ClassVar[Privacy] = structure("post register")
    post = TenantKey("organisation.Post", models.PROTECT, related_name="areas")
    unit = TenantKey("organisation.Unit", models.PROTECT)
    share = share_field()

    class Meta:
        constraints = one_open_row("post", "unit")


class Recruitment(PostPeriod):
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


class Staffing(PostPeriod):
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


class StaffingFigure(RecordedModel):
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
                condition=Q(superseded_at__isnull=True),
                name="organisation_staffing_figure_key",
            )
        ]
