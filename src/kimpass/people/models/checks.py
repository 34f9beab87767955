"""What is known for a pre-check, the checks that were made, and what of them went to an authority."""

from typing import Any, ClassVar, Self

from django.db import models

from kimpass.kernel.access import Actor
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import DataClass, Privacy, client
from kimpass.organisation.models import AddressedModel, StaffMember, TenantModel
from kimpass.people.models.person import PartOfPersonQuerySet


class CheckFact(TenantModel):
    """An answer that only a pre-check needs, in the words of the law's vocabulary; a newer one supersedes it."""

    privacy: ClassVar[Privacy] = client("pre-check of residence", value=DataClass.SPECIAL)
    person = TenantKey("people.Person", models.PROTECT, related_name="check_facts")
    name = models.CharField(max_length=80)
    # None was asked and is unknown, which is never "no"; what was never asked has no row.
    value = models.JSONField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = TenantKey("organisation.StaffMember", models.PROTECT)
    superseded_at = models.DateTimeField(null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "person", "name"],
                condition=models.Q(superseded_at__isnull=True),
                name="people_check_fact_open_row",
            )
        ]


class PreCheckQuerySet(PartOfPersonQuerySet["PreCheck"]):
    """Stored checks: read, never rewritten."""

    def update(self, **values: Any) -> int:
        """
        Refuse to rewrite stored checks.

        :raises TypeError: always, but for the person when two rows of one person become one.
        """
        if set(values) != {"person"}:
            raise TypeError("a stored pre-check never changes")
        return super().update(**values)


class PreCheck(AddressedModel):
    """A Vorprüfung: facts, rule version, trace and result as they were; written once, never changed (B3-07)."""

    privacy: ClassVar[Privacy] = client("pre-check of residence", facts=DataClass.SPECIAL, trace=DataClass.SPECIAL)
    person = TenantKey("people.Person", models.PROTECT, related_name="pre_checks")
    basis = models.CharField(max_length=40)
    rule_version = models.CharField(max_length=40)
    reference_date = models.DateField()
    facts = models.JSONField()
    result = models.JSONField()
    trace = models.JSONField()
    overall = models.CharField(max_length=20)
    met_on = models.DateField(null=True, blank=True)
    checked_at = models.DateTimeField()
    checked_by = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = PreCheckQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["tenant", "person", "basis", "-id"], name="people_pre_check_newest")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """
        Write a new check; of an old one only the person may change, when two rows of one person become one.

        :raises TypeError: something of a stored check would change.
        """
        if not self._state.adding and set(kwargs.get("update_fields") or {"all"}) != {"person"}:
            raise TypeError("a stored pre-check never changes")
        super().save(*args, **kwargs)


class PreCheckHandoverQuerySet(PartOfPersonQuerySet["PreCheckHandover"]):
    """What was handed over: its case manager's, and for a time the authority's it was addressed to."""

    def addressed_to(self, actor: Actor) -> Self:
        """Keep what was handed to the authority the actor works for, until it expires or is taken back."""
        agency = StaffMember.objects.for_tenant(actor).filter(pk=actor.staff_id).values("agency")
        return self.for_tenant(actor).filter(
            to_agency__in=agency, taken_back_at__isnull=True, expires_on__gt=actor.today
        )


class PreCheckHandover(AddressedModel):
    """One released pre-check given to one authority by the case manager: all that the authority ever reads (B3-09)."""

    privacy: ClassVar[Privacy] = client("hand a pre-check to an authority")
    person = TenantKey("people.Person", models.PROTECT)
    pre_check = TenantKey("people.PreCheck", models.PROTECT, related_name="handovers")
    to_agency = TenantKey("organisation.Agency", models.PROTECT)
    release = TenantKey("people.ConfidentialityRelease", models.PROTECT)
    message = models.TextField(max_length=1000, blank=True)
    handed_at = models.DateTimeField()
    handed_by = TenantKey("organisation.StaffMember", models.PROTECT)
    expires_on = models.DateField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_reason = models.CharField(max_length=200, blank=True)
    objects: ClassVar[models.Manager[Any]] = PreCheckHandoverQuerySet.as_manager()


class PreCheckHandoverItem(TenantModel):
    """A frozen copy of what was handed over: one line, or one document."""

    privacy: ClassVar[Privacy] = client("hand a pre-check to an authority", text=DataClass.SPECIAL)
    person = TenantKey("people.Person", models.PROTECT)
    handover = TenantKey("people.PreCheckHandover", models.PROTECT, related_name="items")
    sort = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=160)
    text = models.TextField(max_length=4000, blank=True)
    file = TenantKey("vault.StoredFile", models.PROTECT, null=True, blank=True)
    file_name = models.CharField(max_length=120, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfPersonQuerySet.as_manager()


class PreCheckHandoverRead(TenantModel):
    """Somebody of the authority opened what was handed over; the case manager sees when."""

    privacy: ClassVar[Privacy] = client("see who read a handover")
    person = TenantKey("people.Person", models.PROTECT)
    handover = TenantKey("people.PreCheckHandover", models.PROTECT, related_name="readings")
    read_at = models.DateTimeField()
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = PartOfPersonQuerySet.as_manager()


class CampaignInvitation(TenantModel):
    """A client who meets a time condition was invited by her case manager, with consent (B3-05)."""

    privacy: ClassVar[Privacy] = client("naturalisation campaign")
    person = TenantKey("people.Person", models.PROTECT)
    basis = models.CharField(max_length=40)
    invited_on = models.DateField()
    invited_by = TenantKey("organisation.StaffMember", models.PROTECT)
    way = models.CharField(max_length=80, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfPersonQuerySet.as_manager()
