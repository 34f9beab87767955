"""A login beyond its first day: a new one-time password, and a second district for the same person."""

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.accounts import joining
from kimpass.accounts.models import Membership, User
from kimpass.accounts.passwords import one_time_password
from kimpass.audit import log
from kimpass.kernel.access import Actor, require
from kimpass.organisation import policy
from kimpass.organisation.actions import staff
from kimpass.organisation.models import Agency, StaffMember


@transaction.atomic
def renew_password(*, actor: Actor, staff_id: int) -> str:
    """
    Give somebody who forgot it a one-time password, and return it; it is kept nowhere else.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AccountRefused: the account is closed, or its login opens another district too.
    """
    members = StaffMember.objects.visible_to(actor)
    member: StaffMember = members.select_for_update(of=("self",)).get(pk=staff_id)
    require(policy.renew_password(actor, member))
    if not member.is_active or member.user_id is None:
        raise staff.AccountRefused(_("Das Konto ist geschlossen."))
    # Whoever may set a password here could sign in there: two districts must agree, which no page can do.
    if Membership.objects.filter(user_id=member.user_id).exclude(tenant_id=actor.tenant_id).exists():
        raise staff.AccountRefused(
            _("Die Person arbeitet mit dieser Anmeldung auch in einem anderen Kreis. Das Passwort setzt der Betrieb.")
        )
    user = User.objects.select_for_update().get(pk=member.user_id)
    password = one_time_password()
    user.set_password(password)
    user.password_is_temporary = True
    user.save(update_fields=["password", "password_is_temporary"])
    log.record(actor, "staff.password_renewed", member)
    return password


@transaction.atomic
def join_login(
    *, actor: Actor, code: str, name: str, agency_id: int, role: staff.RoleWish, function: str = ""
) -> StaffMember:
    """
    Let somebody who has a login already work here too; roles held elsewhere mean nothing here (TEN-02).

    :raises PermissionDenied: the policy refuses this actor.
    :raises AccountRefused: the code is wrong or too old, the person works here already, or the role does not fit.
    """
    require(policy.join_login(actor))
    user = joining.user_of(code)
    if user is None:
        raise staff.AccountRefused(_("Dieser Code gilt nicht oder nicht mehr. Die Person findet ihn im eigenen Konto."))
    agency = Agency.objects.for_tenant(actor).filter(pk=agency_id).first()
    if agency is None:
        raise staff.AccountRefused(_("Diese Stelle oder Kommune gibt es hier nicht."))
    if StaffMember.objects.for_tenant(actor).filter(user=user).exists():
        raise staff.AccountRefused(_("Diese Person hat hier schon ein Konto."))
    Membership.objects.get_or_create(user=user, tenant_id=actor.tenant_id)
    member: StaffMember = StaffMember.objects.create(
        tenant_id=actor.tenant_id, agency=agency, user=user, name=name, function=function
    )
    staff.grant_role(actor=actor, staff_id=member.pk, role=role, on=actor.today)
    log.record(actor, "staff.login_joined", member)
    return member
