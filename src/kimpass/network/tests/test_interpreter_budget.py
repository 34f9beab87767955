"""Money for interpreting: what is spent, how long it lasts, and which requests were met (INT-02)."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.accounts.models import User
from kimpass.network.actions.assignments import AssignmentNotPossible, complete_assignment
from kimpass.network.models import Interpreter, InterpreterAssignment
from kimpass.network.selectors.interpreter_budget import Pot, budget
from kimpass.organisation.actions.funding import FundingLineData, correct_funding_line
from kimpass.organisation.models import FundingLine, StaffMember
from kimpass.organisation.roles import ROLES

START, END = date(2026, 1, 1), date(2027, 1, 1)


def line(land, amount=30_000, **changes):
    values = {
        "year": 2026, "kind": "interpreting", "amount": Decimal(amount), "valid_from": START, "valid_until": END,
        "label": "Sprachmittlung", "source": "Bescheid", **changes,
    }  # fmt: skip
    return FundingLine.objects.create(tenant=land.tenant, **values)


def booking(land, state="done", cost=None, pot=None, on=datetime(2026, 11, 2, 9, tzinfo=UTC)):
    return InterpreterAssignment.objects.create(
        tenant=land.tenant, language="ar", unit=land.units["musterstadt"], starts_at=on, minutes_planned=60,
        state=state, cost=cost, funding_line=pot,
    )  # fmt: skip


def test_costs_count_against_their_line(musterland):
    pot = line(musterland)
    booking(musterland, cost=Decimal("120.50"), pot=pot)
    booking(musterland, cost=Decimal(40))
    booking(musterland)
    found = budget(musterland.actor("charlie"))
    (one,) = found.pots
    assert (one.spent, one.left) == (Decimal("120.50"), Decimal("29879.50"))
    assert (found.without_pot, found.without_cost) == (Decimal(40), 1)
    assert found.warnings == []


def test_it_warns_before_the_money_runs_out(musterland):
    pot = line(musterland, amount=1000)
    booking(musterland, cost=Decimal(700), pot=pot)
    today = date(2026, 7, 2)
    (one,) = budget(musterland.actor("charlie", today=today)).warnings
    assert today < one.gone_on < END
    booking(musterland, cost=Decimal(400), pot=pot)
    (one,) = budget(musterland.actor("charlie")).warnings
    assert one.left == -100


def test_a_corrected_line_takes_its_bookings_along(musterland):
    pot = line(musterland)
    booking(musterland, cost=Decimal(120), pot=pot)
    values = {name: getattr(pot, name) for name in FundingLineData.__dataclass_fields__}
    new = correct_funding_line(
        actor=musterland.actor("diana"), line_id=pot.pk, reason="Zahlendreher",
        data=FundingLineData(**{**values, "amount": Decimal(300)}),
    )  # fmt: skip
    (one,) = budget(musterland.actor("charlie")).pots
    assert (one.row.pk, one.spent, one.left) == (new.pk, Decimal(120), Decimal(180))


def test_requests_are_met_or_not(musterland):
    for state in ("done", "confirmed", "declined", "cancelled", "wanted"):
        booking(musterland, state)
    booking(musterland, "asked", on=datetime(2099, 1, 5, tzinfo=UTC))
    future, month = budget(musterland.actor("charlie")).months
    assert (month.met, month.unmet, month.waiting) == (2, 3, 0)
    assert (future.month, future.waiting) == (date(2099, 1, 1), 1)


@given(amount=st.integers(1, 10**6), spent=st.integers(0, 10**6), passed=st.integers(-10, 400))
def test_a_line_that_is_gone_is_gone_between_today_and_its_end(amount, spent, passed):
    row = FundingLine(amount=Decimal(amount), valid_from=START, valid_until=END)
    today = START + timedelta(days=passed)
    pot = Pot(row, Decimal(spent), today)
    assert pot.gone_on is None or today <= pot.gone_on < END
    assert pot.warns or spent <= amount
    assert pot.last_day == date(2026, 12, 31)


@pytest.mark.parametrize(("login", "status"), [("charlie", 200), ("alice", 200), ("diana", 200), ("anton", 403)])
def test_the_page_shows_money_and_requests(musterland, client, login, status):
    pot = line(musterland, amount=100)
    booking(musterland, cost=Decimal(90), pot=pot)
    musterland.sign_in(client, login)
    answer = client.get("/netzwerk/dolmetschen/mittel/")
    assert answer.status_code == status
    if status == 200:
        page = answer.content.decode()
        assert "Sprachmittlung" in page
        assert "10 Euro" in page


def test_money_for_a_time_pays_only_for_what_took_place_in_it(musterland):
    pot = line(musterland, amount=30_000)
    outside = booking(musterland, "confirmed", on=datetime(2027, 1, 1, 9, tzinfo=UTC))
    inside = booking(musterland, "confirmed", on=datetime(2026, 12, 31, 9, tzinfo=UTC))
    charlie = musterland.actor("charlie")
    with pytest.raises(AssignmentNotPossible, match="nicht in dieser Zeit"):
        complete_assignment(actor=charlie, assignment_id=outside.pk, minutes=60, funding_line_id=pot.pk)
    done = complete_assignment(
        actor=charlie, assignment_id=inside.pk, minutes=60, cost=Decimal(50), funding_line_id=pot.pk
    )
    assert done.funding_line == pot


def test_interpreters_have_no_way_in():
    keys = {field.related_model for model in (Interpreter, InterpreterAssignment) for field in model._meta.get_fields()}
    assert User not in keys
    assert StaffMember not in keys
    assert not any("interpret" in key or "dolmetsch" in str(role.label).lower() for key, role in ROLES.items())
