from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.steering.actions import effects, measures
from kimpass.steering.models import EffectCheck, Measure
from kimpass.steering.selectors.effects import day_obstacles
from kimpass.steering.tests.ground import url, words
from kimpass.steering.tests.test_decisions import decide, point
from kimpass.steering.tests.test_measures import change, start


def decided(land, **changes):
    return start(land, decision_id=decide(land, point(land)).pk, **changes)


def check(land, measure, **changes):
    values = {"actor": land.actor("charlie"), "measure_id": measure.pk, "result": "partly", "on": land.today}
    return effects.record_effect_check(**{**values, "text": "Die Wartezeit sinkt.", **changes})


def test_record_effect_check_says_when_to_look_again(land, facts):
    measure = decided(land, check_effect_on=land.today)
    again = land.today + timedelta(days=90)
    assert check(land, measure, again_on=again).result == "partly"
    measure.refresh_from_db()
    assert (measure.check_effect_on, measure.effect) == (again, "Die Wartezeit sinkt.")
    assert facts()[-1] == "measure.effect_checked"
    check(land, measure, result="works")
    measure.refresh_from_db()
    assert measure.check_effect_on is None
    assert EffectCheck.objects.count() == 2
    assert change(land, measure, "standard").state == "standard"


@pytest.mark.parametrize(
    ("changes", "words_"),
    [
        ({"on": date(2026, 11, 24)}, "Zukunft"),
        ({"on": date(2026, 1, 1)}, "vor dem Beginn"),
        ({"again_on": date(2026, 11, 23)}, "nicht nach dieser"),
        ({"text": " "}, "woran die Wirkung"),
        ({"text": "Herr Berg hat einen Platz."}, "Person"),
        ({"result": "vielleicht"}, "Ergebnis"),
    ],
)
def test_record_effect_check_refuses_what_does_not_fit(land, changes, words_):
    with pytest.raises(effects.EffectNotPossible, match=words_):
        check(land, decided(land), **changes)
    assert not EffectCheck.objects.exists()


def test_record_effect_check_is_not_for_ideas_nor_case_managers(land):
    with pytest.raises(effects.EffectNotPossible, match="Idee"):
        check(land, start(land))
    with pytest.raises(PermissionDenied):
        check(land, decided(land), actor=land.actor("alice"))


@given(back=st.integers(-30, 30), again=st.integers(-30, 30))
def test_days_of_a_check_go_forward(back, again):
    today = date(2026, 11, 23)
    day, next_day = today - timedelta(days=back), today + timedelta(days=again)
    refused = bool(day_obstacles(today, today - timedelta(days=10), day, next_day))
    assert refused == (back < 0 or back > 10 or next_day <= day)


def test_effect_pages_ask_when_a_check_is_due(land, visit):
    measure = decided(land, check_effect_on=land.today - timedelta(days=1))
    client = visit("charlie")
    assert "Die Wirkung sollte am 22.11.2026 geprüft werden" in words(client.get(url("measure", measure)))
    sent = {"result": "works", "text": "Alle Plätze besetzt.", "on": "23.11.2026", "again_on": "23.05.2027"}
    page = words(client.post(url("record_effect_check", measure), sent, follow=True))
    for word in ("Alle Plätze besetzt.", "wirkt", "Nächste Prüfung am 23.05.2027"):
        assert word in page


def test_a_measure_is_changed_with_its_money(land, visit):
    measure = decided(land)
    client = visit("charlie")
    sent = {"title": measure.title, "owner_function": "Schulamt", "due_on": "31.12.2026", "cost": "1.250,50"}
    page = words(client.post(url("change_measure", measure), {**sent, "version": 1}, follow=True))
    assert "1.250,50" in page
    late = client.post(url("change_measure", measure), {**sent, "cost": "7", "version": 1})
    assert late.status_code == 422
    assert Measure.objects.get().cost is not None
    with pytest.raises(measures.MeasureNotPossible, match="Förderzeile"):
        start(land, funding_line_id=999_999)
