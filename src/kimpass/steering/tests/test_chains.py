from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.steering.actions import chains
from kimpass.steering.actions.chains import ChainData, StationData
from kimpass.steering.models import ChainStation, ProcessChain
from kimpass.steering.selectors.chains import chain_list, tracks
from kimpass.steering.tests.ground import bundle, url, words


def draw(land, title="Von der Ankunft in den Sprachkurs", **changes):
    data = ChainData(title=title, drawn_on=land.today, **changes)
    return chains.draw_chain(actor=land.actor("charlie"), data=data)


def station(land, chain, who="Sozialamt", step="meldet an", track="current", after=None, **changes):
    chain.refresh_from_db()
    return chains.add_station(
        actor=land.actor("charlie"),
        chain_id=chain.pk,
        version=chain.version,
        track=track,
        after=after,
        data=StationData(actor=who, step=step, **changes),
    )


def act(land, chain, do, **changes):
    chain.refresh_from_db()
    values = {"actor": land.actor("charlie"), "chain_id": chain.pk, "version": chain.version}
    return do(**{**values, **changes})


def order(land, chain, at=0):
    rows = tracks(land.actor("charlie"), chain)[at].stations
    assert [row.sort for row in rows] == list(range(1, len(rows) + 1))
    return [row.actor for row in rows]


def test_draw_chain_begins_without_stations(land, facts):
    row = draw(land, field_id=land.fields["SPRACHE"].pk, unit_id=land.units["musterstadt"].pk)
    assert order(land, row) == []
    assert facts() == ["chain.drawn"]
    with pytest.raises(PermissionDenied):
        chains.draw_chain(actor=land.actor("alice"), data=ChainData("x", land.today))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"field_id": 999_999}, "Handlungsfeld"), ({"unit_id": 999_999}, "Kommune"), ({"purpose": "Frau Berg"}, "Person")],
)
def test_draw_chain_refuses_what_does_not_fit(land, changes, reason):
    with pytest.raises(chains.ChainNotPossible, match=reason):
        draw(land, **changes)


def test_change_chain_ends_it_and_then_no_station_moves(land):
    row = draw(land)
    data = ChainData("Neu", land.today)
    assert act(land, row, chains.change_chain, data=data, ended_on=land.today).ended_on == land.today
    with pytest.raises(PermissionDenied):
        station(land, row)
    with pytest.raises(chains.ChainNotPossible, match="Inzwischen"):
        act(land, row, chains.change_chain, data=data, ended_on=None, version=1)
    late = ChainData("Neu", land.today + timedelta(days=1))
    with pytest.raises(chains.ChainNotPossible, match="Zukunft"):
        act(land, row, chains.change_chain, data=late, ended_on=None)


def test_add_station_at_the_end_at_the_front_and_between(land):
    row = draw(land)
    for who, after in (("A", None), ("C", None), ("B", 1), ("vorn", 0), ("hinten", 99)):
        station(land, row, who, after=after)
    assert order(land, row) == ["vorn", "A", "B", "C", "hinten"]


def test_add_station_refuses_a_name_an_unknown_theme_and_a_chain_without_end(land, monkeypatch):
    row = draw(land)
    with pytest.raises(chains.ChainNotPossible, match="Person"):
        station(land, row, "Herr Berg")
    with pytest.raises(chains.ChainNotPossible, match="Thema"):
        station(land, row, theme_id=999_999)
    with pytest.raises(chains.ChainNotPossible, match="heute oder künftig"):
        station(land, row, track="never")
    monkeypatch.setattr(chains, "MOST", 1)
    station(land, row)
    with pytest.raises(chains.ChainNotPossible, match="höchstens 1"):
        station(land, row)


def test_change_station_and_refuse_what_was_changed_meanwhile(land):
    row, theme = draw(land), bundle(land)
    station(land, row)
    data = StationData("Jobcenter", "übernimmt", is_breaking_point=True, gap="keine Übergabe", theme_id=theme.pk)
    changed = act(land, row, chains.change_station, track="current", place=1, data=data)
    assert (changed.actor, changed.is_breaking_point, changed.theme) == ("Jobcenter", True, theme)
    with pytest.raises(chains.ChainNotPossible, match="inzwischen geändert"):
        act(land, row, chains.change_station, version=1, track="current", place=1, data=data)
    with pytest.raises(chains.ChainNotPossible, match="nicht \\(mehr\\)"):
        act(land, row, chains.change_station, track="target", place=1, data=data)


def test_move_station_earlier_and_later_and_not_beyond_the_ends(land):
    row = draw(land)
    for who in "ABC":
        station(land, row, who)
    act(land, row, chains.move_station, track="current", place=3, earlier=True)
    assert order(land, row) == ["A", "C", "B"]
    act(land, row, chains.move_station, track="current", place=1, earlier=True)
    act(land, row, chains.move_station, track="current", place=3, earlier=False)
    assert order(land, row) == ["A", "C", "B"]


