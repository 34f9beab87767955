"""Proceedings of the immigration and naturalisation offices as numbers and days: no name, no case, no person."""

from datetime import date
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel, PeriodModel, StaffMember, TenantModel, one_open_row

M = TypeVar("M", bound=models.Model)


def own_authority(actor: Actor) -> "models.QuerySet[StaffMember, int]":
    """Return the agency the actor works for, as a subquery."""
    return StaffMember.objects.for_tenant(actor).filter(pk=actor.staff_id).values_list("agency", flat=True)


class Kind(models.TextChoices):
    """What a proceeding is about (B3-02)."""

    STAY_25A = "stay_25a", _("Bleiberecht nach § 25a AufenthG")
    STAY_25B = "stay_25b", _("Bleiberecht nach § 25b AufenthG")
    STAY_104C = "stay_104c", _("Chancen-Aufenthaltsrecht nach § 104c AufenthG")
    SETTLEMENT = "settlement", _("Niederlassungserlaubnis")
    NATURALISATION = "naturalisation", _("Einbürgerung")


class ProceedingQuerySet(ScopedQuerySet["Proceeding"]):
    """Proceedings: read one by one only in the authority that keeps them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the proceedings of the authority the actor works for."""
        if not actor.may_somewhere(Permission.PROCEEDING_WORK):
            return self.none()
        return self.for_tenant(actor).filter(authority__in=own_authority(actor))

    def open_on(self, day: date) -> Self:
        """Keep the applications that were made and not ended by the evening of a day; enquiries are none."""
        return self.filter(Q(decided_on__isnull=True) | Q(decided_on__gt=day), applied_on__lte=day)


class Proceeding(AddressedModel):
    """One proceeding of an authority: kind, days and state, with a file mark that names nobody."""

    class State(models.TextChoices):
        """How far it is."""

        ENQUIRY = "enquiry", _("Anfrage")
        RECEIVED = "received", _("eingegangen")
        INCOMPLETE = "incomplete", _("Unterlagen fehlen")
        READY = "ready", _("entscheidungsreif")
        GRANTED = "granted", _("erteilt")
        REFUSED = "refused", _("abgelehnt")
        WITHDRAWN = "withdrawn", _("zurückgenommen")

    ENDED: ClassVar[frozenset[str]] = frozenset({State.GRANTED, State.REFUSED, State.WITHDRAWN})
    # What may follow; an ended proceeding is only taken up again, as after a successful objection.
    NEXT: ClassVar[dict[str, tuple[str, ...]]] = {
        State.ENQUIRY: (State.RECEIVED, State.WITHDRAWN),
        State.RECEIVED: (State.INCOMPLETE, State.READY, State.GRANTED, State.REFUSED, State.WITHDRAWN),
        State.INCOMPLETE: (State.READY, State.GRANTED, State.REFUSED, State.WITHDRAWN),
        State.READY: (State.INCOMPLETE, State.GRANTED, State.REFUSED, State.WITHDRAWN),
        State.GRANTED: (State.READY,),
        State.REFUSED: (State.READY,),
        State.WITHDRAWN: (State.READY,),
    }

    privacy: ClassVar[Privacy] = structure("proceedings without case content")
    authority = TenantKey("organisation.Agency", models.PROTECT)
    kind = models.CharField(max_length=16, choices=Kind)
    file_mark = models.CharField(max_length=40, blank=True)
    received_on = models.DateField()
    # The day of the application; an enquiry that led to none has no such day and never counts as stock.
    applied_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.RECEIVED)
    state_since = models.DateField()
    deadline_on = models.DateField(null=True, blank=True)
    deadline_for = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    # What a case manager handed over for it; the authority reads the copy, never the case.
    handover = TenantKey("people.PreCheckHandover", models.PROTECT, null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = ProceedingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "authority", "file_mark"],
                condition=~models.Q(file_mark=""),
                name="residence_proceeding_mark_key",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_on__isnull=True) | models.Q(decided_on__gte=models.F("received_on")),
                name="residence_proceeding_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(applied_on__isnull=True) | models.Q(applied_on__gte=models.F("received_on")),
                name="residence_proceeding_applied_in_order",
            ),
        ]

    @property
    def has_ended(self) -> bool:
        """Test whether it was decided or withdrawn."""
        return self.state in self.ENDED


