"""Reports of a district with cases: no name, no small number, no statement more for more cases."""

import json

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimpass.controlling.models import ReportedFigure
from kimpass.controlling.selectors.apart import is_about_people
from kimpass.controlling.selectors.figures import Figure
from kimpass.controlling.selectors.reports import KINDS, asked_for
from kimpass.organisation.models import Post, PostTerms, StaffingFigure
from tests.support.cast import TODAY

YEAR = str(TODAY.year)
# By name: nothing of controlling, its tests included, imports persons or cases.
Person, Case = apps.get_model("people", "Person"), apps.get_model("casework", "Case")


def drawn(land, kind, **more):
    asked = asked_for(land.tenant, kind, today=TODAY, as_of=TODAY, period=YEAR, **more)
    return KINDS[kind].draw(asked)


@pytest.fixture
def busy(musterland):
    """Two cases in one place, seven in another, four in a third."""
    for unit, count in (("waldhausen", 2), ("nebenstadt", 7), ("musterstadt", 4)):
        for number in range(count):
            musterland.case(unit=unit, name=f"Haus{unit}{number}")
    return musterland


@pytest.mark.parametrize("kind", list(KINDS))
def test_no_report_names_anybody(busy, kind):
    people = list(Person.objects.all())
    for unit in (None, busy.units["nebenstadt"]):
        text = json.dumps(drawn(busy, kind, unit=unit).as_json(), ensure_ascii=False)
        for person in people:
            assert person.family_name not in text
        for case in Case.objects.all():
            assert case.number not in text
            assert case.public_id not in text
        for member in busy.staff.values():
            assert member.name not in text


@pytest.mark.parametrize("kind", ["status", "controlling", "year-end", "municipality", "interim"])
def test_no_count_of_casework_is_below_the_minimum(busy, kind):
    for unit in (None, busy.units["waldhausen"], busy.units["nebenstadt"]):
        for figure in drawn(busy, kind, unit=unit).figures():
            if figure.key.split(".")[0] in {"cases", "households", "persons", "topics", "consultations", "access"}:
                told = [figure.value, *(row.value for row in figure.proof)]
                assert all(value is None or value == 0 or value >= 3 for value in told), figure.key


def figure_of(report, key):
    found = report.figure(key)
    assert isinstance(found, Figure)
    return found


def test_a_small_kommune_reads_less_than_three(busy):
    figure = figure_of(drawn(busy, "municipality", unit=busy.units["waldhausen"]), "cases.stock")
    assert (figure.value, figure.hidden, figure.shown) == (None, True, "weniger als 3")
    assert figure.proof == ()
    assert "zum Schutz der Betroffenen" in figure.remarks[0]


def test_a_small_kommune_cannot_be_reckoned_from_the_others(busy):
    figure = figure_of(drawn(busy, "year-end"), "cases.stock")
    assert figure.value == 13
    assert sum(row.value is None for row in figure.proof) >= 2
    assert {row.text: row.instead for row in figure.proof}["Waldhausen"] in {"weniger als 3", "nicht ausgewiesen"}


def test_figures_of_casework_carry_their_unit_their_day_and_a_breakdown(busy):
    figure = figure_of(drawn(busy, "year-end"), "persons.stock")
    assert (figure.counts, figure.as_of) == ("Personen", TODAY)
    assert figure.proof


def test_a_year_end_costs_no_statement_more_for_more_cases(busy):
    with CaptureQueriesContext(connection) as before:
        drawn(busy, "year-end")
    for number in range(6):
        busy.case(unit="nebenstadt", name=f"Mehr{number}")
    with CaptureQueriesContext(connection) as after:
        drawn(busy, "year-end")
    assert len(after) == len(before)
    assert len(after) < 150


def test_age_bands_are_a_setting_of_the_report(busy):
    report = drawn(busy, "year-end", settings={"age_bands": [18, 65]})
    texts = [row.text for row in figure_of(report, "persons.by_age").proof]
    assert texts == [
        "unter 18 Jahren",
        "18 bis 64 Jahre",
        "ab 65 Jahren",
        "Alter unbekannt",
    ]
    assert "Altersgrenzen: 18, 65 Jahre." in report.sections[0].texts


def test_a_table_of_lines_is_named_like_its_figure(busy):
    """Whatever hides the lines of a figure, as beside an earlier release, finds the table by its name."""
    for kind in ("year-end", "controlling", "municipality"):
        report = drawn(busy, kind)
        labels = {figure.label for figure in report.figures()}
        for section in report.sections:
            for table in section.tables:
                is_plain = not any(isinstance(cell, Figure) for row in table.rows for cell in row.cells)
                if is_plain and section.key not in {"communes", "order"}:
                    assert table.title in labels, (kind, table.title)


def test_goals_of_the_programme_are_about_bodies_and_stay_told_when_small():
    assert not is_about_people("lg_sessions")
    assert is_about_people("case_goals.attainment")
    assert is_about_people("cases.stock")


def test_a_told_count_and_a_recorded_one_stand_side_by_side_and_say_so(busy):
    ReportedFigure.objects.create(
        tenant=busy.tenant,
        metric="families_total",
        counting_unit="Familien",
        value=379,
        reference="11/2022",
        reference_date=TODAY,
        source="Vorlage",
    )
    report = drawn(busy, "status")
    assert "Mitgeteilt sind 379 Familien, hier erfasst 13 Haushalte: zwei Zählungen." in report.remarks()


def test_the_register_is_held_against_what_was_reported(busy):
    post = Post.objects.create(tenant=busy.tenant, number="CM-1", building_block="2", function="case_management")
    PostTerms.objects.create(tenant=busy.tenant, post=post, fte_approved="1.00", valid_from=TODAY)
    figure = StaffingFigure.objects.create(
        tenant=busy.tenant,
        building_block="2",
        function="case_management",
        reference_date=TODAY,
        fte_approved="2.00",
        source="Meldung",
    )
    told = "Gemeldet sind 2,00 VZÄ, die einzelnen Stellen ergeben 1,00 VZÄ."
    assert told in drawn(busy, "status").remarks()
    StaffingFigure.objects.filter(pk=figure.pk).update(fte_approved="1.00")
    assert told not in drawn(busy, "status").remarks()
