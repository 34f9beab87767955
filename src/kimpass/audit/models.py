"""What happened and who looked: rows that are only ever added. No content of any case."""

import hashlib
import json
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from kimpass.kernel.privacy import DataClass, Privacy, Retention
from kimpass.kernel.scope import ScopedQuerySet


class TrailQuerySet(ScopedQuerySet[models.Model]):
    """Rows of the trail."""


class TrailModel(models.Model):
    """What every row of the trail says: who, as what, when, in which request, and its own hash."""

    tenant_id = models.BigIntegerField(db_index=True)
    user_id = models.BigIntegerField()
    staff_id = models.BigIntegerField()
    role_keys = models.CharField(max_length=200)
    request_id = models.CharField(max_length=36, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    own_hash = models.CharField(max_length=64)

    append_only: ClassVar[bool] = True
    objects: ClassVar[models.Manager[Any]] = TrailQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.label_lower}:{self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row with its hash; a row that is there already is never changed."""
        if self.pk is not None:
            raise RuntimeError("the trail is append-only")
        self.own_hash = self.compute_hash()
        super().save(*args, **kwargs)

    def sealed_values(self) -> dict[str, Any]:
        """Return what the hash covers: every column but the hash itself and the number."""
        names = [f.attname for f in self._meta.concrete_fields if f.attname not in {"id", "own_hash"}]
        return {name: getattr(self, name) for name in names}

    def compute_hash(self) -> str:
        """Return the SHA-256 of the row's values in a fixed order and form."""
        values = {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in self.sealed_values().items()}
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


class Event(TrailModel):
    """One use case carried out, or refused."""

    privacy: ClassVar[Privacy] = Privacy(DataClass.STAFF, "accountability (R13)", Retention.LOG)
    event = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["tenant_id", "subject_type", "subject_id"], name="audit_event_subject")]


class ReadEntry(TrailModel):
    """Rows with case content that a page showed; written before the page left (R13)."""

    privacy: ClassVar[Privacy] = Privacy(DataClass.STAFF, "accountability (R13)", Retention.LOG)
    route = models.CharField(max_length=120)
    purpose = models.CharField(max_length=40, default="casework")
    subject_type = models.CharField(max_length=60)
    subject_ids = models.JSONField()


class EarlierRow(models.Model):
    """What a row said before a change: the database writes it, reports as known at an earlier instant read it."""

    privacy: ClassVar[Privacy] = Privacy(DataClass.CLIENT, "figures as they were known (REP-07)", Retention.CASE)
    tenant_id = models.BigIntegerField()
    table = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    changed_at = models.DateTimeField()
    # The columns that figures are made of; null where the row did not exist before.
    before = models.JSONField(null=True, blank=True)

    objects: ClassVar[models.Manager[Any]] = TrailQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["tenant_id", "changed_at"], name="audit_earlier_since"),
            models.Index(fields=["tenant_id", "table", "row_id"], name="audit_earlier_row"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.label_lower}:{self.pk}"
