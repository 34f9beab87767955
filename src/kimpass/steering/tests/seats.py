"""Seats of a body, for tests."""

from datetime import date

from kimpass.steering.actions import bodies


def seat(land, body, function="Dezernatsleitung", **changes):
    values = {"actor": land.actor("charlie"), "body_id": body.pk, "function": function, "on": date(2024, 3, 1)}
    return bodies.add_member(**{**values, **changes})
