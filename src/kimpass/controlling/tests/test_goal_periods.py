"""Periods of goals: their days, and what is said about a period as a whole."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.controlling.actions.goal_data import CriterionData, GoalData
from kimpass.controlling.actions.goal_periods import GoalPeriodRefused, confirm_goal_period, write_goal_period
from kimpass.controlling.actions.goals import write_goals
from kimpass.controlling.models import GoalPeriod, PeriodKind
from kimpass.controlling.selectors.goal_periods import (
    current_label,
    days_of,
    following,
    half_year,
    halves_of,
    kind_of,
    label_obstacles,
    newest_finished_period,
    period_of,
    periods_with_goals,
)
from kimpass.controlling.selectors.goals import goals_report

days = st.dates(date(2000, 1, 1), date(2097, 12, 31))
kinds = st.sampled_from([PeriodKind.SCHOOL_YEAR, PeriodKind.CALENDAR_YEAR, PeriodKind.HALF_YEAR])


@given(kinds, days)
def test_a_day_lies_in_the_period_of_its_label_and_in_no_other(kind, day):
    label = current_label(kind, day)
    assert kind_of(label) == kind
    assert label_obstacles(kind, label) == []
    assert day in period_of(label)
    after = following(label)
    assert kind_of(after) == kind
    # No day between a period and the one that follows, and none in both.
    assert period_of(after).start == period_of(label).end


@given(st.integers(1990, 2100))
def test_two_half_years_are_a_year(year):
    first, second = half_year(year, 1), half_year(year, 2)
    assert first.end == second.start
    assert (first.start, second.end) == (date(year, 1, 1), date(year + 1, 1, 1))
    assert second.last_day == date(year, 12, 31)


@given(st.integers(2000, 2040), st.integers(0, 6))
def test_a_plan_has_two_columns_for_each_year(first, more):
    halves = halves_of(first, first + more)
    assert len(halves) == len(set(halves)) == 2 * (more + 1)
    assert halves == sorted(halves)


@given(st.text(max_size=12))
def test_no_label_makes_it_crash(label):
    kind = kind_of(label)
    if label_obstacles(kind, label) == [] and kind != PeriodKind.FREE:
        assert period_of(label).end - period_of(label).start > timedelta(days=100)


@pytest.mark.parametrize(
    ("kind", "label"),
    [("school_year", "2022/24"), ("school_year", "2022"), ("half_year", "2025/3"), ("free", "2025"), ("free", " ")],
)
def test_a_label_of_another_kind_is_refused(kind, label):
    assert label_obstacles(kind, label)


def test_the_golden_half_year_is_written_as_the_source_counts():
    assert period_of("2025/1") == half_year(2025, 1)
    assert following("2025/2") == "2026/1"


def test_a_free_period_says_its_days(musterland):
    tenant = musterland.tenant.pk
    with pytest.raises(ValueError, match="Pilotphase"):
        days_of(tenant, "Pilotphase")
    GoalPeriod.objects.create(
        tenant_id=tenant,
        period_kind="free",
        period_label="Pilotphase",
        valid_from=date(2026, 3, 1),
        valid_until=date(2026, 10, 1),
    )
    GoalPeriod.objects.create(tenant_id=tenant, period_kind="calendar_year", period_label="2027")
    assert days_of(tenant, "Pilotphase").last_day == date(2026, 9, 30)
    assert periods_with_goals(tenant) == ["2027", "Pilotphase"]
    assert newest_finished_period(tenant, musterland.today) == "Pilotphase"


def confirm(land, login="diana", **values):
    wanted = {"label": "2025/1", "version": 0, "overall": "not_reached", "statement": "", "on": land.today, **values}
    return confirm_goal_period(actor=land.actor(login), **wanted)


@pytest.fixture
def half(musterland):
    """A half-year with one goal nobody reached: no Kommune takes part."""
    goal = GoalData("In drei Kommunen.", (CriterionData("communes_with_cm", target=Decimal(3)),))
    write_goals(actor=musterland.actor("charlie"), period_kind="half_year", period_label="2025/1", goals=[goal])
    return musterland


def test_write_goal_period_keeps_statement_and_outlook(half, facts):
    row = write_goal_period(
        actor=half.actor("charlie"), label="2025/1", version=1, statement="Es war schwer.", outlook="Drei Stellen."
    )
    assert (row.version, row.outlook) == (2, "Drei Stellen.")
    assert facts()[-1] == "goal_period.written"
    with pytest.raises(GoalPeriodRefused, match="inzwischen geändert"):
        write_goal_period(actor=half.actor("diana"), label="2025/1", version=1, statement="", outlook="")
    with pytest.raises(GoalPeriodRefused, match="gibt es nicht"):
        write_goal_period(actor=half.actor("diana"), label="irgendwann", version=0, statement="", outlook="")
    drawn = goals_report(half.tenant, "2025/1", half.today)
    assert "Es war schwer." in drawn.sections[0].texts
    assert drawn.sections[-1].texts == ("Drei Stellen.",)


def test_confirm_goal_period_follows_the_rule_or_says_why(half, facts):
    with pytest.raises(GoalPeriodRefused, match="Bitte begründen Sie die Abweichung"):
        confirm(half, version=1, overall="partly")
    row = confirm(half, version=1, overall="partly", statement="Zwei Stellen sind ausgeschrieben.")
    assert (row.overall, row.confirmed_by, row.confirmed_on) == ("partly", half.staff["diana"], half.today)
    assert facts()[-1] == "goal_period.confirmed"
    assert dict(goals_report(half.tenant, "2025/1", half.today).outcome)["overall"] == "partly"


def test_confirm_goal_period_needs_goals_and_the_management(half):
    with pytest.raises(PermissionDenied, match="bestätigt die Geschäftsführung"):
        confirm(half, "charlie", version=1)
    with pytest.raises(GoalPeriodRefused, match="keine Ziele"):
        confirm(half, label="2025/2", statement="Leer.")


def test_the_pages_write_and_confirm(half, client):
    half.sign_in(client, "diana")
    url = "/steuerung/ziele/zeitraum/?zeitraum=2025/1"
    assert "1. Halbjahr 2025" in client.get(url).content.decode()
    done = client.post(url, {"version": 1, "statement": "Ein halbes Jahr.", "outlook": "Weiter so."}, follow=True)
    assert "Weiter so." in done.content.decode()
    stale = client.post(url, {"version": 1, "statement": "Älter.", "outlook": "Weiter so."})
    assert stale.status_code == 422
    assert "Ein halbes Jahr." in stale.content.decode()
    confirming = "/steuerung/ziele/zeitraum/bestaetigen/?zeitraum=2025/1"
    assert "„nicht erreicht“" in client.get(confirming).content.decode()
    refused = client.post(confirming, {"version": 2, "overall": "reached", "statement": ""})
    assert refused.status_code == 422
    page = client.post(confirming, {"version": 2, "overall": "not_reached", "statement": ""}, follow=True)
    assert "bestätigt am " in page.content.decode()


def test_a_district_without_periods_is_told_so(musterland, client):
    musterland.sign_in(client, "diana")
    page = client.post("/steuerung/ziele/zeitraum/", {"version": 0, "statement": "x", "outlook": ""})
    assert "Diesen Zeitraum gibt es nicht." in page.content.decode()
    assert client.get("/steuerung/ziele/zeitraum/bestaetigen/").status_code == 200