def test_remove_station_lets_the_others_move_up(land):
    row = draw(land)
    for who in "ABC":
        station(land, row, who)
    act(land, row, chains.remove_station, track="current", place=2)
    assert order(land, row) == ["A", "C"]


def test_copy_stations_begins_the_aim_without_breaks_once(land):
    row = draw(land)
    with pytest.raises(chains.ChainNotPossible, match="gezeichnete"):
        act(land, row, chains.copy_stations)
    station(land, row, is_breaking_point=True, gap="niemand zuständig")
    act(land, row, chains.copy_stations)
    (copied,) = tracks(land.actor("charlie"), row)[1].stations
    assert (copied.actor, copied.is_breaking_point, copied.gap) == ("Sozialamt", False, "")
    with pytest.raises(chains.ChainNotPossible, match="noch leere"):
        act(land, row, chains.copy_stations)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 9)),
        st.tuples(st.just("early"), st.integers(1, 9)),
        st.tuples(st.just("late"), st.integers(1, 9)),
        st.tuples(st.just("remove"), st.integers(1, 9)),
    ),
    max_size=10,
)


# Each example draws a chain of its own; the Kreis around it may stay.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
@given(steps=STEPS)
def test_any_reordering_does_what_a_list_does(land, steps):
    row, model = draw(land), []
    for number, (what, place) in enumerate(steps):
        at = min(place, len(model))
        if what == "add":
            station(land, row, f"S{number}", after=place)
            model.insert(at, f"S{number}")
        elif model and what == "remove":
            act(land, row, chains.remove_station, track="current", place=at)
            del model[at - 1]
        elif model:
            act(land, row, chains.move_station, track="current", place=at, earlier=what == "early")
            to = at - 2 if what == "early" else at
            if 0 <= to < len(model):
                model[at - 1], model[to] = model[to], model[at - 1]
    assert order(land, row) == model


def test_chain_pages_show_today_beside_the_aim_and_say_breaks_in_words(land, visit):
    client, theme = visit("charlie"), bundle(land)
    client.post(url("draw_chain"), {"title": "Ankunft bis Kurs", "drawn_on": "20.11.2026", "field_id": "SPRACHE"})
    row = ProcessChain.objects.get()
    sent = {"track": "current", "who": "Sozialamt", "step": "meldet an"}
    client.post(url("add_station", row), {**sent, "version": 1})
    broken = {"who": "Jobcenter", "is_breaking_point": "on", "gap": "keine Übergabe", "theme_id": theme.public_id}
    page = words(client.post(url("add_station", row), {**sent, **broken, "version": 2}, follow=True))
    for word in ("Kette heute 2", "1 Sollbruchstelle", "Sollbruchstelle vor dieser Station", "Lücke: keine Übergabe"):
        assert word in page
    assert theme.title in page
    page = words(client.post(url("copy_stations", row), {"version": 3}, follow=True))
    assert "Kette künftig 2" in page
    client.post(url("move_station", row), {"version": 4, "station": "target-2-early"})
    changed = {"who": "Kursträger", "step": "nimmt auf", "version": 5}
    client.post(url("change_station", row) + "?station=target-1", changed)
    assert order(land, row, 1) == ["Kursträger", "Sozialamt"]
    assert client.post(url("change_station", row) + "?station=target-1", changed).status_code == 422
    client.post(url("remove_station", row) + "?station=target-2", {"version": 6})
    assert order(land, row, 1) == ["Kursträger"]
    client.post(url("change_chain", row), {"title": "Neu", "drawn_on": "20.11.2026", "version": 7})
    assert "Neu kreisweit · 2 Stationen, 1 Sollbruchstelle" in words(client.get(url("chains")))


def test_chain_pages_without_stations_lead_back(land, visit):
    row = draw(land)
    client = visit("charlie")
    assert client.get(url("change_station", row)).status_code == 302
    assert client.get(url("remove_station", row)).status_code == 302
    assert "Noch keine Station" in words(client.get(url("chain", row)))
    assert not ChainStation.objects.exists()


def test_chain_pages_are_read_by_case_managers(land, visit):
    row = draw(land)
    station(land, row)
    client = visit("alice")
    assert "Streichen" not in words(client.get(url("chain", row)))
    for name in ("change_chain", "add_station", "change_station", "remove_station", "move_station", "copy_stations"):
        assert client.get(url(name, row)).status_code == 403


def test_the_list_of_chains_needs_as_many_statements_for_many(land, visit, django_assert_max_num_queries):
    client = visit("charlie")
    station(land, draw(land))
    with django_assert_max_num_queries(100) as few:
        client.get(url("chains"))
    for number in range(4):
        row = draw(land, f"Kette {number}", unit_id=land.units["musterstadt"].pk)
        station(land, row, is_breaking_point=True)
        station(land, row, track="target")
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(url("chains"))
    assert [row.breaks_now for row in chain_list(land.actor("charlie"))] == [1, 1, 1, 1, 0]
