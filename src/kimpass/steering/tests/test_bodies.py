from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.steering.actions import bodies
from kimpass.steering.models import BodyMember
from kimpass.steering.tests.ground import found


def seat(land, body, function="Dezernatsleitung", **changes):
    values = {"actor": land.actor("charlie"), "body_id": body.pk, "function": function, "on": date(2024, 3, 1)}
    return bodies.add_member(**{**values, **changes})


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
