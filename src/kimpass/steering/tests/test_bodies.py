from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.steering.actions import bodies
from kimpass.steering.models import Body, BodyMember
from kimpass.steering.selectors.bodies import BodyCard, body_card, seat_key
from kimpass.steering.selectors.body_chart import body_chart
from kimpass.steering.tests.ground import found, session, url, words
from kimpass.steering.tests.seats import seat
from kimpass.steering.tests.test_decisions import decide, point


def test_found_body_enters_the_register(land, facts):
    body = found(land, size_min=15, size_max=20)
    assert (body.key, body.active_from) == ("lenkungsgruppe-kim", date(2024, 3, 1))
    assert facts() == ["body.founded"]


def test_found_body_refuses_a_name_twice_and_sizes_the_wrong_way_round(land):
    found(land)
    with pytest.raises(bodies.BodyNotPossible, match="gibt es schon"):
        found(land)
    with pytest.raises(bodies.BodyNotPossible, match="Richtwert"):
        found(land, "Arbeitsgruppe", size_min=5, size_max=2)
    with pytest.raises(bodies.BodyNotPossible, match="Kommune"):
        found(land, "Runder Tisch", unit_id=999_999)


def test_found_body_is_not_for_case_managers(land):
    with pytest.raises(PermissionDenied):
        found(land, actor=land.actor("alice"))


def test_add_member_gives_a_function_one_seat(land):
    body = found(land)
    seat(land, body, agency_id=land.job_centre.pk)
    seat(land, body)
    with pytest.raises(bodies.BodyNotPossible, match="schon einen Sitz"):
        seat(land, body, "dezernatsleitung")
    with pytest.raises(bodies.BodyNotPossible, match="Stelle"):
        seat(land, body, agency_id=999_999)
    assert BodyMember.objects.count() == 2


def test_end_member_keeps_the_history(land):
    member = seat(land, found(land))
    with pytest.raises(bodies.BodyNotPossible, match="nicht nach dem Beginn"):
        bodies.end_member(actor=land.actor("charlie"), member_id=member.pk, on=date(2024, 3, 1))
    bodies.end_member(actor=land.actor("charlie"), member_id=member.pk, on=land.today)
    assert BodyMember.objects.get().valid_until == land.today
    with pytest.raises(bodies.BodyNotPossible, match="schon beendet"):
        bodies.end_member(actor=land.actor("charlie"), member_id=member.pk, on=land.today)


def values_of(body, **changes):
    fields = bodies.BodyData.__dataclass_fields__
    return bodies.BodyData(**{name: getattr(body, name) for name in fields} | changes)


def change(land, body, version=1, actor=None, **changes):
    data = values_of(body, **changes)
    return bodies.change_body(actor=actor or land.actor("charlie"), body_id=body.pk, version=version, data=data)


def end(land, body, on=None, actor=None):
    return bodies.end_body(actor=actor or land.actor("charlie"), body_id=body.pk, on=on or land.today)


def test_change_body_keeps_everything_else(land, facts):
    body = found(land)
    changed = change(
        land, body, purpose="Entscheidet über Themen", lead_function="Kreisdirektion", rhythm="halbjährlich"
    )
    assert (changed.name, changed.purpose, changed.rhythm, changed.version) == (
        "Lenkungsgruppe KIM",
        "Entscheidet über Themen",
        "halbjährlich",
        2,
    )
    assert facts()[-1] == "body.changed"
    with pytest.raises(bodies.BodyNotPossible, match="inzwischen geändert"):
        change(land, body, name="Andere")


def test_change_body_refuses_what_found_body_refuses(land):
    body = found(land)
    found(land, "AG Wohnen", kind="working_group")
    with pytest.raises(bodies.BodyNotPossible, match="gibt es schon"):
        change(land, body, name="ag wohnen")
    with pytest.raises(bodies.BodyNotPossible, match="Handlungsfeld"):
        change(land, body, field_id=999_999)
    with pytest.raises(bodies.BodyNotPossible, match="Person"):
        change(land, body, purpose="Herr Berg lädt ein")
    with pytest.raises(bodies.BodyNotPossible, match="Art und Ebene"):
        change(land, body, kind="verein")
    with pytest.raises(PermissionDenied):
        change(land, body, actor=land.actor("alice"))


def test_end_body_ends_its_seats_and_keeps_its_history(land, facts):
    body = found(land)
    seat(land, body)
    assert end(land, body).active_until == land.today
    assert BodyMember.objects.get().valid_until == land.today
    assert facts()[-1] == "body.ended"
    with pytest.raises(bodies.BodyNotPossible, match="schon beendet"):
        end(land, body)
    with pytest.raises(bodies.BodyNotPossible, match="schon beendet"):
        seat(land, body, "Schulamt", on=land.today)


def test_end_body_waits_for_sessions(land):
    body = found(land)
    session(land, body, held_on=land.today + timedelta(days=9))
    with pytest.raises(bodies.BodyNotPossible, match="noch Sitzungen geplant"):
        end(land, body)
    with pytest.raises(bodies.BodyNotPossible, match="nicht nach dem Beginn"):
        end(land, body, on=date(2024, 3, 1))
    with pytest.raises(PermissionDenied):
        end(land, body, actor=land.actor("alice"))


