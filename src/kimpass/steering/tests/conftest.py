from datetime import UTC, datetime

import pytest
import time_machine

from kimpass.steering.tests.ground import prepare


@pytest.fixture
def land(musterland):
    """Musterland with its ladder."""
    prepare(musterland)
    return musterland


@pytest.fixture
def visit(land, client):
    """Open pages as somebody, on the day of Musterland."""
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):

        def as_player(login):
            land.sign_in(client, login)
            return client

        yield as_player
