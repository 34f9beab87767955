from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.casework import policy
from kimpass.casework.actions import closing, phases
from kimpass.casework.actions.closing import CaseCannotBeClosed, CaseCannotBeReopened
from kimpass.casework.models import Case, CaseEvaluation, CasePhase, Closure, Goal, GoalAgreement, Phase


def close(world, case, who="alice", **changes):
    values = {"reason": "goals_met", "on": world.today} | changes
    return closing.close_case(actor=world.actor(who), case_id=case.pk, **values)


def reopen(world, case, who="alice", **changes):
    values = {"reason": "Neue Fragen zur Arbeit", "on": world.today} | changes
    return closing.reopen_case(actor=world.actor(who), case_id=case.pk, **values)


def goal(world, case, title="Sprachkurs B1"):
    agreement = GoalAgreement.objects.create(tenant=world.tenant, case=case, agreed_on=world.today)
    return Goal.objects.create(tenant=world.tenant, case=case, agreement=agreement, title=title)


def test_close_case_keeps_reason_and_both_evaluations(musterland, facts):
    case = close(
        musterland,
        musterland.case(),
        note="Wohnung gefunden",
        rating=4,
        evaluation="Gut gelaufen",
        client_rating=5,
        client_evaluation="Danke",
    )
    assert (case.phase, case.closed_on) == (Phase.CLOSED, musterland.today)
    assert Closure.objects.get(case=case).note == "Wohnung gefunden"
    sides = CaseEvaluation.objects.filter(case=case).order_by("pk").values_list("side", "rating", "text")
    assert list(sides) == [("case_manager", 4, "Gut gelaufen"), ("client", 5, "Danke")]
    assert facts() == ["case.closed"]


def test_close_case_passes_through_the_closing_phase(musterland):
    case = close(musterland, musterland.case(signed=False), reason="client_wish")
    trail = CasePhase.objects.filter(case=case).order_by("pk").values_list("phase", flat=True)
    assert list(trail) == ["intake", "closure", "closed"]


def test_close_case_leaves_no_empty_evaluation(musterland):
    close(musterland, musterland.case())
    assert not CaseEvaluation.objects.exists()


def test_close_case_waits_for_open_goals(musterland):
    case = musterland.case()
    goal(musterland, case)
    with pytest.raises(CaseCannotBeClosed, match="Offenes Ziel: Sprachkurs B1"):
        close(musterland, case)
    assert not Closure.objects.exists()


@pytest.mark.parametrize("reason", ["client_wish", "moved_away", "no_contact"])
def test_close_case_drops_goals_when_the_client_leaves(musterland, reason):
    case = musterland.case()
    open_goal = goal(musterland, case)
    close(musterland, case, reason=reason)
    open_goal.refresh_from_db()
    assert (open_goal.attainment, open_goal.settled_on) == ("dropped", musterland.today)


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"reason": "boredom"}, "Grund gibt es nicht"), ({"rating": 6}, "1 bis 5"), ({"client_rating": 0}, "1 bis 5")],
)
def test_close_case_refuses_impossible_entries(musterland, changes, words):
    with pytest.raises(CaseCannotBeClosed, match=words):
        close(musterland, musterland.case(), **changes)


def test_close_case_refuses_impossible_days(musterland):
    case = musterland.case()
    with pytest.raises(CaseCannotBeClosed, match="Zukunft"):
        close(musterland, case, on=musterland.today + timedelta(days=1))
    with pytest.raises(CaseCannotBeClosed, match="vor dem Beginn"):
        close(musterland, case, on=musterland.today - timedelta(days=31))


def test_close_case_happens_once(musterland):
    case = close(musterland, musterland.case())
    with pytest.raises(CaseCannotBeClosed, match="bereits abgeschlossen"):
        close(musterland, case)


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "diana", "anton"])
def test_close_case_does_not_see_the_cases_of_others(musterland, who):
    with pytest.raises(Case.DoesNotExist):
        close(musterland, musterland.case(), who=who)


def test_close_case_belongs_to_the_role(musterland):
    case = musterland.case(kept_by="charlie")
    with pytest.raises(PermissionDenied):
        close(musterland, case, who="charlie")
    assert not policy.reopen_case(musterland.actor("charlie"), case)


def test_reopen_case_begins_a_reassessment_and_keeps_the_closing(musterland, facts):
    case = reopen(musterland, close(musterland, musterland.case()))
    assert (case.phase, case.closed_on) == (Phase.REASSESSMENT, None)
    assert Closure.objects.filter(case=case).count() == 1
    assert facts() == ["case.closed", "case.reopened"]


def test_reopen_case_needs_papers_and_a_reason(musterland):
    case = close(musterland, musterland.case(signed=False))
    with pytest.raises(CaseCannotBeReopened, match="Es fehlt") as refused:
        reopen(musterland, case, reason=" ")
    assert "Bitte nennen Sie den Grund der Wiederaufnahme." in refused.value.reasons


def test_reopen_case_is_for_closed_cases(musterland):
    with pytest.raises(CaseCannotBeReopened, match="nicht abgeschlossen"):
        reopen(musterland, musterland.case())


def test_reopen_case_waits_while_the_household_has_another(musterland):
    first = close(musterland, musterland.case())
    second = musterland.case()
    Case.objects.filter(pk=second.pk).update(household=first.household)
    with pytest.raises(CaseCannotBeReopened, match="schon ein anderer Fall"):
        reopen(musterland, first)


def test_reopen_case_refuses_the_newer_state_of_a_colleague(musterland):
    case = close(musterland, musterland.case())
    with pytest.raises(CaseCannotBeReopened, match="inzwischen geändert"):
        reopen(musterland, case, seen_version=1)


def test_close_case_works_from_any_phase(musterland):
    case = musterland.case()
    phases.move_case(actor=musterland.actor("alice"), case_id=case.pk, to="assessment", on=musterland.today)
    assert close(musterland, case).phase == Phase.CLOSED
