from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from kimpass.steering.actions.event_data import EventData, Held
from kimpass.steering.actions.events import hold_event, plan_event
from kimpass.steering.actions.induction import ItemData, add_induction_item, start_induction

pytestmark = pytest.mark.django_db


def page_of(client, musterland, login):
    musterland.sign_in(client, login)
    return client.get(reverse("web:today")).content.decode()


def test_a_follow_up_stands_with_the_coordination_when_it_is_due(client, musterland):
    today = localdate()
    actor = musterland.actor("charlie", today=today)
    for title, due in (("Werkstatt", today), ("Tagung", today + timedelta(days=60))):
        row = plan_event(actor=actor, event=EventData("workshop", title, first_day=today - timedelta(days=9)))
        held = Held(follow_up="Protokoll an alle", follow_up_on=due)
        hold_event(actor=actor, event_id=row.pk, version=1, held=held)
    page = page_of(client, musterland, "charlie")
    assert "Werkstatt" in page
    assert "Tagung" not in page
    assert "Werkstatt" not in page_of(client, musterland, "alice")


def test_an_induction_stands_with_the_colleague_and_what_is_late_with_the_coordination(client, musterland):
    today = localdate()
    actor = musterland.actor("charlie", today=today)
    add_induction_item(actor=actor, data=ItemData("Zugänge bestellen", within_days=1))
    begins = today - timedelta(days=9)
    start_induction(actor=actor, staff_id=musterland.staff["alice"].pk, begins_on=begins)
    assert "Zugänge bestellen" in page_of(client, musterland, "alice")
    assert "Zugänge bestellen" not in page_of(client, musterland, "bob")
    assert "Punkte, deren Tag vorbei ist" in page_of(client, musterland, "charlie")


def test_nothing_is_said_where_nothing_waits(client, musterland):
    page = page_of(client, musterland, "charlie")
    assert "nachbereiten" not in page
    assert "Einarbeitung" not in page
