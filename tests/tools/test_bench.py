"""The measurements' own arithmetic: what is counted, what holds, and what the exit code says."""

import json
from typing import Any

import pytest

from kimtools.bench import pages
from kimtools.bench._client import Answer
from kimtools.bench._result import Goal, Result

LIST = 'SELECT "casework_case"."id" FROM "casework_case" WHERE x = (SELECT 1 FROM "accounts_user")'
SESSION = 'SELECT "django_session"."session_key" FROM "django_session" WHERE 1'
USER = 'SELECT "accounts_user"."id" FROM "accounts_user" WHERE 1'
STAFF = 'SELECT "organisation_staffmember"."id" FROM "organisation_staffmember" WHERE 1'
ROLES = 'SELECT "organisation_roleassignment"."role_key" FROM "organisation_roleassignment" UNION ALL SELECT 1'
READ = 'INSERT INTO "audit_readentry" ("tenant_id") VALUES (1)'
BINDING = "SELECT set_config('kimpass.tenant', %s, true)"
NOTE = 'INSERT INTO "casework_contact" ("tenant_id") VALUES (1)'


def answer(*statements: str) -> Answer:
    return Answer(200, b"", "", 0.0, 0.0, list(statements))


def goal(value: float, limit: float) -> Goal:
    return Goal("P1-cpu", "case list", "sqlite", value, limit, "x floor")


def test_transaction_control_and_frame_are_not_counted():
    seen = answer("PRAGMA query_only=ON", "BEGIN DEFERRED", SESSION, USER, STAFF, ROLES, LIST, "COMMIT", READ)
    assert seen.counted() == [LIST]


def test_a_frame_beyond_five_statements_counts_for_the_page():
    seen = answer(SESSION, USER, BINDING, STAFF, ROLES, LIST, BINDING, READ)
    assert seen.counted() == [LIST, BINDING, READ]


def test_a_table_named_only_in_the_conditions_is_no_frame():
    assert answer(LIST, NOTE).counted() == [LIST, NOTE]


@pytest.mark.parametrize(("value", "holds"), [(2.24, True), (2.25, True), (2.26, False)])
def test_a_goal_holds_up_to_its_limit(value, holds):
    assert goal(value, 2.25).holds is holds


@pytest.mark.parametrize(
    ("goals", "code"),
    [([goal(1, 2)], 0), ([goal(1, 2), goal(3, 2)], 1), ([], 1)],
)
def test_exit_code_is_zero_only_when_all_goals_hold(goals, code, capsys):
    assert Result("pages", goals=goals).print() == code
    shown = json.loads(capsys.readouterr().out)
    assert [one["holds"] for one in shown["goals"]] == [one.holds for one in goals]


def measured(**changed: Any) -> dict[str, Any]:
    figures = {key: {"ratio": 1.0, "statements": 1} for key in pages.LIMITS}
    figures["P1"] |= {"statements_at_10": 4, "statements_at_200": 4}
    for key, value in changed.items():
        figures[key] |= value
    return figures


def test_every_page_is_held_against_ratio_and_statements():
    found = pages.goals("sqlite", measured())
    assert all(goal.holds for goal in found)
    assert {goal.id for goal in found} >= {"P1-cpu", "P2-statements", "P3-cpu", "P4-cpu", "P6-cpu", "P1-rows"}
    assert next(goal.limit for goal in found if goal.id == "P1-cpu") == 2.25


@pytest.mark.parametrize(
    ("page", "figures", "broken"),
    [
        ("P1", {"ratio": 2.3}, "P1-cpu"),
        ("P2", {"statements": 13}, "P2-statements"),
        ("P1", {"statements_at_200": 5}, "P1-rows"),
        ("P4", {"ratio": 6.1}, "P4-cpu"),
    ],
)
def test_a_figure_beyond_its_limit_breaks_its_goal(page, figures, broken):
    found = pages.goals("postgresql", measured(**{page: figures}))
    assert [goal.id for goal in found if not goal.holds] == [broken]
