"""The track for young refugees beside the regions: its own entry, focus and the six months in work (UMA-01 to -07)."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models.case import PartOfCaseQuerySet
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import DataClass, Privacy, client
from kimpass.organisation.models import AddressedModel, TenantModel


class UmaTrack(AddressedModel):
    """How a case came onto the track: coordination talk, demarcation, and the window that begins with work."""

    class Eligibility(models.TextChoices):
        """On which ground; the name says minor, the group is of age (UMA-02)."""

        OF_AGE = "of_age", _("volljährig")
        HELP_ENDED = "help_ended", _("stationäre Jugendhilfe beendet")
        STEPS_TO_INDEPENDENCE = "steps", _("Verselbständigung nach „UmA-Hilfe“")

    privacy: ClassVar[Privacy] = client("track for young refugees", demarcation=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="uma_tracks")
    eligibility = models.CharField(max_length=12, choices=Eligibility)
    coordination_talk_on = models.DateField()
    coordination_with = TenantKey("organisation.Agency", models.PROTECT)
    demarcation = models.TextField(max_length=2000)
    work_started_on = models.DateField(null=True, blank=True)
    # The day the end of the first six months is to be looked at; `reviewed_on` says when somebody did.
    review_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    review_result = models.CharField(max_length=300, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "case"], name="casework_uma_track_key")]


class UmaFocus(TenantModel):
    """One of the four focuses a case on the track has (UMA-04)."""

    class Focus(models.TextChoices):
        """What the support is about."""

        WORK = "work", _("Integration in den Arbeitsmarkt, erste sechs Monate in Arbeit")
        AFTER_HELP = "after_help", _("Fallverantwortung nach Auslaufen der ambulanten Hilfe")
        TREATMENT = "treatment", _("Begleitung fachlicher oder therapeutischer Behandlung")
        SEVERAL_DOMAINS = "several", _("Abstimmung mehrerer Rechtskreise")

    privacy: ClassVar[Privacy] = client("track for young refugees", focus=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT)
    track = TenantKey("casework.UmaTrack", models.PROTECT, related_name="focuses")
    focus = models.CharField(max_length=12, choices=Focus)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "track", "focus"], name="casework_uma_focus_key")]
