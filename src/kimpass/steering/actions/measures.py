"""What is done about a theme, from idea to standard (SYS-16)."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import FundingLine
from kimpass.steering import policy
from kimpass.steering.models import Decision, Measure, MeasureState, Theme
from kimpass.steering.selectors.office_text import person_in


class MeasureNotPossible(RuleViolation):
    """The measure cannot be started or changed that way."""


@dataclass(frozen=True, slots=True)
class MeasureData:
    """Who does a measure until when, what it costs, and when to look whether it works."""

    title: str
    owner_function: str
    due_on: date | None = None
    cost: Decimal | None = None
    funding_line_id: int | None = None
    check_effect_on: date | None = None
    # The funded programme that pays for it already (FUN-09).
    other_programme: str = ""


def _no_person(*texts: str) -> None:
    if reasons := person_in(*texts):
        raise MeasureNotPossible.because(reasons)


def _money_obstacles(actor: Actor, data: MeasureData) -> list[str]:
    lines = FundingLine.objects.for_tenant(actor).current()
    reasons = []
    if data.funding_line_id is not None and not lines.filter(pk=data.funding_line_id).exists():
        reasons.append(_("Diese Förderzeile gibt es nicht."))
    if data.cost is not None and data.cost < 0:
        reasons.append(_("Kosten können nicht unter null liegen."))
    return reasons


@transaction.atomic
def start_measure(
    *,
    actor: Actor,
    theme_id: int | None,
    decision_id: int | None,
    on: date,
    **fields: Any,
) -> Measure:
    """
    Start a measure: decided when a decision stands behind it, an idea otherwise. `fields` are those of `MeasureData`.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MeasureNotPossible: theme or decision are unknown or do not belong together, or it is due before it starts.
    """
    require(policy.start_measure(actor))
    data = MeasureData(**fields)
    theme = Theme.objects.visible_to(actor).filter(pk=theme_id).first() if theme_id else None
    decisions = Decision.objects.visible_to(actor).select_related("agenda_item")
    decision = decisions.filter(pk=decision_id).first() if decision_id else None
    reasons = _money_obstacles(actor, data)
    if theme_id and theme is None:
        reasons.append(_("Dieses Thema gibt es nicht."))
    if decision_id and decision is None:
        reasons.append(_("Diesen Beschluss gibt es nicht."))
    if theme and decision and decision.agenda_item.theme_id not in {None, theme.pk}:
        reasons.append(_("Der Beschluss gehört zu einem anderen Thema."))
    if data.due_on is not None and data.due_on < on:
        reasons.append(_("Die Frist liegt vor dem Beginn."))
    if data.check_effect_on is not None and data.check_effect_on < on:
        reasons.append(_("Die Wirkungsprüfung liegt vor dem Beginn."))
    if reasons:
        raise MeasureNotPossible.because(reasons)
    _no_person(data.title, data.owner_function, data.other_programme)
    state = Measure.State.DECIDED if decision else Measure.State.IDEA
    measure: Measure = Measure.objects.create(
        tenant_id=actor.tenant_id, theme=theme, decision=decision, state=state, **asdict(data)
    )
    MeasureState.objects.create(tenant_id=actor.tenant_id, measure=measure, state=state, valid_from=on)
    log.record(actor, "measure.started", measure, state=state)
    return measure


@transaction.atomic
def change_measure(*, actor: Actor, measure_id: int, version: int, data: MeasureData) -> Measure:
    """
    Correct what is known about a measure; how far it is has an action of its own.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MeasureNotPossible: somebody changed it in between, the money does not fit, or the words name a person.
    """
    measure: Measure = Measure.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=measure_id)
    require(policy.change_measure(actor, measure))
    if measure.version != version:
        raise MeasureNotPossible(_("Die Maßnahme wurde inzwischen geändert. Beide Fassungen stehen unten."))
    if reasons := _money_obstacles(actor, data):
        raise MeasureNotPossible.because(reasons)
    _no_person(data.title, data.owner_function, data.other_programme)
    values = asdict(data)
    for name, value in values.items():
        setattr(measure, name, value)
    measure.version += 1
    measure.save(update_fields=[*values, "version"])
    log.record(actor, "measure.changed", measure)
    return measure


@transaction.atomic
def change_measure_state(*, actor: Actor, measure_id: int, state: str, on: date, effect: str = "") -> Measure:
    """
    Let a measure enter another state; from "implemented" on, its effect belongs to it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MeasureNotPossible: it is in that state already, or the day does not fit.
    """
    measure: Measure = Measure.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=measure_id)
    require(policy.change_measure_state(actor, measure))
    now = MeasureState.objects.for_tenant(actor).filter(measure=measure, valid_until__isnull=True).first()
    reasons = []
    if measure.state == state:
        reasons.append(_("Die Maßnahme hat diesen Stand schon."))
    if on > actor.today:
        reasons.append(_("Das Datum liegt in der Zukunft."))
    if now is not None and on < now.valid_from:
        reasons.append(_("Das Datum liegt vor dem Beginn des jetzigen Standes."))
    if state == Measure.State.STANDARD and not (effect.strip() or measure.effect):
        reasons.append(_("Vor dem Standard steht die Wirkungsprüfung: Bitte beschreiben Sie die Wirkung."))
    if reasons:
        raise MeasureNotPossible.because(reasons)
    _no_person(effect)
    if now is not None and now.valid_from == on:
        # Two changes on one day: the first never held a whole day.
        now.delete()
    elif now is not None:
        now.valid_until = on
        now.save(update_fields=["valid_until"])
    MeasureState.objects.create(tenant_id=actor.tenant_id, measure=measure, state=state, valid_from=on)
    measure.state = state
    measure.effect = effect or measure.effect
    measure.version += 1
    measure.save(update_fields=["state", "effect", "version"])
    log.record(actor, "measure.state_changed", measure, state=state)
    return measure
