"""The end of the case: goals settled, both sides asked."""

from kimpass.casework.actions import closing, goals
from kimpass.casework.models import Case, Goal
from kimpass.web.journey.case import MANAGER
from kimpass.web.journey.told import Story, insist


def close(story: Story, case: Case) -> Case:
    """Settle the goal and close with both sides' evaluation."""
    actor = story.stage.actor(MANAGER)
    goal = Goal.objects.of(case).get()
    story.tell_refusal(
        "closing refused: a goal is open",
        actor,
        case,
        lambda: closing.close_case(actor=actor, case_id=case.pk, reason="goals_met", on=actor.today),
    )
    settled = goals.settle_goal(actor=actor, goal_id=goal.pk, attainment="reached", on=actor.today)
    story.tell("goal settled", actor, settled, settled.attainment)
    closed = closing.close_case(
        actor=actor,
        case_id=case.pk,
        reason="goals_met",
        on=actor.today,
        note="Die Familie kommt ohne Begleitung zurecht.",
        rating=4,
        evaluation="Zusammenarbeit mit dem Schulamt trägt.",
        client_rating=5,
        client_evaluation="Danke.",
    )
    insist(closed.closed_on == actor.today, "the case did not close")
    story.tell("case closed", actor, closed, closed.phase)
    return closed
