"""Between tenants stands a wall in the code and one in the database; each holds alone."""

import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.db import IntegrityError, connection, transaction

from kimpass.casework.models import Case, Contact
from kimpass.kernel import rowsecurity
from kimpass.kernel.scope import NotAsked, strict
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Unit
from tests.support.cast import SINCE, Cast, make_tenant, now

# What each engine says of the key that refused.
NAMED = "casework_contact_case_fk" if connection.vendor == "postgresql" else "FOREIGN KEY|casework_contact"
PROBE = """
import django
django.setup()
from django.db import connection
for _ in range(2):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        print(cursor.fetchone()[0])
    connection.close()
"""
postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")


@pytest.fixture
def next_door(neighbour):
    """The neighbour with somebody who could write a note there."""
    with bound(neighbour.pk):
        return Cast(neighbour)


def note_on(case, tenant, writer):
    return Contact(
        tenant=tenant,
        case_id=case.pk,
        happened_on=SINCE,
        kind="talk",
        text="x",
        recorded_at=now(),
        recorded_by=writer,
    )


def test_a_note_on_a_foreign_tenants_case_is_refused_by_the_database(musterland, next_door):
    case, writer = musterland.case(), next_door.staff["alice"]
    with bound(next_door.tenant.pk), pytest.raises(IntegrityError), transaction.atomic():
        note_and_commit(note_on(case, next_door.tenant, writer))
    note_and_commit(note_on(case, musterland.tenant, musterland.staff["alice"]))
    assert Contact.objects.asked_for().count() == 1


def test_it_is_the_composite_key_that_refuses_the_note(musterland, next_door):
    """A plain key to the case alone would let the note in; the database knows the pair and names it."""
    with connection.cursor() as cursor:
        keys = connection.introspection.get_constraints(cursor, Contact._meta.db_table)
    pairs = [tuple(key["columns"]) for key in keys.values() if key["foreign_key"] and len(key["columns"]) > 1]
    if connection.vendor == "postgresql":
        assert {("tenant_id", "case_id"), ("tenant_id", "recorded_by_id")} <= set(pairs)
    case, writer = musterland.case(), next_door.staff["alice"]
    with bound(next_door.tenant.pk), pytest.raises(IntegrityError, match=NAMED), transaction.atomic():
        note_and_commit(note_on(case, next_door.tenant, writer))


def note_and_commit(row):
    """Save, and check the deferred keys as a commit would."""
    row.save()
    connection.check_constraints()


def test_a_queryset_without_visible_to_raises_in_a_request(musterland):
    musterland.case()
    with strict():
        with pytest.raises(NotAsked):
            list(Case.objects.all())
        with pytest.raises(NotAsked):
            Case.objects.filter(phase="intake").exists()
        assert Case.objects.visible_to(musterland.actor("alice")).count() == 1


def test_the_neighbour_municipality_sees_nothing(musterland):
    musterland.case(kept_by="alice")
    assert Case.objects.visible_to(musterland.actor("eve")).count() == 0


@postgresql
@pytest.mark.django_db(transaction=True)
def test_without_binding_no_row_is_seen():
    tenant = make_tenant("wand", "Kreis Wand", ags="05997", short="WA")
    with bound(tenant.pk):
        Cast(tenant)
    assert Unit.objects.count() == 0
    with bound(tenant.pk):
        assert Unit.objects.count() == 7


@postgresql
def test_rows_of_another_tenant_stay_hidden_even_without_filter(musterland, neighbour):
    with bound(neighbour.pk):
        assert Unit.objects.count() == 0
    assert Unit.objects.count() == 7


@postgresql
def test_without_row_level_security_rows_of_another_tenant_would_be_seen(musterland, next_door):
    """The same question with the wall taken out: the test above notices."""
    assert Unit.objects.count() == 7
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("RESET ROLE")
        cursor.execute("ALTER TABLE organisation_unit NO FORCE ROW LEVEL SECURITY")
        cursor.execute("ALTER TABLE organisation_unit DISABLE ROW LEVEL SECURITY")
        cursor.execute(f"SET ROLE {rowsecurity.RUNTIME_ROLE}")
    assert Unit.objects.count() == 14


@postgresql
def test_every_tenant_table_has_forced_row_level_security(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        walled = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT current_user")
        assert cursor.fetchone()[0] == rowsecurity.RUNTIME_ROLE
        cursor.execute("SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone()[0] is False
    assert {model._meta.db_table for model in rowsecurity.tenant_tables()} - walled == set()


@postgresql
def test_the_settings_of_production_open_a_pool_as_the_runtime_role(tmp_path, db):
    known = connection.settings_dict
    address = f"{known['USER']}@{quote(known['HOST'], safe='')}/{known['NAME']}"
    told = subprocess.run(
        [sys.executable, "-c", PROBE],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "kimpass.config.settings",
            "KIMPASS_DATABASE_URL": f"postgres://{address}",
            "KIMPASS_DATABASE_ROLE": rowsecurity.RUNTIME_ROLE,
            "KIMPASS_DATA_DIR": str(tmp_path),
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.stdout.split() == [rowsecurity.RUNTIME_ROLE, rowsecurity.RUNTIME_ROLE], told.stderr
