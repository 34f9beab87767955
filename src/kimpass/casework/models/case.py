"""The case: a household's way from intake to closing, and who keeps it."""

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models.phase import Phase
from kimpass.kernel.access import Actor
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, client
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel, PeriodModel, PeriodQuerySet, TenantModel, one_open_row
from kimpass.people.models import not_locked_for


class ResponsibilityQuerySet(PeriodQuerySet["Responsibility"]):
    """Who keeps a case when."""

    def held_by(self, actor: Actor) -> Self:
        """Keep what the actor, or somebody he deputises for, keeps today."""
        return self.on(actor.today).filter(tenant_id=actor.tenant_id, staff_member_id__in=actor.acts_for)


class CaseQuerySet(ScopedQuerySet["Case"]):
    """Cases, for whoever keeps them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the cases the actor is responsible for, or deputises for, today; never the whole unit."""
        mine = Responsibility.objects.held_by(actor).filter(case=OuterRef("pk"))
        rows = self.for_tenant(actor).filter(Exists(mine))
        return rows.filter(not_locked_for(actor, "household")) if actor.deputising_for else rows

    def open(self) -> Self:
        """Keep the cases not yet closed."""
        return self.filter(closed_on__isnull=True)


class Case(AddressedModel):
    """A household's way from intake to closing, kept by one unit."""

    class Track(models.TextChoices):
        """The way a case takes through KIM."""

        STANDARD = "standard", _("allgemein")
        UMA = "uma", _("UmA")

    class Routing(models.TextChoices):
        """What screening led to (CM-10, CM-11)."""

        UNDECIDED = "undecided", _("noch offen")
        REGISTERED = "registered", _("registriert und informiert")
        DIRECT_HELP = "direct_help", _("direkt geregelt")
        CROSS_JURISDICTIONAL = "cross_jurisdictional", _("rechtskreisübergreifende Begleitung")
        REFERRAL = "referral", _("Verweisberatung")

    privacy: ClassVar[Privacy] = client("case management")
    number = models.CharField(max_length=20)
    household = TenantKey("people.Household", models.PROTECT)
    unit = TenantKey("organisation.Unit", models.PROTECT)
    controller = TenantKey("organisation.Agency", models.PROTECT)
    access_request = TenantKey("casework.AccessRequest", models.PROTECT, null=True, blank=True)
    level = models.CharField(max_length=8, default="level_1")
    track = models.CharField(max_length=10, choices=Track, default=Track.STANDARD)
    routing = models.CharField(max_length=24, choices=Routing, default=Routing.UNDECIDED)
    phase = models.CharField(max_length=16, choices=Phase, default=Phase.INTAKE)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    # Another funded programme that covers this case already (FUN-09).
    other_programme = models.CharField(max_length=120, blank=True)
    extra = models.JSONField(default=dict)

    objects: ClassVar[models.Manager[Any]] = CaseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["tenant", "-opened_on", "id"], name="casework_case_newest")]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "number"], name="casework_case_number_key"),
            models.UniqueConstraint(
                fields=["tenant", "household"], condition=Q(closed_on__isnull=True), name="casework_case_one_open"
            ),
            models.CheckConstraint(
                condition=Q(phase="closed", closed_on__isnull=False) | (~Q(phase="closed") & Q(closed_on__isnull=True)),
                name="casework_case_closed_with_phase",
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the address of the case page."""
        return reverse("casework:case", args=[self.public_id])

    def closing_obstacles(self, open_goals: list[str]) -> list[str]:
        """Return, in words, what still stands against closing."""
        if self.phase == Phase.CLOSED:
            return [_t("Der Fall ist bereits abgeschlossen.")]
        return [_t("Offenes Ziel: %(goal)s") % {"goal": goal} for goal in open_goals]


class PartOfCaseQuerySet(ScopedQuerySet[models.Model]):
    """Rows of a case, for whoever may see the case."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the rows of cases the actor may see."""
        return self.for_tenant(actor).filter(case__in=Case.objects.visible_to(actor).values("pk"))

    def of(self, case: Case) -> Self:
        """Keep the rows of a case the actor has already been shown."""
        return self.asked_for().filter(tenant_id=case.tenant_id, case=case)


class CasePeriodQuerySet(PeriodQuerySet[models.Model]):
    """Dated rows of a case, for whoever may see the case."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the rows of cases the actor may see."""
        return self.for_tenant(actor).filter(case__in=Case.objects.visible_to(actor).values("pk"))

    def of(self, case: Case) -> Self:
        """Keep the rows of a case the actor has already been shown."""
        return self.asked_for().filter(tenant_id=case.tenant_id, case=case)


class CasePhase(TenantModel):
    """A case is in a phase, from a day to a day; exactly one row is open."""

    privacy: ClassVar[Privacy] = client("phase history")
    case = TenantKey("casework.Case", models.PROTECT, related_name="phases")
    phase = models.CharField(max_length=16, choices=Phase)
    round = models.PositiveSmallIntegerField(default=1)
    entered_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            # A phase may begin and end on one day, so the span is not half-open here but ordered.
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=models.F("entered_on")),
                name="casework_case_phase_order",
            ),
            models.UniqueConstraint(
                fields=["tenant", "case"], condition=Q(left_on__isnull=True), name="casework_case_phase_open_row"
            ),
        ]


class CaseMember(PeriodModel):
    """A person counts as advised, or as co-advised, in a case (CM-29, trap 5)."""

    class Kind(models.TextChoices):
        """How a person counts."""

        ADVISED = "advised", _("beraten")
        CO_ADVISED = "co_advised", _("mitberaten")

    privacy: ClassVar[Privacy] = client("count each person once")
    case = TenantKey("casework.Case", models.PROTECT, related_name="members")
    person = TenantKey("people.Person", models.PROTECT)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ADVISED)
    objects: ClassVar[models.Manager[Any]] = CasePeriodQuerySet.as_manager()

    class Meta:
        constraints = one_open_row("case", "person")


class Responsibility(PeriodModel):
    """Who keeps a case, from when to when: the post holder, never the login (CM-21)."""

    class Kind(models.TextChoices):
        """In which role."""

        PRIMARY_CONTACT = "primary_contact", _("feste Ansprechperson")
        DEPUTY = "deputy", _("Vertretung")

    privacy: ClassVar[Privacy] = client("case management")
    case = TenantKey("casework.Case", models.PROTECT, related_name="responsibilities")
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT)
    post = TenantKey("organisation.Post", models.PROTECT, null=True, blank=True)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.PRIMARY_CONTACT)
    objects: ClassVar[models.Manager[Any]] = ResponsibilityQuerySet.as_manager()

    class Meta:
        constraints = one_open_row("case", "kind")
        indexes = [models.Index(fields=["tenant", "staff_member", "case"], name="casework_responsibility_staff")]

    @property
    def last_day(self) -> date | None:
        """Return the last day on which it held, None while it does."""
        return None if self.valid_until is None else self.valid_until - timedelta(days=1)
