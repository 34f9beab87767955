"""Goals of the programme and how far they were reached. No key to people."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models import AddressedModel, TenantModel


class PeriodKind(models.TextChoices):
    """Which kind of period a goal or report is about (GOAL-04)."""

    SCHOOL_YEAR = "school_year", _("Schuljahr")
    CALENDAR_YEAR = "calendar_year", _("Kalenderjahr")
    HALF_YEAR = "half_year", _("Halbjahr")
    FREE = "free", _("freier Zeitraum")


class AttainmentValue(models.TextChoices):
    """How far a goal of the programme was reached (GOAL-02)."""

    REACHED = "reached", _("erreicht")
    PARTLY = "partly", _("teilweise erreicht")
    NOT_REACHED = "not_reached", _("nicht erreicht")


class ProgrammeGoal(AddressedModel):
    """A goal of a district for a period (GOAL-01)."""

    privacy: ClassVar[Privacy] = structure("goals of the programme")
    period_kind = models.CharField(max_length=16, choices=PeriodKind)
    period_label = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    # The goal of the period before that this one carries on (GOAL-05).
    carried_from = TenantKey("controlling.ProgrammeGoal", models.PROTECT, null=True, blank=True)
    note = models.TextField(max_length=4000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "period_kind", "period_label", "number"], name="controlling_goal_number_key"
            )
        ]


class GoalPeriod(AddressedModel):
    """A period with goals: its days where they are free, the overall statement and the outlook (GOAL-02, -04, -05)."""

    privacy: ClassVar[Privacy] = structure("goals of the programme")
    period_kind = models.CharField(max_length=16, choices=PeriodKind)
    period_label = models.CharField(max_length=40)
    # Only a free period says its days; the others follow from their label. Half-open.
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    statement = models.TextField(max_length=8000, blank=True)
    outlook = models.TextField(max_length=8000, blank=True)
    overall = models.CharField(max_length=12, choices=AttainmentValue, blank=True)
    confirmed_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "period_kind", "period_label"], name="controlling_goal_period_key"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gt=models.F("valid_from")),
                name="controlling_goal_period_span",
            ),
        ]


class GoalCriterion(TenantModel):
    """One measurable condition; a goal may have several (F-20)."""

    class Comparison(models.TextChoices):
        """How the figure is held against the target."""

        AT_LEAST = "at_least", _("mindestens")
        AT_MOST = "at_most", _("höchstens")
        EXACTLY = "exactly", _("genau")
        ALL = "all", _("alle")

    class Metric(models.TextChoices):
        """What is counted."""

        LG_SESSIONS = "lg_sessions", _("Sitzungen der Lenkungsgruppe")
        GENERATIVE_THEMES = "generative_themes_in_lg", _("in der Lenkungsgruppe behandelte generative Themen")
        COMMUNES_WITH_CM = "communes_with_cm", _("Kommunen mit Case Management")
        WORKING_GROUPS_FOUNDED = "working_groups_founded", _("gegründete Arbeitsgruppen")
        PLANNING_CONFERENCES = "planning_conferences", _("Planungskonferenzen")
        COMMUNE_CONCEPTS = "communes_with_social_space_cm_concept", _("Kommunen mit sozialräumlichem Konzept")

    privacy: ClassVar[Privacy] = structure("goals of the programme")
    goal = TenantKey("controlling.ProgrammeGoal", models.PROTECT, related_name="criteria")
    sort = models.PositiveSmallIntegerField(default=0)
    # A key of the indicators; which exist is said in code (docs/indicators.md).
    metric = models.CharField(max_length=60)
    comparison = models.CharField(max_length=10, choices=Comparison, default=Comparison.AT_LEAST)
    target = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    formula = models.CharField(max_length=120, blank=True)


class Attainment(AddressedModel):
    """What a person confirmed about a goal, beside what the data propose (GOAL-02, GOAL-03)."""

    privacy: ClassVar[Privacy] = structure("goals of the programme")
    goal = TenantKey("controlling.ProgrammeGoal", models.PROTECT, related_name="attainments")
    value = models.CharField(max_length=12, choices=AttainmentValue)
    reasoning = models.TextField(max_length=2000, blank=True)
    confirmed_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "goal"], name="controlling_attainment_goal_key")]
