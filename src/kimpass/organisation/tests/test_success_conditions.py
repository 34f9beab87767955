from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.organisation.actions.success_conditions import (
    ConditionRefused,
    add_success_condition,
    assess_success_condition,
    remove_success_condition,
    suggest_success_conditions,
)
from kimpass.organisation.selectors.success_conditions import conditions


def add(world, text="Schlanke Strukturen", who="diana"):
    return add_success_condition(actor=world.actor(who), text=text)


def test_add_success_condition_is_unknown_at_first(musterland, facts):
    row = add(musterland)
    assert (row.state, row.sort) == ("unknown", 0)
    assert add(musterland, "Zweite").sort == 1
    assert facts() == ["success_condition.added"] * 2
    for text, words in ((" ", "nennen Sie"), ("SCHLANKE Strukturen", "steht schon da")):
        with pytest.raises(ConditionRefused, match=words):
            add(musterland, text)
    with pytest.raises(PermissionDenied):
        add(musterland, "Dritte", who="charlie")


def test_suggest_success_conditions_takes_each_over_once(musterland):
    add(musterland)
    actor = musterland.actor("diana")
    assert len(suggest_success_conditions(actor=actor)) == 3
    assert suggest_success_conditions(actor=actor) == []
    assert len(conditions(musterland.actor("charlie"))) == 4


def test_assess_success_condition_with_the_day_somebody_looked(musterland, facts):
    row, actor = add(musterland), musterland.actor("diana")
    given = {"actor": actor, "condition_id": row.pk, "note": " läuft "}
    done = assess_success_condition(**given, state="partly", looked_at_on=date(2026, 10, 1))
    assert (done.state, done.note, done.version) == ("partly", "läuft", 2)
    assert facts()[-1] == "success_condition.assessed"
    with pytest.raises(ConditionRefused, match="Zukunft"):
        assess_success_condition(**given, state="met", looked_at_on=actor.today + timedelta(days=1))
    with pytest.raises(ConditionRefused, match="Stand"):
        assess_success_condition(**given, state="great", looked_at_on=None)


def test_remove_success_condition_leaves_a_trace(musterland, facts):
    row = add(musterland)
    remove_success_condition(actor=musterland.actor("diana"), condition_id=row.pk)
    assert conditions(musterland.actor("diana")) == []
    assert facts()[-1] == "success_condition.removed"
