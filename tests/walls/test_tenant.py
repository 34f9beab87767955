"""Between tenants stands a wall in the code and one in the database; each holds alone."""

import pytest
from django.db import IntegrityError, connection, transaction

from kimpass.casework.models import Case, FollowUp
from kimpass.kernel import rowsecurity
from kimpass.kernel.scope import NotAsked, strict
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Unit
from tests.support.cast import SINCE, Cast, make_tenant

postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")


def test_a_row_on_a_foreign_tenants_case_is_refused_by_the_database(musterland, neighbour):
    case = musterland.case()
    with bound(neighbour.pk), pytest.raises(IntegrityError), transaction.atomic():
        note_and_commit(FollowUp(tenant=neighbour, case_id=case.pk, text="x", due_on=SINCE))


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
def test_every_tenant_table_has_forced_row_level_security(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        walled = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT current_user")
        assert cursor.fetchone()[0] == rowsecurity.RUNTIME_ROLE
        cursor.execute("SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone()[0] is False
    assert {model._meta.db_table for model in rowsecurity.tenant_tables()} - walled == set()
