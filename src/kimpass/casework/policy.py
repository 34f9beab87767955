"""
Who may do what here: one function for each use case, written to be read by lawyers too.

Sight comes first and is decided elsewhere: whoever asks about a case has it from `Case.objects.visible_to(actor)`,
so he keeps it today or deputises for whoever does. The rules below add what his role allows him to do with it.
"""

from django.utils.translation import gettext as _

from kimpass.casework.models import AccessRequest, Case, FollowUp, Goal, GoalStep, Referral
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny


def _work(actor: Actor, case: Case) -> Decision:
    """Work on a case: the role suffices in any unit, because a deputy may come from a neighbouring one."""
    if actor.tenant_id == case.tenant_id and actor.may_somewhere(Permission.CASE_WORK):
        return ALLOW
    return deny(_("Ihre Rolle umfasst die Arbeit an Fällen nicht."))


def _in_unit(actor: Actor, permission: Permission, unit_id: int | None) -> bool:
    """Test a right in one unit, or anywhere while no unit has been named yet."""
    if unit_id is None:
        return actor.may_somewhere(permission)
    return actor.may(permission, unit_id=unit_id)


# --- Access -------------------------------------------------------------------------------


def list_access_requests(actor: Actor) -> Decision:
    """Whoever sees access requests in at least one unit."""
    if actor.may_somewhere(Permission.ACCESS_VIEW):
        return ALLOW
    return deny(_("Ihre Rolle umfasst die Einsicht in Zugangsanfragen nicht."))


def view_access_request(actor: Actor, access_request: AccessRequest) -> Decision:
    """Whoever sees access requests in the unit the request belongs to."""
    if actor.may(Permission.ACCESS_VIEW, unit_id=access_request.unit_id):
        return ALLOW
    return deny(_("Ihre Rolle umfasst die Einsicht in Zugangsanfragen dieser Kommune nicht."))


def record_access_request(actor: Actor, unit_id: int | None = None) -> Decision:
    """Whoever records access requests in this unit; without a unit: somewhere."""
    if _in_unit(actor, Permission.ACCESS_RECORD, unit_id):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Erfassen von Zugangsanfragen in dieser Kommune nicht."))


def return_access_request(actor: Actor, access_request: AccessRequest) -> Decision:
    """Whoever could accept it: works on cases in the unit the request belongs to."""
    if actor.may(Permission.CASE_WORK, unit_id=access_request.unit_id):
        return ALLOW
    return deny(_("Über diese Zugangsanfrage entscheidet das Case Management der Kommune."))


# --- Intake and phases --------------------------------------------------------------------


def list_cases(actor: Actor) -> Decision:
    """Whoever sees cases at all; which ones, the queryset says."""
    if actor.may_somewhere(Permission.CASE_VIEW):
        return ALLOW
    return deny(_("Ihre Rolle umfasst keinen Einblick in Fälle."))


def begin_intake(actor: Actor, unit_id: int | None = None) -> Decision:
    """Whoever works on cases in this unit; without a unit: somewhere."""
    if _in_unit(actor, Permission.CASE_WORK, unit_id):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Aufnehmen von Fällen in dieser Kommune nicht."))


def add_case_member(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return _work(actor, case)


def move_case(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return _work(actor, case)


# --- Closing ------------------------------------------------------------------------------


def _close(actor: Actor, case: Case) -> Decision:
    if actor.tenant_id == case.tenant_id and actor.may_somewhere(Permission.CASE_CLOSE):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Abschließen von Fällen nicht."))


def close_case(actor: Actor, case: Case) -> Decision:
    """Whoever keeps the case today or deputises, with the right to close."""
    return _close(actor, case)


def reopen_case(actor: Actor, case: Case) -> Decision:
    """Whoever could close it."""
    return _close(actor, case)


# --- The record ---------------------------------------------------------------------------


def view_case(actor: Actor, case: Case) -> Decision:
    """Whoever sees cases at all; that he sees this one, the queryset has said."""
    if actor.tenant_id == case.tenant_id and actor.may_somewhere(Permission.CASE_VIEW):
        return ALLOW
    return deny(_("Ihre Rolle umfasst keinen Einblick in Fälle."))


def record_contact(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return _work(actor, case)


def choose_case(actor: Actor) -> Decision:
    """Whoever works on cases: to choose the one a note is for."""
    if actor.may_somewhere(Permission.CASE_WORK):
        return ALLOW
    return deny(_("Ihre Rolle umfasst die Arbeit an Fällen nicht."))


def record_assessment(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return _work(actor, case)


def agree_goals(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return _work(actor, case)


def add_goal_step(actor: Actor, goal: Goal) -> Decision:
    """Whoever works on the case the goal belongs to."""
    return _work(actor, goal.case)


def complete_goal_step(actor: Actor, step: GoalStep) -> Decision:
    """Whoever works on the case the step belongs to."""
    return _work(actor, step.case)


def settle_goal(actor: Actor, goal: Goal) -> Decision:
    """Whoever works on the case the goal belongs to."""
    return _work(actor, goal.case)


def link_service(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return _work(actor, case)


def refer(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case; that the client released it, the action checks."""
    return _work(actor, case)


def answer_referral(actor: Actor, referral: Referral) -> Decision:
    """Whoever works on the case the referral belongs to."""
    return _work(actor, referral.case)


def set_follow_up(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return _work(actor, case)


def complete_follow_up(actor: Actor, follow_up: FollowUp) -> Decision:
    """Whoever works on the case the reminder belongs to."""
    return _work(actor, follow_up.case)


def postpone_follow_up(actor: Actor, follow_up: FollowUp) -> Decision:
    """Whoever works on the case the reminder belongs to."""
    return _work(actor, follow_up.case)


def report_case_finding(actor: Actor, case: Case) -> Decision:
    """Whoever sees the case and may report findings at all."""
    if actor.tenant_id == case.tenant_id and actor.may_somewhere(Permission.FINDING_REPORT):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Melden von Strukturhinweisen nicht."))
