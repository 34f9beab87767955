"""Turn a login into an actor: who, where, with which rights, today."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value

from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.prepared import prepared
from kimpass.organisation.models import Delegation, RegionMembership, RoleAssignment, StaffMember, TenantModule, Term
from kimpass.organisation.roles import ROLES

ABOUT = frozenset({"deputy", "self", "kind", "off", "word"})


class NoStaffMember(Exception):
    """The login has no (active) staff member in this tenant."""


def _grants(
    rows: Sequence[tuple[str, str, int | None, int | None]], tenant_id: int, today: date
) -> frozenset[tuple[Permission, int | None]]:
    grants: set[tuple[Permission, int | None]] = set()
    for role_key, scope, unit_id, region_id in rows:
        role = ROLES.get(role_key)
        if role is None:
            continue
        units: list[int | None] = [None]
        if scope == RoleAssignment.Scope.UNIT:
            units = [unit_id]
        elif scope == RoleAssignment.Scope.REGION and region_id is not None:
            units = list(
                RegionMembership.objects.asked_for()
                .on(today)
                .filter(tenant_id=tenant_id, region_id=region_id)
                .values_list("unit_id", flat=True)
            )
        elif scope == RoleAssignment.Scope.AGENCY:
            units = []  # agency scope opens only what is addressed to the agency; it grants no unit
        grants.update((permission, unit) for permission in role.permissions for unit in units)
    return frozenset(grants)


@prepared
def _rows(tenant_id: int, user_id: int, today: date) -> QuerySet[Any, Any]:
    """Return the staff member, roles, deputyships, kind and parts; the second column says what the row is."""
    live = (Q(valid_until__isnull=True) | Q(valid_until__gt=today)) & Q(
        valid_from__lte=today, superseded_at__isnull=True, tenant_id=tenant_id
    )
    nothing = Value("", output_field=CharField())
    staff = StaffMember.objects.asked_for().filter(tenant_id=tenant_id, user_id=user_id, is_active=True)
    roles = (
        RoleAssignment.objects.asked_for()
        .filter(live, staff_member__in=staff)
        .values_list("role_key", "scope", "unit_id", "region_id", nothing)
    )
    deputised = (
        Delegation.objects.asked_for()
        .filter(live, to_staff__in=staff)
        .values_list(nothing, Value("deputy", output_field=CharField()), F("from_staff_id"), F("tenant_id"), nothing)
    )
    himself = staff.values_list(
        "name", Value("self", output_field=CharField()), F("pk"), F("tenant_id"), F("tenant__name")
    )
    kind = staff.values_list("tenant__kind", Value("kind", output_field=CharField()), F("pk"), F("tenant_id"), nothing)
    off = (
        TenantModule.objects.asked_for()
        .filter(live, is_on=False)
        .values_list("part", Value("off", output_field=CharField()), F("pk"), F("tenant_id"), nothing)
    )
    words = (
        Term.objects.asked_for()
        .filter(tenant_id=tenant_id)
        .values_list("label", Value("word", output_field=CharField()), F("pk"), F("tenant_id"), "key")
    )
    return roles.union(deputised, himself, kind, off, words, all=True)


def resolve_actor(*, user_id: int, tenant_id: int, today: date) -> Actor:
    """
    Return the actor for a login in the bound tenant, in one statement however many roles there are.

    :raises NoStaffMember: the login has no active staff member here.
    """
    rows = _rows(tenant_id, user_id, today)
    himself = next((row for row in rows if row[1] == "self"), None)
    if himself is None:
        raise NoStaffMember
    own_roles = [row[:4] for row in rows if row[1] not in ABOUT]
    return Actor(
        user_id=user_id,
        tenant_id=tenant_id,
        staff_id=himself[2],
        today=today,
        role_keys=frozenset(row[0] for row in own_roles),
        grants=_grants(own_roles, tenant_id, today),
        deputising_for=frozenset(row[2] for row in rows if row[1] == "deputy"),
        tenant_kind=next((row[0] for row in rows if row[1] == "kind"), ""),
        parts_off=frozenset(row[0] for row in rows if row[1] == "off"),
        staff_name=himself[0],
        tenant_name=himself[4],
        words=tuple((row[4], row[0]) for row in rows if row[1] == "word"),
    )
