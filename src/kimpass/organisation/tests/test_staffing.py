from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.kernel.period import Period
from kimpass.organisation.actions.staffing import FillData, end_staffing, fill_post
from kimpass.organisation.models import PostTerms, Staffing
from kimpass.organisation.selectors.post_rows import PostRefused
from kimpass.organisation.selectors.posts import post_lines, vacant_since
from kimpass.organisation.selectors.staffing import heaviest, turnover
from kimpass.organisation.tests.ground import BEGIN, DAYS, FTES, fte, post

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
SUMMER = date(2025, 6, 30)


def fill(world, row, size="1.00", who=None, since=BEGIN, until=None):
    staff_id = world.staff[who].pk if who else None
    return fill_post(actor=world.actor("diana"), post_id=row.pk, data=FillData(fte(size), since, until, staff_id))


def end(world, row, held, last_day=SUMMER, then=""):
    return end_staffing(actor=world.actor("diana"), post_id=row.pk, row_id=held.pk, last_day=last_day, then=then)


def test_fill_post_by_somebody_known_or_unknown(musterland, facts):
    row = post(musterland)
    assert fill(musterland, row, "0.40", "alice").remarks == []
    assert fill(musterland, row, "0.60").remarks == []
    [line] = post_lines(musterland.actor("diana"), BEGIN)
    assert (line.filled, line.vacant, line.state) == (fte("1.00"), fte("0.00"), "filled")
    assert facts()[-1] == "post.filled"


def test_fill_post_remarks_on_more_than_one_full_post_and_does_not_refuse(musterland):
    one, other = post(musterland, "A"), post(musterland, "B")
    fill(musterland, one, "0.75", "alice")
    done = fill(musterland, other, "0.50", "alice", since=SUMMER)
    assert done.staffing.pk
    assert done.remarks == ["Die Person steht ab dem 30.06.2025 mit 1,25 VZÄ auf allen Stellen zusammen."]
    over = fill(musterland, other, "0.75", "bob")
    assert over.remarks == ["Die Stelle ist ab dem 30.06.2025 mit 1,25 von 1,00 VZÄ besetzt."]


@pytest.mark.parametrize(
    ("size", "since", "until", "words"),
    [
        ("0", BEGIN, None, "mehr als 0"),
        ("-0.5", BEGIN, None, "zwischen 0"),
        ("0.333", BEGIN, None, "zwei Stellen"),
        ("1", date(2023, 1, 1), None, "gibt es diese Stelle nicht"),
        ("1", SUMMER, BEGIN, "vor dem ersten"),
    ],
)
def test_fill_post_refuses_in_words(musterland, size, since, until, words):
    row = post(musterland)
    with pytest.raises(PostRefused, match=words):
        fill(musterland, row, size, since=since, until=until)


def test_fill_post_refuses_the_same_person_twice_and_strangers(musterland):
    row = post(musterland)
    fill(musterland, row, "0.50", "alice")
    with pytest.raises(PostRefused, match="schon auf der Stelle"):
        fill(musterland, row, "0.50", "alice", since=SUMMER)
    with pytest.raises(PostRefused, match="Person gibt es nicht"):
        fill_post(actor=musterland.actor("diana"), post_id=row.pk, data=FillData(fte("1"), BEGIN, staff_id=999_999))
    for who in ("charlie", "anton", "alice"):
        with pytest.raises(PermissionDenied):
            fill_post(actor=musterland.actor(who), post_id=row.pk, data=FillData(fte("1"), BEGIN))


