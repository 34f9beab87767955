"""What came from a sheet: so that the same line never comes twice."""

from typing import Any, ClassVar

from django.db import models

from kimpass.casework.models.case import PartOfCaseQuerySet
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, client
from kimpass.organisation.models import TenantModel


class ImportedLine(TenantModel):
    """A line of a sheet that became a person in a case: its own key there, and a fingerprint of what it said."""

    privacy: ClassVar[Privacy] = client("take over earlier lists once")
    case = TenantKey("casework.Case", models.PROTECT)
    person = TenantKey("people.Person", models.PROTECT)
    # Whose list: two case managers may both have a line 1.
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT)
    external_key = models.CharField(max_length=60)
    household_key = models.CharField(max_length=60, blank=True)
    content_hash = models.CharField(max_length=64)
    imported_on = models.DateField()
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "staff_member", "external_key"], name="casework_imported_line_key"
            )
        ]
