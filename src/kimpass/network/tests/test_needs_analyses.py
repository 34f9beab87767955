import io
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.kernel.access import RuleViolation
from kimpass.network.actions import needs_analyses as actions
from kimpass.network.models import NeedsAnalysis, NeedSignal, NeedsLine
from kimpass.network.tests.test_needs import signals
from kimpass.network.tests.test_services import add

PAGE = "/netzwerk/bedarf/analysen/"


@pytest.fixture
def analysis(musterland):
    add(musterland)
    add(musterland, name="Für alle", unit_id=None)
    signals(musterland, 7)
    signals(musterland, 2, unit="nebenstadt", field="WOHNEN")
    return start(musterland)


def start(land, login="charlie", **changes):
    values = {"reference_date": land.today, "introduction": "Ausgangslage", **changes}
    return actions.start_needs_analysis(actor=land.actor(login), **values)


def judge(land, analysis, login="charlie", unit="musterstadt", **changes):
    values = {
        "judgement": "gap",
        "text": "Es fehlt ein Kurs am Abend.",
        "field_id": land.fields["SPRACHE"].pk,
        **changes,
    }
    return actions.judge_needs_line(
        actor=land.actor(login), analysis_id=analysis.pk, unit_id=land.units[unit].pk, **values
    )


def release(land, analysis):
    return actions.release_needs_analysis(actor=land.actor("charlie"), analysis_id=analysis.pk)


def test_start_needs_analysis_draws_demand_and_supply_of_every_municipality(musterland, analysis):
    line = NeedsLine.objects.get(unit=musterland.units["musterstadt"], field=musterland.fields["SPRACHE"])
    assert (line.missing, line.offers, line.judgement) == (7, 2, "unknown")
    assert NeedsLine.objects.filter(unit=musterland.units["seedorf"], offers=1).count() == 1
    assert NeedsLine.objects.count() == 6 * 2


def test_start_needs_analysis_refuses_days_ahead_odd_spans_and_two_in_work(musterland, analysis):
    with pytest.raises(actions.AnalysisNotPossible, match="in Arbeit"):
        start(musterland)
    with pytest.raises(actions.AnalysisNotPossible) as refusal:
        start(musterland, reference_date=musterland.today + timedelta(days=1), months=0)
    assert len(refusal.value.reasons) == 2
    with pytest.raises(RuleViolation, match="eine Person erkennen"):
        start(musterland, reference_date=musterland.today - timedelta(days=1), introduction="Frau Beispiel sucht")
    with pytest.raises(PermissionDenied):
        start(musterland, login="alice", reference_date=musterland.today - timedelta(days=2))


def test_judge_needs_line_is_for_coordination_and_the_case_manager_of_the_place(musterland, analysis):
    assert judge(musterland, analysis).judgement == "gap"
    assert judge(musterland, analysis, login="alice", judgement="enough").judgement == "enough"
    with pytest.raises(PermissionDenied):
        judge(musterland, analysis, login="alice", unit="nebenstadt")
    with pytest.raises(PermissionDenied):
        judge(musterland, analysis, login="diana")
    with pytest.raises(RuleViolation, match="eine Person erkennen"):
        judge(musterland, analysis, text="Herr Beispiel, geb. 01.02.1990")
    for changes in ({"judgement": "egal"}, {"field_id": 999_999}):
        with pytest.raises(actions.AnalysisNotPossible):
            judge(musterland, analysis, **changes)


def test_introduce_needs_analysis_refuses_an_older_version(musterland, analysis):
    values = {"actor": musterland.actor("charlie"), "analysis_id": analysis.pk, "version": 1}
    assert actions.introduce_needs_analysis(introduction="Neu", **values).introduction == "Neu"
    with pytest.raises(actions.AnalysisNotPossible, match="inzwischen"):
        actions.introduce_needs_analysis(introduction="Anders", **values)


def test_release_needs_analysis_freezes_it(musterland, analysis):
    with pytest.raises(actions.AnalysisNotPossible, match="beurteilt"):
        release(musterland, analysis)
    judge(musterland, analysis)
    assert release(musterland, analysis).released_on == musterland.today
    values = {"actor": musterland.actor("charlie"), "analysis_id": analysis.pk}
    for late in (
        lambda: judge(musterland, analysis),
        lambda: release(musterland, analysis),
        lambda: actions.introduce_needs_analysis(version=2, introduction="x", **values),
    ):
        with pytest.raises(actions.AnalysisNotPossible, match="freigegeben"):
            late()


def test_renew_needs_analysis_draws_anew_and_takes_the_words_along(musterland, analysis):
    values = {"actor": musterland.actor("charlie"), "analysis_id": analysis.pk}
    with pytest.raises(actions.AnalysisNotPossible, match="in Arbeit"):
        actions.renew_needs_analysis(**values)
    judge(musterland, analysis)
    release(musterland, analysis)
    NeedSignal.objects.filter(count=7).update(count=8)
    renewed = actions.renew_needs_analysis(**values)
    here = {"unit": musterland.units["musterstadt"], "field": musterland.fields["SPRACHE"]}
    line, old = NeedsLine.objects.get(analysis=renewed, **here), NeedsLine.objects.get(analysis=analysis, **here)
    assert (renewed.edition, line.missing, line.judgement, line.text) == (2, 8, "gap", old.text)
    assert old.missing == 7, "what was released stays"


def test_an_analysis_is_written_and_released_in_the_browser(musterland, client):
    add(musterland)
    signals(musterland, 7)
    signals(musterland, 2, unit="nebenstadt")
    musterland.sign_in(client, "charlie")
    sent = {"reference_date": "23.11.2026", "months": "12", "introduction": "Ausgangslage"}
    assert client.post(f"{PAGE}neu/", {**sent, "months": "0"}).status_code == 422
    assert client.post(f"{PAGE}neu/", sent).status_code == 302
    row = NeedsAnalysis.objects.get()
    base = f"{PAGE}{row.public_id}/"
    line = f"{base}zeile/?kommune=musterstadt&feld=SPRACHE"
    page = client.get(line).content.decode()
    assert "nicht gefunden" in page
    seen = page.partition('name="seen_values" value="')[2].partition('"')[0]
    first = {"judgement": "gap", "text": "Abendkurs fehlt", "seen_values": seen}
    assert client.post(line, first).status_code == 302
    assert client.post(line, {**first, "text": "Anders"}).status_code == 422, "somebody was quicker"
    assert client.post(f"{base}einleitung/", {"introduction": "Neu", "version": "1"}).status_code == 302
    sheet = client.get(f"{base}kommune/?kommune=nebenstadt").content.decode()
    assert "&lt; 3" in sheet
    assert "Abendkurs fehlt" in client.get(base).content.decode()
    client.post(f"{base}freigeben/")
    assert "freigegeben am" in client.get(base).content.decode()
    text = client.get(f"{base}datei/?format=csv").content.decode("utf-8-sig")
    assert "Nebenstadt;Sprache;0;< 3;" in text
    book = zipfile.ZipFile(io.BytesIO(client.get(f"{base}datei/?format=xlsx").content))
    assert "xl/workbook.xml" in book.namelist()
    client.post(f"{base}neue-ausgabe/")
    assert NeedsAnalysis.objects.count() == 2
    musterland.sign_in(client, "alice")
    assert client.get(base).status_code == 200
    assert client.post(f"{base}freigeben/").status_code == 403


def test_an_analysis_needs_the_same_number_of_statements(musterland, client, analysis, django_assert_max_num_queries):
    musterland.sign_in(client, "charlie")
    with django_assert_max_num_queries(25):
        client.get(f"{PAGE}{analysis.public_id}/")
