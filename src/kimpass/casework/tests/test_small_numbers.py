from hypothesis import given
from hypothesis import strategies as st

from kimpass.casework.selectors.small_numbers import covered

TABLES = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=6)
)


def lines_of(rows, table):
    """Return every row and column as (cells, sum), real and shown."""
    real = [[*row, sum(row)] for row in rows]
    real.append([sum(column) for column in zip(*real, strict=True)])
    shown = [[*row, total] for row, total in zip(table.rows, table.row_totals, strict=True)]
    shown.append([*table.column_totals, table.total])
    yield from zip(real, shown, strict=True)
    yield from zip(zip(*real, strict=True), zip(*shown, strict=True), strict=True)


@given(rows=TABLES, smallest=st.integers(3, 8))
def test_no_small_number_is_shown_and_none_follows_from_one_line(rows, smallest):
    for real, shown in lines_of(rows, covered(rows, smallest)):
        assert all(kept is None or kept == value for value, kept in zip(real, shown, strict=True))
        assert all(kept is None or kept == 0 or kept >= smallest for kept in shown)
        assert shown.count(None) != 1


@given(rows=TABLES, smallest=st.integers(3, 8))
def test_hidden_numbers_of_a_shown_sum_are_not_small_together(rows, smallest):
    for real, shown in lines_of(rows, covered(rows, smallest)):
        gaps = [value for value, kept in zip(real[:-1], shown[:-1], strict=True) if kept is None]
        if gaps and shown[-1] is not None:
            assert sum(gaps) >= smallest


def test_large_tables_stay_as_they_are():
    table = covered([[5, 0], [9, 30]], 3)
    assert (table.rows, table.row_totals, table.column_totals, table.total) == (
        ((5, 0), (9, 30)),
        (5, 39),
        (14, 30),
        44,
    )


def test_an_empty_table_is_no_error():
    assert covered([], 3).total == 0
