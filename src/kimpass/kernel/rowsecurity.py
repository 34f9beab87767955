"""The walls inside the database, derived from the models after every migration; running it again changes nothing."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

RUNTIME_ROLE = "kimpass_runtime"
POLICY = "tenant_wall"
# Unset is '' and not NULL once a local setting has ended, hence the nullif.
_BOUND = "nullif(current_setting('app.tenant', true), '')::bigint"


def tenant_tables() -> Iterator[type[models.Model]]:
    """Yield every model of ours whose rows belong to a tenant."""
    for model in apps.get_models():
        if model.__module__.startswith("kimpass.") and not model._meta.proxy:
            columns = {field.column for field in model._meta.concrete_fields}
            if "tenant_id" in columns and model._meta.label != "accounts.Membership":
                yield model


def _append_only_on_sqlite(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for model in tenant_tables():
            if getattr(model, "append_only", False):
                table = model._meta.db_table
                for act in ("UPDATE", "DELETE"):
                    cursor.execute(
                        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act.lower()} BEFORE {act} ON {table} "
                        f"BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"
                    )


def is_owner(connection: BaseDatabaseWrapper) -> bool:
    """Test whether the tables belong to whoever is connected: the role that migrates, never the one that runs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) = 0 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = current_schema() AND c.relkind = 'r' AND NOT pg_has_role(c.relowner, 'USAGE')"
        )
        return bool(cursor.fetchone()[0])


def _role(cursor: Any) -> None:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [RUNTIME_ROLE])
    if cursor.fetchone() is None:
        cursor.execute(f"CREATE ROLE {RUNTIME_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {RUNTIME_ROLE}")
    cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {RUNTIME_ROLE}")
    cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {RUNTIME_ROLE}")
    cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {RUNTIME_ROLE}")


def _walls_on_postgresql(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        _role(cursor)
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = %s", [POLICY])
        walled = {row[0] for row in cursor.fetchall()}
        existing = set(connection.introspection.table_names(cursor))
        for model in tenant_tables():
            table = model._meta.db_table
            if table not in existing:
                continue
            cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            if table not in walled:
                cursor.execute(
                    f"CREATE POLICY {POLICY} ON {table} USING (tenant_id = {_BOUND}) WITH CHECK (tenant_id = {_BOUND})"
                )
            if getattr(model, "append_only", False):
                cursor.execute(f"REVOKE UPDATE, DELETE ON {table} FROM {RUNTIME_ROLE}")


def raise_walls(using: str = "default", **_: Any) -> None:
    """Put row-level security and the append-only rules where the models say they belong."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        existing = set(connection.introspection.table_names())
        if all(model._meta.db_table in existing for model in tenant_tables()):
            _append_only_on_sqlite(connection)
    elif connection.vendor == "postgresql" and is_owner(connection):
        _walls_on_postgresql(connection)
