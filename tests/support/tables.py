"""How many rows every table holds, asked in one statement: a walk that looks after each form asks a thousand times."""

from functools import cache

from django.apps import apps
from django.db import connection


@cache
def _statement(leave_out: frozenset[str]) -> str:
    tables = {m._meta.label: m._meta.db_table for m in apps.get_models() if m._meta.label not in leave_out}
    quoted = connection.ops.quote_name
    return " UNION ALL ".join(f"SELECT '{label}', count(*) FROM {quoted(table)}" for label, table in tables.items())


def count_rows(leave_out: frozenset[str]) -> dict[str, int]:
    """Return the number of rows of every model's table but the ones left out."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(leave_out))
        return dict(cursor.fetchall())
