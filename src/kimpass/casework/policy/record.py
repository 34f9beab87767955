"""Who may write into the record of a case."""

from django.utils.translation import gettext as _

from kimpass.casework.models import Case, FollowUp, Goal, GoalStep
from kimpass.casework.policy.case import may_work
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.people.models import Person


def record_contact(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def note_for_person(actor: Actor, person: Person) -> Decision:
    """Whoever works on cases: to write a note for somebody just found."""
    if actor.tenant_id == person.tenant_id and actor.may_somewhere(Permission.CASE_WORK):
        return ALLOW
    return deny(_("Ihre Rolle umfasst die Arbeit an Fällen nicht."))


def record_assessment(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def agree_goals(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def add_goal_step(actor: Actor, goal: Goal) -> Decision:
    """Whoever works on the case the goal belongs to."""
    return may_work(actor, goal.case)


def complete_goal_step(actor: Actor, step: GoalStep) -> Decision:
    """Whoever works on the case the step belongs to."""
    return may_work(actor, step.case)


def settle_goal(actor: Actor, goal: Goal) -> Decision:
    """Whoever works on the case the goal belongs to."""
    return may_work(actor, goal.case)


def link_service(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def set_follow_up(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def complete_follow_up(actor: Actor, follow_up: FollowUp) -> Decision:
    """Whoever works on the case the reminder belongs to."""
    return may_work(actor, follow_up.case)


def postpone_follow_up(actor: Actor, follow_up: FollowUp) -> Decision:
    """Whoever works on the case the reminder belongs to."""
    return may_work(actor, follow_up.case)


def report_case_finding(actor: Actor, case: Case) -> Decision:
    """Whoever sees the case and may report findings at all."""
    if actor.tenant_id == case.tenant_id and actor.may_somewhere(Permission.FINDING_REPORT):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Melden von Strukturhinweisen nicht."))
