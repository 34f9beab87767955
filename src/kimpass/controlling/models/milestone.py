"""Milestones: rows and half-years, what was planned and what happened."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models import AddressedModel, BuildingBlock, TenantModel


class MilestonePlan(AddressedModel):
    """One edition of the milestones; a continuation is a new edition that names the one before (MIL-01, MIL-05)."""

    class State(models.TextChoices):
        """How far an edition has come."""

        DRAFT = "draft", _("Entwurf")
        ADOPTED = "adopted", _("beschlossen")
        SUPERSEDED = "superseded", _("fortgeschrieben")

    privacy: ClassVar[Privacy] = structure("milestones")
    title = models.CharField(max_length=200)
    edition = models.PositiveSmallIntegerField(default=1)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    adopted_on = models.DateField(null=True, blank=True)
    continues = TenantKey("controlling.MilestonePlan", models.PROTECT, null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="controlling_milestone_plan_years"
            ),
            models.UniqueConstraint(fields=["tenant", "continues"], name="controlling_milestone_plan_continued_once"),
        ]


class MilestoneRow(AddressedModel):
    """One line of a plan, under a Baustein and a heading (MIL-02)."""

    privacy: ClassVar[Privacy] = structure("milestones")
    plan = TenantKey("controlling.MilestonePlan", models.PROTECT, related_name="rows")
    building_block = models.CharField(max_length=1, choices=BuildingBlock, blank=True)
    heading = models.CharField(max_length=200, blank=True)
    text = models.CharField(max_length=400)
    sort = models.PositiveSmallIntegerField(default=0)


class MilestoneCell(TenantModel):
    """What a row plans for a half-year, and what became of it (MIL-01, MIL-03, MIL-04)."""

    class Planned(models.TextChoices):
        """Planned for the half-year; lost marks of a source are unknown and never no."""

        YES = "yes", _("ja")
        AS_NEEDED = "as_needed", _("bei Bedarf")
        NO = "no", _("nein")
        UNKNOWN = "unknown", _("unbekannt")

    class Progress(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("offen")
        IN_PROGRESS = "in_progress", _("in Arbeit")
        DONE = "done", _("erledigt")

    privacy: ClassVar[Privacy] = structure("milestones")
    row = TenantKey("controlling.MilestoneRow", models.PROTECT, related_name="cells")
    year = models.PositiveSmallIntegerField()
    half = models.PositiveSmallIntegerField()
    planned = models.CharField(max_length=10, choices=Planned, default=Planned.UNKNOWN)
    # A single date inside the half-year as a source gives it ("03'21").
    when_label = models.CharField(max_length=40, blank=True)
    progress = models.CharField(max_length=12, choices=Progress, default=Progress.OPEN)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "row", "year", "half"], name="controlling_milestone_cell_key"),
            models.CheckConstraint(condition=models.Q(half__in=(1, 2)), name="controlling_milestone_cell_half"),
        ]


class MilestoneEvidence(TenantModel):
    """A record of the application that shows a milestone was carried out (MIL-04)."""

    class Kind(models.TextChoices):
        """Which record it is."""

        SESSION = "session", _("Sitzung")
        EVENT = "event", _("Veranstaltung")
        AGREEMENT = "agreement", _("Vereinbarung")
        RECONSTRUCTION = "reconstruction", _("Fallrekonstruktion")
        TRAINING = "training", _("Qualifizierung")
        MATERIAL = "material", _("Material")
        MEASURE = "measure", _("Maßnahme")

    privacy: ClassVar[Privacy] = structure("milestones")
    cell = TenantKey("controlling.MilestoneCell", models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=16, choices=Kind)
    record = models.CharField(max_length=12)
    label = models.CharField(max_length=200)
    happened_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "cell", "kind", "record"], name="controlling_milestone_evidence_key"
            )
        ]
