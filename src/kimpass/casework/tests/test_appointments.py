from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from kimpass.casework.actions.appointments import (
    AppointmentNotPossible,
    Meeting,
    cancel_appointment,
    move_appointment,
    plan_appointment,
    record_attendance,
)
from kimpass.casework.models import Appointment, Case
from kimpass.casework.selectors import calendar, clock
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.casework.tests.test_closing import close
from tests.support.cast import TODAY, now

NINE, TEN = time(9), time(10)


def meeting(day=TODAY, begins=NINE, ends=TEN, **changes):
    return Meeting(clock.instant(day, begins), clock.instant(day, ends), **changes)


def planned(musterland, case, *, who="alice", **changes):
    return plan_appointment(actor=musterland.actor(who), case_id=case.pk, meeting=meeting(**changes))


def test_plan_appointment_is_ones_own_unless_told_otherwise(musterland, facts):
    case = musterland.case()
    assert planned(musterland, case).staff_member == musterland.staff["alice"]
    assert facts() == ["appointment.planned"]
    musterland.deputise(of="alice", by="bob")
    bob = musterland.staff["bob"].pk
    assert planned(musterland, case, who="bob", staff_member_id=bob).staff_member_id == bob


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"day": TODAY - timedelta(days=1)}, "Vergangenheit"),
        ({"begins": TEN, "ends": NINE}, "endet vor seinem Beginn"),
        ({"begins": time(1), "ends": time(23)}, "höchstens 12 Stunden"),
        ({"place_kind": "moon"}, "wo der Termin"),
        ({"place": "bei Amal zu Hause"}, "nennt eine Person"),
        ({"staff_member_id": 0}, "wer den Fall begleitet"),
    ],
)
def test_plan_appointment_refuses_in_german(musterland, changes, words):
    with pytest.raises(AppointmentNotPossible, match=words):
        planned(musterland, musterland.case(), **changes)
    assert not Appointment.objects.exists()


def test_plan_appointment_is_for_whoever_keeps_an_open_case(musterland):
    case = musterland.case()
    with pytest.raises(Case.DoesNotExist):
        planned(musterland, case, who="eve")
    close(musterland, case)
    with pytest.raises(CaseIsClosed):
        planned(musterland, case)


def test_move_appointment_counts_for_calendars_and_shows_both(musterland):
    row, actor = planned(musterland, musterland.case()), musterland.actor("alice")
    later = {"starts_at": clock.instant(TODAY, TEN), "ends_at": clock.instant(TODAY, time(11))}
    moved = move_appointment(actor=actor, appointment_id=row.pk, seen_version=1, **later)
    assert (moved.sequence, moved.version) == (1, 2)
    with pytest.raises(AppointmentNotPossible, match=r"23\.11\.2026, 10:00 Uhr"):
        move_appointment(actor=actor, appointment_id=row.pk, seen_version=1, **later)


def test_cancel_appointment_needs_a_reason_and_settles_it(musterland):
    row, actor = planned(musterland, musterland.case()), musterland.actor("alice")
    with pytest.raises(AppointmentNotPossible, match="Grund"):
        cancel_appointment(actor=actor, appointment_id=row.pk, reason="")
    assert cancel_appointment(actor=actor, appointment_id=row.pk, reason="krank").sequence == 1
    with pytest.raises(AppointmentNotPossible, match="bereits eingetragen als: abgesagt"):
        cancel_appointment(actor=actor, appointment_id=row.pk, reason="krank")
    with pytest.raises(AppointmentNotPossible, match="abgesagt"):
        record_attendance(actor=actor, appointment_id=row.pk, state="attended")


def test_record_attendance_leaves_an_unknown_reason_unknown(musterland):
    row, actor = planned(musterland, musterland.case()), musterland.actor("alice")
    with pytest.raises(AppointmentNotPossible, match="ob der Termin"):
        record_attendance(actor=actor, appointment_id=row.pk, state="planned")
    missed = record_attendance(actor=actor, appointment_id=row.pk, state="no_show")
    assert (missed.state, missed.state_reason) == ("no_show", "")


def test_record_attendance_waits_for_the_day(musterland):
    row = planned(musterland, musterland.case(), day=TODAY + timedelta(days=1))
    with pytest.raises(AppointmentNotPossible, match="noch vor Ihnen"):
        record_attendance(actor=musterland.actor("alice"), appointment_id=row.pk, state="attended")


def test_appointments_of_others_do_not_exist(musterland):
    row, eve = planned(musterland, musterland.case()), musterland.actor("eve")
    span = {"starts_at": row.starts_at, "ends_at": row.ends_at}
    for act in (
        lambda: move_appointment(actor=eve, appointment_id=row.pk, **span),
        lambda: cancel_appointment(actor=eve, appointment_id=row.pk, reason="x"),
        lambda: record_attendance(actor=eve, appointment_id=row.pk, state="attended"),
    ):
        with pytest.raises(Appointment.DoesNotExist):
            act()


# --- The clock ----------------------------------------------------------------------------


