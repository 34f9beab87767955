"""A case ends, with reason and evaluation by both sides (CM-18), and may be taken up again."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case, CaseEvaluation, Closure, FollowUp, Goal, Phase
from kimpass.casework.models.history import date_obstacles, enter_phase
from kimpass.casework.models.standard import begin_standard_tasks
from kimpass.casework.selectors.phases import missing_for, open_goals, outdated
from kimpass.kernel.access import Actor, RuleViolation, require

# Support is voluntary and ends at any time (CM-01): here open goals are no obstacle, they are dropped.
ENDS_AT_ANY_TIME = frozenset({Closure.Reason.CLIENT_WISH, Closure.Reason.MOVED_AWAY, Closure.Reason.NO_CONTACT})
RATINGS = range(1, 6)


class CaseCannotBeClosed(RuleViolation):
    """Something still stands against closing."""


class CaseCannotBeReopened(RuleViolation):
    """Something stands against taking the case up again."""


def _entry_obstacles(reason: str, ratings: tuple[int | None, ...]) -> list[str]:
    obstacles = []
    if reason not in Closure.Reason.values:
        obstacles.append(_("Diesen Grund gibt es nicht."))
    if any(rating is not None and rating not in RATINGS for rating in ratings):
        obstacles.append(_("Bewerten Sie mit 1 bis 5."))
    return obstacles


def _asking_obstacles(ask_again_on: date | None, on: date) -> list[str]:
    if ask_again_on is not None and ask_again_on <= on:
        return [_("Die Nachfrage liegt nach dem Abschluss. Bitte wählen Sie einen späteren Tag.")]
    return []


def _settle_open_goals(case: Case, reason: str, on: date) -> list[str]:
    """Drop open goals when the client leaves; otherwise return their titles."""
    if reason in ENDS_AT_ANY_TIME:
        Goal.objects.of(case).open().update(attainment=Goal.Attainment.DROPPED, settled_on=on)
        return []
    return open_goals(case)


@transaction.atomic
def close_case(
    *,
    actor: Actor,
    case_id: int,
    reason: str,
    on: date,
    note: str = "",
    rating: int | None = None,
    evaluation: str = "",
    client_rating: int | None = None,
    client_evaluation: str = "",
    ask_again_on: date | None = None,
    seen_version: int | None = None,
) -> Case:
    """
    Close a case from whatever phase it is in; it passes through the closing phase on the way.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseCannotBeClosed: goals are open, the case is closed already, or an entry is impossible.
    """
    case: Case = Case.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=case_id)
    require(policy.close_case(actor, case))
    if newer := outdated(case, seen_version):
        raise CaseCannotBeClosed(newer)
    obstacles = (
        case.closing_obstacles([])
        or _entry_obstacles(reason, (rating, client_rating))
        or _asking_obstacles(ask_again_on, on)
        or date_obstacles(case, on, actor.today)
        or case.closing_obstacles(_settle_open_goals(case, reason, on))
    )
    if obstacles:
        raise CaseCannotBeClosed(*obstacles)
    if ask_again_on is not None:
        # Set before the case is closed: afterwards it changes only by reopening, which the reminder leads to.
        FollowUp.objects.create(
            tenant_id=actor.tenant_id,
            case=case,
            text=_("Nachfrage nach Abschluss"),
            due_on=ask_again_on,
            after_closing=True,
        )
    if case.phase != Phase.CLOSURE:
        enter_phase(case, Phase.CLOSURE, on)
    enter_phase(case, Phase.CLOSED, on)
    closure = Closure.objects.create(
        tenant_id=actor.tenant_id, case=case, reason=reason, closed_on=on, note=note, closed_by_id=actor.staff_id
    )
    sides = (
        (CaseEvaluation.Side.CASE_MANAGER, rating, evaluation),
        (CaseEvaluation.Side.CLIENT, client_rating, client_evaluation),
    )
    CaseEvaluation.objects.bulk_create(
        CaseEvaluation(tenant_id=actor.tenant_id, case=case, closure=closure, side=side, rating=stars, text=text)
        for side, stars, text in sides
        if stars is not None or text
    )
    log.record(actor, "case.closed", case, reason=reason)
    return case


def _reopening_obstacles(case: Case, on: date, today: date) -> list[str]:
    if case.phase != Phase.CLOSED:
        return [_("Der Fall ist nicht abgeschlossen.")]
    if dated := date_obstacles(case, on, today):
        return dated
    others = Case.objects.asked_for().open().filter(tenant_id=case.tenant_id, household_id=case.household_id)
    if others.exists():
        return [_("Für diesen Haushalt läuft schon ein anderer Fall.")]
    return [_("Es fehlt: %(paper)s") % {"paper": paper} for paper in missing_for(case, on)]


@transaction.atomic
def reopen_case(*, actor: Actor, case_id: int, on: date, reason: str, seen_version: int | None = None) -> Case:
    """
    Take a closed case up again with a re-assessment; its earlier closings stay.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseCannotBeReopened: it is not closed, papers are missing, or the household has another open case.
    """
    case: Case = Case.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=case_id)
    require(policy.reopen_case(actor, case))
    if newer := outdated(case, seen_version):
        raise CaseCannotBeReopened(newer)
    obstacles = _reopening_obstacles(case, on, actor.today)
    if not reason.strip():
        obstacles.append(_("Bitte nennen Sie den Grund der Wiederaufnahme."))
    if obstacles:
        raise CaseCannotBeReopened(*obstacles)
    enter_phase(case, Phase.REASSESSMENT, on, reason)
    begin_standard_tasks(case, Phase.REASSESSMENT, on, actor.staff_id)
    log.record(actor, "case.reopened", case)
    return case
