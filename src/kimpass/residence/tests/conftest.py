from datetime import UTC, datetime

import pytest
import time_machine

from kimpass.residence.tests.visiting import Visitor


@pytest.fixture
def visit(musterland, client):
    """Open pages as somebody, on the day of Musterland."""
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):

        def as_player(login):
            musterland.sign_in(client, login)
            return Visitor(client)

        yield as_player
