"""Accounts and roles: who may sign in, and what for."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kimpass.accounts.models import Membership, User
from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation import policy
from kimpass.organisation.models import Agency, Region, RoleAssignment, StaffMember, Unit
from kimpass.organisation.roles import ADMIN, ROLES, fits

Scope = RoleAssignment.Scope


class AccountRefused(RuleViolation):
    """The account or role cannot be given, or taken, like this."""


@dataclass(frozen=True, slots=True)
class RoleWish:
    """A role and how far it is to reach; `place_id` is the region, unit or agency of the scope."""

    role_key: str
    scope: str = Scope.TENANT
    place_id: int | None = None


def _locked(actor: Actor, staff_id: int) -> StaffMember:
    members = StaffMember.objects.visible_to(actor)
    member: StaffMember = members.select_for_update(of=("self",)).get(pk=staff_id)
    return member


def _lasting(actor: Actor, on: date) -> Q:
    """Return the condition for assignments that hold on the day or begin later."""
    return Q(tenant_id=actor.tenant_id, superseded_at__isnull=True) & (
        Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    )


def _place(actor: Actor, wish: RoleWish) -> dict[str, int | None]:
    """Return the columns of a wish's scope, after looking that the place is the tenant's own."""
    columns: dict[str, int | None] = {"region_id": None, "unit_id": None, "agency_id": None}
    if wish.scope == Scope.TENANT:
        return columns
    models = {Scope.REGION: Region, Scope.UNIT: Unit, Scope.AGENCY: Agency}
    found = models[Scope(wish.scope)].objects.for_tenant(actor).filter(pk=wish.place_id or 0).first()
    if found is None:
        raise AccountRefused(_("Bitte wählen Sie, für welche Region, Kommune oder Stelle die Rolle gilt."))
    columns[f"{wish.scope}_id"] = found.pk
    return columns


def _check_role(actor: Actor, member: StaffMember, wish: RoleWish, on: date) -> None:
    role = ROLES.get(wish.role_key)
    if role is None:
        raise AccountRefused(_("Diese Rolle gibt es nicht."))
    if not fits(role.key, actor.tenant_kind):
        raise AccountRefused(_("Diese Rolle gibt es hier nicht."))
    if wish.role_key == ADMIN and wish.scope != Scope.TENANT:
        raise AccountRefused(_("Die Administration gilt immer für den ganzen Kreis."))
    rows = RoleAssignment.objects.asked_for().filter(_lasting(actor, on), staff_member=member)
    held = frozenset(rows.values_list("role_key", flat=True)) & ROLES.keys()
    against = policy.conflicting_roles(held, wish.role_key)
    if against:
        names = ", ".join(str(ROLES[key].label) for key in sorted(against))
        raise AccountRefused(
            _("„%(role)s“ und „%(held)s“ dürfen nicht in einer Hand liegen.") % {"role": role.label, "held": names}
        )


def _assign(actor: Actor, member: StaffMember, wish: RoleWish, on: date) -> RoleAssignment:
    _check_role(actor, member, wish, on)
    columns = _place(actor, wish)
    same = RoleAssignment.objects.asked_for().filter(
        _lasting(actor, on), staff_member=member, role_key=wish.role_key, scope=wish.scope, **columns
    )
    if same.exists():
        raise AccountRefused(_("Diese Rolle ist schon vergeben."))
    assignment: RoleAssignment = RoleAssignment.objects.create(
        tenant_id=actor.tenant_id,
        staff_member=member,
        role_key=wish.role_key,
        scope=wish.scope,
        valid_from=on,
        **columns,
    )
    return assignment


def _keep_an_administrator(actor: Actor, leaving: Q, on: date) -> None:
    """Refuse to take the administration from the last person who can sign in with it."""
    rows = (
        RoleAssignment.objects.asked_for()
        .filter(_lasting(actor, on), role_key=ADMIN, valid_from__lte=on)
        .filter(staff_member__is_active=True, staff_member__user__is_active=True)
        .exclude(leaving)
    )
    # Locked in one order, so that two administrators cannot take each other out at the same moment.
    if not list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True)):
        raise AccountRefused(_("Eine Administration muss bleiben. Bitte zuerst eine zweite Person dazu ernennen."))


def _end(assignment: RoleAssignment, on: date, at: datetime) -> None:
    """End an assignment with the day before; one that has not run a day yet is superseded instead."""
    if assignment.valid_from < on:
        assignment.valid_until = on
    else:
        assignment.superseded_at = at
    assignment.save()


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise AccountRefused.because(error.messages) from error


@transaction.atomic
def add_login(
    *,
    actor: Actor,
    name: str,
    username: str,
    password: str,
    agency_id: int,
    on: date,
    role: RoleWish,
    unit_id: int | None = None,
    function: str = "",
) -> StaffMember:
    """
    Create an account with its first role.

    :raises AccountRefused: the login name is taken, the password too weak, or the role not possible.
    """
    require(policy.add_login(actor))
    agency = Agency.objects.for_tenant(actor).filter(pk=agency_id).first()
    unit = Unit.objects.for_tenant(actor).filter(pk=unit_id).first() if unit_id else None
    if agency is None or (unit_id and unit is None):
        raise AccountRefused(_("Diese Stelle oder Kommune gibt es hier nicht."))
    if User.objects.filter(username__iexact=username).exists():
        raise AccountRefused(_("Der Anmeldename „%(name)s“ ist vergeben.") % {"name": username})
    _check_password(password, User(username=username))
    user = User.objects.create_user(username, password, password_is_temporary=True)
    Membership.objects.create(user=user, tenant_id=actor.tenant_id)
    member: StaffMember = StaffMember.objects.create(
        tenant_id=actor.tenant_id, agency=agency, unit=unit, user=user, name=name, function=function
    )
    _assign(actor, member, role, on)
    log.record(actor, "staff.login_added", member, role=role.role_key, scope=role.scope)
    return member


@transaction.atomic
def grant_role(*, actor: Actor, staff_id: int, role: RoleWish, on: date) -> RoleAssignment:
    """
    Give a role to somebody else.

    :raises AccountRefused: the role may not stand beside another, is held already, or the account is closed.
    """
    member = _locked(actor, staff_id)
    require(policy.grant_role(actor, member))
    if not member.is_active:
        raise AccountRefused(_("Das Konto ist geschlossen."))
    assignment = _assign(actor, member, role, on)
    log.record(actor, "staff.role_granted", member, role=role.role_key, scope=role.scope)
    return assignment


@transaction.atomic
def end_role(*, actor: Actor, assignment_id: int, on: date, at: datetime) -> RoleAssignment:
    """
    Take a role away from today on.

    :raises AccountRefused: it is over already, or the last administration would go.
    """
    rows = RoleAssignment.objects.visible_to(actor).current()
    assignment: RoleAssignment = rows.select_for_update(of=("self",)).get(pk=assignment_id)
    require(policy.end_role(actor, assignment))
    if assignment.valid_until is not None and assignment.valid_until <= on:
        raise AccountRefused(_("Diese Rolle ist schon beendet."))
    if assignment.role_key == ADMIN:
        _keep_an_administrator(actor, Q(pk=assignment.pk), on)
    _end(assignment, on, at)
    log.record(actor, "staff.role_ended", assignment, role=assignment.role_key, staff=assignment.staff_member_id)
    return assignment


@transaction.atomic
def deactivate_staff_member(*, actor: Actor, staff_id: int, on: date, at: datetime) -> StaffMember:
    """
    Close an account: roles end, the login opens this district no more.

    :raises AccountRefused: it is closed already, or the last administration would go.
    """
    member = _locked(actor, staff_id)
    require(policy.deactivate_staff_member(actor, member))
    if not member.is_active:
        raise AccountRefused(_("Das Konto ist schon geschlossen."))
    roles = list(RoleAssignment.objects.asked_for().filter(_lasting(actor, on), staff_member=member))
    if any(row.role_key == ADMIN for row in roles):
        _keep_an_administrator(actor, Q(staff_member=member), on)
    for row in roles:
        _end(row, on, at)
    member.is_active = False
    member.version += 1
    member.save()
    if member.user_id is not None:
        Membership.objects.filter(user_id=member.user_id, tenant_id=actor.tenant_id).delete()
        if not Membership.objects.filter(user_id=member.user_id).exists():
            User.objects.filter(pk=member.user_id).update(is_active=False)
    log.record(actor, "staff.deactivated", member, roles=len(roles))
    return member
