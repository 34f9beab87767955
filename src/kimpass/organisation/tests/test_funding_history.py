"""What was known of the money at an instant stays what it was, whatever is entered and corrected later."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.kernel.access import RuleViolation
from kimpass.organisation.actions import funding, statements_of_use
from kimpass.organisation.actions.funding import FundingLineData
from kimpass.organisation.models import FundingLine, FundingLineState
from kimpass.organisation.selectors.funding import year_of
from kimpass.organisation.selectors.funding_forecast import forecast
from kimpass.organisation.selectors.statements_of_use import use_of, uses_of_year

AMOUNTS = st.integers(0, 10**8).map(lambda number: Decimal(number) / 100)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), AMOUNTS, st.booleans(), st.sampled_from(["1", "2", ""])),
        st.tuples(st.just("correct"), st.integers(0, 9), AMOUNTS, st.booleans()),
        st.tuples(
            st.just("state"), st.integers(0, 9), st.sampled_from(FundingLineState.State.values),
            st.integers(0, 60), st.none() | AMOUNTS,
        ),
        st.tuples(st.just("use"), st.integers(0, 9), st.none() | AMOUNTS),
        st.tuples(st.just("submit"), st.integers(0, 9)),
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


def line_data(amount, block="2", *, in_total=True):
    return FundingLineData(
        year=2026, kind="personnel", building_block=block, amount=amount, fte_funded=Decimal(2), in_total=in_total,
        valid_from=date(2026, 1, 1), valid_until=date(2027, 1, 1),
    )  # fmt: skip


def do(actor, step):
    """Carry one step out, if it can be; what cannot be is refused and changes nothing."""
    lines = list(FundingLine.objects.asked_for().current().order_by("sort", "pk"))
    if step[0] == "add":
        _word, amount, in_total, block = step
        funding.add_funding_line(actor=actor, data=line_data(amount, block, in_total=in_total))
    elif lines and step[0] == "correct":
        _word, at, amount, in_total = step
        line = lines[at % len(lines)]
        data = line_data(amount, line.building_block, in_total=in_total)
        funding.correct_funding_line(actor=actor, line_id=line.pk, data=data, reason="Zahlendreher")
    elif lines and step[0] == "use":
        line = lines[step[1] % len(lines)]
        found = use_of(line).statement
        statements_of_use.write_statement_of_use(
            actor=actor, line_id=line.pk, version=found.version if found else 0, used=step[2], returned=None, text=""
        )
    elif lines and step[0] == "submit":
        found = use_of(lines[step[1] % len(lines)]).statement
        if found is not None:
            statements_of_use.submit_statement_of_use(actor=actor, statement_id=found.pk, on=actor.today)
    elif lines:
        _word, at, state, days, amount = step
        since = date(2026, 1, 5) + timedelta(days=days)
        funding.record_line_state(
            actor=actor, line_id=lines[at % len(lines)].pk, state=state, since=since, amount=amount
        )


def told(tenant_id, at=None):
    """Return everything that is said about the money of the year, as known at an instant."""
    year = year_of(tenant_id, 2026, at)
    lines = [
        (entry.line.pk, entry.line.amount, entry.line.in_total, entry.standing.label, entry.standing.granted)
        for entry in year.entries
    ]
    uses = [
        (use.line.pk, use.granted, use.is_due, use.used, use.remainder) for use in uses_of_year(tenant_id, 2026, at)
    ]
    return lines, year.total, year.outside_total, year.blocks(), forecast(tenant_id, 2026, at), uses


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_what_was_known_stays_known(musterland, steps):
    actor, tenant_id = musterland.actor("diana"), musterland.tenant.pk
    with transaction.atomic():
        seen = []
        for step in steps:
            try:
                with transaction.atomic():
                    do(actor, step)
            except RuleViolation:
                pass
            seen.append((timezone.now(), told(tenant_id)))
        for at, then in seen:
            assert told(tenant_id, at) == then
            assert told(tenant_id, at) == told(tenant_id, at)
        transaction.set_rollback(True)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_sums_are_those_of_the_lines_and_states_never_overlap(musterland, steps):
    actor, tenant_id = musterland.actor("diana"), musterland.tenant.pk
    with transaction.atomic():
        for step in steps:
            try:
                with transaction.atomic():
                    do(actor, step)
            except RuleViolation:
                pass
        year = year_of(tenant_id, 2026)
        lines = list(FundingLine.objects.asked_for().current())
        assert len(year.entries) == len(lines)
        assert (year.total or 0) + (year.outside_total or 0) == sum(line.amount for line in lines)
        assert sum(amount for _block, amount in year.blocks()) == (year.total or 0)
        for line in lines:
            states = list(FundingLineState.objects.asked_for().current().filter(line=line).order_by("valid_from"))
            for before, after in pairwise(states):
                assert before.valid_until == after.valid_from
            assert not states or states[-1].valid_until is None
        transaction.set_rollback(True)
