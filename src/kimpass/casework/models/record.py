"""What happens in a case: contacts, follow-ups, and its end."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models.case import PartOfCaseQuerySet
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import DataClass, Privacy, client
from kimpass.organisation.models import AddressedModel, TenantModel


class TaskArea(models.TextChoices):
    """The three task areas of a case manager (CM-33)."""

    SUPPORT = "support", _("Unterstützungsmanagement")
    NETWORK = "network", _("Netzwerkarbeit")
    SYSTEM = "system", _("Systemmanagement")


class Contact(AddressedModel):
    """One conversation, visit or call (CM-19); written once, never changed."""

    class Kind(models.TextChoices):
        """How people met."""

        TALK = "talk", _("Gespräch")
        PHONE = "phone", _("Telefon")
        OUTREACH = "outreach", _("aufsuchend")
        ACCOMPANIMENT = "accompaniment", _("Begleitung")
        WRITTEN = "written", _("schriftlich")
        THIRD_PARTY = "third_party", _("mit Dritten")

    privacy: ClassVar[Privacy] = client("contact log", text=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="contacts")
    happened_on = models.DateField()
    kind = models.CharField(max_length=14, choices=Kind)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    with_interpreter = models.BooleanField(default=False)
    text = models.TextField(max_length=8000)
    concerns_third_person = models.BooleanField(default=False)
    only_member = TenantKey("people.Person", models.PROTECT, null=True, blank=True)
    is_complex = models.BooleanField(default=False)
    task_area = models.CharField(max_length=10, choices=TaskArea, default=TaskArea.SUPPORT)
    extra = models.JSONField(default=dict, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["tenant", "case", "-happened_on", "-id"], name="casework_contact_newest")]


class ContactTopic(TenantModel):
    """A field of action a contact was about; one contact may have several."""

    privacy: ClassVar[Privacy] = client("contact log")
    case = TenantKey("casework.Case", models.PROTECT)
    contact = TenantKey("casework.Contact", models.PROTECT, related_name="topics")
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT)
    person = TenantKey("people.Person", models.PROTECT, null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()


class ContactPerson(TenantModel):
    """A member of the household who took part in a contact."""

    privacy: ClassVar[Privacy] = client("contact log")
    case = TenantKey("casework.Case", models.PROTECT)
    contact = TenantKey("casework.Contact", models.PROTECT, related_name="persons")
    person = TenantKey("people.Person", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "contact", "person"], name="casework_contact_person_key")
        ]


class FollowUpQuerySet(PartOfCaseQuerySet):
    """Reminders of cases."""

    def due(self, day: Any) -> Self:
        """Keep what is open and due on or before this day."""
        return self.filter(done_on__isnull=True, due_on__lte=day)


class FollowUp(AddressedModel):
    """A reminder to look again (CM-17)."""

    privacy: ClassVar[Privacy] = client("monitoring", text=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="follow_ups")
    text = models.CharField(max_length=200)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    # Set with the closing: a closed case changes only by reopening, so this reminder leads there.
    after_closing = models.BooleanField(default=False)
    objects: ClassVar[models.Manager[Any]] = FollowUpQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["tenant", "case", "due_on"], name="casework_follow_up_due")]


class Closure(TenantModel):
    """Why and when a case ended (CM-18); a reopened case keeps its earlier closures."""

    class Reason(models.TextChoices):
        """Why it ended."""

        GOALS_MET = "goals_met", _("Ziele erreicht")
        HANDED_OVER = "handed_over", _("an andere Stelle übergeben")
        CLIENT_WISH = "client_wish", _("auf Wunsch der Klientin oder des Klienten")
        MOVED_AWAY = "moved_away", _("verzogen")
        NO_CONTACT = "no_contact", _("kein Kontakt mehr")
        NOT_NEEDED = "not_needed", _("kein weiterer Bedarf")
        OTHER = "other", _("anderer Grund")

    privacy: ClassVar[Privacy] = client("closing")
    case = TenantKey("casework.Case", models.PROTECT, related_name="closures")
    reason = models.CharField(max_length=16, choices=Reason)
    closed_on = models.DateField()
    note = models.TextField(max_length=2000, blank=True)
    closed_by = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()


class CaseEvaluation(TenantModel):
    """How case manager and client judge what was done (CM-18); the client's part is optional."""

    class Side(models.TextChoices):
        """Whose judgement."""

        CASE_MANAGER = "case_manager", _("Fachkraft")
        CLIENT = "client", _("Klientin oder Klient")

    privacy: ClassVar[Privacy] = client("closing")
    case = TenantKey("casework.Case", models.PROTECT, related_name="evaluations")
    closure = TenantKey("casework.Closure", models.PROTECT)
    side = models.CharField(max_length=12, choices=Side)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(max_length=2000, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()
