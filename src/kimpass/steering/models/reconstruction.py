"""What a reconstructed way through the system teaches, without the person: no key leads back (CM-27, R16)."""

from typing import Any, ClassVar, Self

from django.db import models

from kimpass.kernel.access import Actor
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel


class ReconstructionCopyQuerySet(ScopedQuerySet["ReconstructionCopy"]):
    """Copies: a draft is seen beside its case alone, a released one by the tenant."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the released copies."""
        return self.for_tenant(actor).filter(released_on__isnull=False)


class ReconstructionCopy(AddressedModel):
    """De-identified stations and waits as bands, rewritten by hand; released by whoever made it."""

    privacy: ClassVar[Privacy] = structure("learn from ways through the system")
    title = models.CharField(max_length=160)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    region = TenantKey("organisation.Region", models.PROTECT, null=True, blank=True)
    # each: kind, band of months, field code, agency kind, text
    stations = models.JSONField(default=list)
    lessons = models.TextField(max_length=4000, blank=True)
    month = models.DateField()
    released_on = models.DateField(null=True, blank=True)
    theme = TenantKey("steering.Theme", models.PROTECT, null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = ReconstructionCopyQuerySet.as_manager()
