"""What a district gives to the Land and to other districts: copies of what was released, never rows of its own."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel, TenantModel


class TransferMapping(AddressedModel):
    """How figures and rows are called in the Land's own database (transfer without double entry)."""

    privacy: ClassVar[Privacy] = structure("transfer to the Land")
    label = models.CharField(max_length=120)
    # A list of {"field", "source", "constant", "format"}; checked against the known sources when saved.
    columns = models.JSONField(default=list)
    is_in_use = models.BooleanField(default=True)


class Transfer(AddressedModel):
    """What went to the Land's database when: the rows with their fingerprints, so that the next one is a difference."""

    privacy: ClassVar[Privacy] = structure("transfer to the Land")
    mapping = TenantKey("controlling.TransferMapping", models.PROTECT, related_name="transfers")
    as_of = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    # {"key": fingerprint} of everything the Land holds after this transfer.
    state = models.JSONField(default=dict)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    deleted = models.PositiveIntegerField(default=0)
    checksum = models.CharField(max_length=64)


class Submission(AddressedModel):
    """That a released report or a concern was handed to the Land, and what came back; lies with whoever sent it."""

    class Kind(models.TextChoices):
        """What was handed over."""

        REPORT = "report", _("Bericht")
        STATE_ISSUE = "state_issue", _("Anliegen")

    privacy: ClassVar[Privacy] = structure("what went to the Land")
    kind = models.CharField(max_length=12, choices=Kind)
    release = TenantKey("controlling.ReportRelease", models.PROTECT, null=True, blank=True)
    issue = TenantKey("steering.StateIssue", models.PROTECT, null=True, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    reply = models.TextField(max_length=4000, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    reason_of_withdrawal = models.CharField(max_length=300, blank=True)


class ReceivedSubmission(AddressedModel):
    """A copy a district handed to the Land; lies with the Land, which sees nothing else of that district (TEN-06)."""

    privacy: ClassVar[Privacy] = structure("what the Land received")
    from_ags = models.CharField(max_length=8)
    from_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Submission.Kind)
    report_kind = models.CharField(max_length=24, blank=True)
    period_label = models.CharField(max_length=40, blank=True)
    number = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200)
    content = models.JSONField()
    checksum = models.CharField(max_length=64)
    # The address of the sender's Submission, so that a reply finds its way back.
    sender_reference = models.CharField(max_length=12)
    received_at = models.DateTimeField(default=timezone.now)
    reply = models.TextField(max_length=4000, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    # What was withdrawn is emptied: the Land keeps that it was there, and why it is not.
    withdrawn_on = models.DateField(null=True, blank=True)
    reason_of_withdrawal = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "from_ags", "sender_reference"], name="controlling_received_submission_key"
            )
        ]


class SharedSolutionQuerySet(ScopedQuerySet["SharedSolution"]):
    """The shelf: no wall, so whoever reads it says that this is meant."""

    def on_the_shelf(self) -> Self:
        """Keep what was not withdrawn, whoever shared it."""
        return self.asked_for().filter(withdrawn_on__isnull=True)

    def shared_by(self, ags: str) -> Self:
        """Keep what one district shared, withdrawn or not."""
        return self.asked_for().filter(from_ags=ags)


class SharedSolution(models.Model):
    """A solution a district released for all others to read (TEN-07): an exchange table, without a wall, text only."""

    privacy: ClassVar[Privacy] = structure("solutions shared between districts")
    public_id = models.CharField(max_length=12, unique=True)
    from_ags = models.CharField(max_length=8)
    from_name = models.CharField(max_length=120)
    # The address of the measure it came from, inside its own district.
    sender_reference = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    problem = models.TextField(max_length=4000)
    solution = models.TextField(max_length=8000)
    effect = models.TextField(max_length=2000, blank=True)
    field_code = models.CharField(max_length=60, blank=True)
    shared_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager[Any]] = SharedSolutionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["from_ags", "sender_reference"], name="controlling_shared_solution_key")
        ]

    def __str__(self) -> str:
        return self.public_id


class SolutionAdopted(TenantModel):
    """That this district took a shared solution up, and as which measure."""

    privacy: ClassVar[Privacy] = structure("solutions shared between districts")
    solution = models.CharField(max_length=12)
    measure = TenantKey("steering.Measure", models.PROTECT, null=True, blank=True)
    taken_up_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "solution"], name="controlling_solution_adopted_key")]
