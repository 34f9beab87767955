"""A client moves to another municipality of the district: the case goes to a colleague there (CM-22)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions.passing import Passing
from kimpass.casework.models import Case, Responsibility, UnitChange
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import StaffMember, Unit
from kimpass.people.models import DataProcessingConsent, Household
from kimpass.people.selectors import papers


class CannotRelocate(RuleViolation):
    """The case cannot go there like this."""


def _consent_obstacles(actor: Actor, case: Case, receiver: StaffMember) -> list[str]:
    """Another employing body is another controller: the consent must name it (Art. 6, 7 GDPR)."""
    if receiver.agency_id == case.controller_id:
        return []
    person = papers.reference_person(case.household, actor.today)
    named = DataProcessingConsent.objects.of(person).in_force(actor.today).filter(text__employing_body=receiver.agency)
    if named.exists():
        return []
    words = {"new": receiver.agency.name}
    return [_("Die Einwilligung nennt %(new)s nicht. Bitte zuerst für diesen Träger unterschreiben lassen.") % words]


def _obstacles(case: Case, unit: Unit | None, receiver: StaffMember | None, reason: str, *, agreed: bool) -> list[str]:
    checks = (
        (unit is None, _("Diese Kommune gibt es nicht.")),
        (unit is not None and unit.pk == case.unit_id, _("Der Fall liegt schon in dieser Kommune.")),
        (receiver is None, _("Diese Kollegin oder diesen Kollegen gibt es nicht.")),
        (not agreed, _("Ohne Zustimmung der Klientin oder des Klienten wechselt der Fall nicht.")),
        (not reason.strip(), _("Bitte nennen Sie den Anlass.")),
    )
    return [words for wrong, words in checks if wrong]


@transaction.atomic
def relocate_case(
    *, actor: Actor, case_id: int, unit_id: int, to_staff_id: int, reason: str, agreed: bool, at: datetime
) -> Case:
    """
    Let a case go to another unit, kept there by a colleague from today; earlier counts stay with the old unit.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises NotSigned: consent or release of the reference person is missing.
    :raises CannotRelocate: with every reason.
    :raises CannotPass: nobody may receive it so.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.relocate_case(actor, case))
    workable.refuse_closed(case)
    workable.refuse_unsigned(case, actor.today)
    unit: Unit | None = Unit.objects.for_tenant(actor).filter(pk=unit_id).first()
    receiver: StaffMember | None = (
        StaffMember.objects.for_tenant(actor).filter(pk=to_staff_id).select_related("agency").first()
    )
    reasons = _obstacles(case, unit, receiver, reason, agreed=agreed)
    passing = Passing(actor, to_staff_id, actor.today, at)
    if receiver is not None:
        reasons += _consent_obstacles(actor, case, receiver) + passing.obstacles()
    if reasons or unit is None or receiver is None:
        raise CannotRelocate.because(reasons)
    UnitChange.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        from_unit_id=case.unit_id,
        to_unit=unit,
        changed_on=actor.today,
        reason=reason.strip(),
        changed_by_id=actor.staff_id,
    )
    case.unit, case.controller_id = unit, receiver.agency_id
    case.version += 1
    case.save(update_fields=["unit", "controller", "version"])
    Household.objects.for_tenant(actor).filter(pk=case.household_id).update(unit=unit)
    held = (
        Responsibility.objects.for_tenant(actor)
        .current()
        .filter(case=case, kind=Responsibility.Kind.PRIMARY_CONTACT, valid_until__isnull=True)
    )
    passing.pass_on([row for row in held.select_related("case") if row.staff_member_id != to_staff_id])
    log.record(actor, "case.relocated", case, unit=unit.pk, to_staff=to_staff_id)
    return case
