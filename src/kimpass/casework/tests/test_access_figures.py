from datetime import timedelta

from kimpass.casework.models import AccessRequest
from kimpass.casework.selectors.access_figures import access_figures
from kimpass.casework.tests.test_access import give_back, notify


def figures(world):
    return access_figures(world.actor("charlie"), world.today - timedelta(days=28))


def test_access_is_counted_by_channel_and_month(musterland):
    for _ in range(4):
        notify(musterland)
    for _ in range(3):
        notify(musterland, channel="school", received_on=musterland.today - timedelta(days=60))
    notify(musterland, received_on=musterland.today - timedelta(days=500))
    found = figures(musterland)
    assert found.channels == ("Jobcenter", "Schule")
    assert (found.by_month.rows[0][-1], found.by_month.rows[1][-3], found.by_month.total) == (4, 3, 7)
    assert dict(found.reasons)["Problemkumulation"] == 0


def test_small_numbers_of_access_are_hidden(musterland):
    notify(musterland)
    found = figures(musterland)
    assert found.by_month.rows[0][-1] is None
    assert found.by_month.total is None
    assert found.waiting.case_management is None
    assert found.waiting.oldest_days is None


def test_the_waiting_list_knows_both_sides_and_how_long(musterland):
    for days in (1, 5, 20):
        notify(musterland, received_on=musterland.today - timedelta(days=days))
        notify(musterland, directly_to_coordination=True, received_on=musterland.today - timedelta(days=days))
    for days in (2, 4, 9):
        give_back(musterland, notify(musterland, received_on=musterland.today - timedelta(days=days)))
        arrived = {"level": "level_1", "channel": "self", "reasons": []}
        give_back(musterland, notify(musterland, **arrived))
    waiting = figures(musterland).waiting
    assert (waiting.case_management, waiting.coordination, waiting.oldest_days) == (3, 3, 20)
    assert (waiting.median_days, waiting.answers_owed) == (4, 0)
    AccessRequest.objects.filter(triage="returned").update(decided_on=musterland.today - timedelta(days=30))
    assert figures(musterland).waiting.answers_owed == 3
