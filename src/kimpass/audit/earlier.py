"""
Read the database as it was known at an instant.

Rows changed since are laid back into temporary tables of the same names, which both databases find first: whatever is
counted meanwhile on this connection is counted as it was known, by the same code that counts today (ADR 0026).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction

from kimpass.audit.keeping import LOG, kept_fields
from kimpass.audit.models import EarlierRow

Model = type[models.Model]
_now_read: ContextVar[tuple[int, datetime] | None] = ContextVar("as_known", default=None)
# The first change after the instant says what the row had been until then.
_FIRST = f'SELECT MIN(id) FROM "{LOG}" WHERE tenant_id = %s AND "table" = %s AND changed_at > %s GROUP BY row_id'


class TwoInstants(RuntimeError):
    """Something is read as known at an instant while it is already read as known at another."""


def _changed_since(tenant_id: int, known_at: datetime, kept: Iterable[Model]) -> list[Model]:
    rows = EarlierRow.objects.asked_for().filter(tenant_id=tenant_id, changed_at__gt=known_at)
    tables = set(rows.order_by().values_list("table", flat=True).distinct())
    return [model for model in kept if model._meta.db_table in tables]


def _place() -> str:
    return "pg_temp" if connection.vendor == "postgresql" else "temp"


@contextmanager
def _making_tables(cursor: Any) -> Iterator[None]:
    """Let a page that only reads make temporary tables on SQLite; nothing else is written meanwhile."""
    only_reads = False
    if connection.vendor == "sqlite":
        cursor.execute("PRAGMA query_only")
        only_reads = bool(cursor.fetchone()[0])
    if only_reads:
        cursor.execute("PRAGMA query_only=OFF")
    try:
        yield
    finally:
        if only_reads:
            cursor.execute("PRAGMA query_only=ON")


def _empty_table(cursor: Any, model: Model) -> None:
    """Make the temporary table; what is not kept may be missing in it, keys can be looked up."""
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        cursor.execute(f'CREATE TEMPORARY TABLE "{table}" (LIKE public."{table}", PRIMARY KEY (id))')
        kept = {field.column for field in kept_fields(model)}
        loose = [
            f'ALTER COLUMN "{f.column}" DROP NOT NULL' for f in model._meta.concrete_fields if f.column not in kept
        ]
        if loose:
            cursor.execute(f'ALTER TABLE pg_temp."{table}" {", ".join(loose)}')
        return
    cursor.execute(f'PRAGMA main.table_info("{table}")')
    columns = ", ".join(f'"{name}" {kind}{" PRIMARY KEY" if key else ""}' for _n, name, kind, _r, _d, key in cursor)
    cursor.execute(f'CREATE TEMPORARY TABLE "{table}" ({columns})')
    for field in model._meta.concrete_fields:
        if field.is_relation:
            cursor.execute(f'CREATE INDEX temp."{table}_{field.column}_known" ON "{table}" ("{field.column}")')


def _lay_back(cursor: Any, model: Model, tenant_id: int, known_at: datetime) -> None:
    """Fill the temporary table with the tenant's rows as they were: unchanged ones, and changed ones as before."""
    table, fields = model._meta.db_table, model._meta.concrete_fields
    on_postgresql = connection.vendor == "postgresql"
    here, there = _place(), "public" if on_postgresql else "main"
    columns = ", ".join(f'"{field.column}"' for field in fields)
    asked = [tenant_id, table, connection.ops.adapt_datetimefield_value(known_at)]
    cursor.execute(
        f'INSERT INTO {here}."{table}" ({columns}) SELECT {columns} FROM {there}."{table}" '
        f'WHERE tenant_id = %s AND id NOT IN (SELECT row_id FROM "{LOG}" WHERE id IN ({_FIRST}))',
        [tenant_id, *asked],
    )
    kept = {field.column for field in kept_fields(model)}
    said = (
        f'(jsonb_populate_record(NULL::public."{table}", l.before))."%s"'
        if on_postgresql
        else "json_extract(l.before, '$.%s')"
    )
    values = ", ".join(said % f.column if f.column in kept else f't."{f.column}"' for f in fields)
    cursor.execute(
        f'INSERT INTO {here}."{table}" ({columns}) SELECT {values} FROM "{LOG}" l '
        f'LEFT JOIN {there}."{table}" t ON t.id = l.row_id WHERE l.before IS NOT NULL AND l.id IN ({_FIRST})',
        asked,
    )
    if on_postgresql:
        cursor.execute(f'ANALYZE {here}."{table}"')


@contextmanager
def as_known(tenant_id: int, known_at: datetime | None, kept: Iterable[Model]) -> Iterator[None]:
    """
    Let whatever is read of a tenant meanwhile be what was known at an instant; None is now. Nothing may be written.

    :raises TwoInstants: it is already read as known at another instant.
    """
    reading = _now_read.get()
    if known_at is None or reading == (tenant_id, known_at):
        yield
        return
    if reading is not None:
        raise TwoInstants
    changed = _changed_since(tenant_id, known_at, kept)
    token = _now_read.set((tenant_id, known_at))
    try:
        with _laid_back(changed, tenant_id, known_at) if changed else nullcontext():
            yield
    finally:
        _now_read.reset(token)


@contextmanager
def _laid_back(changed: Iterable[Model], tenant_id: int, known_at: datetime) -> Iterator[None]:
    """Put temporary tables before those that changed; undoing the savepoint takes them away, and their locks."""
    with transaction.atomic(), connection.cursor() as cursor:
        with _making_tables(cursor):
            for model in changed:
                _empty_table(cursor, model)
                _lay_back(cursor, model, tenant_id, known_at)
        yield
        transaction.set_rollback(True)
