"""Introduce somebody new along the district's checklist."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import RoleAssignment, StaffMember
from kimpass.organisation.roles import ROLES
from kimpass.steering import policy
from kimpass.steering.models import InductionItem, InductionStep
from kimpass.steering.selectors.naming import named_reasons


class InductionNotPossible(RuleViolation):
    """The checklist or the induction cannot go on that way."""


@dataclass(frozen=True, slots=True)
class ItemData:
    """A point of the checklist; no role means everybody, no days means some time."""

    text: str
    sort: int = 0
    for_role: str = ""
    within_days: int | None = None


def _check(actor: Actor, data: ItemData, row: InductionItem | None = None) -> None:
    reasons = named_reasons(data.text)
    if data.for_role and data.for_role not in ROLES:
        reasons.append(_("Diese Rolle gibt es nicht."))
    same = InductionItem.objects.for_tenant(actor).filter(text__iexact=data.text, ended_on__isnull=True)
    if same.filter(for_role=data.for_role).exclude(pk=row.pk if row is not None else 0).exists():
        reasons.append(_("Dieser Punkt steht schon auf der Liste."))
    if reasons:
        raise InductionNotPossible.because(reasons)


@transaction.atomic
def add_induction_item(*, actor: Actor, data: ItemData) -> InductionItem:
    """
    Put a point on the checklist; inductions that run already stay as they are.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InductionNotPossible: it stands there already, the role is unknown, or the text names a person.
    """
    require(policy.add_induction_item(actor))
    _check(actor, data)
    row: InductionItem = InductionItem.objects.create(tenant_id=actor.tenant_id, **asdict(data))
    log.record(actor, "induction_item.added", row)
    return row


@transaction.atomic
def change_induction_item(
    *, actor: Actor, item_id: int, version: int, data: ItemData, ended_on: date | None
) -> InductionItem:
    """
    Change a point of the checklist, take it off or put it back.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InductionNotPossible: as for adding, or somebody changed it in between.
    """
    row: InductionItem = InductionItem.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=item_id)
    require(policy.change_induction_item(actor, row))
    if row.version != version:
        raise InductionNotPossible(_("Inzwischen hat jemand anderes gespeichert. Beide Fassungen stehen unten."))
    _check(actor, data, row)
    values = {**asdict(data), "ended_on": ended_on, "version": row.version + 1}
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    log.record(actor, "induction_item.changed", row)
    return row


@transaction.atomic
def start_induction(*, actor: Actor, staff_id: int, begins_on: date) -> list[InductionStep]:
    """
    Open the checklist for a colleague: the points for everybody and for the roles held; a second time adds new points.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InductionNotPossible: the colleague is unknown or gone, or no point is left to open.
    """
    require(policy.start_induction(actor))
    people = StaffMember.objects.for_tenant(actor).filter(is_active=True).select_for_update(of=("self",))
    if (member := people.filter(pk=staff_id).first()) is None:
        raise InductionNotPossible(_("Bitte wählen Sie, wer eingearbeitet wird."))
    held = RoleAssignment.objects.for_tenant(actor).on(max(begins_on, actor.today)).filter(staff_member=member)
    roles = {"", *held.values_list("role_key", flat=True)}
    has = set(InductionStep.objects.for_tenant(actor).filter(staff_member=member).values_list("item_id", flat=True))
    items = InductionItem.objects.for_tenant(actor).filter(ended_on__isnull=True, for_role__in=roles)
    steps: list[InductionStep] = [
        InductionStep.objects.create(
            tenant_id=actor.tenant_id,
            item=item,
            staff_member=member,
            due_on=None if item.within_days is None else begins_on + timedelta(days=item.within_days),
        )
        for item in items.order_by("sort", "pk")
        if item.pk not in has
    ]
    if not steps:
        raise InductionNotPossible(_("Auf der Liste steht kein Punkt, der hier noch fehlt."))
    log.record(actor, "induction.started", member, steps=len(steps))
    return steps


def _step(actor: Actor, step_id: int) -> InductionStep:
    step: InductionStep = InductionStep.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=step_id)
    return step


@transaction.atomic
def complete_induction_step(*, actor: Actor, step_id: int, on: date) -> InductionStep:
    """
    Tick a point off.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InductionNotPossible: it is done already.
    """
    step = _step(actor, step_id)
    require(policy.complete_induction_step(actor, step))
    if step.done_on is not None:
        raise InductionNotPossible(_("Dieser Punkt ist schon erledigt."))
    step.done_on, step.done_by_id = on, actor.staff_id
    step.version += 1
    step.save(update_fields=["done_on", "done_by", "version"])
    log.record(actor, "induction.step_completed", step)
    return step


@transaction.atomic
def reopen_induction_step(*, actor: Actor, step_id: int) -> InductionStep:
    """
    Take back a tick that was a mistake.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InductionNotPossible: it is open.
    """
    step = _step(actor, step_id)
    require(policy.reopen_induction_step(actor, step))
    if step.done_on is None:
        raise InductionNotPossible(_("Dieser Punkt ist noch offen."))
    step.done_on, step.done_by_id = None, None
    step.version += 1
    step.save(update_fields=["done_on", "done_by", "version"])
    log.record(actor, "induction.step_reopened", step)
    return step
