"""Age bands are a setting of a report: from the form to the figures, and fixed with the first release."""

import pytest

from kimpass.controlling.actions.reports import ReportData, ReportNotPossible, change_report, start_report
from kimpass.controlling.forms.reports import ReportForm, stored
from kimpass.controlling.models import Report
from kimpass.controlling.selectors.documents import of_draft
from kimpass.controlling.selectors.reports import KINDS
from tests.support.cast import TODAY


def start(land, bands, kind="year-end"):
    return start_report(actor=land.actor("charlie"), kind=kind, data=ReportData(period_label="2025", age_bands=bands))


def test_age_bands_reach_the_figures(musterland):
    report = start(musterland, (18, 65))
    assert report.settings == {"age_bands": [18, 65]}
    drawn = of_draft(report, today=TODAY).as_json()
    texts = [row["text"] for row in drawn["figures"]["persons.by_age"]["proof"]]
    assert texts == ["unter 18 Jahren", "18 bis 64 Jahre", "ab 65 Jahren", "Alter unbekannt"]


def test_without_bands_the_usual_ones_hold(musterland):
    assert start(musterland, ()).settings == {}


@pytest.mark.parametrize("bands", [(18, 6), (6, 6), (0, 18), (18, 121), tuple(range(1, 14))])
def test_wrong_bands_are_refused_in_words(musterland, bands):
    with pytest.raises(ReportNotPossible, match="Altersgrenzen"):
        start(musterland, bands)


def test_bands_change_until_the_report_is_something_else(musterland):
    report = start(musterland, (18,))
    changed = change_report(
        actor=musterland.actor("charlie"),
        report_id=report.pk,
        version=report.version,
        data=ReportData(period_label="2025", age_bands=(27,)),
    )
    assert changed.settings == {"age_bands": [27]}
    assert stored(Report.objects.get(pk=report.pk), "")["age_bands"] == "27"


@pytest.mark.parametrize(("text", "bands"), [("6, 18,27", (6, 18, 27)), ("", ()), ("sechs", None), ("-6", None)])
def test_the_form_reads_bands_as_people_write_them(musterland, text, bands):
    form = ReportForm(musterland.actor("charlie"), KINDS["year-end"], {"age_bands": text})
    assert form.is_valid() == (bands is not None)
    if bands is not None:
        assert form.data_of().age_bands == bands
    assert "age_bands" not in ReportForm(musterland.actor("charlie"), KINDS["status"]).fields
