"""The wall between tenants: what is bound now, and keys that cannot leave it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_bound: ContextVar[int | None] = ContextVar("tenant", default=None)


class NoTenantBound(RuntimeError):
    """Something asked for the tenant where none is bound."""


def bound_tenant() -> int:
    """
    Return the tenant bound in this context.

    :raises NoTenantBound: none is bound.
    """
    tenant_id = _bound.get()
    if tenant_id is None:
        raise NoTenantBound
    return tenant_id


def _tell_database(tenant_id: int | None) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Local to the transaction: a session-wide setting leaked to the next request (security.md 5.1).
            cursor.execute("SELECT set_config('app.tenant', %s, true)", ["" if tenant_id is None else str(tenant_id)])


@contextmanager
def bound(tenant_id: int) -> Iterator[None]:
    """Open a transaction (or savepoint) in which the database and the code know the tenant."""
    before = _bound.get()
    nested = connection.in_atomic_block
    token = _bound.set(tenant_id)
    try:
        with transaction.atomic():
            _tell_database(tenant_id)
            yield
            if nested and not connection.needs_rollback:
                _tell_database(before)
    finally:
        _bound.reset(token)


class TenantForeignKey(models.BaseConstraint):
    """FOREIGN KEY (tenant_id, x_id) REFERENCES target (tenant_id, id); the field itself has db_constraint=False."""

    name: str

    def __init__(self, *, field: str, name: str) -> None:
        self.field = field
        super().__init__(name=name)

    def _sql(self, model: type[models.Model], editor: BaseDatabaseSchemaEditor) -> str:
        q = editor.quote_name
        key: Any = model._meta.get_field(self.field)
        target = key.related_model._meta
        return (
            f"CONSTRAINT {q(self.name)} FOREIGN KEY ({q('tenant_id')}, {q(key.column)}) "
            f"REFERENCES {q(target.db_table)} ({q('tenant_id')}, {q(target.pk.column)}) DEFERRABLE INITIALLY DEFERRED"
        )

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        """Return the clause for CREATE TABLE on SQLite; elsewhere add the key after all tables exist."""
        if schema_editor.connection.vendor == "sqlite":
            return self._sql(model, schema_editor)
        # Inside CREATE TABLE the target's UNIQUE (tenant_id, id) may not exist yet.
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))
        return None

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        """Return the statement that adds the key; SQLite rebuilds the table instead."""
        if schema_editor.connection.vendor == "sqlite":
            return schema_editor._remake_table(model)
        return f"ALTER TABLE {schema_editor.quote_name(model._meta.db_table)} ADD {self._sql(model, schema_editor)}"

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        """Return the statement that drops the key; SQLite rebuilds the table instead."""
        q = schema_editor.quote_name
        if schema_editor.connection.vendor == "sqlite":
            return schema_editor._remake_table(model)
        return f"ALTER TABLE {q(model._meta.db_table)} DROP CONSTRAINT {q(self.name)}"

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default") -> None:
        """Leave it to the database: a wrong tenant is a programming error, not a user's."""

    def deconstruct(self) -> Any:
        """Return path and arguments for a migration."""
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "field": self.field}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TenantForeignKey) and (self.name, self.field) == (other.name, other.field)

    def __hash__(self) -> int:
        return hash((self.name, self.field))