def test_instant_refuses_the_hour_the_clocks_skip():
    with pytest.raises(clock.NoSuchTime, match=r"02:30 Uhr gibt es am 28\.03\.2027 nicht"):
        clock.instant(date(2027, 3, 28), time(2, 30))


def test_instant_takes_the_first_of_a_repeated_hour():
    assert clock.instant(date(2026, 10, 25), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.times().map(lambda at: at.replace(second=0, microsecond=0)))
@settings(max_examples=200, deadline=None)
def test_what_the_clock_shows_comes_back(day, at):
    try:
        shown = clock.local(clock.instant(day, at))
    except clock.NoSuchTime:
        assert at.hour == 2
        assert day.month == 3
        assert day.weekday() == 6
    else:
        assert (shown.date(), shown.time()) == (day, at)


# --- The calendar file --------------------------------------------------------------------


def entry_of(row):
    return Calendar.from_ical(calendar.file([calendar.of_appointment(row)], now=now())).walk("VEVENT")[0]


def test_file_says_nothing_of_the_person(musterland):
    case = musterland.case()
    row = planned(
        musterland, case, place="Bahnhofstraße 3", place_kind="home", remark="Amal Berg bringt das Zeugnis mit"
    )
    told = calendar.file([calendar.of_appointment(row)], now=now()).decode()
    assert "SUMMARY:Termin KIM" in told
    for secret in ("Amal", "Berg", "Bahnhof", case.number, case.public_id, "Zeugnis"):
        assert secret not in told


@pytest.mark.parametrize(
    ("kind", "leaves"), [("office", True), ("agency", True), ("home", False), ("remote", False), ("elsewhere", False)]
)
def test_file_takes_along_only_a_place_that_is_nobodys_home(musterland, kind, leaves):
    row = planned(musterland, musterland.case(), place="Rathaus Zimmer 12", place_kind=kind)
    assert ("LOCATION" in entry_of(row)) == leaves


@pytest.mark.parametrize(("day", "offset"), [(date(2027, 3, 27), 1), (date(2027, 3, 29), 2)])
def test_file_speaks_of_german_time_on_both_sides_of_the_change(musterland, day, offset):
    entry = entry_of(planned(musterland, musterland.case(), day=day))
    begins = entry["DTSTART"].dt
    assert begins.hour == 9
    assert begins.utcoffset() == timedelta(hours=offset)
    assert entry["DTSTART"].params["TZID"] == "Europe/Berlin"


def test_file_brings_the_time_zone_and_tells_of_changes(musterland):
    row, actor = planned(musterland, musterland.case()), musterland.actor("alice")
    uid = entry_of(row)["UID"]
    row = cancel_appointment(actor=actor, appointment_id=row.pk, reason="krank")
    told = calendar.file([calendar.of_appointment(row)], now=now()).decode()
    assert told.count("BEGIN:VTIMEZONE") == 1
    assert entry_of(row)["UID"] == uid
    assert (entry_of(row)["SEQUENCE"], entry_of(row)["STATUS"]) == (1, "CANCELLED")
    assert "krank" not in told


# --- Pages --------------------------------------------------------------------------------

PAGE = {"day": "30.11.2026", "begins": "9:30", "ends": "10.15", "place_kind": "office", "place": "Rathaus"}


def test_appointment_pages_plan_move_and_settle(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    own = {"staff_member_id": musterland.staff["alice"].public_id}
    where = f"/faelle/{case.public_id}/termin/"
    for wrong, words in (
        ({"begins": "9 nach"}, "SS:MM"),
        ({"day": "31.02.2027"}, "gibt es nicht"),
        ({"day": "28.03.2027", "begins": "02:15", "ends": "04:00"}, "Die Uhr wird vorgestellt"),
        ({"ends": "08:00"}, "endet vor seinem Beginn"),
    ):
        assert words in alice.send(where, PAGE | own | wrong, status=422)
    assert not Appointment.objects.exists()
    section = alice.send(where, PAGE | own)
    row = Appointment.objects.get()
    page = alice.get(section)
    assert "09:30" in page
    assert "Rathaus" in page
    way = f"/termine/{row.public_id}/"
    assert alice.client.get(way).url == section
    assert "Termin KIM" in alice.get(f"{way}kalender.ics")
    alice.send(f"{way}verschieben/", {"day": "23.11.2026", "begins": "11", "ends": "12 Uhr"})
    assert Appointment.objects.get().sequence == 1
    alice.send(f"{way}auswerten/", {"state": "no_show", "reason": ""})
    assert "Grund unbekannt" in alice.get(section)
    assert "bereits eingetragen" in alice.send(f"{way}absagen/", {"reason": "doch nicht"}, status=422)


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "diana", "anton"])
def test_appointment_pages_are_hidden_from_others(musterland, visit, who):
    row = planned(musterland, musterland.case())
    for way in ("", "verschieben/", "absagen/", "auswerten/", "kalender.ics"):
        visit(who).get(f"/termine/{row.public_id}/{way}", status=404)
