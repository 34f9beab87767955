"""From single observations to themes; nothing here leads to a person who is advised."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import DataClass, Privacy, structure
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel, PeriodModel, TenantModel, one_open_row


def _for_bodies() -> models.Q:
    large = models.Q(case_count__gte=models.F("tenant__minimum_group_size"))
    # A finding no case stands behind speaks of no group; how many are behind one from cases is never "none".
    without_cases = models.Q(case_count=0) & ~models.Q(source_kind=Finding.SourceKind.CASE)
    return models.Q(state=Finding.State.RELEASED) & (large | without_cases | ~models.Q(harmless_reason=""))


class FindingQuerySet(ScopedQuerySet["Finding"]):
    """Findings: released ones are the tenant's, drafts their author's."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the released findings and the actor's own drafts; of all others what bodies may see, for guests."""
        own = models.Q(reported_by_id__in=actor.acts_for)
        works = actor.may_somewhere(Permission.FINDING_VIEW)
        others = ~models.Q(state=Finding.State.DRAFT) if works else _for_bodies()
        return self.for_tenant(actor).filter(own | others)

    def for_bodies(self) -> Self:
        """
        Keep what conferences, project groups and boards may see (SYS-02, R16).

        Only findings whose group is large enough, or whose reporter said why nobody is recognisable.
        """
        return self.filter(_for_bodies())


class Finding(AddressedModel):
    """A de-identified observation about the system: what hurts, or what works (SYS-01, CM-27)."""

    class Kind(models.TextChoices):
        """What the observation is."""

        CHALLENGE = "challenge", _("Herausforderung")
        SUCCESS_FACTOR = "success_factor", _("Gelingensbedingung")

    class SourceKind(models.TextChoices):
        """Where the observation comes from."""

        CASE = "case", _("Fälle")
        NETWORK = "network", _("Netzwerkarbeit")
        INTERVIEW = "interview", _("Interview")
        VOLUNTEERS = "volunteers", _("Ehrenamt")
        BODY_MEMBER = "body_member", _("Gremienmitglied")

    class Reach(models.TextChoices):
        """How far the observation reaches, from a social area to the Land."""

        UNIT = "unit", _("Kommune, Sozialraum oder Einheit")
        REGION = "region", _("Region")
        DISTRICT = "district", _("ganzer Kreis")
        STATE = "state", _("Land")

    class Frequency(models.TextChoices):
        """How often it is met."""

        ONCE = "once", _("einmal")
        SOMETIMES = "sometimes", _("ab und zu")
        OFTEN = "often", _("häufig")
        ALWAYS = "always", _("ständig")
        UNKNOWN = "unknown", _("unbekannt")

    class State(models.TextChoices):
        """Whether others may see it."""

        DRAFT = "draft", _("Entwurf")
        RELEASED = "released", _("freigegeben")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    privacy: ClassVar[Privacy] = Privacy(
        DataClass.NONE,
        "carry what cases reveal to those who decide",
        structure("").retention,
        {"reported_by": DataClass.STAFF},
    )
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.CHALLENGE)
    title = models.CharField(max_length=160)
    text = models.TextField(max_length=4000)
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    region = TenantKey("organisation.Region", models.PROTECT, null=True, blank=True)
    reach = models.CharField(max_length=8, choices=Reach, default=Reach.UNIT)
    frequency = models.CharField(max_length=9, choices=Frequency, default=Frequency.UNKNOWN)
    what_helps = models.TextField(max_length=2000, blank=True)
    source_kind = models.CharField(max_length=12, choices=SourceKind)
    case_count = models.PositiveIntegerField(default=0)
    month = models.DateField()
    reported_by = TenantKey("organisation.StaffMember", models.PROTECT)
    author_function = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    harmless_reason = models.CharField(max_length=300, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager[Any]] = FindingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["tenant", "state", "month"], name="steering_finding_month")]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="steering_finding_month_only"),
        ]


class FindingAspect(TenantModel):
    """A legal domain or an interface between two competences that a finding concerns (SYS-01)."""

    class Kind(models.TextChoices):
        """What is concerned."""

        LEGAL_DOMAIN = "legal_domain", _("Rechtskreis")
        INTERFACE = "interface", _("Schnittstelle")

    privacy: ClassVar[Privacy] = structure("bundle findings")
    finding = TenantKey("steering.Finding", models.PROTECT, related_name="aspects")
    kind = models.CharField(max_length=12, choices=Kind)
    # A legal domain by itself, an interface between the competences of two.
    domain = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    other_domain = TenantKey("organisation.CatalogueEntry", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "finding", "domain", "other_domain"], name="steering_finding_interface_key"
            ),
            models.UniqueConstraint(
                fields=["tenant", "finding", "domain"],
                condition=models.Q(other_domain__isnull=True),
                name="steering_finding_domain_key",
            ),
        ]


