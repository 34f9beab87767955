from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kimpass.controlling.selectors.attainment import of_goal, of_period
from kimpass.controlling.selectors.figures import ratio
from kimpass.controlling.selectors.funding import funding_section
from kimpass.organisation.models import FundingLine

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


def test_lines_of_one_purpose_are_told_apart_by_their_baustein(musterland):
    day = date(2026, 6, 30)
    for block, label in (("1", ""), ("2", ""), ("2", "Sprachmittlung")):
        FundingLine.objects.create(
            tenant=musterland.tenant, year=2026, kind="personnel", building_block=block, amount=Decimal(100),
            label=label, valid_from=date(2026, 1, 1), valid_until=date(2027, 1, 1),
        )  # fmt: skip
    (bar,) = funding_section(musterland.tenant.pk, "Kreis", day).bars
    names = [label for label, _amount in bar.parts]
    assert names == ["Baustein 1: Personalstellen", "Baustein 2: Personalstellen", "Sprachmittlung"]
