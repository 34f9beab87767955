from datetime import UTC, datetime

import pytest
import time_machine

from kimpass.organisation.models import CatalogueEntry
from kimpass.steering.tests import post
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


@pytest.fixture
def post_box(settings):
    """Give the application a real mail server on loopback."""
    box, controller = post.start(settings)
    yield box
    controller.stop()


@pytest.fixture
def domains(land):
    """Three legal domains by code."""
    made = {}
    for sort, code in enumerate(("SGB_II", "SGB_VIII", "AUFENTHG")):
        values = {"tenant": land.tenant, "code": code, "origin_code": code, "label_de": code, "sort": sort}
        made[code] = CatalogueEntry.objects.create(catalogue="legal_domain", **values)
    return made
