"""Who sees and works on goals, milestones and concepts: see with the reports, work with a right of its own."""

from django.utils.translation import gettext_lazy as _

from kimpass.controlling.models import Concept, MilestonePlan, MilestoneRow, ProgrammeGoal
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny


def _sees(actor: Actor, *, tenant_id: int | None = None) -> Decision:
    if actor.may(Permission.REPORT_VIEW) and tenant_id in {None, actor.tenant_id}:
        return ALLOW
    return deny(str(_("Ziele und Meilensteine sehen Geschäftsführung und Koordinierende Stelle.")))


def _works(actor: Actor, *, tenant_id: int | None = None) -> Decision:
    if actor.may(Permission.GOAL_WORK) and tenant_id in {None, actor.tenant_id}:
        return ALLOW
    return deny(str(_("Ziele und Meilensteine bearbeiten Geschäftsführung und Koordinierende Stelle.")))


def write_goals(actor: Actor) -> Decision:
    """Decide who writes goals for a period (GOAL-01)."""
    return _works(actor)


def change_goal(actor: Actor, goal: ProgrammeGoal) -> Decision:
    """Decide who changes a goal."""
    return _works(actor, tenant_id=goal.tenant_id)


def remove_goal(actor: Actor, goal: ProgrammeGoal) -> Decision:
    """Decide who takes a goal back."""
    return _works(actor, tenant_id=goal.tenant_id)


def carry_goals_over(actor: Actor) -> Decision:
    """Decide who takes goals over into another period (GOAL-05)."""
    return _works(actor)


def write_goal_period(actor: Actor) -> Decision:
    """Decide who writes statement and outlook of a period (GOAL-02, GOAL-05)."""
    return _works(actor)


def confirm_goal_period(actor: Actor) -> Decision:
    """Decide who confirms what the goals of a period come to, as with each goal (GOAL-02)."""
    if actor.may(Permission.REPORT_VIEW) and "programme_manager" in actor.role_keys:
        return ALLOW
    return deny(str(_("Die Zielerreichung bestätigt die Geschäftsführung.")))


def see_milestones(actor: Actor) -> Decision:
    """Decide who sees the list of milestone plans."""
    return _sees(actor)


def see_milestone_plan(actor: Actor, plan: MilestonePlan) -> Decision:
    """Decide who sees one edition of the milestones."""
    return _sees(actor, tenant_id=plan.tenant_id)


def start_milestone_plan(actor: Actor) -> Decision:
    """Decide who begins a plan (MIL-01)."""
    return _works(actor)


def change_milestone_plan(actor: Actor, plan: MilestonePlan) -> Decision:
    """Decide who changes title and years of a draft."""
    return _works(actor, tenant_id=plan.tenant_id)


def adopt_milestone_plan(actor: Actor, plan: MilestonePlan) -> Decision:
    """Decide who notes that an edition was adopted."""
    return _works(actor, tenant_id=plan.tenant_id)


def continue_milestone_plan(actor: Actor, plan: MilestonePlan) -> Decision:
    """Decide who begins the next edition (MIL-05)."""
    return _works(actor, tenant_id=plan.tenant_id)


def add_milestone_row(actor: Actor, plan: MilestonePlan) -> Decision:
    """Decide who adds a line to a plan (MIL-02)."""
    return _works(actor, tenant_id=plan.tenant_id)


def change_milestone_row(actor: Actor, row: MilestoneRow) -> Decision:
    """Decide who rewords a line."""
    return _works(actor, tenant_id=row.tenant_id)


def move_milestone_row(actor: Actor, row: MilestoneRow) -> Decision:
    """Decide who moves a line up or down."""
    return _works(actor, tenant_id=row.tenant_id)


def remove_milestone_row(actor: Actor, row: MilestoneRow) -> Decision:
    """Decide who takes a line out of a draft."""
    return _works(actor, tenant_id=row.tenant_id)


def plan_milestone(actor: Actor, row: MilestoneRow) -> Decision:
    """Decide who fills in the half-years of a line: planned, and what became of it (MIL-01, MIL-04)."""
    return _works(actor, tenant_id=row.tenant_id)


def choose_milestone_evidence(actor: Actor, row: MilestoneRow) -> Decision:
    """Decide who chooses what shows that a milestone was carried out (MIL-04)."""
    return _works(actor, tenant_id=row.tenant_id)


def see_concepts(actor: Actor) -> Decision:
    """Decide who sees concepts and their editions (REP-09)."""
    return _sees(actor)


def add_concept(actor: Actor) -> Decision:
    """Decide who records an edition of a concept."""
    return _works(actor)


def change_concept(actor: Actor, concept: Concept) -> Decision:
    """Decide who changes what is recorded about an edition."""
    return _works(actor, tenant_id=concept.tenant_id)
