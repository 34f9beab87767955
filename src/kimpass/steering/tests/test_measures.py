from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.organisation.actions.funding import FundingLineData, correct_funding_line
from kimpass.organisation.models import FundingLine
from kimpass.steering.actions import measures
from kimpass.steering.models import MeasureState
from kimpass.steering.selectors.themes import lacks_origin, measure_list
from kimpass.steering.tests.ground import bundle
from kimpass.steering.tests.test_decisions import decide, point


def start(land, **changes):
    values = {
        "actor": land.actor("charlie"),
        "title": "Abendkurs B2 einrichten",
        "theme_id": None,
        "decision_id": None,
        "owner_function": "Koordinierende Stelle",
        "due_on": land.today + timedelta(days=60),
        "on": land.today - timedelta(days=10),
    }
    return measures.start_measure(**{**values, **changes})


def change(land, measure, state, **changes):
    values = {"actor": land.actor("charlie"), "measure_id": measure.pk, "state": state, "on": land.today}
    return measures.change_measure_state(**{**values, **changes})


def test_start_measure_is_decided_when_a_decision_stands_behind_it(land):
    decision = decide(land, point(land))
    assert start(land, decision_id=decision.pk, theme_id=decision.agenda_item.theme_id).state == "decided"
    assert start(land, theme_id=bundle(land).pk).state == "idea"


def test_start_measure_refuses_what_does_not_fit(land):
    decision = decide(land, point(land))
    with pytest.raises(measures.MeasureNotPossible, match="anderen Thema"):
        start(land, decision_id=decision.pk, theme_id=bundle(land).pk)
    with pytest.raises(measures.MeasureNotPossible, match="Frist"):
        start(land, due_on=date(2020, 1, 1))
    with pytest.raises(measures.MeasureNotPossible, match="Thema gibt es nicht"):
        start(land, theme_id=999_999)
    with pytest.raises(PermissionDenied):
        start(land, actor=land.actor("alice"))


def test_change_measure_state_keeps_the_history(land):
    measure = start(land)
    change(land, measure, "in_work", on=land.today - timedelta(days=5))
    change(land, measure, "implemented")
    rows = list(MeasureState.objects.order_by("pk").values_list("state", "valid_until"))
    assert rows == [("idea", land.today - timedelta(days=5)), ("in_work", land.today), ("implemented", None)]


def test_change_measure_state_twice_on_one_day_keeps_the_last(land):
    measure = start(land)
    change(land, measure, "in_work")
    change(land, measure, "implemented")
    assert list(MeasureState.objects.order_by("pk").values_list("state", flat=True)) == ["idea", "implemented"]


def test_change_measure_state_asks_for_the_effect_before_standard(land):
    measure = start(land)
    with pytest.raises(measures.MeasureNotPossible, match="Wirkung"):
        change(land, measure, "standard")
    assert change(land, measure, "standard", effect="20 Plätze, alle besetzt").effect
    with pytest.raises(measures.MeasureNotPossible, match="schon"):
        change(land, measure, "standard")
    with pytest.raises(measures.MeasureNotPossible, match="Zukunft"):
        change(land, measure, "dropped", on=land.today + timedelta(days=1))


def test_change_measure_refuses_an_older_version_and_names(land):
    measure = start(land)
    values = {"actor": land.actor("charlie"), "measure_id": measure.pk}
    data = measures.MeasureData("Abendkurs", "Schulamt", cost=Decimal("12.50"))
    assert measures.change_measure(**values, version=1, data=data).cost == Decimal("12.50")
    with pytest.raises(measures.MeasureNotPossible, match="inzwischen geändert"):
        measures.change_measure(**values, version=1, data=data)
    with pytest.raises(measures.MeasureNotPossible, match="Person"):
        measures.change_measure(**values, version=2, data=measures.MeasureData("Kurs für Frau Berg", "Schulamt"))
    with pytest.raises(measures.MeasureNotPossible, match="unter null"):
        measures.change_measure(**values, version=2, data=measures.MeasureData("Kurs", "KS", cost=Decimal(-1)))
    with pytest.raises(PermissionDenied):
        measures.change_measure(actor=land.actor("alice"), measure_id=measure.pk, version=2, data=data)


def analysis_money(land):
    return FundingLine.objects.create(
        tenant=land.tenant, year=2026, kind="measures_from_interface_analysis", building_block="1",
        amount=Decimal(30_000), valid_from=date(2026, 1, 1), valid_until=date(2027, 1, 1), source="Bescheid",
    )  # fmt: skip


def test_a_measure_from_the_analysis_names_theme_and_decision(land, client):
    line = analysis_money(land)
    decision = decide(land, point(land))
    whole = start(land, funding_line_id=line.pk, decision_id=decision.pk, theme_id=decision.agenda_item.theme_id)
    lost = start(land, funding_line_id=line.pk, title="Ohne Thema")
    start(land, title="Aus anderem Geld")
    assert {row.pk for row in measure_list(land.actor("charlie"), line=line)} == {whole.pk, lost.pk}
    assert lacks_origin(lost)
    assert lacks_origin(whole) == (whole.theme_id is None)
    land.sign_in(client, "charlie")
    page = client.get("/struktur/massnahmen/", {"posten": line.public_id}).content.decode()
    assert "Thema oder Beschluss fehlt" in page
    assert decision.text[:40] in page
    assert "Aus anderem Geld" not in page
    assert (
        "Bitte nennen Sie Thema und Beschluss" in client.get(f"/struktur/massnahmen/{lost.public_id}/").content.decode()
    )


def test_a_measure_another_programme_pays_for_is_marked_and_counted(land, client):
    measure = start(land, other_programme="Durchstarten", funding_line_id=analysis_money(land).pk)
    land.sign_in(client, "charlie")
    assert "1 Maßnahme läuft schon über" in client.get("/struktur/massnahmen/").content.decode()
    page = client.get(f"/struktur/massnahmen/{measure.public_id}/").content.decode()
    assert "nichts doppelt gefördert" in page
    with pytest.raises(measures.MeasureNotPossible, match="Person"):
        start(land, other_programme="Programm von Frau Müller-Yıldız")


def test_a_corrected_line_takes_its_measures_along(land):
    line = analysis_money(land)
    measure = start(land, funding_line_id=line.pk)
    values = {name: getattr(line, name) for name in FundingLineData.__dataclass_fields__}
    new = correct_funding_line(
        actor=land.actor("diana"), line_id=line.pk, reason="Zahlendreher",
        data=FundingLineData(**{**values, "amount": Decimal(3)}),
    )  # fmt: skip
    measure.refresh_from_db()
    assert measure.funding_line_id == new.pk
    with pytest.raises(measures.MeasureNotPossible, match="Förderzeile gibt es nicht"):
        start(land, funding_line_id=line.pk)
