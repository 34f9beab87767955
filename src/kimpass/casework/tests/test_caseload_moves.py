"""A caseload changes hands: sight follows on the day, and nothing that was counted before changes."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.casework.actions.caseload_moves import CannotPass, carry_caseload, move_caseload
from kimpass.casework.actions.relocations import relocate_case
from kimpass.casework.models import (
    Appointment,
    Case,
    CaseloadMove,
    CaseloadMoveItem,
    CaseTask,
    FollowUp,
    Responsibility,
)
from kimpass.casework.selectors import kept
from kimpass.casework.selectors.statistics import caseload_on
from kimpass.casework.tests.test_keeping import sees
from kimpass.people.models import Keeper
from tests.support.cast import TODAY, now

DAYS = [TODAY - timedelta(days=back) for back in (0, 1, 7, 29, 30, 31)]


def move(world, *, who="alice", of="alice", to="bob", on=TODAY, today=TODAY, **more):
    values = {"reason": "Stellenwechsel", "at": now()} | more
    return move_caseload(
        actor=world.actor(who, today=today),
        from_staff_id=world.staff[of].pk,
        to_staff_id=world.staff[to].pk,
        on=on,
        **values,
    )


def test_move_caseload_passes_all_cases_with_sight_and_history(musterland, facts):
    first, second = musterland.case(name="Eins"), musterland.case(name="Zwei")
    elsewhere = musterland.case(name="Drei", kept_by="eve", unit="nebenstadt")
    moved = move(musterland)
    assert (moved.number_of_cases, CaseloadMoveItem.objects.count()) == (2, 2)
    for case in (first, second):
        assert sees(musterland, "bob", case)
        assert not sees(musterland, "alice", case)
        rows = [(row.staff_member.name, row.valid_from, row.valid_until) for row in kept.keepers_of(case)]
        assert rows == [("Alice", TODAY - timedelta(days=30), TODAY), ("Bob", TODAY, None)]
    assert sees(musterland, "eve", elsewhere)
    assert facts() == ["case.keeper_changed", "case.keeper_changed", "caseload.moved", "caseload.carried"]


def test_move_caseload_takes_effect_on_its_day(musterland):
    case = musterland.case()
    day = TODAY + timedelta(days=10)
    moved = move(musterland, on=day)
    assert moved.carried_on is None
    for back in range(-1, 3):
        today = day - timedelta(days=back)
        assert sees(musterland, "alice", case, today=today) == (today < day)
        assert sees(musterland, "bob", case, today=today) == (today >= day)


def test_move_caseload_of_some(musterland):
    first, second = musterland.case(name="Eins"), musterland.case(name="Zwei")
    move(musterland, case_ids=[first.pk])
    assert sees(musterland, "bob", first)
    assert sees(musterland, "alice", second)


def test_move_caseload_on_the_day_a_case_began(musterland):
    case = musterland.case()
    Responsibility.objects.asked_for().update(valid_from=TODAY)
    Keeper.objects.asked_for().update(valid_from=TODAY)
    move(musterland)
    assert sees(musterland, "bob", case)
    assert not sees(musterland, "alice", case)


def test_move_caseload_twice_on_one_day(musterland):
    case = musterland.case()
    move(musterland)
    move(musterland, who="bob", of="bob", to="eve")
    assert sees(musterland, "eve", case)
    assert not sees(musterland, "bob", case)


def test_a_case_that_passes_later_does_not_pass_twice(musterland):
    musterland.case()
    move(musterland, on=TODAY + timedelta(days=5))
    with pytest.raises(CannotPass, match="keinen Fall"):
        move(musterland, to="eve")


def test_whoever_keeps_another_case_of_the_household_goes_on_seeing_it(musterland):
    case = musterland.case()
    other = Case.objects.create(
        tenant=musterland.tenant,
        number="ML-26-AAAAA-A",
        household=case.household,
        unit=case.unit,
        controller=musterland.office,
        opened_on=TODAY - timedelta(days=300),
        closed_on=TODAY - timedelta(days=200),
        phase="closed",
    )
    Responsibility.objects.create(
        tenant=musterland.tenant, case=other, staff_member=musterland.staff["alice"], valid_from=TODAY - timedelta(300)
    )
    move(musterland, case_ids=[case.pk])
    holders = set(
        Keeper.objects.asked_for().on(TODAY).filter(household=case.household).values_list("staff_member__name")
    )
    assert holders == {("Alice",), ("Bob",)}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"to": "alice"}, "dieselbe Person"),
        ({"on": TODAY - timedelta(days=1)}, "frühestens heute"),
        ({"on": TODAY + timedelta(days=400)}, "ein Jahr"),
        ({"reason": " "}, "Anlass"),
        ({"case_ids": []}, "mindestens einen Fall"),
        ({"case_ids": [0]}, "nicht mehr von Ihnen geführt"),
        ({"to": "charlie"}, "Rolle im Case Management"),
    ],
)
def test_move_caseload_refuses_in_german(musterland, changes, words):
    case = musterland.case()
    with pytest.raises(CannotPass, match=words):
        move(musterland, **changes)
    assert sees(musterland, "alice", case)
    assert not CaseloadMove.objects.exists()


def test_move_caseload_is_for_the_keeper_and_for_whoever_answers_for_posts(musterland):
    case = musterland.case()
    for who in ("bob", "charlie", "anton"):
        with pytest.raises(PermissionDenied):
            move(musterland, who=who, to="eve")
    with pytest.raises(CannotPass, match="Einzelne Fälle"):
        move(musterland, who="diana", case_ids=[case.pk])
    assert move(musterland, who="diana").moved_by == musterland.staff["diana"]


def test_carry_caseload_lets_work_follow_once_its_day_has_come(musterland):
    case, alice, bob = musterland.case(), musterland.staff["alice"], musterland.staff["bob"]
    day = TODAY + timedelta(days=10)
    common = {"tenant": musterland.tenant, "case": case}
    tasks = [
        CaseTask.objects.create(**common, text=str(due), assignee=alice, set_by=alice, due_on=due, done_on=done)
        for due, done in ((None, None), (day, None), (TODAY, None), (TODAY, TODAY))
    ]
    dates = [
        datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Europe/Berlin")) + timedelta(days=back)
        for back in (-1, 0)
    ]
    meetings = [
        Appointment.objects.create(**common, staff_member=alice, starts_at=at, ends_at=at + timedelta(hours=1))
        for at in dates
    ]
    FollowUp.objects.create(**common, text="Anruf", due_on=day)
    moved = move(musterland, on=day)

    def whose():
        rows = [*CaseTask.objects.asked_for().order_by("pk").values_list("assignee", flat=True)]
        return [*rows, *Appointment.objects.asked_for().order_by("pk").values_list("staff_member", flat=True)]

    assert len(tasks) + len(meetings) == 6
    assert whose() == [alice.pk, bob.pk, alice.pk, alice.pk, alice.pk, bob.pk]
    with pytest.raises(CannotPass, match="später"):
        carry_caseload(actor=musterland.actor("alice"), move_id=moved.pk)
    for _again in range(2):
        assert carry_caseload(actor=musterland.actor("alice", today=day), move_id=moved.pk).carried_on == day
    assert whose() == [bob.pk, bob.pk, bob.pk, alice.pk, alice.pk, bob.pk]


def counts(world, days):
    tenant_id = world.tenant.pk
    told = [[(u.unit_name, u.cases, u.persons) for u in caseload_on(world.actor("diana"), day).units] for day in days]
    return [kept.kept_on(tenant_id, day) for day in days], told


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["alice", "bob", "eve"]), st.sampled_from(["alice", "bob", "eve"]), st.integers(0, 5)
        ),
        max_size=5,
    )
)
def test_whatever_moves_earlier_days_are_counted_as_they_were(musterland, steps):
    if not Case.objects.asked_for().exists():
        for number, who in enumerate(("alice", "alice", "bob", "eve", "alice")):
            musterland.case(name=f"Haus {number}", kept_by=who, unit="musterstadt" if number % 2 else "nebenstadt")
    today = max([TODAY, *CaseloadMove.objects.values_list("moved_on", flat=True)])
    for of, to, wait in steps:
        past = [*DAYS, *(today - timedelta(days=back) for back in range(1, 5))]
        past = [day for day in past if day < today]
        before, cases = counts(musterland, past), kept.kept_on(musterland.tenant.pk, today)
        try:
            move(musterland, who=of, of=of, to=to, on=today, today=today)
        except CannotPass:
            continue
        assert counts(musterland, past) == before
        assert sum(kept.kept_on(musterland.tenant.pk, today).values()) == sum(cases.values())
        today += timedelta(days=wait)


def relocate(world, case, *, to="eve", unit="nebenstadt", who="alice", **more):
    values = {"reason": "Umzug", "agreed": True, "at": now()} | more
    return relocate_case(
        actor=world.actor(who),
        case_id=case.pk,
        unit_id=world.units[unit].pk,
        to_staff_id=world.staff[to].pk,
        **values,
    )


def test_a_relocated_case_counts_where_it_was_on_every_day(musterland):
    for number in range(3):
        musterland.case(name=f"Haus {number}")
    case, diana = musterland.case(name="Wandert"), musterland.actor("diana")
    relocate(musterland, case)

    def told(day):
        return {unit.unit_name: unit.cases for unit in caseload_on(diana, day).units}

    assert told(TODAY - timedelta(days=1)) == {"Musterstadt": 4}
    assert told(TODAY)["Musterstadt"] is None or told(TODAY)["Musterstadt"] == 3
    assert set(told(TODAY)) == {"Musterstadt", "Nebenstadt"}
    assert kept.kept_on(musterland.tenant.pk, TODAY - timedelta(days=1)) == {
        (musterland.staff["alice"].pk, musterland.units["musterstadt"].pk): 4
    }


def test_the_nightly_command_carries_what_is_due_and_nothing_twice(musterland, capsys):
    case, alice = musterland.case(), musterland.staff["alice"]
    CaseTask.objects.create(tenant=musterland.tenant, case=case, text="Anruf", assignee=alice, set_by=alice)
    day = TODAY + timedelta(days=10)
    move(musterland, on=day)
    said = []
    for today in (day - timedelta(days=1), day, day):
        with time_machine.travel(datetime(today.year, today.month, today.day, 12, tzinfo=ZoneInfo("Europe/Berlin"))):
            call_command("carry_caseloads")
        said.append(capsys.readouterr().out.strip())
    assert said == ["0 Übergänge ausgeführt", "1 Übergänge ausgeführt", "0 Übergänge ausgeführt"]
    assert CaseTask.objects.asked_for().get().assignee == musterland.staff["bob"]
