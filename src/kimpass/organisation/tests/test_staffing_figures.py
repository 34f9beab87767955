from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.organisation.actions.staffing_figures import (
    FigureData,
    FigureRefused,
    correct_staffing_figure,
    explain_remainder,
    report_staffing_figure,
)
from kimpass.organisation.selectors.staffing import corrections, reported_tables
from kimpass.organisation.tests.ground import fte, undone

DAY = date(2022, 11, 1)
# The table of Warendorf: 14.00 - 7.62 is not 2.88 (F-01).
CM = FigureData(
    "2",
    "case_management",
    DAY,
    "Berichtsvorlage 187/2022",
    fte_approved=fte("14.00"),
    fte_filled=fte("7.62"),
    fte_vacant=fte("2.88"),
)


def report(world, data=CM, who="diana"):
    return report_staffing_figure(actor=world.actor(who), data=data)


def tables(world, known_at=None):
    return reported_tables(world.actor("charlie"), known_at)


def test_report_staffing_figure_shows_the_remainder_and_asks_why(musterland, facts):
    report(musterland)
    [table] = tables(musterland)
    [entry] = table.rows
    assert (entry.remainder, entry.asks_reason) == (fte("3.50"), True)
    assert facts() == ["staffing_figure.reported"]


def test_report_staffing_figure_leaves_unknown_unknown(musterland):
    report(musterland, replace(CM, fte_vacant=None))
    report(musterland, replace(CM, function="administration", building_block="1"))
    [table] = tables(musterland)
    assert [entry.remainder for entry in table.rows] == [None, fte("3.50")]
    assert table.sums() == {"approved": fte("28"), "filled": fte("15.24"), "vacant": None, "remainder": None}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"source": " "}, "Quelle"),
        ({"fte_approved": Decimal("1.005")}, "zwei Stellen"),
        ({"fte_approved": None, "fte_filled": None, "fte_vacant": None}, "mindestens eine"),
        ({"building_block": "4"}, "Baustein"),
        ({"function": "boss"}, "Funktion"),
        ({"unit_id": 999_999}, "Kommune"),
    ],
)
def test_report_staffing_figure_refuses_in_words(musterland, change, words):
    with pytest.raises(FigureRefused, match=words):
        report(musterland, replace(CM, **change))


def test_report_staffing_figure_once_per_day_and_by_management_only(musterland):
    report(musterland)
    with pytest.raises(FigureRefused, match="schon gemeldet"):
        report(musterland)
    with pytest.raises(PermissionDenied):
        report(musterland, who="charlie")


def test_correct_staffing_figure_is_a_new_row_with_a_reason(musterland, facts):
    row, actor = report(musterland), musterland.actor("diana")
    known_at = timezone.now()
    new = replace(CM, fte_vacant=fte("6.38"))
    written = correct_staffing_figure(actor=actor, figure_id=row.pk, data=new, reason="Zahlendreher im Papier")
    assert written.pk != row.pk
    assert [e.remainder for e in tables(musterland)[0].rows] == [fte("0.00")]
    assert [e.remainder for e in tables(musterland, known_at)[0].rows] == [fte("3.50")]
    [(fresh, old)] = corrections(actor)
    assert (fresh.pk, old.pk, fresh.reason_of_correction) == (written.pk, row.pk, "Zahlendreher im Papier")
    assert facts()[-1] == "staffing_figure.corrected"
    with pytest.raises(FigureRefused, match="inzwischen berichtigt"):
        correct_staffing_figure(actor=actor, figure_id=row.pk, data=new, reason="noch einmal")
    with pytest.raises(FigureRefused, match="warum berichtigt"):
        correct_staffing_figure(actor=actor, figure_id=written.pk, data=new, reason=" ")


def test_explain_remainder_keeps_the_figures(musterland, facts):
    row, actor = report(musterland), musterland.actor("diana")
    explain_remainder(actor=actor, figure_id=row.pk, reason="Stellen bei freien Trägern")
    [entry] = tables(musterland)[0].rows
    assert (entry.remainder, entry.asks_reason) == (fte("3.50"), False)
    assert entry.row.remainder_reason == "Stellen bei freien Trägern"
    assert facts()[-1] == "staffing_figure.explained"
    with pytest.raises(FigureRefused, match="Grund"):
        explain_remainder(actor=actor, figure_id=entry.row.pk, reason="")


NUMBERS = st.none() | st.integers(0, 2000).map(lambda number: Decimal(number) / 100)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_reported_figures_answer_as_they_were_known(musterland, data):
    with undone():
        row, actor, told = report(musterland), musterland.actor("diana"), []
        for _step in range(data.draw(st.integers(1, 5))):
            told.append((timezone.now(), [t.sums() for t in tables(musterland)]))
            new = replace(CM, fte_filled=data.draw(NUMBERS), fte_vacant=data.draw(NUMBERS))
            row = correct_staffing_figure(actor=actor, figure_id=row.pk, data=new, reason="Prüfung")
        for known_at, sums in told:
            assert [t.sums() for t in tables(musterland, known_at)] == sums
