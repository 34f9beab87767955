"""What somebody sees of the own account: name, roles with their reach, deputies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.kernel.period import Period
from kimpass.organisation.models import Delegation, RoleAssignment, StaffMember
from kimpass.organisation.roles import ROLES


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role somebody holds today, in plain words."""

    label: str | Promise
    description: str | Promise
    reach: str
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody deputises; `last_day` is the last day on which that holds."""

    name: str
    is_mine: bool
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Account:
    """The own account."""

    name: str
    function: str
    agency: str
    roles: tuple[HeldRole, ...]
    deputies: tuple[Deputy, ...]


def _reach(role: RoleAssignment) -> str:
    for place in (role.unit, role.region, role.agency):
        if place is not None:
            return str(place.name)
    return _("ganzer Kreis")


def _roles(actor: Actor) -> Iterable[HeldRole]:
    rows = RoleAssignment.objects.for_tenant(actor).on(actor.today).filter(staff_member_id=actor.staff_id)
    for row in rows.select_related("unit", "region", "agency").order_by("role_key", "pk"):
        role = ROLES.get(row.role_key)
        if role is not None:
            period = Period(row.valid_from, row.valid_until)
            yield HeldRole(role.label, role.description, _reach(row), period.last_day)


def _deputies(actor: Actor) -> Iterable[Deputy]:
    mine = Q(from_staff_id=actor.staff_id) | Q(to_staff_id=actor.staff_id)
    rows = Delegation.objects.for_tenant(actor).on(actor.today).filter(mine).select_related("from_staff", "to_staff")
    for row in rows.order_by("valid_until", "pk"):
        is_mine = row.from_staff_id == actor.staff_id
        other = row.to_staff if is_mine else row.from_staff
        yield Deputy(other.name, is_mine, Period(row.valid_from, row.valid_until).last_day)


def account_of(actor: Actor) -> Account:
    """Return the actor's own account, in three statements."""
    staff = StaffMember.objects.for_tenant(actor).select_related("agency").get(pk=actor.staff_id)
    return Account(staff.name, staff.function, staff.agency.name, tuple(_roles(actor)), tuple(_deputies(actor)))
