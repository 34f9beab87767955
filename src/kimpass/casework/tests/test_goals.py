from datetime import timedelta

import pytest

from kimpass.casework.actions.goals import (
    GoalCannotBeChanged,
    GoalEntry,
    StepEntry,
    add_goal_step,
    agree_goals,
    complete_goal_step,
    settle_goal,
)
from kimpass.casework.models import Case, Goal, GoalStep
from kimpass.casework.selectors.workable import NotSigned
from tests.support.cast import TODAY

NEXT_YEAR = TODAY + timedelta(days=365)


def agree(musterland, case, *goals, who="alice", on=TODAY):
    return agree_goals(actor=musterland.actor(who), case_id=case.pk, on=on, goals=list(goals))


@pytest.fixture
def goal(musterland):
    case = musterland.case()
    agree(musterland, case, GoalEntry("Wohnung", due_on=NEXT_YEAR, steps=[StepEntry("Schein beantragen", "Amal")]))
    return Goal.objects.get()


def test_agree_goals_writes_goals_and_steps(musterland, facts):
    case = musterland.case()
    area, person = musterland.areas["WOHNEN"], musterland.person_of(case)
    steps = [StepEntry("Schein beantragen", "Amal", NEXT_YEAR), StepEntry("Genossenschaft")]
    agreement = agree(
        musterland, case, GoalEntry(" Wohnung ", NEXT_YEAR, area.pk, person.pk, steps), GoalEntry("Deutsch B2")
    )
    assert agreement.round == 1
    assert list(Goal.objects.order_by("pk").values_list("title", "area", "person")) == [
        ("Wohnung", area.pk, person.pk),
        ("Deutsch B2", None, None),
    ]
    assert list(GoalStep.objects.order_by("pk").values_list("text", "who")) == [
        ("Schein beantragen", "Amal"),
        ("Genossenschaft", ""),
    ]
    assert facts() == ["goals.agreed"]
    assert agree(musterland, case, GoalEntry("Arbeit")).round == 2


@pytest.mark.parametrize(
    ("goals", "words"),
    [
        ([], "mindestens ein Ziel"),
        ([GoalEntry("  ")], "mindestens ein Ziel"),
        ([GoalEntry("Wohnung", due_on=TODAY - timedelta(days=1))], "vor der Vereinbarung"),
        ([GoalEntry("Wohnung", area_id=0)], "Lebenslage"),
        ([GoalEntry("Wohnung", person_id=0)], "gehört nicht zum Fall"),
    ],
)
def test_agree_goals_refuses_in_german(musterland, goals, words):
    with pytest.raises(GoalCannotBeChanged, match=words):
        agree(musterland, musterland.case(), *goals)
    assert not Goal.objects.exists()


def test_agree_goals_waits_for_the_signature(musterland):
    with pytest.raises(NotSigned):
        agree(musterland, musterland.case(signed=False), GoalEntry("Wohnung"))


def test_agree_goals_is_for_whoever_keeps_the_case(musterland):
    with pytest.raises(Case.DoesNotExist):
        agree(musterland, musterland.case(), GoalEntry("Wohnung"), who="eve")


def test_add_goal_step_until_the_goal_is_settled(musterland, goal):
    actor = musterland.actor("alice")
    assert add_goal_step(actor=actor, goal_id=goal.pk, text="Liste", who="Amal").case == goal.case
    with pytest.raises(GoalCannotBeChanged, match="was zu tun ist"):
        add_goal_step(actor=actor, goal_id=goal.pk, text=" ")
    settle_goal(actor=actor, goal_id=goal.pk, attainment="reached", on=TODAY)
    with pytest.raises(GoalCannotBeChanged, match="bereits abgeschlossen"):
        add_goal_step(actor=actor, goal_id=goal.pk, text="noch etwas")


def test_complete_goal_step_once(musterland, goal):
    step, actor = GoalStep.objects.get(), musterland.actor("alice")
    assert complete_goal_step(actor=actor, step_id=step.pk, on=TODAY).done_on == TODAY
    with pytest.raises(GoalCannotBeChanged, match="bereits erledigt"):
        complete_goal_step(actor=actor, step_id=step.pk, on=TODAY)


def test_settle_goal_says_how_far(musterland, goal, facts):
    settled = settle_goal(actor=musterland.actor("alice"), goal_id=goal.pk, attainment="partly", on=TODAY)
    assert (settled.attainment, settled.settled_on, settled.version) == ("partly", TODAY, 2)
    assert facts()[-1] == "goal.settled"


@pytest.mark.parametrize("attainment", ["open", "somehow"])
def test_settle_goal_needs_an_answer(musterland, goal, attainment):
    with pytest.raises(GoalCannotBeChanged, match="wie weit"):
        settle_goal(actor=musterland.actor("alice"), goal_id=goal.pk, attainment=attainment, on=TODAY)


def test_goals_of_others_do_not_exist(musterland, goal):
    eve = musterland.actor("eve")
    with pytest.raises(Goal.DoesNotExist):
        settle_goal(actor=eve, goal_id=goal.pk, attainment="reached", on=TODAY)
    with pytest.raises(Goal.DoesNotExist):
        add_goal_step(actor=eve, goal_id=goal.pk, text="x")
    with pytest.raises(GoalStep.DoesNotExist):
        complete_goal_step(actor=eve, step_id=GoalStep.objects.get().pk, on=TODAY)
