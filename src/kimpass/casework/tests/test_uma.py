from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.casework.actions import uma
from kimpass.casework.actions.uma import UmaEntry, UmaRefused
from kimpass.casework.models import Case, FollowUp, UmaTrack
from kimpass.casework.selectors.statistics import caseload_by_region, caseload_on
from kimpass.casework.selectors.uma import has_track, months_after, uma_figures
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.organisation.models import Unit
from kimpass.people.actions.households import PersonData

WORDS = {"uma": "UmA", "without": "ohne Region"}


@pytest.fixture
def track(musterland):
    """Give Musterland the unit that brings the track."""
    return Unit.objects.create(tenant=musterland.tenant, kind="target_group_unit", key="uma", name="KIM UmA")


def entry(world, **changes):
    values = {
        "eligibility": "help_ended",
        "coordination_talk_on": world.today - timedelta(days=3),
        "coordination_with_id": world.youth_office.pk,
        "demarcation": "UmA-Hilfe: Wohnung. KIM: Ausbildung.",
        "focuses": ["work", "several"],
    } | changes
    return UmaEntry(**values)


def enter(world, case, who="alice", **changes):
    return uma.enter_uma_track(actor=world.actor(who), case_id=case.pk, entry=entry(world, **changes))


def begin(world, who="alice", person=None, **changes):
    return uma.begin_uma_track(
        actor=world.actor(who),
        unit_id=world.units["musterstadt"].pk,
        on=world.today,
        person=person or PersonData(family_name="Berg", birth_year=2007),
        entry=entry(world, **changes),
    )


def test_begin_uma_track_opens_a_case_on_the_track(musterland, track, facts):
    case = begin(musterland)
    found = UmaTrack.objects.get(case=case)
    assert (case.track, found.eligibility, found.coordination_with_id) == (
        "uma", "help_ended", musterland.youth_office.pk,
    )  # fmt: skip
    assert sorted(found.focuses.values_list("focus", flat=True)) == ["several", "work"]
    assert facts()[-1] == "uma.track_entered"


@pytest.mark.parametrize("year", [2012, 2007, 1990, None])
def test_begin_uma_track_turns_nobody_away_for_the_age(musterland, track, year):
    assert begin(musterland, person=PersonData(family_name="Berg", birth_year=year)).track == "uma"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"eligibility": "minor"}, "warum die Person dazugehört"),
        ({"coordination_with_id": 0}, "abgestimmt haben"),
        ({"demarcation": " "}, "wer wofür zuständig ist"),
        ({"focuses": []}, "Schwerpunkt"),
        ({"focuses": ["work", "gossip"]}, "Schwerpunkt"),
        ({"coordination_talk_on": date(2099, 1, 1)}, "Zukunft"),
    ],
)
def test_begin_uma_track_comes_after_the_coordination_talk(musterland, track, changes, words):
    with pytest.raises(UmaRefused, match=words):
        begin(musterland, **changes)
    assert not Case.objects.exists()


def test_begin_uma_track_needs_a_district_with_the_track(musterland):
    assert not has_track(musterland.actor("alice"))
    with pytest.raises(UmaRefused, match="keinen eigenen Track"):
        begin(musterland)


@pytest.mark.parametrize("who", ["eve", "charlie", "diana", "anton"])
def test_begin_uma_track_is_refused_outside_the_unit(musterland, track, who):
    with pytest.raises(PermissionDenied):
        begin(musterland, who)


def test_enter_uma_track_takes_a_running_case_once(musterland, track):
    case = musterland.case()
    enter(musterland, case)
    case.refresh_from_db()
    assert case.track == "uma"
    with pytest.raises(UmaRefused, match="schon im UmA-Track"):
        enter(musterland, case)


def test_enter_uma_track_leaves_closed_and_foreign_cases_alone(musterland, track):
    case = musterland.case()
    with pytest.raises(Case.DoesNotExist):
        enter(musterland, case, "bob")
    Case.objects.filter(pk=case.pk).update(phase="closed", closed_on=musterland.today)
    with pytest.raises(CaseIsClosed):
        enter(musterland, case)


def test_change_uma_track_keeps_what_is_said_now(musterland, track):
    case = musterland.case()
    enter(musterland, case)
    change = {"actor": musterland.actor("alice"), "case_id": case.pk}
    changed = uma.change_uma_track(**change, demarcation="Nur noch KIM.", focuses=["treatment"])
    assert (changed.demarcation, changed.version) == ("Nur noch KIM.", 2)
    assert list(changed.focuses.values_list("focus", flat=True)) == ["treatment"]
    for wrong in ({"demarcation": " ", "focuses": ["work"]}, {"demarcation": "x", "focuses": []}):
        with pytest.raises(UmaRefused):
            uma.change_uma_track(**change, **wrong)


