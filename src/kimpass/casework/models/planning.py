"""Assessment, goals, services, referrals: what is planned with the client and what comes of it."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models.case import Case, PartOfCaseQuerySet
from kimpass.kernel.access import Actor
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import DataClass, Privacy, client
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel, TenantModel


class Assessment(AddressedModel):
    """One round of looking at a household's situation; later rounds make change visible (CM-06, CM-17)."""

    privacy: ClassVar[Privacy] = client("assessment")
    case = TenantKey("casework.Case", models.PROTECT, related_name="assessments")
    person = TenantKey("people.Person", models.PROTECT, null=True, blank=True)
    round = models.PositiveSmallIntegerField()
    assessed_on = models.DateField()
    strengths = models.TextField(max_length=2000, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "case", "round"], name="casework_assessment_round_key")
        ]


class AssessmentArea(TenantModel):
    """One life area: the professional's view of the need beside the client's own wish (CM-06, CM-07, CM-28)."""

    privacy: ClassVar[Privacy] = client("assessment", need=DataClass.SPECIAL, wish=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT)
    assessment = TenantKey("casework.Assessment", models.PROTECT, related_name="areas")
    area = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    rung = models.PositiveSmallIntegerField(null=True, blank=True)
    need = models.CharField(max_length=300, blank=True)
    wish = models.CharField(max_length=300, blank=True)
    resources = models.CharField(max_length=300, blank=True)
    is_priority = models.BooleanField(default=False)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "assessment", "area"], name="casework_assessment_area_key"),
            models.CheckConstraint(
                condition=models.Q(rung__isnull=True) | models.Q(rung__range=(1, 5)),
                name="casework_assessment_area_rung",
            ),
        ]


class GoalAgreement(AddressedModel):
    """What was agreed with the client, and when (CM-15)."""

    privacy: ClassVar[Privacy] = client("goal agreement")
    case = TenantKey("casework.Case", models.PROTECT, related_name="agreements")
    round = models.PositiveSmallIntegerField(default=1)
    agreed_on = models.DateField()
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()


class GoalQuerySet(PartOfCaseQuerySet):
    """Goals of cases."""

    def open(self) -> Self:
        """Keep the goals nobody has settled."""
        return self.filter(settled_on__isnull=True)


class Goal(AddressedModel):
    """A goal agreed with the client, and how far it was reached (CM-15)."""

    class Attainment(models.TextChoices):
        """How far a goal was reached."""

        OPEN = "open", _("offen")
        REACHED = "reached", _("erreicht")
        PARTLY = "partly", _("teilweise erreicht")
        NOT_REACHED = "not_reached", _("nicht erreicht")
        DROPPED = "dropped", _("nicht weiterverfolgt")

    privacy: ClassVar[Privacy] = client("goal agreement", title=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="goals")
    agreement = TenantKey("casework.GoalAgreement", models.PROTECT)
    person = TenantKey("people.Person", models.PROTECT, null=True, blank=True)
    area = TenantKey("organisation.CatalogueEntry", models.PROTECT, null=True, blank=True)
    title = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)
    attainment = models.CharField(max_length=12, choices=Attainment, default=Attainment.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = GoalQuerySet.as_manager()


class GoalStep(AddressedModel):
    """Who does what until when."""

    privacy: ClassVar[Privacy] = client("goal agreement", text=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT)
    goal = TenantKey("casework.Goal", models.PROTECT, related_name="steps")
    text = models.CharField(max_length=200)
    who = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()


class ServiceLinking(AddressedModel):
    """A step tied to an offer, or the finding that none fits (CM-16)."""

    class Result(models.TextChoices):
        """What came of looking for an offer."""

        LINKED = "linked", _("vermittelt")
        WAITING = "waiting", _("Warteliste")
        NO_SUITABLE_OFFER = "no_suitable_offer", _("kein passendes Angebot")
        ENDED = "ended", _("beendet")

    privacy: ClassVar[Privacy] = client("service linking")
    case = TenantKey("casework.Case", models.PROTECT, related_name="linkings")
    step = TenantKey("casework.GoalStep", models.PROTECT, null=True, blank=True, related_name="linkings")
    service = TenantKey("network.Service", models.PROTECT, null=True, blank=True)
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    result = models.CharField(max_length=20, choices=Result)
    linked_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(result="no_suitable_offer", service__isnull=True)
                | (~models.Q(result="no_suitable_offer") & models.Q(service__isnull=False)),
                name="casework_linking_service_or_gap",
            )
        ]


class CaseFindingQuerySet(ScopedQuerySet["CaseFinding"]):
    """The one link from a case to a finding; readable here alone."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the links of cases the actor may see."""
        return self.for_tenant(actor).filter(case__in=Case.objects.visible_to(actor).values("pk"))

    def of(self, case: Case) -> Self:
        """Keep the links of a case the actor has already been shown."""
        return self.asked_for().filter(tenant_id=case.tenant_id, case=case)


class CaseFinding(TenantModel):
    """A case gave rise to a finding: a key downwards, the only link there is."""

    privacy: ClassVar[Privacy] = client("answer whoever reported")
    case = TenantKey("casework.Case", models.PROTECT, related_name="case_findings")
    finding = TenantKey("steering.Finding", models.PROTECT)
    linked_on = models.DateField()
    objects: ClassVar[models.Manager[Any]] = CaseFindingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "case", "finding"], name="casework_case_finding_key")]
