"""Things kept for other contexts: at this stage the tokens that make a form count once."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

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
