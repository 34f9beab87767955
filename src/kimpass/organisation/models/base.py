"""What every table of a tenant brings along."""

from datetime import date, datetime
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import OwnerKey, PublicIdField
from kimpass.kernel.privacy import Privacy
from kimpass.kernel.scope import ScopedQuerySet

M = TypeVar("M", bound=models.Model)


def _known(known_at: datetime | None) -> Q:
    if known_at is None:
        return Q(superseded_at__isnull=True)
    return Q(recorded_at__lte=known_at) & (Q(superseded_at__isnull=True) | Q(superseded_at__gt=known_at))


class PeriodQuerySet(ScopedQuerySet[M]):
    """Rows that hold for a span of days and say when they were recorded and superseded."""

    def current(self) -> Self:
        """Keep the rows no correction has superseded."""
        return self.filter(superseded_at__isnull=True)

    def known(self, known_at: datetime | None) -> Self:
        """Keep the rows as they were known at an instant; None is now."""
        return self.filter(_known(known_at))

    def on(self, day: date, known_at: datetime | None = None) -> Self:
        """Keep the rows that hold on this day, as known at an instant; None is now."""
        holds = Q(valid_until__isnull=True) | Q(valid_until__gt=day)
        return self.known(known_at).filter(holds, valid_from__lte=day)


class RecordedQuerySet(ScopedQuerySet[M]):
    """Rows that were recorded once and superseded by whatever corrected them."""

    def current(self) -> Self:
        """Keep the rows no correction has superseded."""
        return self.filter(superseded_at__isnull=True)

    def known(self, known_at: datetime | None) -> Self:
        """Keep the rows as they were known at an instant; None is now."""
        return self.filter(_known(known_at))


class TenantModel(models.Model):
    """A row that belongs to one tenant and is read only by whoever said for whom."""

    privacy: ClassVar[Privacy]

    tenant = OwnerKey("organisation.Tenant", models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[Any]] = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        # A file number, never a name: what stands here ends up in logs and titles.
        return f"{self._meta.label_lower}:{self.pk}"


class AddressedModel(TenantModel):
    """A row with an address of its own; forms that edit it check `version`."""

    public_id = PublicIdField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class RecordedModel(AddressedModel):
    """A row with an address whose figures are never overwritten: a correction writes a new row and says why."""

    recorded_at = models.DateTimeField(default=timezone.now)
    superseded_at = models.DateTimeField(null=True, blank=True)
    reason_of_correction = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager[Any]] = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True


class PeriodFields(models.Model):
    """Half-open span of days; a correction supersedes the old row and writes a new one."""

    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_period",
            )
        ]


def one_open_row(*key: str) -> list[models.BaseConstraint]:
    """Return the constraints of a period table: a real span, and at most one open row for each key."""
    return [
        models.CheckConstraint(
            condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
            name="%(app_label)s_%(class)s_period",
        ),
        models.UniqueConstraint(
            fields=["tenant", *key],
            condition=Q(valid_until__isnull=True, superseded_at__isnull=True),
            name="%(app_label)s_%(class)s_open_row",
        ),
    ]


class PeriodModel(PeriodFields, TenantModel):
    """A tenant's row that holds for a span of days."""

    objects: ClassVar[models.Manager[Any]] = PeriodQuerySet.as_manager()

    class Meta(PeriodFields.Meta):
        abstract = True


class Precision(models.TextChoices):
    """How exactly a date is known; a date known only roughly never gets an invented day."""

    DAY = "day", _("Tag")
    MONTH = "month", _("Monat")
    QUARTER = "quarter", _("Quartal")
    YEAR = "year", _("Jahr")
    SCHOOL_YEAR = "school_year", _("Schuljahr")
    ESTIMATED = "estimated", _("geschätzt")


def precision_field() -> "models.CharField[str, str]":
    """Return the column that says how exact the date beside it is."""
    return models.CharField(max_length=12, choices=Precision, default=Precision.DAY)