def test_end_staffing_says_how_it_goes_on(musterland, facts):
    row = post(musterland)
    held = fill(musterland, row, who="alice").staffing
    end(musterland, row, held, then="refilling")
    [last], [next_day] = (post_lines(musterland.actor("diana"), day) for day in (SUMMER, SUMMER + timedelta(days=1)))
    assert (last.filled, last.state) == (fte("1.00"), "filled")
    assert (next_day.filled, next_day.state, next_day.vacant_since) == (fte("0.00"), "refilling", date(2025, 7, 1))
    assert facts()[-1] == "post.staffing_ended"
    with pytest.raises(PostRefused, match="inzwischen berichtigt"):
        end(musterland, row, held)
    now = Staffing.objects.for_tenant(musterland.actor("diana")).current().get()
    for day, words in ((date(2023, 1, 1), "vor dem ersten"), (date(2026, 1, 1), "endet schon vorher")):
        with pytest.raises(PostRefused, match=words):
            end(musterland, row, now, day)


def test_turnover_hides_small_numbers(musterland):
    rows = [post(musterland, f"A{at}", units=["waldhausen"]) for at in range(3)]
    rows.append(post(musterland, "B", units=["bergheim"]))
    held = [
        fill(musterland, row, who=who).staffing for row, who in zip(rows, ("alice", "bob", "eve", "frank"), strict=True)
    ]
    for row, one in list(zip(rows, held, strict=True))[:2]:
        end(musterland, row, one)
    few = turnover(musterland.actor("charlie"), YEAR)
    assert few.is_small
    assert few.units == [("Waldhausen", None)]
    for row, one in list(zip(rows, held, strict=True))[2:]:
        end(musterland, row, one)
    found = turnover(musterland.actor("charlie"), YEAR)
    assert (found.total, found.changed_units, found.is_small) == (4, 2, False)
    assert dict(found.units) == {"Bergheim": None, "Waldhausen": None}, "one hidden cell alone follows from the sum"
    assert turnover(musterland.actor("charlie"), Period(date(2026, 1, 1), date(2027, 1, 1))).total == 0


def test_turnover_does_not_count_who_goes_on_with_another_share(musterland):
    row = post(musterland, units=["waldhausen"])
    fill(musterland, row, "1.00", "alice", until=SUMMER)
    fill(musterland, row, "0.50", "alice", since=SUMMER + timedelta(days=1))
    assert turnover(musterland.actor("charlie"), YEAR).total == 0


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_heaviest_finds_the_fullest_day(data):
    rows = []
    for _number in range(data.draw(st.integers(1, 5))):
        start = data.draw(DAYS)
        days = data.draw(st.none() | st.integers(1, 300))
        until = None if days is None else start + timedelta(days=days)
        rows.append(Staffing(fte=data.draw(FTES), valid_from=start, valid_until=until))
    span = Period(rows[0].valid_from, rows[0].valid_until)
    most, day = heaviest(rows, span)

    def on(moment):
        return sum(r.fte for r in rows if r.valid_from <= moment and (r.valid_until is None or moment < r.valid_until))

    assert day in span
    assert on(day) == most
    probe = data.draw(DAYS)
    assert probe not in span or on(probe) <= most


@given(data=st.data())
def test_vacant_since_is_the_day_after_a_full_one(data):
    size = data.draw(FTES)
    held = [PostTerms(valid_from=BEGIN, fte_approved=size)]
    staffings = []
    for _number in range(data.draw(st.integers(0, 4))):
        start = data.draw(DAYS)
        length = data.draw(st.none() | st.integers(1, 400))
        end = None if length is None else start + timedelta(days=length)
        staffings.append(Staffing(fte=data.draw(FTES), valid_from=start, valid_until=end))
    day = data.draw(DAYS)

    def is_short(moment):
        inside = [s for s in staffings if s.valid_from <= moment and (s.valid_until is None or moment < s.valid_until)]
        return sum((s.fte for s in inside), Decimal(0)) < size

    since = vacant_since(held, staffings, day)
    if not is_short(day):
        assert since is None
    else:
        assert since == BEGIN or not is_short(since - timedelta(days=1))
        probes = {since, day, *(s.valid_from for s in staffings), *(s.valid_until for s in staffings if s.valid_until)}
        assert all(is_short(moment) for moment in probes if since <= moment <= day)
