"""Two rows for one human: the suspicion, the decision, and a merge that can be undone."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, client
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel
from kimpass.people.models.person import Person


class PairQuerySet(ScopedQuerySet["DuplicateHint"]):
    """Pairs of persons, for whoever may see both."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the pairs of which the actor may see both persons."""
        seen = Person.objects.visible_to(actor).values("pk")
        return self.for_tenant(actor).filter(person__in=seen, other__in=seen)


class DuplicateHint(AddressedModel):
    """Two persons who may be one; the smaller row number first, so that a pair stands once."""

    class State(models.TextChoices):
        """What somebody decided."""

        OPEN = "open", _("zu prüfen")
        DIFFERENT = "different", _("verschiedene Personen")
        MERGED = "merged", _("zusammengeführt")

    privacy: ClassVar[Privacy] = client("count each person once")
    person = TenantKey("people.Person", models.PROTECT)
    other = TenantKey("people.Person", models.PROTECT)
    score = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = PairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "person", "other"], name="people_duplicate_pair_key"),
            models.CheckConstraint(condition=Q(person__lt=F("other")), name="people_duplicate_pair_order"),
        ]


class MergeQuerySet(ScopedQuerySet["PersonMerge"]):
    """Merges, for whoever may see the person that was kept."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the merges into persons the actor may see."""
        return self.for_tenant(actor).filter(kept__in=Person.objects.visible_to(actor).values("pk"))


class PersonMerge(AddressedModel):
    """One person absorbed another: which rows moved and what the fields were, so that it can be undone."""

    privacy: ClassVar[Privacy] = client("merge without loss")
    kept = TenantKey("people.Person", models.PROTECT)
    absorbed = TenantKey("people.Person", models.PROTECT)
    moved = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    merged_on = models.DateField()
    merged_by = TenantKey("organisation.StaffMember", models.PROTECT)
    undone_on = models.DateField(null=True, blank=True)
    undone_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = MergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("absorbed")), name="people_merge_two_persons"),
            models.UniqueConstraint(
                fields=["tenant", "absorbed"], condition=Q(undone_on__isnull=True), name="people_merge_absorbed_once"
            ),
        ]
