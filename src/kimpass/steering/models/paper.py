"""What is written for those who decide, and what goes to the Land."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models import AddressedModel, TenantModel, precision_field


class DecisionPaper(AddressedModel):
    """An Entscheidungsvorlage on a theme; a released version stays as it is (BOD-07)."""

    privacy: ClassVar[Privacy] = structure("decision papers")
    theme = TenantKey("steering.Theme", models.PROTECT, related_name="papers")
    edition = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200)
    situation = models.TextField(max_length=8000, blank=True)
    proposal = models.TextField(max_length=4000, blank=True)
    alternatives = models.TextField(max_length=4000, blank=True)
    costs = models.CharField(max_length=300, blank=True)
    case_count = models.PositiveIntegerField(null=True, blank=True)
    municipality_count = models.PositiveIntegerField(null=True, blank=True)
    written_on = models.DateField()
    written_by = TenantKey("organisation.StaffMember", models.PROTECT)
    released_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "theme", "edition"], name="steering_decision_paper_edition_key")
        ]


class DeliberationPath(TenantModel):
    """A station of a paper on its way through bodies, dated as exactly as known (BOD-12)."""

    class Outcome(models.TextChoices):
        """What a body made of it."""

        PENDING = "pending", _("steht an")
        NOTED = "noted", _("zur Kenntnis genommen")
        RECOMMENDED = "recommended", _("empfohlen")
        DECIDED = "decided", _("beschlossen")
        DEFERRED = "deferred", _("vertagt")
        REJECTED = "rejected", _("abgelehnt")

    privacy: ClassVar[Privacy] = structure("decision papers")
    paper = TenantKey("steering.DecisionPaper", models.PROTECT, related_name="path")
    sort = models.PositiveSmallIntegerField()
    body = TenantKey("steering.Body", models.PROTECT, null=True, blank=True)
    body_name = models.CharField(max_length=160)
    on = models.DateField(null=True, blank=True)
    precision = precision_field()
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.PENDING)
    remark = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "paper", "sort"], name="steering_path_sort_key")]


class StateIssue(AddressedModel):
    """A concern written up for the competent body of the Land, and what it answered (SYS-10)."""

    class State(models.TextChoices):
        """How far it is."""

        DRAFT = "draft", _("in Arbeit")
        COORDINATED = "coordinated", _("abgestimmt")
        SENT = "sent", _("weitergeleitet")
        ANSWERED = "answered", _("beantwortet")
        CLOSED = "closed", _("abgeschlossen")

    privacy: ClassVar[Privacy] = structure("concerns to the Land")
    theme = TenantKey("steering.Theme", models.PROTECT, related_name="state_issues")
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=8000)
    request = models.TextField(max_length=2000, blank=True)
    recipient = models.CharField(max_length=200)
    coordinated_in = TenantKey("steering.Session", models.PROTECT, null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    reply = models.TextField(max_length=8000, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    written_by = TenantKey("organisation.StaffMember", models.PROTECT)


class EffectCheck(AddressedModel):
    """Whether a measure did what it was meant to, looked at on a day by a person (SYS-16, SYS-20)."""

    class Result(models.TextChoices):
        """What was seen; unknown is never no."""

        WORKS = "works", _("wirkt")
        PARTLY = "partly", _("wirkt zum Teil")
        NOT = "not", _("wirkt nicht")
        UNKNOWN = "unknown", _("noch nicht zu sagen")

    privacy: ClassVar[Privacy] = structure("measures")
    measure = TenantKey("steering.Measure", models.PROTECT, related_name="effect_checks")
    checked_on = models.DateField()
    result = models.CharField(max_length=8, choices=Result)
    text = models.TextField(max_length=2000)
    again_on = models.DateField(null=True, blank=True)
    checked_by = TenantKey("organisation.StaffMember", models.PROTECT)
