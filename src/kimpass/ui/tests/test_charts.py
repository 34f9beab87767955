import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimpass.kernel.period import Period
from kimpass.ui import gallery
from kimpass.ui.charts import bars, heat, ladder
from kimpass.ui.charts.text import width
from kimpass.ui.charts.timeline import Lane, Span, Station, Timeline, rows
from kimpass.ui.charts.timeline_layout import layout

TODAY = date(2026, 11, 23)
DAYS = st.dates(min_value=date(2010, 1, 1), max_value=TODAY)
WORDS = st.text(alphabet="abcmWil ÄÖ", min_size=1, max_size=24)


def reach(label):
    """Return from where to where a label goes."""
    wide = width(label.text)
    return (label.x - wide, label.x) if "e" in label.css.split() else (label.x, label.x + wide)


def overlap(first, second):
    return first[0] < second[1] and second[0] < first[1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DAYS, WORDS), min_size=1, max_size=12))
def test_labels_of_stations_never_meet(found):
    chart = Timeline("t", "Titel", TODAY, stations=[Station(day, word) for day, word in found])
    marks = layout(chart, "heute").marks
    placed = [mark for mark in marks if mark.label]
    assert len(marks) == len(found)
    for index, mark in enumerate(placed):
        for other in placed[index + 1 :]:
            if mark.label.y == other.label.y:
                assert not overlap(reach(mark.label), reach(other.label))
            upper, lower = sorted((mark, other), key=lambda each: each.label.y)
            if upper.label.y != lower.label.y:
                assert not overlap(reach(upper.label), (lower.x, lower.x + 1)), "a thin line crosses a word"


def test_a_usual_life_shows_every_station():
    drawing = layout(gallery.timeline(), "heute, 23.11.2026")
    assert all(mark.label for mark in drawing.marks)
    assert len({mark.label.y for mark in drawing.marks}) > 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DAYS, st.integers(1, 2000), st.booleans(), WORDS), max_size=8))
def test_bars_and_their_labels_stay_inside_and_apart(found):
    spans = [Span(Period(day, None if still else day + timedelta(days=long)), word) for day, long, still, word in found]
    drawing = layout(Timeline("t", "Titel", TODAY, lanes=[Lane("SGB II", spans)]), "heute")
    for bar in drawing.bars:
        assert drawing.axis.left <= bar.x
        assert bar.x + bar.wide <= drawing.axis.right + 3
        assert bar.y + 22 <= drawing.height
    texts = [label for label in drawing.labels if label.css != "m" or label.x > 0]
    for index, label in enumerate(texts):
        for other in texts[index + 1 :]:
            assert label.y != other.y or not overlap(reach(label), reach(other))


def test_an_empty_timeline_can_be_drawn(draw):
    html = draw("{% timeline_chart chart=chart %}", chart=Timeline("leer", "Titel", TODAY))
    assert "heute, 23.11.2026" in html


def test_the_table_behind_holds_everything(draw):
    html = draw("{% timeline_chart chart=chart %}", chart=gallery.timeline())
    table = html[html.index("<table") :]
    for words in (
        "Ankunft",
        "Gestattung",
        "10 Wochen ohne Schulplatz",
        "Niederlassung frühestens",
        "läuft",
        "03.08.2023",
    ):
        assert words in table
    assert 'role="img"' in html
    assert "<title id=" in html


def test_rows_are_in_order_of_time():
    found = rows(gallery.timeline(), station_word="Station", outlook_word="Ausblick")
    assert [row.start for row in found] == sorted(row.start for row in found)


@pytest.mark.parametrize("name", ["timeline_chart", "bars_chart"])
def test_patterns_are_named_after_their_chart(draw, name):
    chart = gallery.timeline() if name == "timeline_chart" else gallery.bars()
    html = draw(f"{{% {name} chart=chart %}}", chart=chart)
    assert f'id="{chart.id}-hatch"' in html
    assert set(re.findall(r"url\(#([^)]*)\)", html)) == {f"{chart.id}-hatch"}


def test_ladder_tells_every_step_in_words(draw):
    html = draw("{% ladder_chart chart=chart %}", chart=gallery.ladder())
    assert "Stufe 4 von 5, vorher 2, gewünscht 5" in html
    assert "+2 besser" in html
    assert "−1 schlechter" in html
    assert "gleich" in html
    assert "erstmals" in html
    assert "noch nicht eingeschätzt" in html


def test_rungs_stand_where_they_should():
    drawn = ladder.draw(ladder.Rung("Wohnen", 5, 1), 5)
    assert (drawn.before, drawn.now, drawn.wish) == (20, 164, None)
    assert ladder.draw(ladder.Rung("Wohnen", 3, 3), 5).before is None


def test_bars_share_one_scale(draw):
    chart = gallery.bars()
    drawn = bars.bar_rows(chart)
    assert sum(piece.wide + 1 for piece in drawn[1].pieces) == chart.wide
    assert drawn[0].pieces[0].wide + 1 == round(Decimal("3.5") / 14 * chart.wide)
    html = draw("{% bars_chart chart=chart %}", chart=chart)
    assert "7,62 von 14,00" in html
    assert ">2,88<" in html
    assert "nicht erklärt" in html


def test_bars_of_nothing_can_be_drawn(draw):
    chart = bars.Bars("b", "Titel", [bars.Series("Fälle")], [bars.Bar("Delbrück", [0], "0")], "Kommune")
    assert bars.bar_rows(chart)[0].pieces == []
    assert "Delbrück" in draw("{% bars_chart chart=chart %}", chart=chart)


def test_bars_refuse_a_value_without_series():
    chart = bars.Bars("b", "Titel", [bars.Series("Fälle")], [bars.Bar("Delbrück", [1, 2], "3")], "Kommune")
    with pytest.raises(ValueError, match="zip"):
        bars.bar_rows(chart)


def test_a_part_too_small_for_its_number_leaves_it_to_the_legend(draw):
    chart = gallery.stack()
    pieces = bars.stack_pieces(chart)
    assert pieces[0].text == "253.800"
    assert pieces[-1].text == ""
    assert "10.000" in draw("{% stack_chart chart=chart %}", chart=chart)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_parts_never_leave_the_bar(numbers):
    chart = bars.Stack("s", "Titel", [bars.Part(f"T{at}", number, str(number)) for at, number in enumerate(numbers)])
    pieces = bars.stack_pieces(chart)
    assert all(piece.x + piece.wide <= chart.wide + len(numbers) for piece in pieces)


def test_columns_leave_out_words_that_would_meet(draw):
    months = [bars.Bar(f"Monat {number}", [number], str(number)) for number in range(24)]
    drawn = bars.columns(bars.Columns("c", "Titel", months, "Monat", "Fälle", wide=400))
    named = [column for column in drawn if column.named]
    assert 0 < len(named) < 24
    assert all(right.middle - left.middle >= 50 for left, right in pairwise(named))
    assert max(column.tall for column in drawn) == 130


def test_heat_says_small_numbers_and_missing_posts_in_words(draw):
    html = draw("{% heat_table chart=chart %}", chart=gallery.heat())
    assert "unter 3 Hinweise" in html
    assert "keine Stelle vor Ort" in html
    assert "&lt; 3" in html
    assert 'class="h4c"' in html


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (1, 1), (3, 2), (5, 3), (8, 4), (99, 4)])
def test_levels(value, expected):
    assert heat.level(value, (1, 3, 5, 8)) == expected
