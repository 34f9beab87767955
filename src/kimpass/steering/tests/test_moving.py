from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.steering.actions import themes
from kimpass.steering.models import ThemeStep
from kimpass.steering.tests.ground import bundle, move


def test_move_theme_leaves_one_step_and_enters_the_next(land, facts):
    theme = bundle(land)
    move(land, theme)
    left, now = ThemeStep.objects.order_by("pk")
    assert (left.outcome, left.left_on, now.step.key, now.left_on) == ("up", land.today, "local", None)
    assert facts()[-1] == "theme.moved"


@pytest.mark.parametrize(
    ("step_key", "outcome", "reason", "words"),
    [
        ("bundled", "up", "", "steht schon"),
        ("state", "up", "", "übersprungen"),
        ("state", "skipped", "", "Grund"),
        ("local", "solved_on_spot", "gelöst", "Endstufe"),
        ("local", "down", "zurück", "frühere Stufe"),
        ("solved", "solved_on_spot", "Frau Berg ist versorgt", "Person"),
        ("gibt-es-nicht", "up", "", "gibt es nicht"),
    ],
)
def test_move_theme_refuses_what_does_not_fit(land, step_key, outcome, reason, words):
    theme = bundle(land)
    with pytest.raises(themes.MoveNotPossible, match=words):
        move(land, theme, step_key, outcome, reason)
    assert ThemeStep.objects.count() == 1


def test_move_theme_may_skip_solve_and_come_back_with_a_reason(land):
    theme = bundle(land)
    move(land, theme, "steering_group", "skipped", "Kreisweit", on=land.today - timedelta(days=9))
    move(land, theme, "local", "down", "Zuständig ist die Stadt", on=land.today - timedelta(days=5))
    move(land, theme, "solved", "solved_on_spot", "Ein Kurs beginnt", on=land.today)
    steps = ThemeStep.objects.order_by("pk").values_list("step__key", flat=True)
    assert list(steps) == ["bundled", "steering_group", "local", "solved"]


def test_move_theme_refuses_days_out_of_order_and_strangers(land):
    theme = bundle(land)
    with pytest.raises(themes.MoveNotPossible, match="vor dem Beginn"):
        move(land, theme, on=date(2025, 1, 1))
    with pytest.raises(themes.MoveNotPossible, match="Zukunft"):
        move(land, theme, on=land.today + timedelta(days=1))
    with pytest.raises(PermissionDenied):
        move(land, theme, actor=land.actor("diana"))
