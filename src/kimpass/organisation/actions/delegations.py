"""Deputies: from a day to a day, ending by itself (ROL-04)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.period import Period
from kimpass.organisation import policy
from kimpass.organisation.models import Delegation, RoleAssignment, StaffMember
from kimpass.organisation.roles import CASE_ROLES

LONGEST = timedelta(days=366)


class DelegationRefused(RuleViolation):
    """The deputy cannot be entered, or ended, like this."""


def _does_casework(actor: Actor, member: StaffMember, on: date) -> bool:
    rows = RoleAssignment.objects.for_tenant(actor).on(on).filter(staff_member=member, role_key__in=CASE_ROLES)
    return bool(rows.exists())


def _reasons(actor: Actor, member: StaffMember, deputy: StaffMember, starts_on: date, ends_on: date) -> list[str]:
    reasons = []
    if member.pk == deputy.pk:
        reasons.append(_("Niemand vertritt sich selbst."))
    if not (member.is_active and deputy.is_active and deputy.user_id):
        reasons.append(_("Die Vertretung braucht ein offenes Konto."))
    if ends_on < starts_on:
        reasons.append(_("Das Ende liegt vor dem Beginn."))
    if ends_on < actor.today:
        reasons.append(_("Das Ende liegt in der Vergangenheit."))
    if ends_on - starts_on > LONGEST:
        reasons.append(_("Eine Vertretung gilt höchstens ein Jahr."))
    if _does_casework(actor, member, actor.today) and not _does_casework(actor, deputy, actor.today):
        reasons.append(_("Fälle vertritt nur, wer selbst im Case Management arbeitet."))
    return reasons


@transaction.atomic
def delegate(
    *, actor: Actor, from_staff_id: int, to_staff_id: int, starts_on: date, ends_on: date, reason: str = ""
) -> Delegation:
    """
    Let somebody deputise from a day to a last day, inclusive.

    :raises DelegationRefused: with every reason.
    """
    members = StaffMember.objects.visible_to(actor)
    member: StaffMember = members.select_for_update(of=("self",)).get(pk=from_staff_id)
    require(policy.delegate(actor, member))
    deputy: StaffMember = members.get(pk=to_staff_id)
    reasons = _reasons(actor, member, deputy, starts_on, ends_on)
    if reasons:
        raise DelegationRefused.because(reasons)
    span = Period.inclusive(starts_on, ends_on)
    same = Delegation.objects.for_tenant(actor).current().filter(from_staff=member, to_staff=deputy)
    if same.filter(valid_from__lt=span.end, valid_until__gt=span.start).exists():
        raise DelegationRefused(_("Für diese Tage ist die Vertretung schon eingetragen."))
    row: Delegation = Delegation.objects.create(
        tenant_id=actor.tenant_id,
        from_staff=member,
        to_staff=deputy,
        valid_from=span.start,
        valid_until=span.end,
        reason=reason,
    )
    log.record(actor, "staff.delegated", row, of=member.pk, by=deputy.pk)
    return row


@transaction.atomic
def end_delegation(*, actor: Actor, delegation_id: int, on: date, at: datetime) -> Delegation:
    """
    End a deputyship from today on.

    :raises DelegationRefused: it is over already.
    """
    rows = Delegation.objects.for_tenant(actor).current()
    row: Delegation = rows.select_for_update(of=("self",)).get(pk=delegation_id)
    require(policy.end_delegation(actor, row))
    if row.valid_until is not None and row.valid_until <= on:
        raise DelegationRefused(_("Diese Vertretung ist schon beendet."))
    if row.valid_from < on:
        row.valid_until = on
    else:
        row.superseded_at = at
    row.save()
    log.record(actor, "staff.delegation_ended", row)
    return row
