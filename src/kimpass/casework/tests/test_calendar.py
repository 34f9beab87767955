import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from icalendar import Calendar

from kimpass.audit.models import Event
from kimpass.casework.actions.appointments import cancel_appointment
from kimpass.casework.actions.calendar import NoCalendarFeed, end_calendar_feed, renew_calendar_feed
from kimpass.casework.models import CalendarFeed
from kimpass.casework.selectors import calendar
from kimpass.casework.tests.test_appointments import planned
from kimpass.casework.tests.test_conferences import called
from tests.support.cast import TODAY


def fetched(musterland, token, key=None):
    return Client().get(f"/kalender/{key or musterland.tenant.key}/{token}/")


def test_renew_calendar_feed_keeps_only_the_hash_and_ends_the_one_before(musterland, facts):
    alice = musterland.actor("alice")
    first, second = renew_calendar_feed(actor=alice), renew_calendar_feed(actor=alice)
    assert first != second
    assert CalendarFeed.objects.filter(ended_on__isnull=True).get().token_hash == calendar.hash_of(second)
    kept = str(list(CalendarFeed.objects.values())) + str(list(Event.objects.values()))
    assert first not in kept
    assert second not in kept
    assert facts() == ["calendar_feed.renewed"] * 2


def test_renew_calendar_feed_is_for_case_managers(musterland):
    with pytest.raises(PermissionDenied):
        renew_calendar_feed(actor=musterland.actor("charlie"))


def test_end_calendar_feed(musterland):
    alice = musterland.actor("alice")
    with pytest.raises(NoCalendarFeed):
        end_calendar_feed(actor=alice)
    token = renew_calendar_feed(actor=alice)
    assert fetched(musterland, token).status_code == 200
    end_calendar_feed(actor=alice)
    assert fetched(musterland, token).status_code == 404


def test_feed_shows_ones_own_appointments_and_nothing_of_people(musterland, visit):
    case = musterland.case()
    visit("alice")
    gone = planned(musterland, case)
    cancel_appointment(actor=musterland.actor("alice"), appointment_id=gone.pk, reason="krank")
    planned(musterland, case, day=TODAY + timedelta(days=3), place="Am Markt 5", place_kind="home")
    planned(musterland, case, day=TODAY + timedelta(days=500))
    called(musterland, case)
    planned(musterland, musterland.case(kept_by="eve", unit="nebenstadt", name="Fremd"), who="eve")
    answer = fetched(musterland, renew_calendar_feed(actor=musterland.actor("alice")))
    assert answer["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer["Cache-Control"]
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert sorted((str(event["SUMMARY"]), str(event["STATUS"])) for event in events) == [
        ("Besprechung KIM", "CONFIRMED"),
        ("Termin KIM", "CANCELLED"),
        ("Termin KIM", "CONFIRMED"),
    ]
    for secret in ("Berg", "Amal", "Markt", case.number, "Fremd", "Alice", "krank"):
        assert secret not in answer.content.decode()


@pytest.mark.parametrize("token", ["x", "x" * 43, "-"])
def test_feed_answers_a_wrong_address_like_one_that_never_was(musterland, token):
    renew_calendar_feed(actor=musterland.actor("alice"))
    assert fetched(musterland, token).status_code == 404


def test_feed_opens_in_its_own_tenant_alone_and_dies_with_the_job(musterland, neighbour):
    token = renew_calendar_feed(actor=musterland.actor("alice"))
    assert fetched(musterland, token, key=neighbour.key).status_code == 404
    assert fetched(musterland, token, key="gibt-es-nicht").status_code == 404
    staff = musterland.staff["alice"]
    staff.is_active = False
    staff.save()
    assert fetched(musterland, token).status_code == 404


def test_own_calendar_page_shows_the_address_once(musterland, visit):
    alice = visit("alice")
    assert "Zurzeit nicht eingerichtet." in alice.get("/mein-konto/kalender/")
    page = alice.send("/mein-konto/kalender/einrichten/", {}, status=200)
    address = re.search(r"<code>(\S+)</code>", page).group(1)
    assert Client().get(address).status_code == 200
    assert Client().post(address).status_code == 405
    assert address not in alice.get("/mein-konto/kalender/")
    alice.send("/mein-konto/kalender/beenden/", {})
    assert Client().get(address).status_code == 404
    assert "kein Kalenderabruf" in alice.send("/mein-konto/kalender/beenden/", {}, status=422)
    visit("charlie").get("/mein-konto/kalender/", status=403)
