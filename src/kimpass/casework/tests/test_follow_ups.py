from datetime import timedelta

import pytest

from kimpass.casework.actions.follow_ups import (
    FollowUpCannotBeChanged,
    complete_follow_up,
    postpone_follow_up,
    set_follow_up,
)
from kimpass.casework.models import Case, FollowUp
from tests.support.cast import TODAY

SOON = TODAY + timedelta(days=4)


@pytest.fixture
def reminder(musterland):
    return set_follow_up(
        actor=musterland.actor("alice"), case_id=musterland.case().pk, text="Genossenschaft anrufen", due_on=SOON
    )


def test_set_follow_up_leaves_a_trail(reminder, facts):
    assert (reminder.text, reminder.due_on, reminder.done_on) == ("Genossenschaft anrufen", SOON, None)
    assert facts() == ["follow_up.set"]


def test_set_follow_up_refuses_the_past_and_the_empty(musterland):
    case, actor = musterland.case(), musterland.actor("alice")
    with pytest.raises(FollowUpCannotBeChanged, match="Vergangenheit"):
        set_follow_up(actor=actor, case_id=case.pk, text="x", due_on=TODAY - timedelta(days=1))
    with pytest.raises(FollowUpCannotBeChanged, match="woran"):
        set_follow_up(actor=actor, case_id=case.pk, text=" ", due_on=SOON)


def test_set_follow_up_is_for_whoever_keeps_the_case(musterland):
    case = musterland.case()
    with pytest.raises(Case.DoesNotExist):
        set_follow_up(actor=musterland.actor("eve"), case_id=case.pk, text="x", due_on=SOON)


def test_complete_follow_up_once(musterland, reminder):
    actor = musterland.actor("alice")
    done = complete_follow_up(actor=actor, follow_up_id=reminder.pk, on=TODAY)
    assert (done.done_on, done.version) == (TODAY, 2)
    with pytest.raises(FollowUpCannotBeChanged, match="bereits erledigt"):
        complete_follow_up(actor=actor, follow_up_id=reminder.pk, on=TODAY)


def test_postpone_follow_up_moves_it(musterland, reminder):
    later = SOON + timedelta(days=7)
    actor = musterland.actor("alice")
    assert postpone_follow_up(actor=actor, follow_up_id=reminder.pk, due_on=later).due_on == later
    with pytest.raises(FollowUpCannotBeChanged, match="Vergangenheit"):
        postpone_follow_up(actor=actor, follow_up_id=reminder.pk, due_on=TODAY - timedelta(days=1))
    complete_follow_up(actor=actor, follow_up_id=reminder.pk, on=TODAY)
    with pytest.raises(FollowUpCannotBeChanged, match="bereits erledigt"):
        postpone_follow_up(actor=actor, follow_up_id=reminder.pk, due_on=later)


@pytest.mark.parametrize("act", [complete_follow_up, postpone_follow_up])
def test_other_peoples_reminders_do_not_exist(musterland, reminder, act):
    day = {"on": TODAY} if act is complete_follow_up else {"due_on": SOON}
    with pytest.raises(FollowUp.DoesNotExist):
        act(actor=musterland.actor("eve"), follow_up_id=reminder.pk, **day)
