"""
The database keeps what a row said before each change: triggers, derived from the models after every migration.

Triggers and not the code that saves, because rows also change by update(), in bulk and by hand, and a figure must be
found again whoever changed what it was made of (REP-07, ADR 0026).
"""

from collections.abc import Iterable
from typing import Any

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.utils import timezone

from kimpass.kernel.privacy import DataClass
from kimpass.kernel.rowsecurity import is_owner

Model = type[models.Model]
PREFIX, FUNCTION, CLOCK = "keep_earlier", "kimpass_keep_earlier", "kimpass_now"
ACTS = ("INSERT", "UPDATE", "DELETE")
LOG = "audit_earlierrow"
_FREE = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField)


def _may_name(field: Any) -> bool:
    """Test whether a column may hold words somebody wrote, which a figure never needs."""
    return isinstance(field, _FREE) and not field.choices


def kept_fields(model: Model) -> list[Any]:
    """Return the columns whose earlier values are kept: of people's tables codes, days, numbers and keys alone."""
    privacy = model.privacy  # type: ignore[attr-defined]  # every table of ours declares it; a test holds that
    fields = model._meta.concrete_fields
    return [f for f in fields if privacy.class_of(f.name) == DataClass.NONE or not _may_name(f)]


def _trigger_on_sqlite(model: Model, act: str) -> str:
    table, columns = model._meta.db_table, [field.column for field in kept_fields(model)]
    said = ", ".join(f"'{column}', OLD.\"{column}\"" for column in columns)
    before = "NULL" if act == "INSERT" else f"json_object({said})"
    row = "NEW" if act == "INSERT" else "OLD"
    changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    when = f"WHEN {changed} " if act == "UPDATE" else ""
    return (
        f'CREATE TRIGGER "{PREFIX}_{act.lower()}_{table}" AFTER {act} ON "{table}" FOR EACH ROW {when}BEGIN '
        f'INSERT INTO "{LOG}" ("tenant_id", "table", "row_id", "changed_at", "before") '
        f"VALUES ({row}.tenant_id, '{table}', {row}.id, {CLOCK}(), {before}); END"
    )


def _on_sqlite(connection: BaseDatabaseWrapper, kept: Iterable[Model]) -> None:
    with connection.cursor() as cursor:
        for model in kept:
            for act in ACTS:
                cursor.execute(f'DROP TRIGGER IF EXISTS "{PREFIX}_{act.lower()}_{model._meta.db_table}"')
                cursor.execute(_trigger_on_sqlite(model, act))


# As the one who changes the row: so the wall between tenants also stands before what is kept.
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said jsonb;
    says jsonb;
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO public.{LOG} (tenant_id, "table", row_id, changed_at, before)
        VALUES (NEW.tenant_id, TG_TABLE_NAME, NEW.id, clock_timestamp(), NULL);
        RETURN NULL;
    END IF;
    SELECT jsonb_object_agg(key, value) INTO said FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY(TG_ARGV);
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(key, value) INTO says FROM jsonb_each(to_jsonb(NEW)) WHERE key = ANY(TG_ARGV);
        IF said = says THEN
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO public.{LOG} (tenant_id, "table", row_id, changed_at, before)
    VALUES (OLD.tenant_id, TG_TABLE_NAME, OLD.id, clock_timestamp(), said);
    RETURN NULL;
END $$
"""


def _on_postgresql(connection: BaseDatabaseWrapper, kept: Iterable[Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_FUNCTION)
        for model in kept:
            columns = ", ".join(f"'{field.column}'" for field in kept_fields(model))
            cursor.execute(
                f'CREATE OR REPLACE TRIGGER {PREFIX} AFTER INSERT OR UPDATE OR DELETE ON "{model._meta.db_table}" '
                f"FOR EACH ROW EXECUTE FUNCTION {FUNCTION}({columns})"
            )


def keep_earlier_rows(kept: Iterable[Model], using: str = "default") -> None:
    """Let the database keep what the rows of these tables said before; running it again changes nothing."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    models_there = [model for model in kept if model._meta.db_table in existing]
    if LOG not in existing:
        return
    if connection.vendor == "sqlite":
        _on_sqlite(connection, models_there)
    elif connection.vendor == "postgresql" and is_owner(connection):
        _on_postgresql(connection, models_there)


def let_migrations_work(using: str = "default", **_: Any) -> None:
    """Take the triggers away on SQLite, which rebuilds tables to change them and stumbles over a trigger's words."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{PREFIX}%"])
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


def _clock_for_sqlite(connection: BaseDatabaseWrapper, **_: Any) -> None:
    # SQLite's own clock knows milliseconds, in which a change and the instant of a report may both lie.
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            CLOCK, 0, lambda: connection.ops.adapt_datetimefield_value(timezone.now())
        )


def give_clock() -> None:
    """Let every connection to SQLite know the clock the triggers ask."""
    connection_created.connect(_clock_for_sqlite, dispatch_uid="kimpass_clock")
