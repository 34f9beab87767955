"""Who keeps a case today, and who stands in: the people work in it can be given to."""

from datetime import date
from typing import Any

from django.db.models import Q

from kimpass.casework.models import Case, Responsibility
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Delegation, StaffMember


def primary_contact(case: Case, on: date) -> int | None:
    """Return the staff member who is the fixed contact on this day, None when nobody is."""
    held: Any = Responsibility.objects.asked_for().on(on).filter(case=case, tenant_id=case.tenant_id)
    found: int | None = (
        held.filter(kind=Responsibility.Kind.PRIMARY_CONTACT).values_list("staff_member_id", flat=True).first()
    )
    return found


def assignable(case: Case, actor: Actor) -> list[StaffMember]:
    """Return the actor, whoever keeps the case today, and whoever deputises for them, by name, in one statement."""
    held: Any = Responsibility.objects.asked_for().on(actor.today).filter(case=case, tenant_id=case.tenant_id)
    keepers = held.values("staff_member")
    deputies = (
        Delegation.objects.asked_for()
        .on(actor.today)
        .filter(tenant_id=case.tenant_id, from_staff__in=keepers)
        .values("to_staff")
    )
    wanted = Q(pk=actor.staff_id) | Q(pk__in=keepers) | Q(pk__in=deputies)
    return list(StaffMember.objects.for_tenant(actor).filter(wanted, is_active=True).order_by("name", "pk"))
