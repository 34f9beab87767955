"""The pages on which goals are written, changed and carried over."""

from decimal import Decimal

import pytest

from kimpass.controlling.models import GoalCriterion, ProgrammeGoal
from kimpass.controlling.tests.test_goals import THREE, TWO, write

FORM = {
    "kind": "school_year",
    "label": "2026/27",
    "z1_text": "Die Lenkungsgruppe tagt zweimal und behandelt zwei Themen.",
    "z1_b1_metric": "lg_sessions",
    "z1_b1_comparison": "at_least",
    "z1_b1_target": "2",
    "z1_b2_metric": "generative_themes_in_lg",
    "z1_b2_comparison": "at_least",
    "z1_b2_target": "2",
    "z2_text": "Vor jeder Sitzung finden zwei Planungskonferenzen statt.",
    "z2_b1_metric": "planning_conferences",
    "z2_b1_target": "2 x Sitzungen der Lenkungsgruppe",
    "z3_text": "In allen Kommunen arbeitet Case Management.",
    "z3_b1_metric": "communes_with_cm",
    "z3_b1_comparison": "all",
}


def test_the_page_writes_three_goals_with_one_form(musterland, client, django_assert_max_num_queries):
    musterland.sign_in(client, "charlie")
    assert "Ziele schreiben" in client.get("/steuerung/ziele/").content.decode()
    assert "2026/27" in client.get("/steuerung/ziele/schreiben/").content.decode()
    page = client.post("/steuerung/ziele/schreiben/", FORM, follow=True).content.decode()
    assert "Die Ziele sind gespeichert." in page
    assert "Planungskonferenzen" in page
    stored = GoalCriterion.objects.get(metric="planning_conferences")
    assert (stored.formula, stored.target) == ("2 x lg_sessions", None)
    assert GoalCriterion.objects.get(metric="generative_themes_in_lg").goal.criteria.count() == 2
    with django_assert_max_num_queries(60):
        client.get("/steuerung/ziele/")


def test_the_page_keeps_what_was_typed_when_a_formula_fails(musterland, client):
    musterland.sign_in(client, "charlie")
    page = client.post("/steuerung/ziele/schreiben/", FORM | {"z2_b1_target": "2 / 0"})
    told = page.content.decode()
    assert page.status_code == 422
    assert "Ziel 2: Die Rechnung teilt durch null." in told
    assert "2 / 0" in told
    assert "In allen Kommunen arbeitet Case Management." in told
    assert not ProgrammeGoal.objects.exists()


def test_the_pages_change_take_back_and_carry_over(musterland, client):
    first, second = write(musterland, TWO, THREE[1])
    musterland.sign_in(client, "diana")
    url = f"/steuerung/ziele/{second.public_id}/aendern/"
    assert "2 × Sitzungen der Lenkungsgruppe" in client.get(url).content.decode()
    typed = {"version": 1, "text": "Neu.", "b1_metric": "lg_sessions", "b1_comparison": "exactly", "b1_target": "2,5"}
    assert "Das Ziel ist geändert." in client.post(url, typed, follow=True).content.decode()
    assert second.criteria.get().target == Decimal("2.5")
    stale = client.post(url, typed | {"text": "Anders."})
    assert stale.status_code == 422
    assert "Beide Fassungen" in stale.content.decode()
    over = "/steuerung/ziele/uebernehmen/?zeitraum=2026/27"
    assert "2027/28" in client.get(over).content.decode()
    done = client.post(over, {"goal_ids": [first.public_id], "period_label": "2027/28"}, follow=True)
    assert "Die Ziele sind übernommen." in done.content.decode()
    gone = client.post(f"/steuerung/ziele/{second.public_id}/streichen/", follow=True).content.decode()
    assert "Das Ziel ist gestrichen." in gone
    kept = client.post(f"/steuerung/ziele/{first.public_id}/streichen/", follow=True).content.decode()
    assert "späteren Zeitraum übernommen" in kept


@pytest.mark.parametrize(("login", "status"), [("alice", 403), ("anton", 403), ("charlie", 200), ("diana", 200)])
def test_writing_goals_is_for_coordination_and_management(musterland, client, login, status):
    musterland.sign_in(client, login)
    assert client.get("/steuerung/ziele/schreiben/").status_code == status
