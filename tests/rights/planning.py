"""One of each in goals, milestones and concepts, so that every page has something to show."""

from decimal import Decimal

from kimpass.controlling.actions import concepts, goals, milestone_rows, milestones
from kimpass.controlling.actions.concepts import ConceptData
from kimpass.controlling.actions.goal_data import CriterionData, GoalData
from kimpass.controlling.actions.milestone_rows import RowData


def plan_ahead(stage):
    """Let the coordinating office set a goal, begin one plan, adopt another, and record an edition of a concept."""
    actor = stage.actor("coordinator")
    year = actor.today.year
    goal = GoalData("Die Lenkungsgruppe tagt zweimal.", (CriterionData("lg_sessions", target=Decimal(2)),))
    goals.write_goals(actor=actor, period_kind="calendar_year", period_label=str(year - 1), goals=[goal])
    for title in ("Entwurf", "Meilensteinplanung"):
        plan = milestones.start_milestone_plan(actor=actor, title=title, first_year=year, last_year=year)
        milestone_rows.add_milestone_row(actor=actor, plan_id=plan.pk, row=RowData("Sitzungen", "1", "Gremien"))
    milestones.adopt_milestone_plan(actor=actor, plan_id=plan.pk, on=actor.today)
    concepts.add_concept(actor=actor, concept=ConceptData("action", "Handlungskonzept", str(year)))
