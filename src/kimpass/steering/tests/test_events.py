from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kimpass.organisation.models import Precision
from kimpass.steering.actions import events
from kimpass.steering.actions.event_data import EventData, Held
from kimpass.steering.models import Body, Event, EventAttendance
from kimpass.steering.selectors import event_days
from kimpass.steering.selectors import events as found
from kimpass.steering.selectors.events import EventFilter
from kimpass.steering.tests.ground import bundle
from kimpass.steering.tests.ground import found as found_body

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def plan(land, title="Interkulturelle Öffnung, Teil 1", **changes):
    values = {"kind": "training", "title": title, "first_day": land.today - timedelta(days=4), **changes}
    return events.plan_event(actor=land.actor("charlie"), event=EventData(**values))


def change(land, row, version=None, **changes):
    values = {"kind": row.kind, "title": row.title, "first_day": row.first_day, **changes}
    return events.change_event(
        actor=land.actor("charlie"), event_id=row.pk, version=version or row.version, event=EventData(**values)
    )


def hold(land, row, version=None, actor="charlie", **changes):
    return events.hold_event(
        actor=land.actor(actor), event_id=row.pk, version=version or row.version, held=Held(**changes)
    )


def series(land, title="Interkulturelle Öffnung der Verwaltung"):
    return events.start_series(actor=land.actor("charlie"), title=title, purpose="Haltung und Handwerk")


# --- Actions -----------------------------------------------------------------------------


def test_plan_event_enters_the_register(land, facts):
    row = plan(land, series_id=series(land).pk, unit_id=land.units["musterstadt"].pk, theme_id=bundle(land).pk)
    assert (row.state, row.is_mandatory, row.precision) == ("planned", False, "day")
    assert facts()[-1] == "event.planned"


def test_plan_event_makes_a_workshop_of_the_land_compulsory(land):
    assert plan(land, kind="land_workshop").is_mandatory


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"last_day": date(2026, 11, 1)}, "vor dem ersten"),
        ({"first_day": None, "last_day": date(2026, 11, 1)}, "genau bekannt"),
        ({"precision": "month", "last_day": date(2026, 12, 1)}, "genau bekannt"),
        ({"unit_id": 999_999}, "Kommune"),
        ({"series_id": 999_999}, "Reihe"),
        ({"theme_id": 999_999}, "Thema"),
        ({"kind": "party"}, "was für eine"),
        ({"audience": "Frau Berg und ihre Kinder"}, "Person"),
    ],
)
def test_plan_event_refuses_what_does_not_fit(land, changes, reason):
    with pytest.raises(events.EventNotPossible, match=reason):
        plan(land, **changes)
    assert not Event.objects.exists()


def test_plan_event_is_not_for_case_managers(land):
    with pytest.raises(PermissionDenied):
        events.plan_event(actor=land.actor("alice"), event=EventData(kind="training", title="x"))


def test_change_event_refuses_an_older_version_and_a_cancelled_event(land):
    row = change(land, plan(land), title="Neu")
    assert (row.title, row.version) == ("Neu", 2)
    with pytest.raises(events.EventNotPossible, match="Inzwischen"):
        change(land, row, version=1, title="Älter")
    events.cancel_event(actor=land.actor("charlie"), event_id=row.pk)
    with pytest.raises(events.EventNotPossible, match="abgesagt"):
        change(land, row, version=3)


def test_change_event_keeps_what_was_held_out_of_the_future(land):
    row = hold(land, plan(land))
    with pytest.raises(events.EventNotPossible, match="Zukunft"):
        change(land, row, first_day=land.today + timedelta(days=1))


def test_prepare_event_keeps_the_report_and_names_nobody(land):
    row = plan(land, kind="land_workshop", first_day=land.today + timedelta(days=9))
    row = events.prepare_event(
        actor=land.actor("charlie"), event_id=row.pk, version=1, preparation="Stand der Gremien."
    )
    assert (row.preparation, row.version) == ("Stand der Gremien.", 2)
    with pytest.raises(events.EventNotPossible, match="Person"):
        events.prepare_event(
            actor=land.actor("charlie"), event_id=row.pk, version=2, preparation="Familie Amiri wartet."
        )
    with pytest.raises(events.EventNotPossible, match="Inzwischen"):
        events.prepare_event(actor=land.actor("charlie"), event_id=row.pk, version=1, preparation="x")


