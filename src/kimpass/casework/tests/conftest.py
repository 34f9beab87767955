from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from kimpass.casework.tests.visiting import Visitor


@pytest.fixture
def visit(musterland, client):
    """Let a player of the cast use the pages on the day of the cast: `visit("alice")`."""
    noon = datetime.combine(musterland.today, time(12), tzinfo=ZoneInfo("Europe/Berlin"))
    with time_machine.travel(noon, tick=False):

        def enter(login):
            musterland.sign_in(client, login)
            return Visitor(client)

        yield enter
