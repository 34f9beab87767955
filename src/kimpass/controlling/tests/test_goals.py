"""Goals: written, changed, taken back and carried over, with conditions that can be measured."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.controlling.actions.attainment import confirm_attainment
from kimpass.controlling.actions.goal_data import CriterionData, GoalData
from kimpass.controlling.actions.goal_periods import confirm_goal_period
from kimpass.controlling.actions.goals import GoalNotPossible, carry_goals_over, change_goal, remove_goal, write_goals
from kimpass.controlling.models import GoalCriterion, GoalPeriod, ProgrammeGoal
from kimpass.controlling.selectors.goals import goal_results, overall_of
from kimpass.controlling.selectors.metrics import COUNTABLE, metric_labels
from kimpass.organisation.models import Participation

SESSIONS = CriterionData("lg_sessions", target=Decimal(2))
PLANNED = CriterionData("planning_conferences", formula="2 x lg_sessions")
ALL = CriterionData("communes_with_cm", "all")
TWO = GoalData("Die Lenkungsgruppe tagt zweimal.", (SESSIONS,))
THREE = (TWO, GoalData("Vor jeder Sitzung zwei Konferenzen.", (PLANNED,)), GoalData("In allen Kommunen.", (ALL,)))


def write(land, *goals, login="charlie", kind="school_year", label="2026/27", **more):
    return write_goals(actor=land.actor(login), period_kind=kind, period_label=label, goals=goals or THREE, **more)


def results(land, label="2026/27", on=date(2027, 7, 31)):
    return goal_results(land.tenant.pk, land.tenant.name, label, on)[1]


def take_part(land, *places):
    for place in places:
        Participation.objects.create(tenant=land.tenant, unit=land.units[place], valid_from=date(2026, 9, 1))


def test_write_goals_writes_three_at_once(musterland, facts):
    rows = write(musterland)
    assert [row.number for row in rows] == [1, 2, 3]
    assert facts() == ["goal.written"] * 3
    assert GoalPeriod.objects.get().period_label == "2026/27"
    second = results(musterland)[1]
    assert second.criteria[0][2].value == Decimal("4.00")
    third = results(musterland)[2].criteria[0]
    # "In all Kommunen" needs no number: there are six.
    assert third[2].value == 6
    assert len(third[2].proof) == 6


def test_write_goals_goes_on_counting(musterland):
    write(musterland, TWO)
    assert write(musterland, TWO)[0].number == 2


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        (CriterionData("wetter", target=Decimal(1)), "nicht bekannt: wetter"),
        (CriterionData("lg_sessions"), "einen Zielwert"),
        (CriterionData("lg_sessions", "all"), "einen Zielwert"),
        (CriterionData("lg_sessions", target=Decimal(-1)), "zwischen 0 und"),
        (CriterionData("lg_sessions", target=Decimal(2_000_000)), "zwischen 0 und"),
        (CriterionData("lg_sessions", "beinahe", target=Decimal(1)), "wie verglichen"),
        (CriterionData("lg_sessions", formula="2 / (1 - 1)"), "teilt durch null"),
        (CriterionData("lg_sessions", formula="2 x wetter"), "nicht bekannt: wetter"),
        (CriterionData("lg_sessions", formula="2 x lg_sessions"), "eigene Messgröße"),
        (CriterionData("lg_sessions", formula="os.system('ls')"), "gehört nicht"),
        (CriterionData("lg_sessions", formula="2", target=Decimal(2)), "entweder"),
    ],
)
def test_a_condition_that_cannot_be_measured_is_refused_and_nothing_is_written(musterland, criterion, words):
    with pytest.raises(GoalNotPossible, match=words.replace("(", r"\(")):
        write(musterland, TWO, GoalData("Zwei.", (criterion,)))
    assert not ProgrammeGoal.objects.exists()


def test_a_division_by_an_agreed_nothing_is_refused(musterland):
    nothing = GoalData("Keine.", (CriterionData("lg_sessions", "at_most", Decimal(0)),))
    broken = GoalData("Geteilt.", (CriterionData("planning_conferences", formula="8 / lg_sessions"),))
    with pytest.raises(GoalNotPossible, match="Ziel 2: Die Rechnung teilt durch null"):
        write(musterland, nothing, broken)


def test_a_formula_that_breaks_later_is_a_remark_and_no_crash(musterland):
    rows = write(musterland, GoalData("Geteilt.", (CriterionData("planning_conferences", formula="8 / lg_sessions"),)))
    assert results(musterland)[0].criteria[0][2].value is None
    GoalCriterion.objects.filter(goal=rows[0]).update(formula="8 / gab_es_frueher")
    target = results(musterland)[0].criteria[0][2]
    assert (target.value, "gab_es_frueher" in target.remarks[0]) == (None, True)
    GoalCriterion.objects.filter(goal=rows[0]).update(formula="((")
    assert results(musterland)[0].criteria[0][2].remarks


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (GoalData(" ", (SESSIONS,)), "in einem Satz"),
        (GoalData("Ohne Maß."), "mindestens eine Bedingung"),
        (GoalData("Viel.", (SESSIONS,) * 7), "höchstens 6"),
        (GoalData("Frau Aylin Yılmaz, geboren am 03.04.1988, findet Arbeit.", (SESSIONS,)), "Angaben zu einer Person"),
    ],
)
def test_a_goal_is_a_sentence_about_nobody_with_a_measure(musterland, goal, words):
    with pytest.raises(GoalNotPossible, match=words):
        write(musterland, goal)


@pytest.mark.parametrize(
    ("kind", "label"), [("school_year", "2026"), ("half_year", "2026/3"), ("free", "2026"), ("calendar_year", "")]
)
def test_a_period_written_wrongly_is_refused(musterland, kind, label):
    with pytest.raises(GoalNotPossible):
        write(musterland, TWO, kind=kind, label=label)


def test_a_free_period_says_its_days_once(musterland):
    with pytest.raises(GoalNotPossible, match="ersten und einen letzten Tag"):
        write(musterland, TWO, kind="free", label="Pilotphase")
    days = {"first_day": date(2026, 3, 1), "last_day": date(2026, 9, 30)}
    write(musterland, TWO, kind="free", label="Pilotphase", **days)
    write(musterland, TWO, kind="free", label="Pilotphase")
    assert GoalPeriod.objects.get().valid_until == date(2026, 10, 1)
    with pytest.raises(GoalNotPossible, match="mit anderen Tagen"):
        write(musterland, TWO, kind="free", label="Pilotphase", **days | {"last_day": date(2026, 12, 31)})
    with pytest.raises(GoalNotPossible, match="vor dem ersten"):
        write(musterland, TWO, kind="free", label="Rest", first_day=date(2026, 3, 2), last_day=date(2026, 3, 1))


def test_a_goal_of_a_kommune_is_measured_there(musterland):
    unit = musterland.units["waldhausen"]
    take_part(musterland, "waldhausen", "musterstadt")
    write(musterland, GoalData("Hier arbeitet jemand.", (ALL,), unit.pk))
    (found,) = results(musterland)
    _criterion, actual, target = found.criteria[0]
    assert (actual.value, target.value, actual.scope) == (1, 1, "Waldhausen")
    assert found.proposed == "reached"
    with pytest.raises(GoalNotPossible, match="nur für den ganzen Kreis"):
        write(musterland, GoalData("Hier tagt niemand.", (SESSIONS,), unit.pk))
    with pytest.raises(GoalNotPossible, match="gibt es hier nicht"):
        write(musterland, GoalData("Nirgends.", (ALL,), musterland.units["kreis"].pk))


def test_goals_of_kommunen_do_not_change_what_the_district_reached(musterland):
    take_part(musterland, "waldhausen")
    here, there = musterland.units["waldhausen"].pk, musterland.units["seedorf"].pk
    write(musterland, GoalData("Hier.", (ALL,), here), GoalData("Dort.", (ALL,), there))
    assert overall_of(results(musterland)) == "partly"
    write(musterland, GoalData("Im Kreis.", (CriterionData("communes_with_cm", "at_most", Decimal(3)),)))
    assert overall_of(results(musterland)) == "reached"


def test_goals_are_for_management_and_coordination(musterland):
    for login in ("alice", "anton", "frank"):
        with pytest.raises(PermissionDenied, match="Geschäftsführung und Koordinierende Stelle"):
            write(musterland, login=login)


def test_change_goal_replaces_words_and_conditions(musterland, facts):
    (goal,) = write(musterland, TWO)
    more = GoalData("Sie tagt und behandelt Themen.", (SESSIONS, CriterionData("generative_themes_in_lg", target=2)))
    changed = change_goal(actor=musterland.actor("diana"), goal_id=goal.pk, version=1, goal=more)
    assert (changed.version, changed.criteria.count()) == (2, 2)
    assert facts()[-1] == "goal.changed"
    with pytest.raises(GoalNotPossible, match="inzwischen geändert"):
        change_goal(actor=musterland.actor("charlie"), goal_id=goal.pk, version=1, goal=TWO)


def test_change_goal_stops_at_a_confirmed_one(musterland):
    (goal,) = write(musterland, TWO)
    who = musterland.actor("diana")
    confirm_attainment(
        actor=who, goal_id=goal.pk, value="partly", reasoning="Eine Sitzung fiel aus.", on=musterland.today
    )
    for act in (
        lambda: change_goal(actor=who, goal_id=goal.pk, version=1, goal=TWO),
        lambda: remove_goal(actor=who, goal_id=goal.pk),
    ):
        with pytest.raises(GoalNotPossible, match="ist bestätigt"):
            act()


def test_a_confirmed_period_is_closed(musterland):
    write(musterland, TWO)
    confirm_goal_period(
        actor=musterland.actor("diana"),
        label="2026/27",
        version=1,
        overall="not_reached",
        statement="Es gab keine Sitzung.",
        on=musterland.today,
    )
    with pytest.raises(GoalNotPossible, match="Gesamtaussage"):
        write(musterland, TWO)


def test_remove_goal_takes_it_back(musterland, facts):
    first, second = write(musterland, TWO, TWO)
    remove_goal(actor=musterland.actor("charlie"), goal_id=first.pk)
    assert list(ProgrammeGoal.objects.values_list("pk", flat=True)) == [second.pk]
    assert facts()[-1] == "goal.removed"
    carry_goals_over(actor=musterland.actor("charlie"), goal_ids=[second.pk], period_label="2027/28")
    with pytest.raises(GoalNotPossible, match="späteren Zeitraum"):
        remove_goal(actor=musterland.actor("charlie"), goal_id=second.pk)


def test_carry_goals_over_copies_conditions_and_leaves_the_old_ones(musterland, facts):
    rows = write(musterland)
    over = carry_goals_over(
        actor=musterland.actor("charlie"), goal_ids=[rows[0].pk, rows[1].pk], period_label="2027/28"
    )
    assert [(goal.number, goal.carried_from_id) for goal in over] == [(1, rows[0].pk), (2, rows[1].pk)]
    assert over[1].criteria.get().formula == "2 x lg_sessions"
    assert ProgrammeGoal.objects.filter(period_label="2026/27").count() == 3
    assert facts()[-1] == "goal.carried_over"
    with pytest.raises(GoalNotPossible, match="steht in diesem Zeitraum schon"):
        carry_goals_over(actor=musterland.actor("charlie"), goal_ids=[rows[0].pk], period_label="2027/28")
    for label, words in (("übermorgen", "schreiben Sie den Zeitraum"), ("2027/1", "mindestens ein Ziel")):
        with pytest.raises(GoalNotPossible, match=words):
            carry_goals_over(actor=musterland.actor("charlie"), goal_ids=[], period_label=label)


def test_another_district_is_out_of_reach(musterland, neighbour):
    (goal,) = write(musterland, TWO)
    stranger = replace(musterland.actor("charlie"), tenant_id=neighbour.pk)
    with pytest.raises(ProgrammeGoal.DoesNotExist):
        remove_goal(actor=stranger, goal_id=goal.pk)


def test_a_goal_may_count_any_indicator(musterland):
    labels = metric_labels()
    assert "goals.reached" not in labels
    assert len(labels) > 20
    goal = GoalData("Zehn Angebote.", (CriterionData("offers.stock", target=Decimal(10)),))
    planned = GoalData("Doppelt.", (CriterionData("lg_sessions", formula="2 x offers.stock / 5"),))
    write(musterland, goal, planned)
    first, second = results(musterland)
    assert first.criteria[0][1].key == "goal_1.offers.stock"
    assert second.criteria[0][2].value == Decimal("4.00")
    for metric in COUNTABLE:
        write(musterland, GoalData("Alles.", (CriterionData(metric, target=Decimal(1)),)), label="2031/32")
    # A year that has not begun is unknown for every one of them, and nothing crashes.
    assert {actual.value for found in results(musterland, "2031/32") for _c, actual, _t in found.criteria} == {None}
    assert all(found.criteria for found in results(musterland, "2031/32", date(2032, 7, 31)))
