"""Reports: what is being written, what was released and never changes, and figures told rather than recorded."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.models.goal import PeriodKind
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models import AddressedModel, RecordedModel, TenantModel


class ReportedFigure(RecordedModel):
    """A figure a source tells, not recorded here: 379 families (trap 5)."""

    privacy: ClassVar[Privacy] = structure("reported figures")
    metric = models.CharField(max_length=60)
    counting_unit = models.CharField(max_length=40)
    value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    reference = models.CharField(max_length=40)
    reference_date = models.DateField(null=True, blank=True)
    label = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200)


class Report(AddressedModel):
    """A report of a kind for a scope and a period or day, before and between its releases (REP-01 to -11)."""

    privacy: ClassVar[Privacy] = structure("reports")
    kind = models.CharField(max_length=24)
    title = models.CharField(max_length=200)
    period_kind = models.CharField(max_length=16, choices=PeriodKind, blank=True)
    period_label = models.CharField(max_length=40, blank=True)
    as_of = models.DateField()
    # As known then; null is now, and a release writes the instant down.
    known_at = models.DateTimeField(null=True, blank=True)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    # Age bands and whatever else a kind lets its writer choose.
    settings = models.JSONField(default=dict, blank=True)
    # Lead office, number, committee, date of the meeting: what stands on the first page (REP-01).
    front = models.JSONField(default=dict, blank=True)
    created_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)


class ReportText(TenantModel):
    """A part of a report written by a person."""

    privacy: ClassVar[Privacy] = structure("reports")
    report = TenantKey("controlling.Report", models.PROTECT, related_name="texts")
    key = models.CharField(max_length=40)
    text = models.TextField(max_length=20000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "report", "key"], name="controlling_report_text_key")]


class ReportExplanation(TenantModel):
    """Why a figure stands as it does although a check remarks on it (REP-08)."""

    privacy: ClassVar[Privacy] = structure("reports")
    report = TenantKey("controlling.Report", models.PROTECT, related_name="explanations")
    figure = models.CharField(max_length=120)
    text = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "report", "figure"], name="controlling_report_explanation_key")
        ]


class ReportRelease(AddressedModel):
    """A released version: frozen content with its checksum; a correction is a new one with a reason (REP-07)."""

    privacy: ClassVar[Privacy] = structure("reports")
    report = TenantKey("controlling.Report", models.PROTECT, related_name="releases")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    checksum = models.CharField(max_length=64)
    as_of = models.DateField()
    known_at = models.DateTimeField()
    released_at = models.DateTimeField(default=timezone.now)
    released_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    reason_of_correction = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "report", "number"], name="controlling_report_release_key"),
            models.CheckConstraint(
                condition=models.Q(number=1) | ~models.Q(reason_of_correction=""),
                name="controlling_report_release_reason",
            ),
        ]


class ReportFile(AddressedModel):
    """A file of a report being made in the background, its progress, and where it lies (promise of long work)."""

    class State(models.TextChoices):
        """How far the file is."""

        WAITING = "waiting", _("wartet")
        RUNNING = "running", _("wird erstellt")
        DONE = "done", _("fertig")
        FAILED = "failed", _("fehlgeschlagen")

    privacy: ClassVar[Privacy] = structure("reports")
    release = TenantKey("controlling.ReportRelease", models.PROTECT, null=True, blank=True)
    report = TenantKey("controlling.Report", models.PROTECT, related_name="files")
    format = models.CharField(max_length=8)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    stored = TenantKey("vault.StoredFile", models.PROTECT, null=True, blank=True)
    asked_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)


class Concept(AddressedModel):
    """A concept of the district or of one Kommune, in editions with their way to adoption (REP-09, F-09, F-21)."""

    class Kind(models.TextChoices):
        """Which concept it is."""

        ACTION = "action", _("Handlungskonzept")
        CASE_MANAGEMENT = "case_management", _("Konzept Case Management")
        SOCIAL_SPACE = "social_space", _("sozialräumliches Konzept Case Management")

    class State(models.TextChoices):
        """How far an edition has come."""

        IN_WORK = "in_work", _("in Arbeit")
        SUBMITTED = "submitted", _("vorgelegt")
        ADOPTED = "adopted", _("beschlossen")

    privacy: ClassVar[Privacy] = structure("concepts")
    kind = models.CharField(max_length=16, choices=Kind)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    title = models.CharField(max_length=200)
    edition = models.CharField(max_length=40)
    dated_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.IN_WORK)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=200, blank=True)
