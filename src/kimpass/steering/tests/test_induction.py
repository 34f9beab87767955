from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.steering.actions import induction
from kimpass.steering.actions.induction import ItemData
from kimpass.steering.models import InductionItem, InductionStep
from kimpass.steering.selectors.induction import Induction, inductions, late_steps, open_steps
from kimpass.steering.tests.ground import url, words


def item(land, text="Zugänge einrichten", **changes):
    return induction.add_induction_item(actor=land.actor("charlie"), data=ItemData(text=text, **changes))


def start(land, login="alice", **changes):
    values = {"actor": land.actor("charlie"), "staff_id": land.staff[login].pk, "begins_on": land.today}
    return induction.start_induction(**{**values, **changes})


def test_add_induction_item_once(land):
    item(land)
    with pytest.raises(induction.InductionNotPossible, match="schon auf der Liste"):
        item(land, "zugänge EINRICHTEN")
    with pytest.raises(induction.InductionNotPossible, match="Rolle"):
        item(land, "Anderes", for_role="wizard")
    with pytest.raises(PermissionDenied):
        induction.add_induction_item(actor=land.actor("alice"), data=ItemData("x"))


def test_change_induction_item_refuses_an_older_version(land):
    row = item(land)
    values = {"actor": land.actor("charlie"), "item_id": row.pk, "ended_on": None}
    assert induction.change_induction_item(**values, version=1, data=ItemData("Neu", sort=3)).version == 2
    with pytest.raises(induction.InductionNotPossible, match="Inzwischen"):
        induction.change_induction_item(**values, version=1, data=ItemData("Älter"))


def test_start_induction_opens_the_points_of_the_role_with_their_days(land, facts):
    item(land, within_days=3)
    item(land, "Fallakte zeigen", for_role="case_manager")
    item(land, "Haushalt erklären", for_role="programme_manager")
    steps = start(land)
    assert [(step.item.text, step.due_on) for step in steps] == [
        ("Zugänge einrichten", land.today + timedelta(days=3)),
        ("Fallakte zeigen", None),
    ]
    assert facts()[-1] == "induction.started"


def test_start_induction_again_adds_only_what_is_new(land):
    item(land)
    start(land)
    with pytest.raises(induction.InductionNotPossible, match="noch fehlt"):
        start(land)
    item(land, "Gremien kennenlernen")
    assert [step.item.text for step in start(land)] == ["Gremien kennenlernen"]
    with pytest.raises(induction.InductionNotPossible, match="wer eingearbeitet"):
        start(land, staff_id=999_999)


def test_complete_induction_step_by_the_colleague_or_the_coordinator_and_nobody_else(land):
    item(land)
    item(land, "Gremien kennenlernen")
    first, second = start(land)
    done = induction.complete_induction_step(actor=land.actor("alice"), step_id=first.pk, on=land.today)
    assert (done.done_on, done.done_by) == (land.today, land.staff["alice"])
    assert induction.complete_induction_step(actor=land.actor("charlie"), step_id=second.pk, on=land.today).done_by
    with pytest.raises(induction.InductionNotPossible, match="schon erledigt"):
        induction.complete_induction_step(actor=land.actor("alice"), step_id=first.pk, on=land.today)
    with pytest.raises(InductionStep.DoesNotExist):
        induction.complete_induction_step(actor=land.actor("bob"), step_id=first.pk, on=land.today)


def test_reopen_induction_step_takes_a_tick_back(land):
    item(land)
    (step,) = start(land)
    with pytest.raises(induction.InductionNotPossible, match="noch offen"):
        induction.reopen_induction_step(actor=land.actor("alice"), step_id=step.pk)
    induction.complete_induction_step(actor=land.actor("alice"), step_id=step.pk, on=land.today)
    assert induction.reopen_induction_step(actor=land.actor("alice"), step_id=step.pk).done_by is None


def test_what_is_due_shows_to_the_colleague_and_late_to_the_coordinator(land):
    item(land, within_days=2)
    start(land, begins_on=land.today - timedelta(days=9))
    assert [step.item.text for step in open_steps(land.actor("alice"))] == ["Zugänge einrichten"]
    assert not open_steps(land.actor("bob"))
    assert [step.staff_member.name for step in late_steps(land.actor("charlie"))] == ["Alice"]
    assert not late_steps(land.actor("bob"))


@given(done=st.lists(st.booleans(), max_size=9))
def test_done_points_are_counted(done):
    steps = tuple(InductionStep(done_on="2026-01-01" if one else None) for one in done)
    assert Induction(None, steps).done == sum(done)


def test_induction_pages_from_the_list_to_the_tick(land, visit):
    client = visit("charlie")
    client.post(url("add_induction_item"), {"text": "Zugänge einrichten", "within_days": 3, "for_role": ""})
    row = InductionItem.objects.get()
    client.post(url("change_induction_item", row), {"text": "Zugänge bestellen", "within_days": 3, "version": 1})
    sent = {"staff_id": land.staff["alice"].public_id, "begins_on": "16.11.2026"}
    page = words(client.post(url("start_induction"), sent, follow=True))
    for word in ("Einarbeitung: Alice", "0 von 1 Punkten", "bis 19.11.2026", "überfällig", "innerhalb von 3 Tagen"):
        assert word in page
    assert client.post(url("start_induction"), sent).status_code == 422
    step = InductionStep.objects.get()
    client = visit("alice")
    assert "erledigt am 23.11.2026, Alice" in words(client.post(url("complete_induction_step", step), follow=True))
    assert "bis 19.11.2026" in words(client.post(url("reopen_induction_step", step), follow=True))
    assert client.get(url("start_induction")).status_code == 403


def test_induction_pages_of_others_do_not_exist(land, visit):
    item(land)
    (step,) = start(land)
    client = visit("bob")
    assert "Alice" not in words(client.get(url("inductions")))
    assert client.post(url("complete_induction_step", step)).status_code == 404


def test_inductions_open_ones_first(land):
    item(land)
    (step,) = start(land)
    induction.complete_induction_step(actor=land.actor("alice"), step_id=step.pk, on=land.today)
    start(land, "eve")
    assert [one.staff.name for one in inductions(land.actor("charlie"))] == ["Eve", "Alice"]
