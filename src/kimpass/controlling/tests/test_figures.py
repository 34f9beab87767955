from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kimpass.controlling.selectors.attainment import of_goal, of_period
from kimpass.controlling.selectors.figures import ratio

amounts = st.decimals(min_value=0, max_value=10**9, places=2)


@given(amounts, amounts)
def test_a_share_lies_between_nothing_and_everything(part, rest):
    share = ratio(part, part + rest, factor=100)
    assert share is None if part + rest == 0 else 0 <= share <= 100


measured = st.tuples(st.one_of(st.none(), st.integers(0, 9).map(Decimal)), st.integers(1, 9).map(Decimal))


@given(st.lists(measured, min_size=1, max_size=4))
def test_more_done_never_makes_a_goal_less_reached(criteria):
    rank = {None: -1, "not_reached": 0, "partly": 1, "reached": 2}
    more = [(None if actual is None else actual + 1, target) for actual, target in criteria]
    assert rank[of_goal(more)] >= rank[of_goal(criteria)]


@given(st.lists(st.sampled_from(["reached", "partly", "not_reached"]), min_size=1, max_size=6))
def test_the_overall_statement_is_never_better_than_the_best_goal(goals):
    order = ["not_reached", "partly", "reached"]
    overall = of_period(goals)
    assert min(map(order.index, goals)) <= order.index(overall) <= max(map(order.index, goals))
