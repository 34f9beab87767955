"""Goals, milestones and concepts."""

from django.urls import path

from kimpass.controlling.views import (
    concepts,
    goal_periods,
    goals,
    milestone_evidence,
    milestone_rows,
    milestones,
)

urlpatterns = [
    path("ziele/schreiben/", goals.write_goals, name="write_goals"),
    path("ziele/uebernehmen/", goals.carry_goals_over, name="carry_goals_over"),
    path("ziele/zeitraum/", goal_periods.write_goal_period, name="write_goal_period"),
    path("ziele/zeitraum/bestaetigen/", goal_periods.confirm_goal_period, name="confirm_goal_period"),
    path("ziele/<pid:pid>/aendern/", goals.change_goal, name="change_goal"),
    path("ziele/<pid:pid>/streichen/", goals.remove_goal, name="remove_goal"),
    path("meilensteine/", milestones.milestone_list, name="milestones"),
    path("meilensteine/neu/", milestones.start_milestone_plan, name="start_milestone_plan"),
    path("meilensteine/<pid:pid>/", milestones.milestone_plan, name="milestone_plan"),
    path("meilensteine/<pid:pid>/aendern/", milestones.change_milestone_plan, name="change_milestone_plan"),
    path("meilensteine/<pid:pid>/beschluss/", milestones.adopt_milestone_plan, name="adopt_milestone_plan"),
    path("meilensteine/<pid:pid>/fortschreiben/", milestones.continue_milestone_plan, name="continue_milestone_plan"),
    path("meilensteine/<pid:pid>/vergleich/", milestones.milestone_difference, name="milestone_difference"),
    path("meilensteine/<pid:pid>/zeile/", milestone_rows.add_milestone_row, name="add_milestone_row"),
    path("meilensteine/zeilen/<pid:pid>/", milestone_rows.plan_milestone, name="plan_milestone"),
    path("meilensteine/zeilen/<pid:pid>/aendern/", milestone_rows.change_milestone_row, name="change_milestone_row"),
    path("meilensteine/zeilen/<pid:pid>/verschieben/", milestone_rows.move_milestone_row, name="move_milestone_row"),
    path("meilensteine/zeilen/<pid:pid>/streichen/", milestone_rows.remove_milestone_row, name="remove_milestone_row"),
    path(
        "meilensteine/zeilen/<pid:pid>/nachweise/",
        milestone_evidence.choose_milestone_evidence,
        name="choose_milestone_evidence",
    ),
    path("konzepte/", concepts.concept_list, name="concepts"),
    path("konzepte/neu/", concepts.add_concept, name="add_concept"),
    path("konzepte/<pid:pid>/aendern/", concepts.change_concept, name="change_concept"),
]
