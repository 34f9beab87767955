"""The attack on released tables: in vain on ours, and not because it cannot do it."""

from random import Random

import pytest

from kimtools.bench._disclosure_attack import Attack, Page
from kimtools.bench._disclosure_world import WAYS, draw, read
from kimtools.bench.disclosure import measure


def test_nothing_small_is_recovered_from_all_releases_of_a_district():
    count = measure("together", 30, seed=7)
    assert count.recovered == 0
    assert count.small > 50
    assert count.hidden < count.cells
    assert count.withheld <= count.tables / 5


@pytest.mark.parametrize("number", ["3-26", "11-6", "12-2"])
def test_what_was_shown_once_hides_nothing_any_more(number):
    """Districts in which a cell shown before would have been hidden beside a small one later."""
    district = draw(Random(number))
    assert Attack(read(WAYS["together"](district))).recovered() == []


@pytest.mark.parametrize("way", ["primary", "apart"])
def test_the_attack_succeeds_where_less_is_hidden(way):
    assert measure(way, 24, seed=7).recovered > 0


def test_what_is_shown_is_true_and_no_small_number_is_shown():
    for number in range(25):
        district = draw(Random(f"wahr-{number}"))
        for draft, table in zip(district.drafts, WAYS["together"](district), strict=True):
            assert all(draft.counts[key] == value for key, value in table.shown().items())
            assert not any(0 < value < district.minimum for value in table.shown().values())


def test_the_attack_reckons_a_lonely_cell_back():
    cells = {"a": "small", "b": 9, "sum": 11}
    page = Page(cells, [("sum", ("a", "b"))], 3, (0, 31), dict.fromkeys(cells, 0))
    [(cell, low, high)] = Attack([page]).recovered()
    assert (cell[1], low, high) == ("a", 2, 2)


def test_the_attack_leaves_open_what_is_open():
    cells = {"a": "small", "b": "small", "sum": 3}
    page = Page(cells, [("sum", ("a", "b"))], 3, (0, 31), dict.fromkeys(cells, 0))
    assert Attack([page]).recovered() == []


def test_the_attack_takes_two_releases_together():
    """Hidden here, shown there: a cell that did not change."""
    first = {"a": "small", "b": "hidden", "sum": 6}
    second = {"a": "small", "b": 4, "sum": "hidden"}
    sums = [("sum", ("a", "b"))]
    pages = [Page(cells, sums, 3, (0, 31), dict.fromkeys(cells, 0)) for cells in (first, second)]
    assert [(cell[1], low) for cell, low, _high in Attack(pages).recovered()] == [("a", 2)]
    assert Attack(pages[:1]).recovered() == []