def test_hold_event_counts_by_function_and_names_colleagues(land, facts):
    staff = [land.staff["alice"].pk, land.staff["bob"].pk]
    row = hold(land, plan(land), participants=140, is_approximate=True, functions=[("Kita", 12)], staff_ids=staff)
    file = found.event_file(land.actor("charlie"), row)
    assert (row.state, row.participants, file.heads) == ("held", 140, 14)
    assert [person.staff_member.name for person in file.colleagues] == ["Alice", "Bob"]
    assert facts()[-1] == "event.held"


def test_hold_event_a_second_time_corrects_the_first(land):
    row = hold(land, plan(land), participants=9, functions=[("Kita", 3), ("Schule", 2)])
    hold(land, row, participants=8, functions=[("Kita", 2)])
    assert list(EventAttendance.objects.values_list("function", "headcount")) == [("Kita", 2)]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"participants": 2, "functions": [("Kita", 3)]}, "insgesamt aber nur 2"),
        ({"functions": [("Kita", 3), ("kita", 1)]}, "zweimal"),
        ({"functions": [("Kita", 0)]}, "mindestens eine"),
        ({"functions": [("Frau Berg", 1)]}, "Person"),
        ({"staff_ids": [999_999]}, "gibt es nicht"),
        ({"follow_up_on": date(2026, 12, 1)}, "Nachbereitung"),
    ],
)
def test_hold_event_refuses_what_does_not_fit(land, changes, reason):
    row = plan(land)
    with pytest.raises(events.EventNotPossible, match=reason):
        hold(land, row, **changes)
    assert not EventAttendance.objects.exists()


def test_hold_event_refuses_the_future_an_open_day_and_case_managers(land):
    with pytest.raises(events.EventNotPossible, match="Zukunft"):
        hold(land, plan(land, first_day=land.today + timedelta(days=1)))
    with pytest.raises(events.EventNotPossible, match="wann"):
        hold(land, plan(land, first_day=None))
    with pytest.raises(PermissionDenied):
        hold(land, plan(land), actor="alice")


def test_hold_event_lets_heads_exceed_an_approximate_number(land):
    assert hold(land, plan(land), participants=2, is_approximate=True, functions=[("Kita", 3)]).participants == 2


def test_cancel_event_once(land):
    row = plan(land)
    assert events.cancel_event(actor=land.actor("diana"), event_id=row.pk).state == "cancelled"
    with pytest.raises(events.EventNotPossible, match="geplante"):
        events.cancel_event(actor=land.actor("diana"), event_id=row.pk)


def test_complete_event_follow_up_once_and_a_changed_one_is_open_again(land):
    actor = land.actor("charlie")
    row = hold(land, plan(land), follow_up="Protokoll an alle", follow_up_on=land.today)
    assert [due.pk for due in found.due_follow_ups(actor, land.today)] == [row.pk]
    row = events.complete_event_follow_up(actor=actor, event_id=row.pk, on=land.today)
    assert not found.due_follow_ups(actor, land.today)
    with pytest.raises(events.EventNotPossible, match="keine Nachbereitung"):
        events.complete_event_follow_up(actor=actor, event_id=row.pk, on=land.today)
    row = hold(land, row, follow_up="Protokoll und Folien an alle", follow_up_on=land.today)
    assert row.followed_up_on is None


def test_start_series_refuses_a_title_twice(land):
    series(land)
    with pytest.raises(events.EventNotPossible, match="läuft schon"):
        series(land, "INTERKULTURELLE Öffnung der Verwaltung")


def test_change_series_ends_it_and_refuses_an_older_version(land):
    row = series(land)
    values = {"actor": land.actor("charlie"), "series_id": row.pk, "title": row.title, "purpose": ""}
    assert events.change_series(**values, version=1, ended_on=land.today).ended_on == land.today
    with pytest.raises(events.EventNotPossible, match="Inzwischen"):
        events.change_series(**values, version=1, ended_on=None)


# --- Days, counts, calendar ---------------------------------------------------------------


