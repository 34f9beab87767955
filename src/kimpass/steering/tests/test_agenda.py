import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.steering.actions import agenda, sessions
from kimpass.steering.actions.sessions import SessionNotPossible
from kimpass.steering.models import AgendaItem
from kimpass.steering.selectors.agenda import swapped
from kimpass.steering.tests.ground import bundle, found, report, session, url, words
from kimpass.steering.tests.test_decisions import decide, point
from kimpass.steering.tests.test_sessions import hold


def points(land, *titles, **changes):
    row = session(land, **changes)
    values = {"actor": land.actor("charlie"), "session_id": row.pk}
    return row, [sessions.add_agenda_item(**values, title=title) for title in titles]


def order(row):
    return list(AgendaItem.objects.filter(session=row).order_by("sort").values_list("title", flat=True))


def move(land, item, direction, actor=None):
    return agenda.move_agenda_item(actor=actor or land.actor("charlie"), item_id=item.pk, direction=direction)


def test_build_agenda_takes_all_or_none(land):
    good = bundle(land, title="Kurse am Abend")
    small = bundle(land, report(land, case_count=1), title="Ein einzelner Fall")
    row = session(land)
    values = {"actor": land.actor("charlie"), "session_id": row.pk}
    with pytest.raises(SessionNotPossible, match="zu wenige Fälle"):
        agenda.build_agenda(**values, theme_ids=[good.pk, small.pk])
    assert order(row) == []
    with pytest.raises(SessionNotPossible, match="mindestens ein Thema"):
        agenda.build_agenda(**values, theme_ids=[])
    agenda.build_agenda(**values, theme_ids=[good.pk, good.pk])
    assert order(row) == ["Kurse am Abend"]
    with pytest.raises(PermissionDenied):
        agenda.build_agenda(actor=land.actor("alice"), session_id=row.pk, theme_ids=[good.pk])


def test_move_agenda_item_changes_places(land):
    row, (first, second, third) = points(land, "A", "B", "C")
    move(land, third, "up")
    assert order(row) == ["A", "C", "B"]
    move(land, first, "up")
    move(land, second, "down")
    assert order(row) == ["A", "C", "B"]
    with pytest.raises(PermissionDenied):
        move(land, first, "down", land.actor("alice"))


@given(rows=st.lists(st.integers(), max_size=9), at=st.integers(0, 8), direction=st.sampled_from(["up", "down"]))
def test_a_moved_point_is_never_lost_and_comes_back(rows, at, direction):
    if at >= len(rows):
        return
    moved = swapped(rows, at, direction)
    assert sorted(moved) == sorted(rows)
    to = at - 1 if direction == "up" else at + 1
    if 0 <= to < len(rows):
        assert moved[to] == rows[at]
        assert swapped(moved, to, "down" if direction == "up" else "up") == rows
    else:
        assert moved == rows


def test_remove_agenda_item_before_anything_was_decided(land):
    row, (first, _second) = points(land, "A", "B", body=found(land, "AG"))
    agenda.remove_agenda_item(actor=land.actor("charlie"), item_id=first.pk)
    assert order(row) == ["B"]
    item = point(land)
    decide(land, item)
    with pytest.raises(SessionNotPossible, match="schon etwas beschlossen"):
        agenda.remove_agenda_item(actor=land.actor("charlie"), item_id=item.pk)
    with pytest.raises(PermissionDenied):
        agenda.remove_agenda_item(actor=land.actor("alice"), item_id=item.pk)


def test_remove_agenda_item_and_move_leave_held_sessions_alone(land):
    row, (first, _second) = points(land, "A", "B")
    hold(land, row)
    with pytest.raises(SessionNotPossible, match="bleibt, wie sie war"):
        agenda.remove_agenda_item(actor=land.actor("charlie"), item_id=first.pk)
    with pytest.raises(SessionNotPossible, match="bleibt, wie sie war"):
        move(land, first, "down")


def test_agenda_pages_build_order_and_strike(land, visit):
    good, small = bundle(land, title="Kurse am Abend"), bundle(land, report(land, case_count=1), title="Einzelfall")
    row, _items = points(land, "Begrüßung")
    client = visit("charlie")
    form = client.get(url("build_agenda", row)).content.decode()
    assert good.public_id in form
    assert small.public_id not in form
    client.post(url("build_agenda", row), {"theme_ids": [good.public_id]})
    item = AgendaItem.objects.get(theme=good)
    client.post(url("move_agenda_item", item), {"richtung": "hoch"})
    assert order(row) == ["Kurse am Abend", "Begrüßung"]
    assert "Nach unten Kurse am Abend" in words(client.get(url("session", row)))
    client.post(url("remove_agenda_item", item))
    assert order(row) == ["Begrüßung"]