class LadderStep(TenantModel):
    """A step on the way of a theme: each tenant names them and says which exist (SYS-05)."""

    privacy: ClassVar[Privacy] = structure("ladder of escalation")
    key = models.SlugField(max_length=40)
    label = models.CharField(max_length=80)
    sort = models.PositiveSmallIntegerField()
    is_end = models.BooleanField(default=False)
    body_kind = models.CharField(max_length=20, blank=True)
    decides = models.CharField(max_length=120, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "key"], name="steering_ladder_step_natural_key")]


class Theme(AddressedModel):
    """Findings clustered by field and priority (SYS-03, SYS-11)."""

    class Stage(models.TextChoices):
        """How far a theme is prepared (SYS-19)."""

        RAW = "raw", _("roh")
        BUNDLED = "bundled", _("gebündelt")
        PREPARED = "prepared", _("aufbereitet")
        DECISION_PAPER = "decision_paper", _("Entscheidungsvorlage")

    class Priority(models.TextChoices):
        """How urgent a theme is."""

        HIGH = "high", _("hoch")
        MEDIUM = "medium", _("mittel")
        LOW = "low", _("niedrig")

    privacy: ClassVar[Privacy] = structure("bundle findings")
    title = models.CharField(max_length=160)
    summary = models.TextField(max_length=4000, blank=True)
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    priority = models.CharField(max_length=6, choices=Priority, default=Priority.MEDIUM)
    stage = models.CharField(max_length=16, choices=Stage, default=Stage.BUNDLED)
    is_generative = models.BooleanField(default=False)
    merged_into = TenantKey("steering.Theme", models.PROTECT, null=True, blank=True)
    split_from = TenantKey("steering.Theme", models.PROTECT, null=True, blank=True)
    created_on = models.DateField()
    created_by = TenantKey("organisation.StaffMember", models.PROTECT)


class ThemeFinding(PeriodModel):
    """A finding belongs to a theme; split and merge leave the trail."""

    privacy: ClassVar[Privacy] = structure("bundle findings")
    theme = TenantKey("steering.Theme", models.PROTECT, related_name="theme_findings")
    finding = TenantKey("steering.Finding", models.PROTECT, related_name="theme_findings")

    class Meta:
        constraints = one_open_row("finding")


class ThemeEvidence(TenantModel):
    """How many cases, municipalities and months stand behind a theme: written from above, never counted here."""

    privacy: ClassVar[Privacy] = structure("prove a theme")
    theme = TenantKey("steering.Theme", models.PROTECT, related_name="evidence")
    computed_at = models.DateTimeField()
    case_count = models.PositiveIntegerField()
    municipality_count = models.PositiveIntegerField()
    first_month = models.DateField(null=True, blank=True)
    last_month = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "theme"], name="steering_theme_evidence_key")]


class ThemeStep(TenantModel):
    """A theme stands on a step from a day to a day, with outcome and reason (SYS-05)."""

    class Outcome(models.TextChoices):
        """How a theme left a step."""

        UP = "up", _("weitergegeben")
        DOWN = "down", _("zurückgegeben")
        SKIPPED = "skipped", _("übersprungen")
        SOLVED_ON_SPOT = "solved_on_spot", _("vor Ort gelöst")
        TO_POLITICS = "to_politics", _("an die Politik")
        TO_STATE = "to_state", _("an das Land")
        DROPPED = "dropped", _("nicht weiterverfolgt")

    privacy: ClassVar[Privacy] = structure("ladder of escalation")
    theme = TenantKey("steering.Theme", models.PROTECT, related_name="steps")
    step = TenantKey("steering.LadderStep", models.PROTECT)
    session = TenantKey("steering.Session", models.PROTECT, null=True, blank=True)
    entered_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "theme"],
                condition=models.Q(left_on__isnull=True),
                name="steering_theme_step_open_row",
            )
        ]


class Feedback(AddressedModel):
    """What became of a finding, told to whoever reported it (SYS-17)."""

    privacy: ClassVar[Privacy] = structure("answer whoever reported")
    finding = TenantKey("steering.Finding", models.PROTECT, related_name="feedback")
    stage = models.CharField(max_length=40)
    text = models.TextField(max_length=2000)
    given_at = models.DateTimeField()
    given_by = TenantKey("organisation.StaffMember", models.PROTECT)


class FeedbackSeen(TenantModel):
    """A staff member has read an answer."""

    privacy: ClassVar[Privacy] = Privacy(DataClass.STAFF, "show new answers once", structure("").retention)
    feedback = TenantKey("steering.Feedback", models.PROTECT, related_name="seen")
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "feedback", "staff_member"], name="steering_feedback_seen_key")
        ]
