"""Things kept for other contexts: keys, encrypted files and drafts, and the tokens that make a form count once."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone

from kimpass.kernel.access import Actor
from kimpass.kernel.ids import new_public_id
from kimpass.kernel.privacy import DataClass, Privacy, Retention
from kimpass.kernel.scope import ScopedQuerySet


class FormToken(models.Model):
    """A form that was sent: the same token is never spent twice."""

    privacy: ClassVar[Privacy] = Privacy(DataClass.STAFF, "a form sent twice counts once", Retention.SHORT)
    tenant_id = models.BigIntegerField()
    user_id = models.BigIntegerField()
    token = models.CharField(max_length=40)
    result_url = models.CharField(max_length=300, blank=True)
    spent_at = models.DateTimeField(default=timezone.now)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant_id", "token"], name="vault_form_token_key")]

    def __str__(self) -> str:
        return f"vault.formtoken:{self.pk}"


class TenantKeyRing(models.Model):
    """A data key of a tenant, wrapped by the master key, which never lies in the database (R18)."""

    privacy: ClassVar[Privacy] = Privacy(DataClass.NONE, "encrypt documents and drafts", Retention.PERMANENT)
    tenant_id = models.BigIntegerField()
    generation = models.PositiveIntegerField(default=1)
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant_id", "generation"], name="vault_key_generation_key")]

    def __str__(self) -> str:
        return f"vault.tenantkeyring:{self.pk}"


class StoredFile(models.Model):
    """A file whose content lies encrypted outside database and web root; this row tells how to open it."""

    privacy: ClassVar[Privacy] = Privacy(DataClass.SPECIAL, "documents of cases and signed papers", Retention.CASE)
    tenant_id = models.BigIntegerField()
    public_id = models.CharField(max_length=12, default=new_public_id, editable=False)
    key_generation = models.PositiveIntegerField(default=1)
    size = models.PositiveBigIntegerField()
    checksum = models.CharField(max_length=64)
    content_type = models.CharField(max_length=100)
    extension = models.CharField(max_length=8)
    stored_at = models.DateTimeField(default=timezone.now)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant_id", "id"], name="vault_storedfile_tenant_id_key"),
            models.UniqueConstraint(fields=["tenant_id", "public_id"], name="vault_storedfile_public_id_key"),
        ]

    def __str__(self) -> str:
        return f"vault.storedfile:{self.pk}"


class DraftQuerySet(ScopedQuerySet["Draft"]):
    """Drafts are one's own, whatever somebody's role."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the drafts of the actor's own login."""
        return self.for_tenant(actor).filter(user_id=actor.user_id)


class Draft(models.Model):
    """What somebody has typed into a long field and not sent yet: encrypted, for this login alone, dies after days."""

    privacy: ClassVar[Privacy] = Privacy(DataClass.SPECIAL, "nothing typed is ever lost", Retention.SHORT)
    tenant_id = models.BigIntegerField()
    user_id = models.BigIntegerField()
    form_key = models.CharField(max_length=60)
    subject = models.CharField(max_length=40, blank=True)
    key_generation = models.PositiveIntegerField(default=1)
    content = models.BinaryField()
    saved_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Any]] = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant_id", "user_id", "form_key", "subject"], name="vault_draft_key")
        ]

    def __str__(self) -> str:
        return f"vault.draft:{self.pk}"
