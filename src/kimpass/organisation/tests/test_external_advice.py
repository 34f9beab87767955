"""Process advice from outside (FUN-11)."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.organisation.actions import external_advice
from kimpass.organisation.actions.external_advice import AdviceData, AdviceNotPossible
from kimpass.organisation.selectors.external_advice import advice


def add(land, login="diana", **values):
    return external_advice.add_external_advice(
        actor=land.actor(login), data=AdviceData(**{"topic": "Prozessbegleitung", **values})
    )


def test_add_external_advice_also_when_nobody_is_selected(musterland, facts):
    add(musterland, is_selected="no")
    add(musterland, is_selected="yes", adviser_id=musterland.welfare.pk, hours=Decimal("7.50"), cost=Decimal(900),
        held_on=date(2026, 5, 4))  # fmt: skip
    found = advice(musterland.actor("charlie"))
    assert (found.hours, found.cost, found.without_cost, found.is_open) == (Decimal("7.50"), Decimal(900), 1, True)
    assert facts() == ["external_advice.added"] * 2
    with pytest.raises(PermissionDenied):
        add(musterland, "charlie")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"topic": " "}, "Thema"),
        ({"hours": Decimal(0)}, "Stunden"),
        ({"hours": Decimal("1.125")}, "Stunden"),
        ({"cost": Decimal("0.001")}, "zwei Stellen"),
        ({"is_selected": "maybe"}, "ausgewählt"),
        ({"line_id": 10**9}, "Förderposten"),
        ({"adviser_id": 10**9, "is_selected": "yes"}, "Stelle gibt es nicht"),
    ],
)
def test_add_external_advice_refuses_what_cannot_be(musterland, values, words):
    with pytest.raises(AdviceNotPossible, match=words):
        add(musterland, **values)
    with pytest.raises(AdviceNotPossible, match="auch jemand ausgewählt"):
        add(musterland, adviser_id=musterland.welfare.pk)
    assert advice(musterland.actor("diana")).rows == ()


def test_change_external_advice_keeps_whoever_was_quicker(musterland):
    row = add(musterland)
    change = {"actor": musterland.actor("diana"), "advice_id": row.pk}
    data = AdviceData(topic="Moderation", is_selected="yes")
    changed = external_advice.change_external_advice(version=1, data=data, **change)
    assert (changed.topic, changed.version) == ("Moderation", 2)
    with pytest.raises(AdviceNotPossible, match="inzwischen geändert"):
        external_advice.change_external_advice(version=1, data=data, **change)
