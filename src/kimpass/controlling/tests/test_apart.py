"""Two papers of one district together say nothing small."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.controlling.selectors.apart import Told, is_small, kept_apart
from kimpass.controlling.selectors.outgoing import for_land
from kimpass.kernel.period import Period

YEAR, HALF = Period(date(2025, 1, 1), date(2026, 1, 1)), Period(date(2025, 1, 1), date(2025, 7, 1))
FLOW, STOCK = "cases.opened", "cases.stock"


def paper(parts, total="20", key=FLOW, as_of="2025-12-31"):
    proof = [{"text": f"{name}: x" if value is None else name, "value": value} for name, value in parts.items()]
    figure = {
        "key": key,
        "label": "Fälle",
        "value": total,
        "unit": "Anzahl",
        "scope": "Kreis",
        "as_of": as_of,
        "shown": total or "unbekannt",
        "proof": proof,
        "remarks": [],
    }
    section = {"key": "set", "tables": [{"title": "Satz"}, {"title": "Fälle"}], "bars": ["x"]}
    return {
        "figures": {key: figure},
        "sections": [section],
        "texts": [],
        "explanations": {},
        "reason": "",
        "front": [1],
    }


def beside(now, then, *, span=YEAR, before=YEAR, minimum=3):
    told = kept_apart(now, span, [Told(then, before)], minimum)
    [figure] = told["figures"].values()
    return figure["value"], bool(figure["proof"]), len(told["sections"][0]["tables"])


def test_lines_hidden_otherwise_than_before_are_not_told_again():
    before = paper({"A": None, "B": None, "C": "8"})
    assert beside(paper({"A": None, "B": "6", "C": None}), before) == ("20", False, 1)
    assert beside(paper({"A": None, "B": None, "C": "9"}, "21"), before) == ("21", True, 2)


def test_a_sum_that_was_hidden_stays_hidden():
    before = paper({"A": None, "B": "8"}, None)
    assert beside(paper({"A": None, "B": "8"}), before) == (None, False, 1)
    assert beside(before, paper({"A": "4", "B": "8"}, "12"))[1] is False


def test_what_lies_between_a_half_year_and_its_year_is_not_told_when_it_is_small():
    half = paper({"A": "5", "B": "7"}, "12", as_of="2025-06-30")
    assert beside(paper({"A": "5", "B": "8"}, "13"), half, before=HALF) == (None, False, 1)
    assert beside(paper({"A": "6", "B": "20"}, "26"), half, before=HALF) == ("26", False, 1)
    assert beside(paper({"A": "9", "B": "20"}, "29"), half, before=HALF) == ("29", True, 2)


def test_stocks_of_two_days_and_years_side_by_side_are_told():
    then = paper({}, "12", STOCK, "2025-06-30")
    assert beside(paper({}, "13", STOCK), then, before=HALF)[0] == "13"
    other = Period(date(2024, 1, 1), date(2025, 1, 1))
    assert beside(paper({}, "13"), paper({}, "12", as_of="2024-12-31"), before=other)[0] == "13"


def test_a_small_count_of_people_is_not_told_even_when_a_report_forgot_to_hide_it():
    [figure] = for_land(paper({}, "2"), YEAR, [], 3)["figures"].values()
    assert (figure["value"], figure["hidden"]) == (None, True)
    assert for_land(paper({}, "2", "fte.block_1.filled"), YEAR, [], 3)["figures"]["fte.block_1.filled"]["value"] == "2"


def test_nothing_behind_a_figure_and_no_first_page_goes_to_the_land():
    told = for_land(paper({"A": "9"}), YEAR, [], 3)
    assert told["front"] == []
    assert told["figures"][FLOW]["proof"] == []


@pytest.mark.parametrize("key", ["phases.intake.days", "access.waiting_days"])
def test_spans_of_days_are_no_counts_of_people(key):
    assert not is_small(paper({}, "2", key)["figures"][key], 3)


PARTS = st.dictionaries(st.sampled_from("ABCD"), st.one_of(st.none(), st.integers(3, 9).map(str)), min_size=2)


@given(papers=st.lists(st.tuples(PARTS, st.one_of(st.none(), st.just("30"))), min_size=2, max_size=4))
def test_over_all_papers_of_one_time_lines_are_hidden_in_one_pattern(papers):
    told = []
    for parts, total in papers:
        told.append(Told(kept_apart(paper(parts, total), YEAR, told, 3), YEAR))
    figures = [each.content["figures"][FLOW] for each in told]
    patterns = {
        frozenset(row["text"][0] for row in figure["proof"] if row["value"] is None)
        for figure in figures
        if figure["proof"]
    }
    assert len(patterns) <= 1
    values = [figure["value"] for figure in figures]
    assert all(value is None for value in values[values.index(None) :]) if None in values else True
