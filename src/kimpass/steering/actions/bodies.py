"""Keep the register of bodies and who sits in them, by function (BOD-01, BOD-02)."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency, CatalogueEntry, TenantModule, Unit
from kimpass.organisation.policy.tenants import carries_out
from kimpass.steering import policy
from kimpass.steering.models import Body, BodyMember, Decision, Session
from kimpass.steering.selectors.office_text import person_in

PLANNING = TenantModule.Part.PLANNING_CONFERENCES


class BodyNotPossible(RuleViolation):
    """The body or the seat cannot be entered that way."""


@dataclass(frozen=True, slots=True)
class BodyData:
    """What the register says about a body."""

    name: str
    kind: str
    level: str
    unit_id: int | None = None
    field_id: int | None = None
    size_min: int | None = None
    size_max: int | None = None
    sessions_per_year: int | None = None
    decision_mode: str = ""
    purpose: str = ""
    lead_function: str = ""
    rhythm: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeatData:
    """What the register says about a seat."""

    function: str
    agency_id: int | None = None
    headcount: int = 1
    sector: str = ""
    represents: str = ""
    decides: bool | None = None
    email: str = ""
    is_guest: bool = False
    as_needed: bool = False


def _free_key(actor: Actor, name: str) -> str:
    base = slugify(name)[:34] or "gremium"
    taken = set(Body.objects.for_tenant(actor).filter(key__startswith=base).values_list("key", flat=True))
    number = 1
    key = base
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def _unknown(actor: Actor, model: Any, pk: int | None) -> bool:
    return pk is not None and not model.objects.for_tenant(actor).filter(pk=pk).exists()


def _obstacles(actor: Actor, data: BodyData, body_id: int | None = None) -> list[str]:
    """Return what stands against a body of this kind, sizes and places."""
    reasons = []
    namesakes = Body.objects.for_tenant(actor).filter(name__iexact=data.name, active_until__isnull=True)
    if namesakes.exclude(pk=body_id or 0).exists():
        reasons.append(_("Ein Gremium mit diesem Namen gibt es schon."))
    if data.kind not in Body.Kind.values or data.level not in Body.Level.values:
        reasons.append(_("Bitte wählen Sie Art und Ebene."))
    if data.size_min is not None and data.size_max is not None and data.size_max < data.size_min:
        reasons.append(_("Der obere Richtwert liegt unter dem unteren."))
    if _unknown(actor, Unit, data.unit_id):
        reasons.append(_("Bitte wählen Sie eine Kommune."))
    if _unknown(actor, CatalogueEntry, data.field_id):
        reasons.append(_("Bitte wählen Sie ein Handlungsfeld."))
    return reasons + person_in(data.name, data.purpose, data.lead_function, data.rhythm, data.note)


@transaction.atomic
def found_body(
    *, actor: Actor, name: str, kind: str, level: str, on: date, founded_by_id: int | None = None, **more: Any
) -> Body:
    """
    Enter a body into the register; `more` are the other fields of `BodyData`.

    :raises PermissionDenied: the policy refuses this actor.
    :raises BodyNotPossible: name taken, sizes the wrong way round, or unit, field or decision unknown.
    """
    require(policy.found_body(actor))
    data = BodyData(name, kind, level, **more)
    reasons = _obstacles(actor, data)
    if kind == Body.Kind.PLANNING_CONFERENCE and not (carried := carries_out(actor, PLANNING)):
        reasons.append(carried.reason)
    decisions = Decision.objects.for_tenant(actor)
    if founded_by_id is not None:
        decision = decisions.filter(pk=founded_by_id).first()
        if decision is None or decision.result != Decision.Result.GROUP_FOUNDED:
            reasons.append(_("Der gewählte Beschluss gründet keine Gruppe."))
        elif decision.founds_id is not None:
            reasons.append(_("Dieser Beschluss hat schon eine Gruppe gegründet."))
    if reasons:
        raise BodyNotPossible.because(reasons)
    body: Body = Body.objects.create(
        tenant_id=actor.tenant_id,
        key=_free_key(actor, name),
        founded_by_id=founded_by_id,
        active_from=on,
        **asdict(data),
    )
    if founded_by_id is not None:
        decisions.filter(pk=founded_by_id).update(founds=body)
    log.record(actor, "body.founded", body, kind=kind)
    return body


def _body(actor: Actor, body_id: int) -> Body:
    body: Body = Body.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=body_id)
    return body


@transaction.atomic
def change_body(*, actor: Actor, body_id: int, version: int, data: BodyData) -> Body:
    """
    Correct what the register says about a body.

    :raises PermissionDenied: the policy refuses this actor.
    :raises BodyNotPossible: somebody changed it in between, or something does not fit.
    """
    body = _body(actor, body_id)
    require(policy.change_body(actor, body))
    if body.version != version:
        raise BodyNotPossible(_("Das Gremium wurde inzwischen geändert. Beide Fassungen stehen unten."))
    if reasons := _obstacles(actor, data, body.pk):
        raise BodyNotPossible.because(reasons)
    values = asdict(data)
    for name, value in values.items():
        setattr(body, name, value)
    body.version += 1
    body.save(update_fields=[*values, "version"])
    log.record(actor, "body.changed", body, kind=data.kind)
    return body


@transaction.atomic
def end_body(*, actor: Actor, body_id: int, on: date) -> Body:
    """
    Let a body work no longer from a day on; its seats end with it, its history stays.

    :raises PermissionDenied: the policy refuses this actor.
    :raises BodyNotPossible: it has ended, the day does not fit, or sessions are planned after it.
    """
    body = _body(actor, body_id)
    require(policy.end_body(actor, body))
    sessions = Session.objects.for_tenant(actor).filter(body=body)
    reasons = []
    if body.active_until is not None:
        reasons.append(_("Dieses Gremium ist schon beendet."))
    if body.active_from is not None and on <= body.active_from:
        reasons.append(_("Das Ende liegt nicht nach dem Beginn."))
    open_ones = Q(state=Session.State.PLANNED) & (Q(held_on__isnull=True) | Q(held_on__gte=on))
    if sessions.filter(open_ones).exists():
        reasons.append(_("Es sind noch Sitzungen geplant. Bitte sagen Sie sie zuerst ab."))
    if sessions.filter(state=Session.State.HELD, held_on__gte=on).exists():
        reasons.append(_("An diesem Tag oder danach hat das Gremium noch getagt."))
    if reasons:
        raise BodyNotPossible.because(reasons)
    body.active_until = on
    body.version += 1
    body.save(update_fields=["active_until", "version"])
    seats = BodyMember.objects.for_tenant(actor).filter(body=body, valid_until__isnull=True, valid_from__lt=on)
    seats.update(valid_until=on)
    log.record(actor, "body.ended", body)
    return body


def _seat_obstacles(actor: Actor, body: Body, seat: SeatData, on: date, member_id: int | None = None) -> list[str]:
    reasons = []
    if _unknown(actor, Agency, seat.agency_id):
        reasons.append(_("Diese Stelle gibt es nicht."))
    held = BodyMember.objects.for_tenant(actor).current().filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on))
    same = held.filter(body=body, function__iexact=seat.function.strip()).exclude(pk=member_id or 0)
    same = same.filter(agency_id=seat.agency_id) if seat.agency_id else same.filter(agency__isnull=True)
    if same.exists():
        reasons.append(_("Diese Funktion hat schon einen Sitz."))
    if seat.headcount < 1:
        reasons.append(_("Ein Sitz steht für mindestens eine Person."))
    if body.active_until is not None and on >= body.active_until:
        reasons.append(_("Dieses Gremium ist schon beendet."))
    return reasons + person_in(seat.function, seat.represents)


@transaction.atomic
def add_member(*, actor: Actor, body_id: int, function: str, on: date, **more: Any) -> BodyMember:
    """
    Give a function a seat; who sits there may change without a change here. `more` are the fields of `SeatData`.

    :raises PermissionDenied: the policy refuses this actor.
    :raises BodyNotPossible: the agency is unknown, or the same function has a seat already.
    """
    body = _body(actor, body_id)
    require(policy.add_member(actor, body))
    seat = SeatData(function, **more)
    if reasons := _seat_obstacles(actor, body, seat, on):
        raise BodyNotPossible.because(reasons)
    seats = BodyMember.objects.for_tenant(actor).filter(body=body)
    member: BodyMember = BodyMember.objects.create(
        tenant_id=actor.tenant_id, body=body, valid_from=on, sort=seats.count() * 10, **asdict(seat)
    )
    log.record(actor, "body.member_added", member, body=body.pk)
    return member


def _member(actor: Actor, member_id: int) -> BodyMember:
    rows = BodyMember.objects.visible_to(actor).select_related("body").select_for_update(of=("self",))
    member: BodyMember = rows.get(pk=member_id)
    return member


@transaction.atomic
def change_member(*, actor: Actor, member_id: int, seat: SeatData, on: date) -> BodyMember:
    """
    Change a seat: another number of heads is another seat from that day on, everything else is a correction.

    :raises PermissionDenied: the policy refuses this actor.
    :raises BodyNotPossible: the seat has ended, or another one is the same.
    """
    member = _member(actor, member_id)
    require(policy.change_member(actor, member.body))
    reasons = _seat_obstacles(actor, member.body, seat, on, member.pk)
    if member.valid_until is not None:
        reasons.append(_("Dieser Sitz ist schon beendet."))
    if on < member.valid_from:
        reasons.append(_("Das Datum liegt vor dem Beginn des Sitzes."))
    if reasons:
        raise BodyNotPossible.because(reasons)
    if member.headcount != seat.headcount and on > member.valid_from:
        member.valid_until = on
        member.save(update_fields=["valid_until"])
        member = BodyMember.objects.create(
            tenant_id=actor.tenant_id, body=member.body, valid_from=on, sort=member.sort, **asdict(seat)
        )
    else:
        values = asdict(seat)
        for name, value in values.items():
            setattr(member, name, value)
        member.save(update_fields=list(values))
    log.record(actor, "body.member_changed", member, body=member.body_id)
    return member


@transaction.atomic
def end_member(*, actor: Actor, member_id: int, on: date) -> BodyMember:
    """
    End a seat; the history keeps it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises BodyNotPossible: it has ended, or the day lies before its beginning.
    """
    member = _member(actor, member_id)
    require(policy.end_member(actor, member.body))
    if member.valid_until is not None:
        raise BodyNotPossible(_("Dieser Sitz ist schon beendet."))
    if on <= member.valid_from:
        raise BodyNotPossible(_("Das Ende liegt nicht nach dem Beginn."))
    member.valid_until = on
    member.save(update_fields=["valid_until"])
    log.record(actor, "body.member_ended", member, body=member.body_id)
    return member
