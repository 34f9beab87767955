"""Cases change hands: a caseload moved in one step, with history (CM-21), and what a deputy has to know."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models.case import PartOfCaseQuerySet
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import DataClass, Privacy, client, staff
from kimpass.organisation.models import AddressedModel, TenantModel


class CaseloadMove(AddressedModel):
    """All or some cases of a post holder passed to another on one day."""

    privacy: ClassVar[Privacy] = staff("move a caseload")
    from_staff = TenantKey("organisation.StaffMember", models.PROTECT)
    to_staff = TenantKey("organisation.StaffMember", models.PROTECT)
    moved_on = models.DateField()
    reason = models.CharField(max_length=200)
    moved_by = TenantKey("organisation.StaffMember", models.PROTECT)
    number_of_cases = models.PositiveIntegerField()
    # Tasks and appointments follow on the day itself; empty until they have.
    carried_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(from_staff=F("to_staff")), name="casework_caseload_move_two_people")
        ]


class CaseloadMoveItem(TenantModel):
    """One case of a caseload that moved."""

    privacy: ClassVar[Privacy] = client("move a caseload")
    move = TenantKey("casework.CaseloadMove", models.PROTECT, related_name="items")
    case = TenantKey("casework.Case", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "move", "case"], name="casework_move_item_key")]


class UnitChange(TenantModel):
    """A case went from one unit to another on a day, so that counts of earlier days stay what they were (CM-22)."""

    privacy: ClassVar[Privacy] = client("count cases where they were")
    case = TenantKey("casework.Case", models.PROTECT, related_name="unit_changes")
    from_unit = TenantKey("organisation.Unit", models.PROTECT)
    to_unit = TenantKey("organisation.Unit", models.PROTECT)
    changed_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    changed_by = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["tenant", "case", "changed_on"], name="casework_unit_change_day")]


class DeputyNote(AddressedModel):
    """What whoever stands in has to know about a case: what was agreed, what not to do, where there is danger."""

    class Kind(models.TextChoices):
        """What it warns of."""

        AGREEMENT = "agreement", _("Absprache")
        DO_NOT = "do_not", _("Bitte nicht")
        RISK = "risk", _("Risiko")

    privacy: ClassVar[Privacy] = client("deputise", text=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="deputy_notes")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.CharField(max_length=300)
    noted_on = models.DateField()
    noted_by = TenantKey("organisation.StaffMember", models.PROTECT)
    ended_on = models.DateField(null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()
