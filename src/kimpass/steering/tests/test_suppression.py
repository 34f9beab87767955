from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from kimpass.kernel.suppression import narrow, protect, protect_again, with_totals

TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=5)
)


def test_totals_stand_in_a_last_row_and_column():
    assert with_totals([[1, 2], [3, 4]]) == [[1, 2, 3], [3, 4, 7], [4, 6, 10]]


def test_one_small_cell_takes_another_of_its_row_and_column_with_it():
    table = protect([[1, 5, 6], [4, 7, 8], [9, 9, 9]], 3)
    assert {(0, 0), (0, 3), (3, 0)} <= table.hidden
    assert not {(1, 1), (1, 2), (2, 2)} & table.hidden


def test_two_small_cells_whose_sum_says_both_are_not_left_alone():
    table = protect([[1, 1, 8], [8, 8, 8], [8, 8, 8]], 3)
    assert {(0, 0), (0, 1), (0, 3)} <= table.hidden


def test_many_small_cells_protect_each_other_and_leave_the_sums():
    table = protect([[1, 2, 2, 4], [2, 1, 1, 5], [2, 2, 1, 6]], 3)
    assert not any(table.is_total(place) for place in table.hidden)


def test_a_table_without_small_cells_stays_open():
    assert protect([[3, 0], [4, 9]], 3).hidden == set()


@settings(max_examples=300, deadline=None)
@given(counts=TABLES, minimum=st.integers(3, 5))
def test_no_hidden_cell_can_be_recovered(counts, minimum):
    table = protect(counts, minimum)
    for (row, column), (low, high) in narrow(table).items():
        assert low < high
        assert low <= table.counts[row][column] <= high
    for row, column in product(range(table.height), range(table.width)):
        if 0 < table.counts[row][column] < minimum:
            assert (row, column) in table.hidden


@settings(max_examples=300, deadline=None)
@given(counts=TABLES)
def test_no_line_gives_a_small_cell_away_by_trying_all_values(counts):
    """A second attacker, by brute force over one row or column at a time, knows nothing of intervals."""
    table = protect(counts, 3)
    for *parts, total in table.lines():
        small = [place for place in parts if place in table.hidden and table.shows_small(place)]
        others = [place for place in parts if place in table.hidden and not table.shows_small(place)]
        if not small or total in table.hidden:
            continue
        rest = table.counts[total[0]][total[1]] - sum(
            table.counts[r][c] for r, c in parts if (r, c) not in table.hidden
        )
        choices = [[1, 2]] * len(small) + [[0, *range(3, rest + 1)]] * min(len(others), 2)
        if len(others) > 2:
            continue  # three free cells leave every small cell open
        possible = [values for values in product(*choices) if sum(values) == rest]
        for at in range(len(small)):
            assert len({values[at] for values in possible}) > 1


JANUARY, FIRST_HALF = (1, 32), (1, 182)


def test_a_later_release_does_not_show_what_an_earlier_one_hid_beside_a_small_cell():
    _first, kept = protect_again([[1, 5, 6], [4, 7, 8], [9, 9, 9]], 3, time=JANUARY)
    # One cell was corrected; protected for itself, other cells would be hidden this time.
    second, released = protect_again([[1, 5, 6], [4, 3, 8], [9, 9, 9]], 3, earlier=[kept], time=JANUARY)
    shown = dict(kept.shown())
    assert (0, 0) in second.hidden
    same = {key for key, value in released.counts.items() if kept.counts[key] == value}
    both = {key: value for key, value in (shown | released.shown()).items() if key in same}
    row = [key for key in ((0, 0), (0, 1), (0, 2), (0, 3)) if key not in both]
    column = [key for key in ((0, 0), (1, 0), (2, 0), (3, 0)) if key not in both]
    assert len(row) > 1
    assert len(column) > 1


def test_what_came_in_between_two_releases_is_a_small_cell_too():
    _january, kept = protect_again([[7, 8], [9, 9]], 3, time=JANUARY)
    half, _released = protect_again([[8, 20], [30, 40]], 3, earlier=[kept], time=FIRST_HALF)
    assert kept.hidden == frozenset()
    assert (0, 0) in half.hidden
    assert (0, 0) not in protect([[8, 20], [30, 40]], 3).hidden


def test_the_same_table_again_hides_the_same():
    counts = [[1, 5, 6], [4, 7, 8]]
    first, kept = protect_again(counts, 3)
    again, _kept = protect_again(counts, 3, earlier=[kept])
    assert again.hidden == first.hidden
    assert protect(counts, 3).hidden == first.hidden


@settings(max_examples=100, deadline=None)
@given(counts=TABLES)
def test_with_five_as_minimum_a_small_cell_may_be_anything_from_one_to_four(counts):
    table = protect(counts, 5)
    for place, (low, high) in narrow(table).items():
        if table.shows_small(place):
            assert (low, high) == (1, 4)
