"""Goals of the programme for a period, with measurable conditions (GOAL-01, GOAL-05, GOAL-06, F-20)."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.actions.goal_data import CriterionData, GoalData
from kimpass.controlling.models import GoalCriterion, GoalPeriod, PeriodKind, ProgrammeGoal
from kimpass.controlling.selectors.goal_periods import kind_of, label_obstacles
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.period import Period


class GoalNotPossible(RuleViolation):
    """The goal cannot be written, changed or taken over like that."""


def _open_period(actor: Actor, label: str) -> GoalPeriod:
    """
    Return the row of a period, locked and made when it is missing.

    :raises GoalNotPossible: what the goals come to was confirmed, so that they stay as they are.
    """
    kind, periods = kind_of(label), GoalPeriod.objects.for_tenant(actor)
    periods.get_or_create(tenant_id=actor.tenant_id, period_kind=kind, period_label=label)
    row: GoalPeriod = periods.select_for_update(of=("self",)).get(period_kind=kind, period_label=label)
    if row.confirmed_on is not None:
        raise GoalNotPossible(_("Die Gesamtaussage dieses Zeitraums ist bestätigt. Seine Ziele bleiben, wie sie sind."))
    return row


def _agreed_in(actor: Actor, label: str, but: int | None = None) -> dict[str, Decimal]:
    rows = GoalCriterion.objects.for_tenant(actor).filter(goal__period_label=label, target__isnull=False)
    targets = rows.exclude(goal_id=but).values_list("metric", "target")
    return {metric: target for metric, target in targets if target is not None}


def _write_criteria(actor: Actor, goal: ProgrammeGoal, criteria: Iterable[CriterionData]) -> None:
    GoalCriterion.objects.bulk_create(
        GoalCriterion(tenant_id=actor.tenant_id, goal=goal, sort=sort, **asdict(criterion))
        for sort, criterion in enumerate(criteria)
    )


def _write(
    actor: Actor, period: GoalPeriod, goals: Sequence[GoalData], origins: Sequence[int | None]
) -> list[ProgrammeGoal]:
    here = ProgrammeGoal.objects.for_tenant(actor).filter(period_label=period.period_label)
    last = here.aggregate(last=Max("number"))["last"] or 0
    written = []
    for number, (data, origin) in enumerate(zip(goals, origins, strict=True), last + 1):
        goal = ProgrammeGoal.objects.create(
            tenant_id=actor.tenant_id,
            period_kind=period.period_kind,
            period_label=period.period_label,
            number=number,
            text=data.text.strip(),
            unit_id=data.unit_id,
            note=data.note.strip(),
            carried_from_id=origin,
        )
        _write_criteria(actor, goal, data.criteria)
        written.append(goal)
    return written


def _set_days(period: GoalPeriod, first_day: date | None, last_day: date | None) -> None:
    if period.period_kind != PeriodKind.FREE:
        return
    if first_day is None or last_day is None:
        if period.valid_from is None:
            raise GoalNotPossible(_("Ein freier Zeitraum braucht einen ersten und einen letzten Tag."))
        return
    if last_day < first_day:
        raise GoalNotPossible(_("Der letzte Tag liegt vor dem ersten."))
    span = Period.inclusive(first_day, last_day)
    if period.valid_from is not None and (period.valid_from, period.valid_until) != (span.start, span.end):
        told = _("Den Zeitraum „%(label)s“ gibt es schon mit anderen Tagen.")
        raise GoalNotPossible(told % {"label": period.period_label})
    period.valid_from, period.valid_until = span.start, span.end
    period.save(update_fields=["valid_from", "valid_until"])


@transaction.atomic
def write_goals(
    *,
    actor: Actor,
    period_kind: str,
    period_label: str,
    goals: Sequence[GoalData],
    first_day: date | None = None,
    last_day: date | None = None,
) -> list[ProgrammeGoal]:
    """
    Write one or several goals for a period at once (promise 19); a free period says its days, both inclusive.

    :raises PermissionDenied: the policy refuses this actor.
    :raises GoalNotPossible: the period is written wrongly or closed, or a goal cannot be measured.
    """
    require(policy.write_goals(actor))
    label = " ".join(period_label.split())
    if reasons := label_obstacles(period_kind, label):
        raise GoalNotPossible.because(reasons)
    if not goals:
        raise GoalNotPossible(_("Bitte schreiben Sie mindestens ein Ziel."))
    agreed = _agreed_in(actor, label)
    for goal in goals:
        agreed |= goal.agreed()
    numbered = len(goals) > 1
    reasons = [
        _("Ziel %(number)s: %(reason)s") % {"number": number, "reason": reason} if numbered else reason
        for number, goal in enumerate(goals, 1)
        for reason in goal.obstacles(actor, agreed)
    ]
    if reasons:
        raise GoalNotPossible.because(reasons)
    period = _open_period(actor, label)
    _set_days(period, first_day, last_day)
    written = _write(actor, period, goals, [None] * len(goals))
    for row, goal in zip(written, goals, strict=True):
        log.record(actor, "goal.written", row, number=row.number, criteria=len(goal.criteria))
    return written


def _changeable(actor: Actor, goal_id: int) -> ProgrammeGoal:
    rows = ProgrammeGoal.objects.visible_to(actor).select_for_update(of=("self",))
    goal: ProgrammeGoal = rows.get(pk=goal_id)
    return goal


def _refuse_closed(actor: Actor, goal: ProgrammeGoal) -> None:
    if goal.attainments.for_tenant(actor).exists():
        raise GoalNotPossible(_("Die Zielerreichung ist bestätigt. Das Ziel bleibt, wie es ist."))
    _open_period(actor, goal.period_label)


@transaction.atomic
def change_goal(*, actor: Actor, goal_id: int, version: int, goal: GoalData) -> ProgrammeGoal:
    """
    Reword a goal and replace its conditions while nobody has confirmed how far it was reached.

    :raises PermissionDenied: the policy refuses this actor.
    :raises GoalNotPossible: it is confirmed, cannot be measured, or somebody was quicker.
    """
    row = _changeable(actor, goal_id)
    require(policy.change_goal(actor, row))
    if row.version != version:
        raise GoalNotPossible(_("Das Ziel wurde inzwischen geändert. Beide Fassungen stehen unten."))
    _refuse_closed(actor, row)
    reasons = goal.obstacles(actor, _agreed_in(actor, row.period_label, but=row.pk) | goal.agreed())
    if reasons:
        raise GoalNotPossible.because(reasons)
    row.text, row.note, row.unit_id = goal.text.strip(), goal.note.strip(), goal.unit_id
    row.version += 1
    row.save(update_fields=["text", "note", "unit", "version"])
    GoalCriterion.objects.for_tenant(actor).filter(goal=row).delete()
    _write_criteria(actor, row, goal.criteria)
    log.record(actor, "goal.changed", row, number=row.number, criteria=len(goal.criteria))
    return row


@transaction.atomic
def remove_goal(*, actor: Actor, goal_id: int) -> None:
    """
    Take a goal back that nobody has confirmed and no later period carries on.

    :raises PermissionDenied: the policy refuses this actor.
    :raises GoalNotPossible: it is confirmed or was taken over.
    """
    row = _changeable(actor, goal_id)
    require(policy.remove_goal(actor, row))
    _refuse_closed(actor, row)
    if ProgrammeGoal.objects.for_tenant(actor).filter(carried_from=row).exists():
        raise GoalNotPossible(_("Dieses Ziel ist in einen späteren Zeitraum übernommen."))
    log.record(actor, "goal.removed", row, number=row.number)
    GoalCriterion.objects.for_tenant(actor).filter(goal=row).delete()
    row.delete()


def _data_of(goal: ProgrammeGoal) -> GoalData:
    criteria = tuple(
        CriterionData(c.metric, c.comparison, c.target, c.formula) for c in goal.criteria.asked_for().order_by("sort")
    )
    return GoalData(goal.text, criteria, goal.unit_id)


@transaction.atomic
def carry_goals_over(*, actor: Actor, goal_ids: Sequence[int], period_label: str) -> list[ProgrammeGoal]:
    """
    Take goals over into another period with their conditions; the old ones stay as they are (GOAL-05).

    :raises PermissionDenied: the policy refuses this actor.
    :raises GoalNotPossible: the period does not exist or is closed, or a goal stands there already.
    """
    require(policy.carry_goals_over(actor))
    label = " ".join(period_label.split())
    kind = kind_of(label)
    free = GoalPeriod.objects.for_tenant(actor).filter(period_label=label)
    if label_obstacles(kind, label) or (kind == PeriodKind.FREE and not free.exists()):
        raise GoalNotPossible(_("Bitte schreiben Sie den Zeitraum wie 2026/27, 2027 oder 2027/1."))
    found = ProgrammeGoal.objects.visible_to(actor).filter(pk__in=goal_ids).order_by("number")
    goals = list(found.select_for_update(of=("self",)))
    if not goals:
        raise GoalNotPossible(_("Bitte wählen Sie mindestens ein Ziel."))
    there = ProgrammeGoal.objects.for_tenant(actor).filter(period_label=label)
    if any(goal.period_label == label for goal in goals) or there.filter(carried_from__in=goals).exists():
        raise GoalNotPossible(_("Ein gewähltes Ziel steht in diesem Zeitraum schon."))
    period = _open_period(actor, label)
    written = _write(actor, period, [_data_of(goal) for goal in goals], [goal.pk for goal in goals])
    for goal in written:
        log.record(actor, "goal.carried_over", goal, number=goal.number)
    return written
