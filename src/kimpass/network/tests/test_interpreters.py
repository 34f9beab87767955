from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.kernel.tenancy import bound
from kimpass.network.actions import assignments, interpreters
from kimpass.network.models import Interpreter
from kimpass.network.selectors import interpreters as found

NINE = datetime(2026, 12, 1, 9, tzinfo=UTC)
DATA = interpreters.InterpreterData(
    name="Sprachmittlung Musterland", kind="trained", languages=("ar", "uk"), rate_per_hour=Decimal("36.00")
)


def add(land, **changes):
    return interpreters.add_interpreter(actor=land.actor("charlie"), interpreter=replace(DATA, **changes))


def test_add_interpreter_enters_somebody_once(musterland, facts):
    entry = add(musterland)
    assert found.languages_of(entry) == ["ar", "uk"]
    assert facts() == ["interpreter.added"]
    with pytest.raises(interpreters.InterpreterNotPossible, match="schon in der Liste"):
        add(musterland)
    with pytest.raises(PermissionDenied):
        interpreters.add_interpreter(actor=musterland.actor("alice"), interpreter=replace(DATA, name="Andere"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "Namen"),
        ({"kind": "guess"}, "Grundlage"),
        ({"languages": ()}, "mindestens eine Sprache"),
        ({"languages": ("xx-none",)}, "mindestens eine Sprache"),
        ({"agency_id": 10**9}, "Stelle"),
        ({"undertaking_on": "tomorrow"}, "Zukunft"),
        ({"rate_per_hour": Decimal("-1")}, "Stundensatz"),
    ],
)
def test_add_interpreter_refuses_what_cannot_be(musterland, changes, words):
    if changes.get("undertaking_on") == "tomorrow":
        changes = {"undertaking_on": musterland.today + timedelta(days=1)}
    with pytest.raises(interpreters.InterpreterNotPossible, match=words):
        add(musterland, **changes)
    assert not Interpreter.objects.asked_for().filter(tenant=musterland.tenant).exists()


def test_change_interpreter_keeps_both_when_somebody_was_quicker(musterland):
    entry = add(musterland)
    actor = musterland.actor("charlie")
    changed = interpreters.change_interpreter(
        actor=actor, interpreter_id=entry.pk, version=1, interpreter=replace(DATA, languages=("ti",))
    )
    assert found.languages_of(changed) == ["ti"]
    with pytest.raises(interpreters.InterpreterNotPossible, match="inzwischen geändert"):
        interpreters.change_interpreter(actor=actor, interpreter_id=entry.pk, version=1, interpreter=DATA)


def test_end_interpreter_waits_for_open_bookings(musterland):
    entry = add(musterland)
    booking = assignments.request_interpreter(
        actor=musterland.actor("alice"),
        unit_id=musterland.units["musterstadt"].pk,
        language="ar",
        starts_at=NINE,
        minutes_planned=60,
        interpreter_id=entry.pk,
    )
    actor = musterland.actor("charlie")
    with pytest.raises(interpreters.InterpreterNotPossible, match="offene Einsätze"):
        interpreters.end_interpreter(actor=actor, interpreter_id=entry.pk, on=musterland.today)
    assignments.cancel_assignment(actor=actor, assignment_id=booking.pk)
    ended = interpreters.end_interpreter(actor=actor, interpreter_id=entry.pk, on=musterland.today)
    assert ended.ended_on == musterland.today
    with pytest.raises(interpreters.InterpreterNotPossible, match="schon beendet"):
        interpreters.end_interpreter(actor=actor, interpreter_id=entry.pk, on=musterland.today)


def test_another_tenant_sees_nobody_of_ours(musterland, neighbour):
    add(musterland)
    foreign = replace(musterland.actor("charlie"), tenant_id=neighbour.pk)
    with bound(neighbour.pk):
        assert not found.interpreter_list(foreign).exists()
