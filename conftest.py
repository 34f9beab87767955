"""What every test stands on: two tenants, the walls up, one of the tenants bound."""

from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings

from kimpass.audit.models import Event
from kimpass.kernel import rowsecurity
from kimpass.kernel.tenancy import bound
from tests.support import cast

ROOT = Path(__file__).parent
ABOUT_CODE = {("tests", "architecture"), ("tests", "tools"), ("tests", "words")}

# A machine with other work stutters: how long something took says nothing about whether it is right.
settings.register_profile("kim", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kim")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what asks the code and not the database: it is run beside one of the two."""
    for item in items:
        if item.path.relative_to(ROOT).parts[:2] in ABOUT_CODE or not _asks_a_database(item):
            item.add_marker(pytest.mark.one_engine)


def _asks_a_database(item):
    if item.get_closest_marker("browser") or item.get_closest_marker("django_db"):
        return True
    return not {"db", "transactional_db"}.isdisjoint(getattr(item, "fixturenames", ()))


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