def start(world, case, on=None, today=None):
    actor = world.actor("alice", today=today or world.today)
    return uma.start_uma_work(actor=actor, case_id=case.pk, work_started_on=on or world.today)


def review(world, case, on=None, result="Übernommen", today=None):
    actor = world.actor("alice", today=today or world.today)
    return uma.review_uma_work(actor=actor, case_id=case.pk, result=result, on=on or actor.today)


def test_start_uma_work_opens_six_months_with_reminders(musterland, track, facts):
    case = musterland.case()
    enter(musterland, case)
    assert start(musterland, case).review_on == date(2027, 5, 23)
    # 23 December is a Wednesday, 23 February a Tuesday, 23 May 2027 a Sunday.
    due = list(FollowUp.objects.of(case).order_by("due_on").values_list("due_on", flat=True))
    assert due == [date(2026, 12, 23), date(2027, 2, 23), date(2027, 5, 24)]
    assert facts()[-1] == "uma.work_started"
    with pytest.raises(UmaRefused, match="laufen seit"):
        start(musterland, case)


def test_start_uma_work_in_the_past_reminds_of_what_is_still_to_come(musterland, track):
    case = musterland.case()
    enter(musterland, case)
    start(musterland, case, on=months_after(musterland.today, -2))
    assert FollowUp.objects.of(case).count() == 2
    other = musterland.case(name="Tal")
    enter(musterland, other)
    start(musterland, other, on=months_after(musterland.today, -9))
    assert [row.due_on for row in FollowUp.objects.of(other)] == [musterland.today]


def test_start_uma_work_wants_the_track_and_no_future(musterland, track):
    case = musterland.case()
    with pytest.raises(UmaRefused, match="nicht im UmA-Track"):
        start(musterland, case)
    enter(musterland, case)
    with pytest.raises(UmaRefused, match="Zukunft"):
        start(musterland, case, on=musterland.today + timedelta(days=1))


def test_review_uma_work_ends_the_months_and_their_reminders(musterland, track, facts):
    case = musterland.case()
    enter(musterland, case)
    with pytest.raises(UmaRefused, match="keine sechs Monate"):
        review(musterland, case)
    start(musterland, case)
    with pytest.raises(UmaRefused, match="Satz"):
        review(musterland, case, result=" ")
    with pytest.raises(UmaRefused, match="Datum"):
        review(musterland, case, on=musterland.today - timedelta(days=1))
    later = musterland.today + timedelta(days=70)
    done = review(musterland, case, today=later)
    assert (done.review_result, done.reviewed_on) == ("Übernommen", later)
    assert not FollowUp.objects.of(case).filter(done_on__isnull=True).exists()
    assert facts()[-1] == "uma.work_reviewed"
    assert start(musterland, case, on=later, today=later).reviewed_on is None


def test_cases_on_the_track_count_for_the_tenant_and_for_no_region(musterland, track):
    for number in range(4):
        musterland.case(unit="waldhausen", name=f"Wald{number}")
    on_track = [musterland.case(unit="waldhausen", name=f"Uma{number}") for number in range(3)]
    charlie = musterland.actor("charlie")
    before = {row.name: row.cases for row in caseload_by_region(charlie, musterland.today, **WORDS)}
    assert before == {"Region 1": 7}
    for case in on_track:
        enter(musterland, case)
    after = {row.name: row.cases for row in caseload_by_region(charlie, musterland.today, **WORDS)}
    assert after == {"Region 1": 4, "UmA": 3}
    assert caseload_on(charlie, musterland.today).total.cases == 7


def test_figures_of_the_track_hide_small_numbers(musterland, track):
    cases = [musterland.case(name=f"Uma{number}") for number in range(4)]
    for case in cases:
        enter(musterland, case)
    start(musterland, cases[0])
    found = uma_figures(musterland.actor("charlie"), musterland.today)
    assert (found.cases, found.in_first_months, found.reviews_due) == (4, None, 0)
    assert dict(found.focuses)["Abstimmung mehrerer Rechtskreise"] == 4


@given(day=st.dates(date(2000, 1, 1), date(2090, 1, 1)), months=st.integers(0, 24))
def test_months_after_stays_in_the_month_that_is_meant(day, months):
    found = months_after(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day
    assert found.day == day.day or (found + timedelta(days=1)).day == 1
