"""Keep the register of bodies and who sits in them, by function (BOD-01, BOD-02)."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency, Unit
from kimpass.steering import policy
from kimpass.steering.models import Body, BodyMember, Decision


class BodyNotPossible(RuleViolation):
    """The body or the seat cannot be entered that way."""


def _free_key(actor: Actor, name: str) -> str:
    base = slugify(name)[:34] or "gremium"
    taken = set(Body.objects.for_tenant(actor).filter(key__startswith=base).values_list("key", flat=True))
    number = 1
    key = base
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


@transaction.atomic
def found_body(
    *,
    actor: Actor,
    name: str,
    kind: str,
    level: str,
    on: date,
    unit_id: int | None = None,
    founded_by_id: int | None = None,
    size_min: int | None = None,
    size_max: int | None = None,
    sessions_per_year: int | None = None,
    decision_mode: str = "",
    note: str = "",
) -> Body:
    """
    Enter a body into the register.

    :raises PermissionDenied: the policy refuses this actor.
    :raises BodyNotPossible: name taken, sizes the wrong way round, or unit or decision unknown.
    """
    require(policy.found_body(actor))
    reasons = []
    if Body.objects.for_tenant(actor).filter(name__iexact=name, active_until__isnull=True).exists():
        reasons.append(_("Ein Gremium mit diesem Namen gibt es schon."))
    if size_min is not None and size_max is not None and size_max < size_min:
        reasons.append(_("Der obere Richtwert liegt unter dem unteren."))
    if unit_id is not None and not Unit.objects.for_tenant(actor).filter(pk=unit_id).exists():
        reasons.append(_("Bitte wählen Sie eine Kommune."))
    if founded_by_id is not None:
        decision = Decision.objects.for_tenant(actor).filter(pk=founded_by_id).first()
        if decision is None or decision.result != Decision.Result.GROUP_FOUNDED:
            reasons.append(_("Der gewählte Beschluss gründet keine Gruppe."))
    if reasons:
        raise BodyNotPossible.because(reasons)
    body: Body = Body.objects.create(
        tenant_id=actor.tenant_id,
        key=_free_key(actor, name),
        name=name,
        kind=kind,
        level=level,
        unit_id=unit_id,
        founded_by_id=founded_by_id,
        size_min=size_min,
        size_max=size_max,
        sessions_per_year=sessions_per_year,
        decision_mode=decision_mode,
        note=note,
        active_from=on,
    )
    if founded_by_id is not None:
        Decision.objects.for_tenant(actor).filter(pk=founded_by_id).update(founds=body)
    log.record(actor, "body.founded", body, kind=kind)
    return body


@transaction.atomic
def add_member(
    *,
    actor: Actor,
    body_id: int,
    function: str,
    on: date,
    agency_id: int | None = None,
    headcount: int = 1,
    is_guest: bool = False,
    as_needed: bool = False,
) -> BodyMember:
    """
    Give a function a seat; who sits there may change without a change here.

    :raises PermissionDenied: the policy refuses this actor.
    :raises BodyNotPossible: the agency is unknown, or the same seat exists.
    """
    body: Body = Body.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=body_id)
    require(policy.add_member(actor, body))
    seats = BodyMember.objects.for_tenant(actor).on(on).filter(body=body)
    if agency_id is not None and not Agency.objects.for_tenant(actor).filter(pk=agency_id).exists():
        raise BodyNotPossible(_("Diese Stelle gibt es nicht."))
    same = seats.filter(agency_id=agency_id) if agency_id else seats.filter(agency__isnull=True)
    if same.filter(function__iexact=function).exists():
        raise BodyNotPossible(_("Diese Funktion hat schon einen Sitz."))
    member: BodyMember = BodyMember.objects.create(
        tenant_id=actor.tenant_id,
        body=body,
        function=function,
        agency_id=agency_id,
        headcount=headcount,
        is_guest=is_guest,
        as_needed=as_needed,
        valid_from=on,
        sort=seats.count() * 10,
    )
    log.record(actor, "body.member_added", member, body=body.pk)
    return member


@transaction.atomic
def end_member(*, actor: Actor, member_id: int, on: date) -> BodyMember:
    """
    End a seat; the history keeps it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises BodyNotPossible: it has ended, or the day lies before its beginning.
    """
    member: BodyMember = (
        BodyMember.objects.visible_to(actor).select_related("body").select_for_update(of=("self",)).get(pk=member_id)
    )
    require(policy.end_member(actor, member.body))
    if member.valid_until is not None:
        raise BodyNotPossible(_("Dieser Sitz ist schon beendet."))
    if on <= member.valid_from:
        raise BodyNotPossible(_("Das Ende liegt nicht nach dem Beginn."))
    member.valid_until = on
    member.save(update_fields=["valid_until"])
    log.record(actor, "body.member_ended", member, body=member.body_id)
    return member
