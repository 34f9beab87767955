from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.steering.actions import measures
from kimpass.steering.models import MeasureState
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
