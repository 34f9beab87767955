"""What the districts' own reports say about goals, as flags and golden tests of the sources (F-05, F-20, G-PB-08)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.importer.profile import SHIPPED
from kimpass.controlling.selectors.attainment import is_met, of_goal, of_period
from kimpass.controlling.selectors.goals import goals_report
from kimpass.kernel.tenancy import bound

TODAY = date(2026, 11, 23)
VALUES = ("reached", "partly", "not_reached")
COMPARISONS = ("at_least", "at_most", "exactly", "all")
small = st.integers(0, 9).map(Decimal)


@pytest.fixture
def draw(db):
    tenant = import_district(content=(SHIPPED / "paderborn.yaml").read_bytes(), file="paderborn", on=TODAY)

    def drawn(label):
        with bound(tenant.pk):
            return goals_report(tenant, label, TODAY).as_json()

    return drawn


def test_f_05_active_means_that_somebody_worked_there_in_the_period_not_at_its_end(draw):
    """Two Kommunen whose posts are refilled only in the next year count among the eight."""
    figure = draw("2022/23")["figures"]["goal_2.communes_with_cm"]
    names = {row["text"] for row in figure["proof"]}
    assert {"Salzkotten", "Bad Lippspringe"} <= names
    assert figure["value"] == "8"
    assert "im Zeitraum" in figure["definition"]
    assert draw("2022/23")["figures"]["reported.open_refills"]["value"] == "2.00"


def test_f_20_a_goal_has_two_conditions_and_another_a_formula(draw):
    first, following = draw("2022/23"), draw("2023/24")
    assert {key for key in first["figures"] if key.startswith("goal_1.") and not key.endswith(".target")} == {
        "goal_1.lg_sessions",
        "goal_1.generative_themes_in_lg",
    }
    target = following["figures"]["goal_2.planning_conferences.target"]
    assert target["value"] == "4.00"
    assert [(row["text"], row["value"]) for row in target["proof"]][1] == ("Sitzungen der Lenkungsgruppe", "2.00")


def test_a_concept_nobody_recorded_leaves_its_goal_unknown(draw):
    following = draw("2023/24")
    assert following["figures"]["goal_3.communes_with_social_space_cm_concept"]["value"] is None
    assert following["outcome"]["goal_3"] == "unknown"


@given(st.lists(st.sampled_from(VALUES), min_size=1, max_size=6))
def test_g_pb_08_reached_only_if_all_not_reached_only_if_none_else_partly(goals):
    overall = of_period(goals)
    assert (overall == "reached") == (set(goals) == {"reached"})
    assert (overall == "not_reached") == (set(goals) == {"not_reached"})
    assert of_period([*goals, None]) is None


@given(st.lists(st.tuples(small, small, st.sampled_from(COMPARISONS)), min_size=1, max_size=4))
def test_a_goal_is_reached_exactly_when_every_condition_is_met(criteria):
    met = [is_met(*criterion) for criterion in criteria]
    value = of_goal(criteria)
    assert (value == "reached") == all(met)
    if any(met) and not all(met):
        assert value == "partly"
    assert of_goal([*criteria, (None, Decimal(1), "at_least")]) is None


@given(small, small)
def test_the_comparisons_say_what_they_mean(actual, target):
    assert is_met(actual, target, "at_least") == (actual >= target) == is_met(actual, target, "all")
    assert is_met(actual, target, "at_most") == (actual <= target)
    assert is_met(actual, target, "exactly") == (is_met(actual, target, "at_least") and actual <= target)
