"""The trail is only ever added to."""

import pytest
from django.db import DatabaseError, transaction

from kimpass.audit import log
from kimpass.audit.models import Event


def test_an_event_carries_its_own_hash(musterland):
    entry = log.record(musterland.actor("alice"), "case.opened", musterland.case())
    entry.refresh_from_db()
    assert entry.own_hash == entry.compute_hash()


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_to_change_an_event(musterland, act):
    entry = log.record(musterland.actor("alice"), "case.opened", musterland.case())
    rows = Event.objects.filter(pk=entry.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(event="nothing") if act == "update" else rows.delete()


def test_saving_an_event_again_is_refused(musterland):
    entry = log.record(musterland.actor("alice"), "case.opened", musterland.case())
    with pytest.raises(RuntimeError):
        entry.save()
