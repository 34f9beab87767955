"""Whoever runs the program on its machine: no login, and therefore no right inside a page."""

from datetime import date

from kimpass.kernel.access import Actor

OPERATOR = "operator"


def operator(*, tenant_id: int, today: date) -> Actor:
    """Return the actor under whose name commands of the machine stand in the trail."""
    return Actor(user_id=0, tenant_id=tenant_id, staff_id=0, today=today, role_keys=frozenset({OPERATOR}))
