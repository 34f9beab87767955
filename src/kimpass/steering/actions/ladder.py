"""Name the steps of the ladder, say which exist, in what order, and who decides there (SYS-05)."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.models import LadderStep, ThemeStep

MOST_STEPS = 30
_KEY_LENGTH = 30


class LadderNotPossible(RuleViolation):
    """The ladder would lose a step that is needed, or its order."""


def _locked(actor: Actor) -> list[LadderStep]:
    return list(LadderStep.objects.for_tenant(actor).select_for_update(of=("self",)).order_by("sort", "pk"))


def _named(steps: list[LadderStep], label: str) -> bool:
    return any(row.ended_on is None and row.label.casefold() == label.casefold() for row in steps)


def _number(steps: list[LadderStep]) -> None:
    """Write the order down; ends stand behind all others."""
    ordered = sorted(steps, key=lambda row: row.is_end)  # stable: within both the order stays
    for place, row in enumerate(ordered):
        if row.sort != place * 10:
            row.sort = place * 10
            row.save(update_fields=["sort"])


def _new_key(steps: list[LadderStep], label: str) -> str:
    taken = {"neu", *(row.key for row in steps)}
    base = slugify(label).replace("-", "_")[:_KEY_LENGTH] or "stufe"
    return next(key for key in (base, *(f"{base}_{n}" for n in range(2, MOST_STEPS + 3))) if key not in taken)


@transaction.atomic
def add_ladder_step(
    *, actor: Actor, label: str, after_key: str = "", is_end: bool = False, body_kind: str = "", decides: str = ""
) -> LadderStep:
    """
    Add a step behind another one, or at the beginning.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LadderNotPossible: the name is taken, the step before is unknown, or there are too many.
    """
    require(policy.add_ladder_step(actor))
    steps = _locked(actor)
    if _named(steps, label):
        raise LadderNotPossible(_("Eine Stufe mit diesem Namen gibt es schon."))
    if len(steps) >= MOST_STEPS:
        raise LadderNotPossible(_("Mehr als %(most)s Stufen sind nicht möglich.") % {"most": MOST_STEPS})
    place = next((at for at, row in enumerate(steps, 1) if row.key == after_key), None if after_key else 0)
    if place is None:
        raise LadderNotPossible(_("Diese Stufe gibt es nicht (mehr)."))
    step: LadderStep = LadderStep.objects.create(
        tenant_id=actor.tenant_id,
        key=_new_key(steps, label),
        label=label,
        sort=place * 10,
        is_end=is_end,
        body_kind=body_kind,
        decides=decides,
    )
    _number([*steps[:place], step, *steps[place:]])
    log.record(actor, "ladder.step_added", step, key=step.key)
    return step


@transaction.atomic
def change_ladder_step(
    *,
    actor: Actor,
    step_key: str,
    label: str,
    is_used: bool,
    on: date,
    is_end: bool | None = None,
    body_kind: str = "",
    decides: str = "",
) -> LadderStep:
    """
    Rename a step, say who decides there, end its use, or take it up again; what themes went through stays.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LadderNotPossible: themes stand on the step, or no step or no end would be left.
    """
    require(policy.change_ladder_step(actor))
    steps = _locked(actor)
    step = next((row for row in steps if row.key == step_key), None)
    if step is None:
        raise LadderNotPossible(_("Diese Stufe gibt es nicht (mehr)."))
    ends = step.is_end if is_end is None else is_end
    reasons = _obstacles(actor, steps, step, label=label, is_used=is_used, ends=ends)
    if reasons:
        raise LadderNotPossible.because(reasons)
    step.label, step.is_end, step.body_kind, step.decides = label, ends, body_kind, decides
    step.ended_on = None if is_used else step.ended_on or on
    step.save(update_fields=["label", "is_end", "body_kind", "decides", "ended_on"])
    _number(steps)
    log.record(actor, "ladder.step_changed", step, key=step.key, used=int(is_used))
    return step


def _obstacles(
    actor: Actor, steps: list[LadderStep], step: LadderStep, *, label: str, is_used: bool, ends: bool
) -> list[str]:
    reasons = []
    others = [row for row in steps if row.ended_on is None and row.pk != step.pk]
    if _named(others, label):
        reasons.append(_("Eine Stufe mit diesem Namen gibt es schon."))
    stands = ThemeStep.objects.for_tenant(actor).filter(step=step, left_on__isnull=True)
    if not is_used and stands.exists():
        reasons.append(_("Auf dieser Stufe stehen noch Themen."))
    if ends != step.is_end and ThemeStep.objects.for_tenant(actor).filter(step=step).exists():
        reasons.append(_("Themen standen schon auf dieser Stufe; ob sie eine Endstufe ist, bleibt deshalb so."))
    kept = {row.is_end for row in others} | ({ends} if is_used else set())
    if kept != {True, False}:
        reasons.append(_("Es muss mindestens eine Stufe und mindestens eine Endstufe bleiben."))
    return reasons


@transaction.atomic
def reorder_ladder(*, actor: Actor, step_key: str, upwards: bool) -> list[LadderStep]:
    """
    Let a step change places with its neighbour; the ends stay behind all others.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LadderNotPossible: there is no such step, or no neighbour on that side.
    """
    require(policy.reorder_ladder(actor))
    steps = _locked(actor)
    step = next((row for row in steps if row.key == step_key), None)
    if step is None:
        raise LadderNotPossible(_("Diese Stufe gibt es nicht (mehr)."))
    # Steps no longer used are passed over: nobody sees them in the order.
    rank = [row for row in steps if row.is_end == step.is_end and (row.ended_on is None or row.pk == step.pk)]
    at = rank.index(step) + (-1 if upwards else 1)
    if not 0 <= at < len(rank):
        raise LadderNotPossible(_("Weiter geht es in dieser Richtung nicht."))
    here, there = steps.index(step), steps.index(rank[at])
    steps.insert(there, steps.pop(here))
    _number(steps)
    log.record(actor, "ladder.reordered", step, key=step.key, upwards=int(upwards))
    return steps
