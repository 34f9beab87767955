"""Talks about a case and beyond it, and the reconstruction of what the system did to people."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models.case import Case, PartOfCaseQuerySet
from kimpass.kernel.access import Actor
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import DataClass, Privacy, client
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel, TenantModel, precision_field


class CaseConference(AddressedModel):
    """A conference on one case: by name only with a release for every body at the table, else anonymised (CM-23)."""

    class Mode(models.TextChoices):
        """Whether people are named."""

        NAMED = "named", _("namentlich, mit Schweigepflichtentbindung")
        ANONYMISED = "anonymised", _("anonymisiert")

    class State(models.TextChoices):
        """How far it is."""

        PLANNED = "planned", _("geplant")
        HELD = "held", _("durchgeführt")
        CANCELLED = "cancelled", _("abgesagt")

    privacy: ClassVar[Privacy] = client("case conference", question=DataClass.SPECIAL, result=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="conferences")
    mode = models.CharField(max_length=10, choices=Mode)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    held_on = models.DateField()
    begins_at = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=160, blank=True)
    client_takes_part = models.BooleanField(default=False)
    question = models.TextField(max_length=2000)
    result = models.TextField(max_length=4000, blank=True)
    cancelled_because = models.CharField(max_length=200, blank=True)
    # Counts the changes a calendar program must hear of (RFC 5545).
    sequence = models.PositiveIntegerField(default=0)
    called_by = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()


class ConferenceParticipant(TenantModel):
    """Who sat at the table: a function of a body, never a private person (CM-23)."""

    privacy: ClassVar[Privacy] = client("case conference")
    case = TenantKey("casework.Case", models.PROTECT)
    conference = TenantKey("casework.CaseConference", models.PROTECT, related_name="participants")
    function = models.CharField(max_length=120)
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    release = TenantKey("people.ConfidentialityRelease", models.PROTECT, null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()


class ConferenceAgreement(TenantModel):
    """What a conference agreed: who does what until when."""

    privacy: ClassVar[Privacy] = client("case conference", text=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT)
    conference = TenantKey("casework.CaseConference", models.PROTECT, related_name="agreements")
    text = models.CharField(max_length=200)
    who = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()


class DiscussionQuerySet(ScopedQuerySet["CaseDiscussion"]):
    """Discussions, for those who held them and for keepers of the case."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep discussions of cases the actor keeps, and those without a case that he recorded or deputises for."""
        mine = Case.objects.visible_to(actor).values("pk")
        return self.for_tenant(actor).filter(Q(case__in=mine) | Q(case__isnull=True, recorded_by_id__in=actor.acts_for))


class CaseDiscussion(AddressedModel):
    """A regular talk among professionals: on a case, across cases, peer consultation, supervision (CM-24, CM-25)."""

    class Kind(models.TextChoices):
        """What kind of talk; without a case it is anonymised."""

        CASE = "case", _("fallbezogene Besprechung")
        CROSS_CASE = "cross_case", _("fallübergreifende Besprechung")
        PEER = "peer", _("kollegiale Beratung")
        SUPERVISION = "supervision", _("methodenbezogene Supervision")

    privacy: ClassVar[Privacy] = client("case discussion", result=DataClass.SPECIAL, topic=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, null=True, blank=True, related_name="discussions")
    kind = models.CharField(max_length=12, choices=Kind)
    is_anonymised = models.BooleanField(default=True)
    held_on = models.DateField()
    topic = models.CharField(max_length=200)
    result = models.TextField(max_length=4000, blank=True)
    harmless_reason = models.CharField(max_length=300, blank=True)
    recorded_by = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = DiscussionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="case", case__isnull=False) | (~Q(kind="case") & Q(case__isnull=True)),
                name="casework_discussion_case_or_across",
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(is_anonymised=True), name="casework_discussion_across_anonymised"
            ),
        ]


class DiscussionParticipant(TenantModel):
    """Who took part, by function and body."""

    privacy: ClassVar[Privacy] = client("case discussion")
    discussion = TenantKey("casework.CaseDiscussion", models.PROTECT, related_name="participants")
    function = models.CharField(max_length=120)
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)


class GuidedInterview(AddressedModel):
    """A retrospective interview along a guide; feeds the reconstruction (ACC-09)."""

    privacy: ClassVar[Privacy] = client("guided interview", answers=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="interviews")
    person = TenantKey("people.Person", models.PROTECT)
    held_on = models.DateField()
    guide_version = models.PositiveSmallIntegerField(default=1)
    answers = models.JSONField(default=list)
    interviewer = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()


class CaseReconstruction(AddressedModel):
    """The way through the system retraced: stations, waits, breaks, good practice (CM-08, CM-27, CM-35)."""

    privacy: ClassVar[Privacy] = client(
        "case reconstruction", summary=DataClass.SPECIAL, copied_lines=DataClass.SPECIAL
    )
    case = TenantKey("casework.Case", models.PROTECT, related_name="reconstructions")
    person = TenantKey("people.Person", models.PROTECT, null=True, blank=True)
    begun_on = models.DateField()
    summary = models.TextField(max_length=4000, blank=True)
    interview = TenantKey("casework.GuidedInterview", models.PROTECT, null=True, blank=True)
    copy = TenantKey("steering.ReconstructionCopy", models.PROTECT, null=True, blank=True)
    # The lines of the copy by the address of their station: kept here, so that the copy holds no way back.
    copied_lines = models.JSONField(default=dict, blank=True)
    # Why a word of the copy that looks like a person means nobody; stays with the case.
    harmless_reason = models.CharField(max_length=300, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()


class ReconstructionStation(AddressedModel):
    """One stretch of the way: what it was, from when to when as far as known, and where."""

    class Kind(models.TextChoices):
        """What the stretch was."""

        STATION = "station", _("Station")
        WAIT = "wait", _("Wartezeit")
        BREAK = "break", _("Abbruch, Bruchstelle")
        STATUS_CHANGE = "status_change", _("Statuswechsel")
        GOOD_PRACTICE = "good_practice", _("gelungener Prozess")

    privacy: ClassVar[Privacy] = client("case reconstruction", text=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT)
    reconstruction = TenantKey("casework.CaseReconstruction", models.PROTECT, related_name="stations")
    kind = models.CharField(max_length=14, choices=Kind)
    text = models.CharField(max_length=300)
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT, null=True, blank=True)
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    precision = precision_field()
    label = models.CharField(max_length=80, blank=True)
    sort = models.PositiveSmallIntegerField(default=0)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()