def test_add_member_refuses_a_seat_that_would_overlap_a_later_one(land):
    body = found(land)
    seat(land, body, on=date(2025, 1, 1))
    with pytest.raises(bodies.BodyNotPossible, match="schon einen Sitz"):
        seat(land, body, on=date(2024, 6, 1))


def change_seat(land, member, on=None, **changes):
    fields = bodies.SeatData.__dataclass_fields__
    data = bodies.SeatData(**{name: getattr(member, name) for name in fields} | changes)
    return bodies.change_member(actor=land.actor("charlie"), member_id=member.pk, seat=data, on=on or land.today)


def test_change_member_corrects_in_place_and_counts_heads_over_time(land):
    body = found(land)
    member = seat(land, body)
    change_seat(land, member, sector="social", represents="Region 1", decides=True)
    member.refresh_from_db()
    assert (member.sector, member.represents, member.decides) == ("social", "Region 1", True)
    change_seat(land, member, headcount=3)
    rows = list(BodyMember.objects.order_by("pk").values_list("headcount", "valid_until"))
    assert rows == [(1, land.today), (3, None)]


def test_change_member_refuses_the_same_seat_twice(land):
    body = found(land)
    seat(land, body, "Schulamt")
    member = seat(land, body, "Jugendamt")
    with pytest.raises(bodies.BodyNotPossible, match="schon einen Sitz"):
        change_seat(land, member, function="schulamt")
    with pytest.raises(bodies.BodyNotPossible, match="vor dem Beginn"):
        change_seat(land, member, on=date(2024, 1, 1), represents="x")


def test_the_steering_group_is_measured_by_size_sectors_and_level(land):
    body = found(land)
    seat(land, body, sector="social", decides=True, headcount=21)
    seat(land, body, "Jugendamt", sector="youth")
    seat(land, body, "Sachverständige", is_guest=True)
    card = body_card(land.actor("charlie"), body)
    assert (card.headcount, card.too_large) == (22, True)
    assert [each.function for each in card.without_decision_level] == ["Jugendamt"]
    covered = {each.sector.value: each.functions for each in card.coverage}
    assert covered["social"] == ("Dezernatsleitung",)
    assert covered["health"] == ()
    assert "other" not in covered
    group = body_card(land.actor("charlie"), found(land, "AG", kind="working_group"))
    assert (group.coverage, group.size_max, group.without_decision_level) == ([], None, [])


@given(sizes=st.lists(st.integers(1, 30), max_size=6))
def test_a_size_above_the_guideline_warns_and_never_blocks(sizes):
    seats = tuple(BodyMember(function=str(at), headcount=size) for at, size in enumerate(sizes))
    card = BodyCard(Body(kind=Body.Kind.STEERING_GROUP), seats, None, None)
    assert card.too_large == (sum(sizes) > 20)
    assert card.too_small == (sum(sizes) < 15)


def test_the_chart_hangs_groups_below_whoever_founded_them(land):
    decision = decide(land, point(land), result="group_founded", group_name="AG Sprache")
    local = found(land, "Runder Tisch", kind="local_forum", level="local", unit_id=land.units["musterstadt"].pk)
    levels = body_chart(land.actor("charlie"))
    assert [level.label for level in levels] == ["Kreis", "Kommune"]
    [group] = levels[0].nodes
    assert [child.card.body for child in group.children] == [decision.founds]
    assert levels[1].nodes[0].card.body == local


def test_the_chart_shows_bodies_that_claim_to_have_founded_each_other(land):
    decision = decide(land, point(land), result="group_founded", group_name="AG Sprache")
    Body.objects.filter(pk=decision.agenda_item.session.body_id).update(founded_by=decision)
    assert {node.card.body.name for level in body_chart(land.actor("charlie")) for node in level.nodes} >= {
        "AG Sprache"
    }


def test_body_pages_change_seats_and_show_the_picture(land, visit):
    client = visit("charlie")
    sent = {"name": "Lenkungsgruppe KIM", "kind": "steering_group", "level": "district", "field_id": "SPRACHE"}
    client.post(url("found_body"), {**sent, "on": "01.03.2024", "purpose": "Entscheidet"})
    body = Body.objects.get()
    assert body.field == land.fields["SPRACHE"]
    client.post(url("change_body", body), {**sent, "version": 1, "lead_function": "Kreisdirektion"})
    adding = {"function": "Jugendamt", "headcount": 1, "on": "01.03.2024", "sector": "youth", "email": "ja@example.org"}
    client.post(url("add_member", body), adding)
    key = seat_key(BodyMember.objects.get())
    address = f"{url('change_member', body)}?sitz={key}"
    assert 'value="ja@example.org"' in client.get(address).content.decode()
    client.post(address, {**adding, "on": "23.11.2026", "decides": "yes", "agency_id": land.youth_office.public_id})
    page = words(client.get(url("body", body)))
    for word in (
        "Kreisdirektion",
        "beschlussfähig",
        "Jugendamt Musterstadt",
        "Ausländerbehörde offen",
        "Jugend Jugendamt",
    ):
        assert word in page
    assert client.get(f"{url('change_member', body)}?sitz=fremd").status_code == 404
    assert "Lenkungsgruppe KIM" in words(client.get(url("body_chart")))
    client.post(url("end_body", body), {"last_day": "22.11.2026"})
    assert "Lenkungsgruppe KIM" not in words(client.get(url("bodies")))
    assert "Lenkungsgruppe KIM" in words(client.get(url("bodies") + "?stand=beendet"))
