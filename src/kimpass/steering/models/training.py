"""Events, training and induction: how people of the programme learn and meet (QUA)."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, staff, structure
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel, TenantModel, precision_field


class EventSeries(AddressedModel):
    """Events that belong together, such as a series on opening the administration (QUA-04)."""

    privacy: ClassVar[Privacy] = structure("events")
    title = models.CharField(max_length=160)
    purpose = models.TextField(max_length=2000, blank=True)
    ended_on = models.DateField(null=True, blank=True)


class Event(AddressedModel):
    """A meeting, workshop or information event; counts heads by function, never guests by name (QUA-03)."""

    class Kind(models.TextChoices):
        """What it is."""

        INFORMATION = "information", _("Informationsveranstaltung")
        TRAINING = "training", _("Fortbildung")
        WORKSHOP = "workshop", _("Workshop")
        LAND_WORKSHOP = "land_workshop", _("Workshop des Landes")
        WORKING_MEETING = "working_meeting", _("Arbeitstreffen")
        EXCHANGE = "exchange", _("Austauschtreffen")
        CONFERENCE = "conference", _("Fachtagung")
        CAMPAIGN = "campaign", _("Aktion")

    class State(models.TextChoices):
        """Whether it is still to come."""

        PLANNED = "planned", _("geplant")
        HELD = "held", _("durchgeführt")
        CANCELLED = "cancelled", _("abgesagt")

    privacy: ClassVar[Privacy] = structure("events")
    kind = models.CharField(max_length=16, choices=Kind)
    series = TenantKey("steering.EventSeries", models.PROTECT, null=True, blank=True, related_name="events")
    title = models.CharField(max_length=200)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    precision = precision_field()
    weekday_said = models.CharField(max_length=12, blank=True)
    place = models.CharField(max_length=160, blank=True)
    is_digital = models.BooleanField(default=False)
    audience = models.CharField(max_length=200, blank=True)
    is_mandatory = models.BooleanField(default=False)
    participants = models.PositiveIntegerField(null=True, blank=True)
    is_approximate = models.BooleanField(default=False)
    preparation = models.TextField(max_length=4000, blank=True)
    outcome = models.TextField(max_length=4000, blank=True)
    follow_up = models.TextField(max_length=2000, blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    followed_up_on = models.DateField(null=True, blank=True)
    theme = TenantKey("steering.Theme", models.PROTECT, null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)


class EventAttendance(TenantModel):
    """Who came: a function with a number of heads, or a colleague of the programme."""

    privacy: ClassVar[Privacy] = staff("events")
    event = TenantKey("steering.Event", models.PROTECT, related_name="attendance")
    function = models.CharField(max_length=160, blank=True)
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    headcount = models.PositiveIntegerField(default=1)


class TrainingProgramme(AddressedModel):
    """A qualification in blocks that colleagues go through (QUA-01, QUA-07)."""

    privacy: ClassVar[Privacy] = structure("qualification")
    title = models.CharField(max_length=160)
    provider = models.CharField(max_length=160, blank=True)
    blocks = models.PositiveSmallIntegerField(default=1)
    is_mandatory = models.BooleanField(default=False)
    for_role = models.CharField(max_length=40, blank=True)
    ended_on = models.DateField(null=True, blank=True)


class OwnOrOverseen(ScopedQuerySet[Any]):
    """Rows about a colleague's learning: the colleague's own business, and that of whoever coordinates."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the actor's own rows, or all of the tenant for whoever runs the office of the bodies."""
        rows = self.for_tenant(actor)
        return rows if actor.may_somewhere(Permission.SESSION_WORK) else rows.filter(staff_member_id=actor.staff_id)


class TrainingRecord(TenantModel):
    """A colleague attended a block of a programme."""

    privacy: ClassVar[Privacy] = staff("qualification")
    programme = TenantKey("steering.TrainingProgramme", models.PROTECT, related_name="records")
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT)
    block = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=60, blank=True)
    attended_on = models.DateField()
    has_certificate = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Any]] = OwnOrOverseen.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "programme", "staff_member", "block"], name="steering_training_record_key"
            )
        ]


class InductionItem(AddressedModel):
    """A point of the checklist by which somebody new is introduced (Einarbeitung)."""

    privacy: ClassVar[Privacy] = structure("induction")
    text = models.CharField(max_length=200)
    sort = models.PositiveSmallIntegerField(default=0)
    for_role = models.CharField(max_length=40, blank=True)
    within_days = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)


class InductionStep(AddressedModel):
    """A point of somebody's induction, open until it is done."""

    privacy: ClassVar[Privacy] = staff("induction")
    item = TenantKey("steering.InductionItem", models.PROTECT)
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)

    objects: ClassVar[models.Manager[Any]] = OwnOrOverseen.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "item", "staff_member"], name="steering_induction_step_key")
        ]
