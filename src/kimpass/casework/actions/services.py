"""Tying a need to an offer, or finding that none fits (CM-16)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case, GoalStep, ServiceLinking
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, Permission, RuleViolation, require
from kimpass.network.actions import needs
from kimpass.network.models import NeedSignal, Service
from kimpass.organisation.models import CatalogueEntry


class ServiceCannotBeLinked(RuleViolation):
    """Result and offer contradict each other, or something is unknown."""


def _refuse_bad(actor: Actor, case: Case, result: str, on: date, service: Service | None, step_id: int | None) -> None:
    reasons = []
    if result == ServiceLinking.Result.NO_SUITABLE_OFFER and service is not None:
        reasons.append(_("Sie haben ein Angebot gewählt und zugleich „kein passendes Angebot“."))
    if result != ServiceLinking.Result.NO_SUITABLE_OFFER and service is None:
        reasons.append(_("Bitte wählen Sie ein Angebot oder „kein passendes Angebot“."))
    if on > actor.today:
        reasons.append(_("Das Datum liegt in der Zukunft."))
    if step_id is not None and not GoalStep.objects.of(case).filter(pk=step_id).exists():
        reasons.append(_("Dieser Schritt gehört nicht zum Fall."))
    if reasons:
        raise ServiceCannotBeLinked.because(reasons)


def _service(actor: Actor, service_id: int | None, on: date) -> Service | None:
    if service_id is None:
        return None
    found: Service | None = Service.objects.visible_to(actor).filter(pk=service_id).first()
    if found is None or (found.ended_on is not None and found.ended_on <= on):
        raise ServiceCannotBeLinked(_("Dieses Angebot gibt es nicht mehr. Bitte wählen Sie ein anderes."))
    return found


@transaction.atomic
def link_service(
    *,
    actor: Actor,
    case_id: int,
    field_id: int,
    result: str,
    on: date,
    step_id: int | None = None,
    service_id: int | None = None,
    note: str = "",
) -> ServiceLinking:
    """
    Write down which offer was found, or that none fits; the need is counted without the person.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises NotSigned: consent or release of the reference person is missing.
    :raises ServiceCannotBeLinked: result and offer contradict each other, or something is unknown.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.link_service(actor, case))
    workable.refuse_closed(case)
    workable.refuse_unsigned(case, on)
    _refuse_bad(actor, case, result, on, _service(actor, service_id, on), step_id)
    if not CatalogueEntry.objects.for_tenant(actor).filter(catalogue="field_of_action", pk=field_id).exists():
        raise ServiceCannotBeLinked(_("Dieses Handlungsfeld ist nicht im Katalog."))
    linking: ServiceLinking = ServiceLinking.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        step_id=step_id,
        service_id=service_id,
        field_id=field_id,
        result=result,
        linked_on=on,
        note=note.strip(),
    )
    here = workable.standing_in(actor, case, Permission.CASE_WORK)
    if result != ServiceLinking.Result.ENDED:
        needs.record_need(
            actor=here, unit_id=case.unit_id, field_id=field_id, kind=NeedSignal.Kind.SERVICE_SOUGHT, on=on
        )
    if result == ServiceLinking.Result.NO_SUITABLE_OFFER:
        needs.record_need(
            actor=here, unit_id=case.unit_id, field_id=field_id, kind=NeedSignal.Kind.NO_SUITABLE_OFFER, on=on
        )
    log.record(actor, "service.linked", linking, case=case.pk, result=result, field=field_id)
    return linking
