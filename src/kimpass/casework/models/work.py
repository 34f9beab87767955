"""Tasks, appointments, documents: what is to do, when people meet, and the papers of a case."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models.case import PartOfCaseQuerySet
from kimpass.kernel.access import Actor
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import DataClass, Privacy, client, staff
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel, TenantModel


class CaseTask(AddressedModel):
    """Something to do in a case, by whom and until when."""

    privacy: ClassVar[Privacy] = client("tasks", text=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="tasks")
    text = models.CharField(max_length=200)
    assignee = TenantKey("organisation.StaffMember", models.PROTECT)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    standard = TenantKey("casework.StandardTask", models.PROTECT, null=True, blank=True)
    agreement = TenantKey("casework.ConferenceAgreement", models.PROTECT, null=True, blank=True)
    set_by = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["tenant", "assignee", "due_on"], name="casework_task_due")]


class StandardTask(AddressedModel):
    """A task the district wants done whenever a case enters a phase, with the days it may take."""

    privacy: ClassVar[Privacy] = staff("standard tasks of a phase")
    phase = models.CharField(max_length=16)
    text = models.CharField(max_length=200)
    due_after_days = models.PositiveSmallIntegerField()
    ended_on = models.DateField(null=True, blank=True)


class Appointment(AddressedModel):
    """An agreed meeting; what leaves for a calendar has a neutral title (promise 17)."""

    class State(models.TextChoices):
        """Whether it took place."""

        PLANNED = "planned", _("geplant")
        ATTENDED = "attended", _("wahrgenommen")
        NO_SHOW = "no_show", _("nicht erschienen")
        CANCELLED = "cancelled", _("abgesagt")

    class PlaceKind(models.TextChoices):
        """Where people meet; a home never leaves for a calendar."""

        OFFICE = "office", _("bei uns")
        AGENCY = "agency", _("bei einer anderen Stelle")
        HOME = "home", _("Hausbesuch")
        REMOTE = "remote", _("Telefon, Video")
        ELSEWHERE = "elsewhere", _("anderswo")

    privacy: ClassVar[Privacy] = client("appointments", remark=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="appointments")
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place_kind = models.CharField(max_length=10, choices=PlaceKind, default=PlaceKind.OFFICE)
    place = models.CharField(max_length=160, blank=True)
    remark = models.CharField(max_length=200, blank=True)
    with_interpreter = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    state_reason = models.CharField(max_length=200, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["tenant", "staff_member", "starts_at"], name="casework_appointment_day")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="casework_appointment_order")
        ]


class CalendarFeed(TenantModel):
    """A secret address under which a calendar program fetches one's own appointments; only its hash is kept."""

    privacy: ClassVar[Privacy] = staff("appointments in one's own calendar")
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT)
    token_hash = models.CharField(max_length=64)
    created_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "token_hash"], name="casework_calendar_feed_token_key"),
            models.UniqueConstraint(
                fields=["tenant", "staff_member"], condition=Q(ended_on__isnull=True), name="casework_calendar_feed_one"
            ),
        ]


class Document(AddressedModel):
    """A paper of a case; its content lies encrypted in the vault and leaves as a download only."""

    class Kind(models.TextChoices):
        """What it is."""

        NOTICE = "notice", _("Bescheid")
        IDENTITY = "identity", _("Ausweis, Aufenthaltstitel")
        CERTIFICATE = "certificate", _("Zeugnis, Bescheinigung")
        LETTER = "letter", _("Schreiben")
        AGREEMENT = "agreement", _("Vereinbarung")
        MEDICAL = "medical", _("Gesundheitsunterlage")
        OTHER = "other", _("anderes")

    privacy: ClassVar[Privacy] = client("documents", title=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="documents")
    person = TenantKey("people.Person", models.PROTECT, null=True, blank=True)
    only_member = TenantKey("people.Person", models.PROTECT, null=True, blank=True)
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(max_length=160)
    file = TenantKey("vault.StoredFile", models.PROTECT, null=True, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    added_on = models.DateField()
    added_by = TenantKey("organisation.StaffMember", models.PROTECT)
    # Of a removed paper the kind and the days stay; title and content are gone.
    removed_on = models.DateField(null=True, blank=True)
    removed_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, removed_on__isnull=True, removed_by__isnull=True)
                | Q(file__isnull=True, removed_on__isnull=False, removed_by__isnull=False, title=""),
                name="casework_document_removed",
            )
        ]


class LetterTemplate(AddressedModel):
    """A letter as a Word file with placeholders, filled from a case; a change is a new version."""

    privacy: ClassVar[Privacy] = staff("letters")
    name = models.CharField(max_length=120)
    template_version = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=12, default="de")
    file = TenantKey("vault.StoredFile", models.PROTECT)
    uploaded_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "name", "template_version"], name="casework_letter_template_key")
        ]


class SavedFilterQuerySet(ScopedQuerySet["SavedFilter"]):
    """Saved filters are one's own."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the actor's own filters."""
        return self.for_tenant(actor).filter(staff_member_id=actor.staff_id)


class SavedFilter(AddressedModel):
    """A filter of a list that somebody uses again; one's own."""

    privacy: ClassVar[Privacy] = staff("saved filters")
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT)
    page = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=500)
    objects: ClassVar[models.Manager[Any]] = SavedFilterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "staff_member", "page", "name"], name="casework_saved_filter_key")
        ]
