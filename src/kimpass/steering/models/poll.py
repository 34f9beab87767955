"""Questions to colleagues before a group starts, and the chains in which breaks show."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, staff, structure
from kimpass.organisation.models import AddressedModel, TenantModel


class Poll(AddressedModel):
    """What the coordinating office asks on a theme, or of volunteers, until a day (SYS-08, DIR-10)."""

    class Audience(models.TextChoices):
        """Who is asked."""

        CASE_MANAGERS = "case_managers", _("Case Management der Kommunen")
        VOLUNTEERS = "volunteers", _("Ehrenamt")
        BODY = "body", _("Mitglieder eines Gremiums")

    privacy: ClassVar[Privacy] = structure("polls")
    theme = TenantKey("steering.Theme", models.PROTECT, null=True, blank=True, related_name="polls")
    audience = models.CharField(max_length=14, choices=Audience, default=Audience.CASE_MANAGERS)
    title = models.CharField(max_length=160)
    question = models.TextField(max_length=2000)
    asked_on = models.DateField()
    answer_until = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    summary = models.TextField(max_length=4000, blank=True)
    asked_by = TenantKey("organisation.StaffMember", models.PROTECT)


class PollAnswer(AddressedModel):
    """Somebody was asked, and what came back; open until it does."""

    class Experience(models.TextChoices):
        """Whether there is something to learn from."""

        IDEA = "idea", _("Es gibt eine Idee.")
        PRACTICE = "practice", _("Es gibt eine erprobte Praxis.")
        SAME_PROBLEM = "same_problem", _("Dasselbe Problem, noch keine Lösung.")
        NOT_MET = "not_met", _("Kommt hier nicht vor.")

    privacy: ClassVar[Privacy] = staff("polls")
    poll = TenantKey("steering.Poll", models.PROTECT, related_name="answers")
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    function = models.CharField(max_length=160, blank=True)
    experience = models.CharField(max_length=12, choices=Experience, blank=True)
    text = models.TextField(max_length=4000, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "poll", "staff_member"],
                condition=models.Q(staff_member__isnull=False),
                name="steering_poll_answer_staff_key",
            )
        ]


class ProcessChain(AddressedModel):
    """A Prozesskette or Integrationskette: who acts after whom, where it breaks, how it should be (SYS-15)."""

    privacy: ClassVar[Privacy] = structure("process chains")
    title = models.CharField(max_length=160)
    purpose = models.TextField(max_length=2000, blank=True)
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT, null=True, blank=True)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    drawn_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)


class ChainStation(TenantModel):
    """A station of a chain, as it is or as it should be; the interface before it may break."""

    class Version(models.TextChoices):
        """Which chain the station belongs to."""

        CURRENT = "current", _("heute")
        TARGET = "target", _("künftig")

    privacy: ClassVar[Privacy] = structure("process chains")
    chain = TenantKey("steering.ProcessChain", models.PROTECT, related_name="stations")
    version = models.CharField(max_length=8, choices=Version, default=Version.CURRENT)
    sort = models.PositiveSmallIntegerField()
    actor = models.CharField(max_length=160)
    step = models.CharField(max_length=200)
    is_breaking_point = models.BooleanField(default=False)
    gap = models.CharField(max_length=300, blank=True)
    theme = TenantKey("steering.Theme", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "chain", "version", "sort"], name="steering_station_sort_key")
        ]