class ProceedingStep(TenantModel):
    """A state a proceeding came into, and on which day."""

    privacy: ClassVar[Privacy] = structure("proceedings without case content")
    proceeding = TenantKey("residence.Proceeding", models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=Proceeding.State)
    since = models.DateField()
    noted_by = TenantKey("organisation.StaffMember", models.PROTECT)


class MonthlyCountQuerySet(ScopedQuerySet["MonthlyCount"]):
    """Counts of authorities: an authority reads its own, coordination and management read all."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the counts of the own authority, or all for whoever oversees the district."""
        if not actor.may_somewhere(Permission.BACKLOG_VIEW):
            return self.none()
        rows = self.for_tenant(actor)
        if actor.may_somewhere(Permission.PROCEEDING_WORK):
            return rows.filter(authority__in=own_authority(actor))
        return rows


class MonthlyCount(AddressedModel):
    """What an authority reports for a month; a figure that was not reported is unknown, not nought (B3-02)."""

    privacy: ClassVar[Privacy] = structure("monthly counts of an authority")
    authority = TenantKey("organisation.Agency", models.PROTECT)
    kind = models.CharField(max_length=16, choices=Kind)
    month = models.DateField()
    enquiries = models.PositiveIntegerField(null=True, blank=True)
    received = models.PositiveIntegerField(null=True, blank=True)
    granted = models.PositiveIntegerField(null=True, blank=True)
    refused = models.PositiveIntegerField(null=True, blank=True)
    otherwise_done = models.PositiveIntegerField(null=True, blank=True)
    stock = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    reported_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = MonthlyCountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "authority", "kind", "month"], name="residence_monthly_count_key"
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="residence_monthly_count_month_only"),
        ]


class OrderOfWork(PeriodModel):
    """What a district does first: clear the backlog, or run the campaign while there is none (B3-04)."""

    class Order(models.TextChoices):
        """Which comes first."""

        BACKLOG_FIRST = "backlog_first", _("zuerst den Antragsstau abbauen, dann die Kampagne")
        CAMPAIGN_WHILE_NONE = "campaign_while_none", _("Kampagne, solange es keinen Antragsstau gibt")
        BOTH = "both", _("beides nebeneinander")

    privacy: ClassVar[Privacy] = structure("order of work of a district")
    order = models.CharField(max_length=20, choices=Order)
    backlog_from = models.PositiveIntegerField(default=1)
    backlog_after_months = models.PositiveSmallIntegerField(default=6)
    target_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = one_open_row()


class ChecklistQuerySet(ScopedQuerySet["Checklist"]):
    """Checklists: drafts are read where they are written, released editions by everybody who works with them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep released editions, and drafts for the offices of Baustein 3."""
        rows = self.for_tenant(actor)
        return rows if actor.may_somewhere(Permission.PROCEEDING_WORK) else rows.filter(released_on__isnull=False)

    def in_force(self, day: date) -> Self:
        """Keep the released editions that hold on a day."""
        rows = self.filter(released_on__isnull=False, valid_from__lte=day)
        return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


class Checklist(AddressedModel):
    """What a norm asks for, as an authority explains it to case managers; a new version is a new row (B3-06)."""

    privacy: ClassVar[Privacy] = structure("checklists of an authority")
    kind = models.CharField(max_length=16, choices=Kind)
    edition = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=160)
    note = models.TextField(max_length=2000, blank=True)
    valid_from = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    # Nobody released a draft; a released edition never changes.
    released_on = models.DateField(null=True, blank=True)
    released_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = ChecklistQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "kind", "edition"], name="residence_checklist_edition_key")
        ]


class ChecklistItem(TenantModel):
    """One point of a checklist, with where the law says it."""

    privacy: ClassVar[Privacy] = structure("checklists of an authority")
    checklist = TenantKey("residence.Checklist", models.PROTECT, related_name="items")
    sort = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    citation = models.CharField(max_length=120, blank=True)
    evidence = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "checklist", "sort"], name="residence_checklist_item_key")
        ]
