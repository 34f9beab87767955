from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.organisation.actions.delegations import DelegationRefused, delegate, end_delegation
from tests.support.cast import now


def deputise(musterland, login="alice", of="alice", by="bob", days=3, start=0):
    first = musterland.today + timedelta(days=start)
    return delegate(
        actor=musterland.actor(login),
        from_staff_id=musterland.staff[of].pk,
        to_staff_id=musterland.staff[by].pk,
        starts_on=first,
        ends_on=first + timedelta(days=days),
    )


def deputises(musterland, day):
    when = musterland.today + timedelta(days=day)
    return musterland.staff["alice"].pk in musterland.actor("bob", today=when).deputising_for


def test_delegate_holds_until_the_last_day_inclusive_and_ends_by_itself(musterland, facts):
    deputise(musterland)
    assert [deputises(musterland, day) for day in (-1, 0, 3, 4)] == [False, True, True, False]
    assert facts() == ["staff.delegated"]


def test_delegate_for_one_day(musterland):
    deputise(musterland, days=0)
    assert [deputises(musterland, day) for day in (0, 1)] == [True, False]


def test_delegate_by_the_administration_but_not_by_others(musterland):
    deputise(musterland, login="anton")
    with pytest.raises(PermissionDenied, match="selbst oder die Administration"):
        deputise(musterland, login="eve")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"by": "alice"}, "sich selbst"),
        ({"days": -1}, "vor dem Beginn"),
        ({"start": -10, "days": 3}, "Vergangenheit"),
        ({"days": 400}, "höchstens ein Jahr"),
        ({"by": "anton"}, "Case Management"),
        ({"by": "charlie"}, "Case Management"),
    ],
)
def test_delegate_refuses(musterland, values, words):
    with pytest.raises(DelegationRefused, match=words):
        deputise(musterland, **values)


def test_delegate_refuses_what_is_entered_already(musterland):
    deputise(musterland)
    with pytest.raises(DelegationRefused, match="schon eingetragen"):
        deputise(musterland, start=3)
    assert deputise(musterland, start=4).valid_from == musterland.today + timedelta(days=4)


def test_end_delegation_from_today_on(musterland):
    row = deputise(musterland, start=-2, days=10)
    end_delegation(actor=musterland.actor("bob"), delegation_id=row.pk, on=musterland.today, at=now())
    assert [deputises(musterland, day) for day in (-1, 0)] == [True, False]
    with pytest.raises(DelegationRefused, match="schon beendet"):
        end_delegation(actor=musterland.actor("bob"), delegation_id=row.pk, on=musterland.today, at=now())


def test_end_delegation_that_began_today_leaves_nothing(musterland):
    row = deputise(musterland)
    with pytest.raises(PermissionDenied):
        end_delegation(actor=musterland.actor("eve"), delegation_id=row.pk, on=musterland.today, at=now())
    end_delegation(actor=musterland.actor("alice"), delegation_id=row.pk, on=musterland.today, at=now())
    assert not deputises(musterland, 0)
