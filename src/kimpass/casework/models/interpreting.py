"""An interpreter for a case: the only tie between the case and the assignment, which names nobody."""

from typing import Any, ClassVar

from django.db import models

from kimpass.casework.models.case import PartOfCaseQuerySet
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, client
from kimpass.organisation.models import AddressedModel


class InterpreterRequest(AddressedModel):
    """A case needs an interpreter; points down to the assignment, which carries language, minutes and cost."""

    privacy: ClassVar[Privacy] = client("be understood")
    case = TenantKey("casework.Case", models.PROTECT, related_name="interpreter_requests")
    appointment = TenantKey("casework.Appointment", models.PROTECT, null=True, blank=True)
    assignment = TenantKey("network.InterpreterAssignment", models.PROTECT)
    requested_on = models.DateField()
    requested_by = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "assignment"], name="casework_interpreter_request_key")
        ]
