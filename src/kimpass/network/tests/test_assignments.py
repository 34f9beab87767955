from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.network.actions import assignments
from kimpass.network.models import Interpreter, InterpreterAssignment
from kimpass.network.selectors import interpreters as found
from kimpass.network.tests.test_interpreters import add

NINE = datetime(2026, 12, 1, 9, tzinfo=UTC)


def request(land, login="alice", **changes):
    values = {
        "unit_id": land.units["musterstadt"].pk,
        "language": "ar",
        "starts_at": NINE,
        "minutes_planned": 60,
        **changes,
    }
    return assignments.request_interpreter(actor=land.actor(login), **values)


def test_request_interpreter_asks_somebody_or_looks_for_one(musterland, facts):
    assert request(musterland).state == "wanted"
    entry = add(musterland)
    assert request(musterland, interpreter_id=entry.pk).state == "asked"
    with pytest.raises(assignments.AssignmentNotPossible, match="Sprache nicht"):
        request(musterland, language="ti", interpreter_id=entry.pk)
    with pytest.raises(PermissionDenied):
        request(musterland, login="anton")
    assert facts() == ["interpreter.requested", "interpreter.added", "interpreter.requested"]


def test_request_interpreter_refuses_what_cannot_be(musterland):
    with pytest.raises(assignments.AssignmentNotPossible) as refusal:
        request(musterland, unit_id=10**9, language="", minutes_planned=0)
    assert len(refusal.value.reasons) == 3


def test_assign_interpreter_and_its_answer_lead_to_a_booking(musterland):
    entry, booking = add(musterland), request(musterland)
    actor = musterland.actor("charlie")
    assignments.assign_interpreter(actor=actor, assignment_id=booking.pk, interpreter_id=entry.pk)
    declined = assignments.answer_assignment(actor=actor, assignment_id=booking.pk, confirmed=False)
    assert declined.state == "declined"
    assignments.assign_interpreter(actor=actor, assignment_id=booking.pk, interpreter_id=entry.pk)
    assert assignments.answer_assignment(actor=actor, assignment_id=booking.pk, confirmed=True).state == "confirmed"
    with pytest.raises(assignments.AssignmentNotPossible, match="nicht vorgesehen"):
        assignments.assign_interpreter(actor=actor, assignment_id=booking.pk, interpreter_id=entry.pk)


def test_answer_assignment_books_nobody_twice_at_one_time(musterland):
    entry = add(musterland)
    first, second = request(musterland, interpreter_id=entry.pk), request(musterland, interpreter_id=entry.pk)
    actor = musterland.actor("alice")
    assignments.answer_assignment(actor=actor, assignment_id=first.pk, confirmed=True)
    with pytest.raises(assignments.AssignmentNotPossible, match="schon ein anderer Einsatz"):
        assignments.answer_assignment(actor=actor, assignment_id=second.pk, confirmed=True)
    with pytest.raises(assignments.AssignmentNotPossible, match="schon ein anderer Einsatz"):
        request(musterland, starts_at=NINE + timedelta(minutes=59), interpreter_id=entry.pk)
    assert request(musterland, starts_at=NINE + timedelta(minutes=60), interpreter_id=entry.pk).state == "asked"


def booked(land, **changes):
    booking = request(land, interpreter_id=add(land, **changes).pk)
    return assignments.answer_assignment(actor=land.actor("alice"), assignment_id=booking.pk, confirmed=True)


def test_complete_assignment_costs_by_the_agreed_rate(musterland):
    done = assignments.complete_assignment(
        actor=musterland.actor("alice"), assignment_id=booked(musterland).pk, minutes=50
    )
    assert (done.state, done.cost) == ("done", Decimal("30.00"))
    (month,) = found.costs_by_month(musterland.actor("charlie"))
    assert (month.language, month.bookings, month.minutes, month.cost) == ("ar", 1, 50, Decimal("30.00"))
    with pytest.raises(assignments.AssignmentNotPossible, match="nicht vorgesehen"):
        assignments.cancel_assignment(actor=musterland.actor("alice"), assignment_id=done.pk)


def test_a_cost_nobody_knows_is_not_nought(musterland):
    booking = booked(musterland, rate_per_hour=None)
    done = assignments.complete_assignment(actor=musterland.actor("alice"), assignment_id=booking.pk, minutes=50)
    assert done.cost is None
    (month,) = found.costs_by_month(musterland.actor("charlie"))
    assert month.cost is None


def test_complete_assignment_refuses_what_cannot_be(musterland):
    booking = booked(musterland)
    with pytest.raises(assignments.AssignmentNotPossible) as refusal:
        assignments.complete_assignment(
            actor=musterland.actor("alice"),
            assignment_id=booking.pk,
            minutes=0,
            cost=Decimal("-1"),
            funding_line_id=10**9,
        )
    assert len(refusal.value.reasons) == 3
    assert InterpreterAssignment.objects.asked_for().get(pk=booking.pk).state == "confirmed"


@given(minutes=st.integers(1, 720), rate=st.decimals(0, 500, places=2))
def test_the_cost_is_the_share_of_the_hour_to_the_cent(minutes, rate):
    assignment = InterpreterAssignment(interpreter=Interpreter(rate_per_hour=rate))
    cost = found.cost_of(assignment, minutes)
    assert abs(cost * 60 - rate * minutes) <= Decimal("0.30")
    assert cost == cost.quantize(Decimal("0.01"))


def test_cancel_assignment_ends_what_has_not_taken_place(musterland, facts):
    booking = request(musterland)
    actor = musterland.actor("charlie")
    assert assignments.cancel_assignment(actor=actor, assignment_id=booking.pk).state == "cancelled"
    with pytest.raises(assignments.AssignmentNotPossible, match="nicht vorgesehen"):
        assignments.cancel_assignment(actor=actor, assignment_id=booking.pk)
    with pytest.raises(PermissionDenied):
        assignments.cancel_assignment(actor=musterland.actor("diana"), assignment_id=request(musterland).pk)
    assert facts() == ["interpreter.requested", "interpreter.cancelled", "interpreter.requested"]
