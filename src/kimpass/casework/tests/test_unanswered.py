"""Who has not answered stands on the work list, and is late from the day somebody wanted to be reminded."""

from datetime import timedelta

from kimpass.casework.selectors.unanswered import unanswered
from kimpass.casework.tests import test_handovers
from kimpass.casework.tests.test_referrals import send
from kimpass.kernel.scope import strict
from tests.support.cast import TODAY


def listed(world, *, after=0, who="alice"):
    actor = world.actor(who, today=TODAY + timedelta(days=after))
    with strict():
        return [(item.kind, item.text, item.family_name, item.is_overdue) for item in unanswered(actor)]


def test_what_waits_is_listed_until_it_is_answered(musterland, django_assert_num_queries):
    first, second = musterland.case(name="Eins"), musterland.case(name="Zwei")
    send(musterland, first, remind_on=TODAY + timedelta(days=3))
    handover = test_handovers.send(musterland, second)
    body = "Jobcenter Musterland"
    assert sorted(listed(musterland)) == [("handover", body, "Zwei", False), ("referral", body, "Eins", False)]
    assert sorted(listed(musterland, after=3))[1] == ("referral", body, "Eins", True)
    assert sorted(listed(musterland, after=14))[0] == ("handover", body, "Zwei", True)
    assert listed(musterland, who="bob") == []
    actor = musterland.actor("alice")
    with django_assert_num_queries(1):
        unanswered(actor)
    test_handovers.step(musterland, test_handovers.answer_handover, handover, state="confirmed")
    assert [item[0] for item in listed(musterland)] == ["referral"]
    assert ("feedback", body, "Zwei", True) in listed(musterland, after=28)
    assert [item[0] for item in listed(musterland, after=27)] == ["referral"]
