from datetime import timedelta

import pytest

from kimpass.casework.actions import phases
from kimpass.casework.actions.phases import PhaseLocked
from kimpass.casework.models import Case, CasePhase, Phase
from kimpass.casework.selectors.phases import phase_options


def move(world, case, to, who="alice", on=None, **more):
    return phases.move_case(actor=world.actor(who), case_id=case.pk, to=to, on=on or world.today, **more)


def history(case):
    return list(CasePhase.objects.filter(case=case).order_by("pk").values_list("phase", "round", "left_on"))


def test_move_case_writes_the_history(musterland, facts):
    case = move(musterland, musterland.case(), "assessment")
    assert case.phase == Phase.ASSESSMENT
    assert history(case) == [("intake", 1, musterland.today), ("assessment", 1, None)]
    assert facts() == ["case.moved"]


def test_move_case_counts_rounds(musterland):
    case = musterland.case()
    for to in ("assessment", "goal_agreement", "assessment", "goal_agreement"):
        move(musterland, case, to)
    assert [(phase, turn) for phase, turn, _ in history(case)][-2:] == [("assessment", 2), ("goal_agreement", 2)]


def test_move_case_says_which_papers_are_missing(musterland):
    with pytest.raises(PhaseLocked, match="Es fehlt: ") as refused:
        move(musterland, musterland.case(signed=False), "assessment")
    assert len(refused.value.reasons) == 2


def test_move_case_may_end_without_papers(musterland):
    """Support is voluntary and ends at any time (CM-01)."""
    assert move(musterland, musterland.case(signed=False), "closure").phase == Phase.CLOSURE


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("monitoring", "folgt „Monitoring“ nicht"),
        ("intake", "bereits in dieser Phase"),
        ("closed", "Grund und Auswertung"),
        ("retired", "gibt es nicht"),
    ],
)
def test_move_case_refuses_what_does_not_follow(musterland, to, words):
    case = musterland.case()
    with pytest.raises(PhaseLocked, match=words):
        move(musterland, case, to)
    assert history(case) == [("intake", 1, None)]


def test_move_case_refuses_impossible_days(musterland):
    case = musterland.case()
    with pytest.raises(PhaseLocked, match="Zukunft"):
        move(musterland, case, "assessment", on=musterland.today + timedelta(days=1))
    with pytest.raises(PhaseLocked, match="vor dem Beginn"):
        move(musterland, case, "assessment", on=musterland.today - timedelta(days=99))


def test_move_case_does_not_overwrite_a_newer_state(musterland):
    case = musterland.case()
    move(musterland, case, "assessment", seen_version=1)
    with pytest.raises(PhaseLocked, match=r"steht seit 23\.11\.2026 in der Phase „Assessment“"):
        move(musterland, case, "closure", seen_version=1)


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "diana", "anton"])
def test_move_case_does_not_see_the_cases_of_others(musterland, who):
    with pytest.raises(Case.DoesNotExist):
        move(musterland, musterland.case(), "assessment", who=who)


def test_move_case_is_open_to_the_deputy_even_from_next_door(musterland):
    case = musterland.case()
    musterland.deputise(of="alice", by="eve")
    assert move(musterland, case, "assessment", who="eve").phase == Phase.ASSESSMENT


def test_phase_options_name_locks_and_open_ways(musterland):
    case = musterland.case(signed=False)
    options = {option.phase: option for option in phase_options(case, musterland.today)}
    assert set(options) == {Phase.ASSESSMENT, Phase.CLOSURE}
    assert options[Phase.CLOSURE].is_open
    assert options[Phase.ASSESSMENT].reasons[0].startswith("Es fehlt: ")
