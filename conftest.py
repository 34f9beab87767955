"""What every test stands on: two tenants, the walls up, one of the tenants bound."""

import gc
import os
from pathlib import Path

import pytest
from django.db import connection
from django.template import Template
from django.test.utils import _TestState
from django.utils import translation
from hypothesis import HealthCheck, is_hypothesis_test, settings

from kimpass.audit.models import Event
from kimpass.kernel import rowsecurity
from kimpass.kernel.tenancy import bound
from tests.support import cast

ROOT = Path(__file__).parent
ABOUT_CODE = {("tests", "architecture"), ("tests", "tools"), ("tests", "words")}

# A machine with other work stutters: how long something took says nothing about whether it is right.
COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
# A build is red because of the code, not because of one machine's luck: the examples are the same in every run.
settings.register_profile("kim", derandomize=True, database=None, **COMMON)
# KIMPASS_EXAMPLES=10 draws anew, ten times as many, and tells how to see a failure again.
settings.register_profile("more", print_blob=True, **COMMON)
TIMES_AS_MANY = int(os.environ.get("KIMPASS_EXAMPLES", "0"))
settings.load_profile("more" if TIMES_AS_MANY else "kim")


def pytest_collection_finish():
    """Let the garbage collector leave alone what stays until the end: it would look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what asks the code and not the database: it is run beside one of the two."""
    for item in items:
        if item.path.relative_to(ROOT).parts[:2] in ABOUT_CODE or not _asks_a_database(item):
            item.add_marker(pytest.mark.one_engine)
        if TIMES_AS_MANY and is_hypothesis_test(getattr(item, "obj", None)):
            _draw_more(item.obj)


def _draw_more(test):
    own = getattr(test, "_hypothesis_internal_use_settings", None) or settings()
    test._hypothesis_internal_use_settings = settings(own, max_examples=own.max_examples * TIMES_AS_MANY)


def _asks_a_database(item):
    if item.get_closest_marker("browser") or item.get_closest_marker("django_db"):
        return True
    return not {"db", "transactional_db"}.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session", autouse=True)
def _templates_as_in_production(django_test_environment):
    """Draw without Django's bookkeeping for `response.context`, which copies every context: what counts is the page."""
    Template._render = _TestState.saved_data.template_render


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """Make the tables of SQLite from the models, which takes a second; PostgreSQL walks through the migrations."""
    return connection.vendor == "postgresql"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """On PostgreSQL every test works as the runtime role: a superuser would see through the walls."""
    if connection.vendor != "postgresql":
        yield
        return
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute(f"GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {rowsecurity.RUNTIME_ROLE}")
        connection.settings_dict["OPTIONS"]["assume_role"] = rowsecurity.RUNTIME_ROLE
        connection.close()
    yield
    with django_db_blocker.unblock():
        connection.settings_dict["OPTIONS"].pop("assume_role")
        connection.close()


@pytest.fixture
def musterland(db):
    """The invented Kreis Musterland, bound for the test (see `tests.support.cast`)."""
    tenant = cast.make_tenant("musterland", "Kreis Musterland", ags="05999", short="ML")
    with bound(tenant.pk):
        yield cast.Cast(tenant)


@pytest.fixture
def neighbour(db):
    """A second tenant, not bound: `with bound(neighbour.pk)` opens it."""
    return cast.make_tenant("nachbarland", "Kreis Nachbarland", ags="05998", short="NL")


@pytest.fixture
def facts(db):
    """Return the names of the events recorded so far in the bound tenant."""
    return lambda: list(Event.objects.order_by("pk").values_list("event", flat=True))


@pytest.fixture(autouse=True)
def _german():
    """Begin every test in German: a page that a test asked for in English leaves its language behind."""
    translation.activate("de")


@pytest.fixture(autouse=True)
def _no_lingering_constraint(request):
    """Let deferred keys be checked at the end of a test, as a commit would."""
    yield
    if "db" in request.fixturenames and connection.in_atomic_block and not connection.needs_rollback:
        connection.check_constraints()