@given(day=st.dates(date(2000, 1, 1), date(2050, 12, 31)), precision=st.sampled_from(Precision.values))
def test_days_are_read_as_they_are_written(day, precision):
    told = event_days.read_told(event_days.write_told(day, precision))
    assert told.precision == precision
    again = event_days.read_told(event_days.write_told(told.day, told.precision))
    if precision in {Precision.DAY, Precision.ESTIMATED}:
        assert told.day == day
    assert told.day <= day or precision == Precision.SCHOOL_YEAR
    assert again == told


@pytest.mark.parametrize("text", ["31.02.2026", "13.2026", "5. Quartal 2026", "2026/28", "bald", "1850", "Foo 2026"])
def test_days_that_are_none_are_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - any of the readers may say so
        event_days.read_told(text)


@given(day=st.dates(date(2000, 1, 1), date(2050, 12, 31)), said=st.sampled_from(event_days.WEEKDAYS))
def test_the_weekday_is_warned_of_exactly_when_it_is_another(day, said):
    row = Event(kind="exchange", title="x", first_day=day, weekday_said=said)
    assert bool(event_days.weekday_warning(row)) == (event_days.WEEKDAYS.index(said) != day.weekday())
    for vague in (Precision.MONTH, Precision.YEAR, Precision.ESTIMATED):
        assert not event_days.weekday_warning(
            Event(kind="exchange", title="x", first_day=day, weekday_said=said, precision=vague)
        )


@given(
    first=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    since=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    precision=st.sampled_from(Precision.values),
)
def test_a_vague_day_is_found_from_any_day_it_may_mean(first, since, precision):
    told = event_days.read_told(event_days.write_told(first, precision))
    if precision not in {Precision.ESTIMATED, Precision.SCHOOL_YEAR} and first >= since:
        assert told.day >= event_days.starts_reaching(since)[precision]


def test_events_are_narrowed_by_period_kind_place_and_words(land):
    actor = land.actor("charlie")
    march = plan(land, "Märztreffen", kind="exchange", first_day=date(2026, 3, 30), last_day=date(2026, 4, 2))
    year = plan(land, "Irgendwann 2026", first_day=date(2026, 1, 1), precision="year")
    there = plan(land, "Vor Ort", unit_id=land.units["musterstadt"].pk, first_day=date(2026, 9, 1))

    def titles(**asked):
        return {row.title for row in found.event_list(actor, EventFilter(**asked))}

    assert titles(since=date(2026, 4, 1), until=date(2026, 4, 30)) == {march.title, year.title}
    assert titles(since=date(2027, 1, 1)) == set()
    assert titles(kind="exchange") == {march.title}
    assert titles(unit_id=there.unit_id) == {there.title}
    assert titles(query="irgendwann") == {year.title}


def test_exchange_meetings_count_as_such_and_found_no_group(land):
    found_body(land)
    for number in range(3):
        hold(land, plan(land, f"Austausch {number}", kind="exchange"))
    plan(land, "Austausch geplant", kind="exchange")
    rows = found.event_list(land.actor("charlie"), EventFilter())
    assert found.counts_by_kind(rows) == [("Austauschtreffen", 3)]
    assert not Body.objects.filter(kind=Body.Kind.WORKING_GROUP).exists()


def test_municipalities_without_information_are_no_zero_but_unknown(land):
    hold(land, plan(land, kind="information", unit_id=land.units["musterstadt"].pk))
    informed = {unit.key: day for unit, day in found.last_informed(land.actor("charlie"))}
    assert informed["musterstadt"] == land.today - timedelta(days=4)
    assert informed["nebenstadt"] is None
    hold(land, plan(land, kind="information", first_day=land.today - timedelta(days=1)))
    informed = {unit.key: day for unit, day in found.last_informed(land.actor("charlie"))}
    assert set(informed.values()) == {land.today - timedelta(days=1)}


@given(first=st.dates(date(2020, 1, 1), date(2030, 12, 31)), days=st.integers(0, 9))
def test_the_calendar_ends_the_day_after_the_last(first, days):
    last = first + timedelta(days=days) if days else None
    row = Event(kind="exchange", title="Austausch", first_day=first, last_day=last, version=3, public_id="x")
    from_file = Calendar.from_ical(found.calendar_file(row, now=NOW))
    entry = from_file.walk("VEVENT")[0]
    assert entry.decoded("dtstart") == first
    assert entry.decoded("dtend") == (last or first) + timedelta(days=1)
    assert entry["sequence"] == 2
